//! `templates check`: what is wrong with a house's own templates, without any plan.

mod findings;
mod labels;
mod markdown;
mod words;

use super::files::Layers;
use super::terms::FILE;
use super::unasked::unasked;
use super::{Engine, Templates, Terms, gaps};
use crate::diagnostic::{Diagnostic, Text};
use crate::plan;
use crate::source::Format;
use std::sync::Arc;

/// The plan file that people start from.
const STARTER: &str = "starter.yaml";

/// Everything that is wrong with a set of templates; nothing if all is well.
#[must_use]
pub fn check(templates: &Templates) -> Vec<Diagnostic> {
    match usable(templates) {
        Ok(usable) => check_usable(templates, &usable),
        Err(faults) => faults,
    }
}

/// The same for whoever has read the words already.
#[must_use]
pub fn check_usable(templates: &Templates, usable: &Usable) -> Vec<Diagnostic> {
    let Usable {
        terms,
        templates: usable,
        faults,
    } = usable;
    let mut findings = faults.clone();
    let unread: Vec<_> = templates.faulty(&findings).map(|(_, text)| text).collect();
    let mut found = Vec::new();
    for terms in terms.in_every_language() {
        found.extend(in_language(usable, terms.into_owned()));
    }
    // While files cannot be read, nobody knows which words and fields they speak of.
    found.retain(|finding| !is_about_unread(finding, &unread));
    findings.extend(found);
    findings.extend(
        terms.missing().into_iter().map(|key| {
            Diagnostic::warning("missing-label", format!("`terms.toml` has no `{key}`"))
        }),
    );
    findings.extend(untranslated(usable, terms));
    findings.extend(findings::faults(usable, terms));
    findings.extend(unasked(templates, terms.registry()));
    findings
}

/// What is wrong with the files that documents in one language are made of.
fn in_language(templates: &Templates, terms: Terms) -> Vec<Diagnostic> {
    let tried = templates.in_language(&terms);
    let terms = Arc::new(terms);
    let engine = Engine::with_terms(&tried, Arc::clone(&terms));
    let mut findings: Vec<_> = engine.err().into_iter().flatten().collect();
    let bodies = tried.bodies();
    findings.extend(bodies.flat_map(|source| markdown::faults(&source)));
    let Layers { wanted, .. } = templates.layers(FILE, terms.spoken());
    if let Some(text) = wanted.last() {
        findings.extend(words::faults(text, templates, &terms));
        findings.extend(labels::faults(text, &terms));
    }
    findings.extend(starter(&tried, &terms));
    findings
}

/// Whether a finding is that something is not known which stands in a file that cannot be read.
fn is_about_unread(finding: &Diagnostic, unread: &[&Arc<Text>]) -> bool {
    let quoted = finding.message.split('`').nth(1).unwrap_or_default();
    let last = quoted.rsplit('.').next().unwrap_or_default();
    finding.name.starts_with("unknown-")
        && !last.is_empty()
        && unread.iter().any(|text| text.content.contains(last))
}

/// What a house's own languages leave in another.
fn untranslated(templates: &Templates, terms: &Terms) -> Vec<Diagnostic> {
    let languages = templates.languages_of_house().into_iter();
    let told = languages.filter_map(|language| {
        let gaps = gaps(templates, terms, language);
        let first = gaps.first()?;
        let message = match gaps.len() {
            1 => format!(
                "`languages/{language}` leaves `{}` in another language",
                first.key
            ),
            many => format!(
                "`languages/{language}` leaves {many} texts in another language, first `{}`",
                first.key
            ),
        };
        let help = "say it there, with the same signs in braces as in the text it stands for";
        Some(Diagnostic::note("not-translated", message).help(help))
    });
    told.collect()
}

/// The words of a set of templates, as far as they can be read.
pub struct Usable {
    /// The words.
    pub terms: Arc<Terms>,
    /// The templates, with what is built in in the place of files of words and fields that cannot be read.
    pub templates: Templates,
    /// What is wrong with these files.
    pub faults: Vec<Diagnostic>,
}

/// Reads the words of a set of templates. Fails with what is wrong where nothing could stand for it.
pub fn usable(templates: &Templates) -> Result<Usable, Vec<Diagnostic>> {
    let mut usable = templates.clone();
    let mut faults = Vec::new();
    loop {
        let found = match Terms::load(&usable) {
            Ok(terms) => {
                return Ok(Usable {
                    terms: Arc::new(terms),
                    templates: usable,
                    faults,
                });
            }
            Err(found) => found,
        };
        let is_of_house = usable.faulty(&found).next().is_some();
        usable = usable.without_faulty(&found);
        faults.extend(found);
        if !is_of_house {
            return Err(faults);
        }
    }
}

/// What is wrong with the plan file that people start from.
fn starter(templates: &Templates, terms: &Terms) -> Vec<Diagnostic> {
    let text = templates.text(STARTER);
    match plan::load(&text, Format::Yaml, terms.registry()) {
        Ok(loaded) => loaded.findings,
        Err(faults) => faults,
    }
}
