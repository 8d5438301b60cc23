//! `coplan check FILE.docx FILE.xlsx`: whether documents belong together, and whether somebody
//! has changed them since they were made.

use super::run::{CheckRun, Checked, Subject};
use crate::cli::arguments::Check;
use crate::cli::choices::FindingsFormat;
use crate::cli::edition::contradiction;
use crate::cli::files::{read_document, typed};
use crate::cli::misplaced;
use crate::cli::report::{self, Outcome, Stop};
use coplan::check::Report;
use coplan::diagnostic::{Diagnostic, Place, listed};
use coplan::memory::{Origin, State, compare};
use coplan::read::kind_of;
use coplan::session::{Contents, ReadDocument, look_into};
use coplan::template::Terms;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The finding about a document whose answers have changed since it was made.
const CHANGED: &str = "changed-since";

/// So much of what is not understood is shown at once.
const MOST_NOT_UNDERSTOOD: usize = 5;

/// Why a document may look worse than its plan.
const ACCEPTED_ELSEWHERE: &str =
    "What has been accepted with a reason is known to the plan file alone; check that as well";

/// A document: what it says about itself, and its bytes.
struct DocumentFile {
    path: PathBuf,
    origin: Origin,
    bytes: Vec<u8>,
}

/// The documents among the files that are named; none where plans are.
pub(super) fn named(files: &[PathBuf]) -> Result<Option<Vec<&Path>>, Stop> {
    let is_document = |path: &&PathBuf| misplaced::document(path).is_some();
    let documents: Vec<&Path> = files
        .iter()
        .filter(is_document)
        .map(PathBuf::as_path)
        .collect();
    if documents.is_empty() {
        return Ok(None);
    }
    if documents.len() < files.len() {
        let message = "plans and documents are checked for different things";
        let help = "name plans alone, or documents alone";
        return Err(contradiction(message, help).into());
    }
    Ok(Some(documents))
}

/// Tells where the documents come from, whether they belong together, and what is missing from
/// those that people have written into.
pub(super) fn run(documents: &[&Path], arguments: &Check) -> anyhow::Result<Outcome> {
    let run = CheckRun::new(arguments)?;
    let documents = read(documents)?;
    let origins: Vec<Origin> = documents.iter().map(|read| read.origin.clone()).collect();
    let findings = compare(&origins);
    let is_apart = |finding: &Diagnostic| finding.is_error() && finding.name != CHANGED;
    let checked = if findings.iter().any(is_apart) {
        Vec::new()
    } else {
        look_at(&documents, &run)
    };
    let together = run.outcome(&findings);
    match arguments.format {
        FindingsFormat::Json => {
            let json = serde_json::json!({
                "format": 1,
                "together": Outcome::of(&findings) == Outcome::Done,
                "documents": origins,
                "findings": findings,
                "date": run.date(),
                "plans": checked,
            });
            report::result(format_args!("{json:#}"))?;
        }
        FindingsFormat::Human => {
            report::findings(&findings)?;
            for document in &documents {
                report::result(line(document))?;
            }
            if let (Outcome::Done, [_, _, ..]) = (together, &*documents) {
                report::result(belonging(&documents))?;
            }
            run.tell(&checked)?;
            remark_on_reading(&documents)?;
            if !run.is_at_a_draft() && checked.iter().any(Checked::has_errors) {
                report::remark(ACCEPTED_ELSEWHERE)?;
            }
        }
    }
    let outcomes = checked.iter().map(|checked| checked.outcome);
    Ok(outcomes.fold(together, Outcome::max))
}

/// Says how to see all that people wrote.
fn remark_on_reading(documents: &[DocumentFile]) -> std::io::Result<()> {
    let changed = documents
        .iter()
        .filter(|document| document.origin.state == State::Changed);
    let changed: Vec<String> = changed.map(|document| typed(&document.path)).collect();
    if changed.is_empty() {
        return Ok(());
    }
    report::remark(format_args!(
        "`coplan read {} --dry-run` shows what people wrote, and what of it is not understood",
        changed.join(" ")
    ))
}

