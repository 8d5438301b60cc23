//! Templates tried: every use of a plan that says nothing, little or everything is made as `blank` and
//! `fill` make it.
//!
//! In: templates that are sound as far as they can be read. Out: what only shows once they are rendered,
//! told where the template says it.

use super::editions::editions;
use super::specimens::specimens;
use crate::diagnostic::{Diagnostic, Place, Text, TextPlace};
use crate::document::{line_faults, rendered_faults};
use crate::plan::Loaded;
use crate::session::prepared::{Prepared, Shown, placement};
use crate::style::Style;
use crate::template::{Detail, Edition, Engine, Guidance, Rendered, Templates, Terms};
use crate::workbook::Layout;
use std::sync::Arc;

/// What only shows in the documents.
pub(super) fn faults(
    templates: &Templates,
    terms: &Arc<Terms>,
    layout: &Layout,
    style: &Style,
    is_sound: bool,
) -> Vec<Diagnostic> {
    let Ok(engine) = Engine::checking(templates, Arc::clone(terms)) else {
        // Told already: a file of the house that no built-in one can stand for.
        return Vec::new();
    };
    let plans = match specimens(terms.registry()) {
        Ok(plans) => plans,
        Err(faults) => return faults,
    };
    let proof = Proof {
        templates,
        terms,
        engine,
        layout,
        style,
        is_sound,
    };
    let mut findings: Vec<Diagnostic> = Vec::new();
    for plan in &plans {
        for finding in proof.of_plan(plan) {
            if !findings.contains(&finding) {
                findings.push(finding);
            }
        }
    }
    findings
}

/// All that documents are made with.
struct Proof<'a> {
    templates: &'a Templates,
    terms: &'a Arc<Terms>,
    engine: Engine,
    layout: &'a Layout,
    style: &'a Style,
    /// Whether they are what a house has made, and nothing stands in for anything.
    is_sound: bool,
}

impl Proof<'_> {
    fn of_plan(&self, plan: &Loaded) -> Vec<Diagnostic> {
        let prepared = match Prepared::of(plan) {
            Ok(prepared) => prepared,
            Err(faults) => return faults,
        };
        let funder = prepared.plan().funders.first();
        let funder = funder.and_then(|funder| funder.id.as_ref());
        let funder = funder.map(ToString::to_string);
        let mut findings = Vec::new();
        let documents: Vec<&str> = self.templates.documents().collect();
        for edition in editions(funder.as_deref(), &documents) {
            findings.extend(self.of_edition(&prepared, &edition));
        }
        findings
    }

    fn of_edition(&self, prepared: &Prepared, edition: &Edition) -> Vec<Diagnostic> {
        let shown = match prepared.shown(self.terms, edition) {
            Ok(shown) => shown,
            Err(faults) => return faults,
        };
        let findings = self.word(prepared, &shown, edition);
        // Whole files have more in them with guidance, and all that a plan can say.
        let is_whole = edition.guidance == Guidance::Notes && !prepared.plan().tools.is_empty();
        if !findings.is_empty() || !is_whole || !self.is_sound {
            return findings;
        }
        let word = prepared.word(&self.engine, self.style, edition).err();
        let name = edition.document.as_deref().unwrap_or("plan");
        let file = format!("{name}.md.hbs");
        let word = self.in_file(&file, word);
        // The sheets of a blank are the same, short or full, on paper or on the screen.
        let is_another = edition.detail == Detail::Full
            || edition.handwriting
            || edition.canvas
            || edition.document.is_some();
        let excel = (!is_another).then(|| {
            let excel = prepared.excel(self.terms, self.layout, self.style, edition);
            excel.err()
        });
        let excel = excel.flatten();
        word.chain(self.in_file("workbook.toml", excel)).collect()
    }

    /// What the Word document of an edition refuses or leaves out.
    fn word(&self, prepared: &Prepared, shown: &Shown<'_>, edition: &Edition) -> Vec<Diagnostic> {
        let mut rendered = match prepared.rendered(shown, &self.engine, edition) {
            Ok(rendered) => rendered,
            Err(faults) => return faults,
        };
        let text = Text::new(rendered.name.clone(), std::mem::take(&mut rendered.body));
        let mut findings = Vec::new();
        let as_comments = Edition {
            guidance: Guidance::Comments,
            ..edition.clone()
        };
        let places = [edition, &as_comments];
        for edition in places.into_iter().take(1 + usize::from(is_guided(edition))) {
            let placement = placement(self.terms, edition);
            let found = rendered_faults(&text, &rendered.insertions, placement);
            findings.extend(found.into_iter().map(|finding| placed(finding, &rendered)));
        }
        let document = edition.document.as_deref();
        for (key, value) in rendered.front.bands() {
            let line = Text::new(rendered.name.clone(), value.to_owned());
            for finding in line_faults(&line, &rendered.insertions) {
                findings.push(match self.engine.place_of_front(document, key) {
                    Some(place) => finding.in_place(place),
                    None => finding,
                });
            }
        }
        findings
    }

    /// Faults of a whole document, at the file that says what is in it.
    fn in_file(
        &self,
        name: &str,
        faults: Option<Vec<Diagnostic>>,
    ) -> impl Iterator<Item = Diagnostic> {
        let file = self.templates.text(name).name.clone();
        let faults = faults.into_iter().flatten();
        faults.map(move |finding| match &finding.place {
            Some(_) => finding,
            None => finding.in_place(Place::File(file.clone())),
        })
    }
}

fn is_guided(edition: &Edition) -> bool {
    edition.guidance != Guidance::None
}

/// A finding about rendered text, at the place in the template that it comes from.
fn placed(finding: Diagnostic, rendered: &Rendered) -> Diagnostic {
    let origin = match &finding.place {
        Some(Place::Text(TextPlace { span, .. })) => rendered.origins.place(span),
        _ => None,
    };
    match origin {
        Some(place) => finding.in_place(place),
        None => finding,
    }
}
