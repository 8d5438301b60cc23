//! A house's own templates, checked whole: all that `fill`, `blank` and `read` could trip over.
//!
//! In: the files of a house, and how its pictures are read. Out: every finding once, in the order of
//! files and lines. No plan is needed: where something only shows in a document, the documents of plans
//! made up here are made.

mod documents;
mod editions;
mod specimens;

use crate::diagnostic::{Diagnostic, Place, has_errors};
use crate::style::{self, Style};
use crate::template::{self, Templates, Terms, Usable};
use crate::workbook::Layout;
use std::sync::Arc;

/// The file of the sheets, and that of the look.
const WORKBOOK: &str = "workbook.toml";
const STYLE: &str = "style.toml";

/// Everything that is wrong with the templates and the style of a house.
pub fn check_house(
    templates: &Templates,
    picture: impl Fn(&str) -> Result<Vec<u8>, String>,
) -> Vec<Diagnostic> {
    let usable = match template::usable(templates) {
        Ok(usable) => usable,
        Err(faults) => return in_order(faults),
    };
    let mut findings = template::check_usable(templates, &usable);
    let Usable { terms, .. } = usable;
    let style = style::load(&templates.text(STYLE), picture).or_else(|faults| {
        findings.extend(faults);
        style::load(&Templates::default().text(STYLE), |_| Err(String::new()))
    });
    let is_sound = !has_errors(&findings);
    // What is at fault gives way to what is built in, so that all else can be tried.
    let tried = templates.without_faulty(&findings);
    let own = templates.languages_of_house();
    for terms in terms.in_every_language() {
        let is_tried = own.contains(terms.language_name()) || terms.is_usual();
        let style = style.as_ref().ok().filter(|_| is_tried);
        let terms = Arc::new(terms.into_owned());
        findings.extend(in_language(&tried, &terms, style, is_sound));
    }
    in_order(findings)
}

/// What is wrong with the sheets in one language, and with the documents made with a style.
fn in_language(
    templates: &Templates,
    terms: &Arc<Terms>,
    style: Option<&Style>,
    is_sound: bool,
) -> Vec<Diagnostic> {
    let layout = |templates: &Templates| Layout::load(&templates.text(WORKBOOK), terms);
    let mut findings = Vec::new();
    let layout = layout(templates).or_else(|faults| {
        findings.extend(faults);
        layout(&Templates::default())
    });
    if let (Ok(layout), Some(style)) = (layout, style) {
        let is_sound = is_sound && !has_errors(&findings);
        let templates = templates.in_language(terms);
        let found = documents::faults(&templates, terms, &layout, style, is_sound);
        // Doubts may come from what stands there instead.
        let found = found.into_iter();
        findings.extend(found.filter(|finding| is_sound || finding.is_error()));
    }
    findings
}

/// Findings in the order of files and lines, each once; those without a place come last.
fn in_order(findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut told: Vec<Diagnostic> = Vec::new();
    for finding in findings {
        if !told.contains(&finding) {
            told.push(finding);
        }
    }
    told.sort_by_cached_key(|finding| match &finding.place {
        Some(Place::Text(place)) => (false, place.text.name.clone(), place.span.start),
        Some(place) => (false, place.to_string(), 0),
        None => (true, String::new(), 0),
    });
    told
}
