//! What people have written into documents, looked at as a plan: each finding is at a cell of the
//! workbook or a field of the Word document.

use super::documents::together;
use super::look::{Use, scope, weighed};
use super::prepared::plan_of;
use super::read_document::ReadDocument;
use super::reading_report::not_placed;
use crate::check::{self, Report};
use crate::diagnostic::{Diagnostic, Place};
use crate::plan::{Path, Values, path, references_to_nothing};
use crate::read::FileKind;
use crate::template::Terms;

/// What is found in documents that belong together.
#[derive(Clone, Debug)]
pub struct Contents {
    /// What the rules find.
    pub report: Report,
    /// What is doubtful in the documents as such, and where they contradict each other.
    pub findings: Vec<Diagnostic>,
    /// What people wrote that is no answer or could not be understood, and names of nobody.
    pub not_understood: Vec<Diagnostic>,
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
    let mut not_understood = not_understood(documents);
    not_understood.extend(weighed(names_of_nobody(documents, &values), wanted.purpose));
    let in_place = |fault: Box<Diagnostic>| vec![placed(documents, terms, *fault)];
    let scope = scope(&values, wanted).map_err(in_place)?;
    let mut report = check::check(&plan_of(&values)?, &values, &scope);
    for finding in &mut report.findings {
        *finding = with_where_else(&terms.told(finding), documents, terms);
    }
    let all = report.findings.iter_mut().chain(&mut findings);
    for finding in all.chain(&mut not_understood) {
        let told = in_labels(finding, terms);
        *finding = placed(documents, terms, told);
    }
    Ok(Contents {
        report,
        findings,
        not_understood,
    })
}

/// What people wrote that is no answer, or could not be understood.
fn not_understood(documents: &[ReadDocument]) -> Vec<Diagnostic> {
    let leftovers = documents.iter().flat_map(|read| &read.reading.leftovers);
    let mut found: Vec<Diagnostic> = leftovers.map(not_placed).collect();
    if let Some(first) = found.first_mut() {
        first.help = Some("write it where it belongs, as the field takes it".to_owned());
    }
    found
}

/// Names that people wrote and that nobody has, as far as the documents hold those who could have them.
fn names_of_nobody(documents: &[ReadDocument], values: &Values) -> Vec<Diagnostic> {
    let registry = values.registry();
    let is_written = |finding: &Diagnostic| {
        let path = Path::parse(finding.path.as_deref().unwrap_or(""), registry);
        let to = path
            .in_registry(registry)
            .and_then(|field| field.to.as_deref());
        let held = |read: &ReadDocument| to.is_some_and(|to| read.reading.held.contains(to));
        documents.iter().any(held)
            && !documents
                .iter()
                .any(|read| read.reading.kept.contains(&path))
    };
    let mut findings = references_to_nothing(values);
    findings.retain(is_written);
    findings
}

/// A finding whose help says so where it names a field that no document has.
fn with_where_else(finding: &Diagnostic, documents: &[ReadDocument], terms: &Terms) -> Diagnostic {
    let path = finding.path.as_deref().unwrap_or("");
    let Some(help) = &finding.help else {
        return finding.clone();
    };
    let is_held = |tag: &str| documents.iter().any(|read| read.reading.held.contains(tag));
    let elsewhere = terms.fields_in(help, path).into_iter();
    let elsewhere = elsewhere.filter(|field| !is_held(&field.tag));
    let labels: Vec<String> = elsewhere
        .map(|field| format!("“{}”", terms.field(field).label))
        .collect();
    let key = match (labels.len(), documents.len()) {
        (0, _) => return finding.clone(),
        (1, 1) => "one_field_in_document",
        (1, _) => "one_field_in_documents",
        (_, 1) => "fields_in_document",
        _ => "fields_in_documents",
    };
    let parts = [("help", &**help), ("fields", &*terms.listed(&labels))];
    finding.clone().help(terms.in_check(key, &parts))
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
