//! `templates check`: what is wrong with a house's own templates, without any plan.

use super::{Engine, Templates, Terms, gaps};
use crate::diagnostic::Diagnostic;
use std::sync::Arc;

/// Everything that is wrong with a set of templates; nothing if all is well.
#[must_use]
pub fn check(templates: &Templates) -> Vec<Diagnostic> {
    let terms = match Terms::load(templates) {
        Ok(terms) => terms,
        Err(faults) => return faults,
    };
    let mut findings = Vec::new();
    for terms in terms.in_every_language() {
        let terms = Arc::new(terms.into_owned());
        let engine = Engine::with_terms(&templates.in_language(&terms), terms);
        findings.extend(engine.err().into_iter().flatten());
    }
    findings.extend(
        terms.missing().into_iter().map(|key| {
            Diagnostic::warning("missing-label", format!("`terms.toml` has no `{key}`"))
        }),
    );
    findings.extend(untranslated(templates, &terms));
    findings
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
