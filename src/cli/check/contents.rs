//! What people have written into documents, looked at as a plan: each finding is at a cell of the
//! workbook or a field of the Word document.
//!
//! Each form is a plan of its own; other documents that belong together are one plan.

use super::looking::{Checked, Looking};
use crate::cli::files::typed;
use crate::cli::read::{ReadDocument, said};
use crate::cli::report::{Stop, listed};
use coplan::check::{self, Report};
use coplan::diagnostic::{Diagnostic, Place};
use coplan::merge::combine;
use coplan::origin::{Origin, State};
use coplan::plan::registry::registry;
use coplan::plan::{Plan, Purpose};
use coplan::read::{Kind, read};
use coplan::template::Terms;
use std::path::{Path, PathBuf};

/// A document: what it says about itself, and its bytes.
pub(super) struct Document {
    pub(super) path: PathBuf,
    pub(super) origin: Origin,
    pub(super) bytes: Vec<u8>,
}

impl Document {
    /// Whether it was made as an empty form.
    pub(super) fn is_form(&self) -> bool {
        self.origin.purpose.as_deref() == Some(Purpose::Blank.code())
    }
}

/// Looks at documents that say whose they are. What nobody has changed is as the plan file has it,
/// so that it is only looked at if a use is named.
pub(super) fn look_at(documents: &[Document], looking: &Looking<'_>) -> Vec<Checked> {
    let look = |documents: &[&Document]| {
        let names: Vec<&str> = documents
            .iter()
            .map(|document| document.origin.file.as_str())
            .collect();
        let typed: Vec<String> = documents
            .iter()
            .map(|document| typed(Path::new(&document.path)))
            .collect();
        looking.checked(listed(&names), typed.join(" "), found(documents, looking))
    };
    let (forms, others): (Vec<&Document>, Vec<&Document>) =
        documents.iter().partition(|document| document.is_form());
    let is_worth = |documents: &[&Document]| {
        let is_changed = |document: &&Document| document.origin.state == State::Changed;
        !looking.is_at_a_draft() || documents.iter().any(is_changed)
    };
    let plans = forms.chunks(1).chain([&*others]);
    let plans = plans.filter(|documents| !documents.is_empty() && is_worth(documents));
    plans.map(look).collect()
}

/// What the rules find, and what is doubtful in the documents as such.
fn found(
    documents: &[&Document],
    looking: &Looking<'_>,
) -> Result<(Report, Vec<Diagnostic>), Stop> {
    let terms = &looking.terms;
    let mut readings = Vec::new();
    for document in documents {
        let name = document.origin.file.clone();
        let reading = read(&name, &document.bytes, terms).map_err(Stop::faults)?;
        readings.push(ReadDocument { name, reading });
    }
    let (plan, mut findings) = match &*readings {
        [alone] => (alone.reading.plan.clone(), Vec::new()),
        several => {
            let several: Vec<_> = several
                .iter()
                .map(|read| said(read, &read.name, &Plan::default()))
                .collect();
            let merged = combine(&Plan::default(), "", &several);
            let told = merged.findings.into_iter();
            let help = "change one of them, so that all say the same";
            (
                merged.plan,
                told.map(|finding| finding.help(help)).collect(),
            )
        }
    };
    let doubts = readings.iter().flat_map(|read| &read.reading.findings);
    findings.extend(doubts.cloned());
    let in_place = |fault| Stop::faults(vec![placed(&readings, terms, fault)]);
    let occasion = looking.occasion(&plan).map_err(in_place)?;
    let mut report = check::check(&plan, &occasion);
    for finding in report.findings.iter_mut().chain(&mut findings) {
        let path = finding.path.clone().unwrap_or_default();
        finding.message = terms.in_labels(&finding.message, &path);
        finding.help = finding
            .help
            .take()
            .map(|help| terms.in_labels(&help, &path));
        *finding = placed(&readings, terms, finding.clone());
    }
    Ok((report, findings))
}

/// A finding where its field stands: the answer itself, or what there is of its entry; else the
/// question that it belongs to.
fn placed(readings: &[ReadDocument], terms: &Terms, finding: Diagnostic) -> Diagnostic {
    if finding.place.is_some() {
        return finding;
    }
    let path = finding.path.clone().unwrap_or_default();
    let mut above = Some(path.as_str());
    while let Some(path) = above {
        if let Some(place) = readings.iter().find_map(|read| place(read, path)) {
            return finding.in_place(place.clone());
        }
        above = path.rfind(['.', '[']).and_then(|at| path.get(..at));
    }
    let is_word = |read: &&ReadDocument| read.reading.kind == Kind::Word;
    let word = readings.iter().find(is_word);
    match (question(&finding, terms).zip(word), readings.first()) {
        (Some((heading, word)), _) => {
            let file = word.name.clone();
            finding.in_place(Place::Field { file, heading })
        }
        (None, Some(first)) => finding.in_place(Place::File(first.name.clone())),
        (None, None) => finding,
    }
}

/// Where a document holds the value of a path; of a list, its first entry.
fn place<'a>(read: &'a ReadDocument, path: &str) -> Option<&'a Place> {
    let places = &read.reading.places;
    let is_list = |tag: &str| {
        registry()
            .fields()
            .any(|field| field.list.as_deref() == Some(tag))
    };
    let within = || {
        let below = places.range(path.to_owned()..);
        let mut below = below.filter(|(key, _)| {
            let rest = key.strip_prefix(path).unwrap_or_default();
            rest.starts_with(['.', '['])
        });
        below.next().map(|(_, place)| place)
    };
    places
        .get(path)
        .or_else(|| is_list(path).then(within).flatten())
}

/// The question that a finding belongs to, as a Word document words it.
fn question(finding: &Diagnostic, terms: &Terms) -> Option<String> {
    let question = check::rule(&finding.name).and_then(|rule| rule.question);
    let path = finding.path.clone().unwrap_or_default();
    let tag = question.map_or(path, |question| format!("answers.{}", question.key()));
    let field = registry().field(&tag)?;
    Some(terms.field(field).label)
}
