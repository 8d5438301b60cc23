//! What people have written into documents, looked at as a plan: each finding is at a cell of the
//! workbook or a field of the Word document.

use super::documents::together;
use super::look::{Use, scope};
use super::prepared::plan_of;
use super::read_document::ReadDocument;
use crate::check::{self, Report};
use crate::diagnostic::{Diagnostic, Place};
use crate::plan::{Path, path};
use crate::read::FileKind;
use crate::template::Terms;

/// What is found in documents that belong together.
#[derive(Clone, Debug)]
pub struct Contents {
    /// What the rules find.
    pub report: Report,
    /// What is doubtful in the documents as such, and where they contradict each other.
    pub findings: Vec<Diagnostic>,
}

/// Looks at what documents that belong together say, as one plan.
///
/// Fails where they name no such funder, each fault in its place.
pub fn look_into(
    documents: &[ReadDocument],
    wanted: &Use,
    terms: &Terms,
) -> Result<Contents, Vec<Diagnostic>> {
    let (values, findings) = together(documents, terms.registry());
    let help = "change one of them, so that all say the same";
    let mut findings: Vec<Diagnostic> = findings
        .into_iter()
        .map(|finding| finding.help(help))
        .collect();
    let doubts = documents.iter().flat_map(|read| &read.reading.findings);
    findings.extend(doubts.cloned());
    let in_place = |fault: Box<Diagnostic>| vec![placed(documents, terms, *fault)];
    let scope = scope(&values, wanted).map_err(in_place)?;
    let mut report = check::check(&plan_of(&values)?, &values, &scope);
    for finding in report.findings.iter_mut().chain(&mut findings) {
        let told = in_labels(finding, terms);
        *finding = placed(documents, terms, told);
    }
    Ok(Contents { report, findings })
}

/// A finding in the words that stand in documents.
fn in_labels(finding: &Diagnostic, terms: &Terms) -> Diagnostic {
    let path = finding.path.as_deref().unwrap_or("");
    let help = finding.help.as_deref();
    Diagnostic {
        message: terms.in_labels(&finding.message, path),
        help: help.map(|help| terms.in_labels(help, path)),
        ..finding.clone()
    }
}

/// A finding where its field stands: the answer itself, or what there is of its entry; else the
/// question that it belongs to.
fn placed(documents: &[ReadDocument], terms: &Terms, finding: Diagnostic) -> Diagnostic {
    if finding.place.is_some() {
        return finding;
    }
    let path = finding.path.clone();
    let mut above = path::upwards(path.as_deref().unwrap_or(""));
    let known = above.find_map(|path| documents.iter().find_map(|read| place(read, path)));
    if let Some(place) = known {
        let place = place.clone();
        return finding.in_place(place);
    }
    let word = documents
        .iter()
        .find(|read| read.reading.kind == FileKind::Word);
    match (question(&finding, terms).zip(word), documents.first()) {
        (Some((heading, word)), _) => {
            let file = word.name.clone();
            finding.in_place(Place::Field { file, heading })
        }
        (None, Some(first)) => finding.in_place(Place::File(first.name.clone())),
        (None, None) => finding,
    }
}

/// Where a document holds the value of a path; of a list, its first entry.
fn place<'a>(read: &'a ReadDocument, text: &str) -> Option<&'a Place> {
    let reading = &read.reading;
    let registry = reading.values.registry();
    if let Some(list) = registry.list(text) {
        let mut places = reading.places.iter();
        let within = places.find(|(path, _)| path.list() == Some(&list.tag));
        return within.map(|(_, place)| place);
    }
    reading.places.get(&Path::parse(text, registry))
}

/// The question that a finding belongs to, as a Word document words it.
fn question(finding: &Diagnostic, terms: &Terms) -> Option<String> {
    let registry = terms.registry();
    let tag = match check::rule(&finding.name).and_then(|rule| rule.question) {
        Some(key) => &registry.question(key)?.answer,
        None => finding.path.as_deref()?,
    };
    let field = registry.field(tag)?;
    Some(terms.field(field).label)
}