/// Looks at documents that say whose they are: each form is a plan of its own, and the others together
/// are one. What nobody has changed is as the plan file has it, so that it is only looked at if a use is
/// named.
fn look_at(documents: &[DocumentFile], run: &CheckRun<'_>) -> Vec<Checked> {
    let look = |documents: &[&DocumentFile]| {
        let names: Vec<&str> = documents
            .iter()
            .map(|document| document.origin.file.as_str())
            .collect();
        let typed: Vec<String> = documents
            .iter()
            .map(|document| typed(&document.path))
            .collect();
        let read = read_all(documents, &run.terms);
        let first = read.iter().flatten().next();
        let terms = run.terms_of(first.and_then(ReadDocument::language));
        let subject = Subject {
            file: listed(&names),
            named: typed.join(" "),
            terms: Arc::clone(&terms),
        };
        run.checked(subject, read.and_then(|read| found(&read, run, &terms)))
    };
    let (forms, others): (Vec<&DocumentFile>, Vec<&DocumentFile>) = documents
        .iter()
        .partition(|document| document.origin.is_form());
    let is_worth = |documents: &[&DocumentFile]| {
        let is_changed = |document: &&DocumentFile| document.origin.state == State::Changed;
        !run.is_at_a_draft() || documents.iter().any(is_changed)
    };
    let plans = forms.chunks(1).chain([&*others]);
    let plans = plans.filter(|documents| !documents.is_empty() && is_worth(documents));
    plans.map(look).collect()
}

/// What documents say.
fn read_all(documents: &[&DocumentFile], terms: &Terms) -> Result<Vec<ReadDocument>, Stop> {
    let read = |document: &&DocumentFile| {
        ReadDocument::read(&document.origin.file, &document.bytes, terms).map_err(Stop::faults)
    };
    documents.iter().map(read).collect()
}

/// What the rules find, and what is doubtful in the documents as such.
fn found(
    documents: &[ReadDocument],
    run: &CheckRun<'_>,
    terms: &Terms,
) -> Result<(Report, Vec<Diagnostic>), Stop> {
    let contents = look_into(documents, &run.wanted(), terms).map_err(Stop::faults)?;
    let Contents {
        mut report,
        mut findings,
        mut not_understood,
    } = contents;
    let can_wait = not_understood.split_off(not_understood.len().min(MOST_NOT_UNDERSTOOD));
    findings.extend(not_understood);
    report.findings.extend(can_wait);
    Ok((report, findings))
}

/// What every document says about itself; those that cannot be read are told together.
fn read(documents: &[&Path]) -> Result<Vec<DocumentFile>, Stop> {
    let mut known = Vec::new();
    let mut faults = Vec::new();
    for path in documents {
        let name = path.display().to_string();
        match read_document(path) {
            Err(fault) => faults.push(fault),
            Ok(bytes) => match origin(&name, &bytes) {
                Ok(origin) => known.push(DocumentFile {
                    path: path.to_path_buf(),
                    origin,
                    bytes,
                }),
                Err(fault) => faults.push(fault),
            },
        }
    }
    Stop::if_any(faults)?;
    Ok(known)
}

/// What a file says about itself, if it is a document with anything in it.
fn origin(name: &str, bytes: &[u8]) -> Result<Origin, Diagnostic> {
    kind_of(name, bytes)?;
    let in_place = |error| Diagnostic::from(error).in_place(Place::File(name.to_owned()));
    Origin::read(name, bytes).map_err(in_place)
}

/// What is said of documents that belong together.
fn belonging(documents: &[DocumentFile]) -> &'static str {
    if documents.iter().any(|document| document.origin.is_form()) {
        "They belong together"
    } else {
        "They belong together, and their answers are as coplan wrote them"
    }
}

/// One line about a document: `clinic-letters.docx: sign-off, version 0.4, plan ac14c4cb; unchanged`.
fn line(document: &DocumentFile) -> String {
    let origin = &document.origin;
    let version = origin
        .version
        .as_ref()
        .map(|version| format!("version {version}"));
    let funder = origin.funder.as_ref().map(|funder| format!("for {funder}"));
    let plan = origin
        .plan
        .as_ref()
        .map(|_| format!("plan {}", origin.shown_plan()));
    let parts = [origin.purpose.clone(), funder, version, plan];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let state = match origin.state {
        State::Unchanged => "unchanged",
        State::SavedAgain => "saved again or approved, with the same answers",
        State::Changed if origin.is_form() => "filled in",
        State::Changed => "answers have changed",
        State::Unknown => "it does not say where it comes from",
    };
    let separator = if parts.is_empty() { "" } else { "; " };
    format!("{}: {}{separator}{state}", origin.file, parts.join(", "))
}
