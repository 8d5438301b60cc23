//! `coplan check FILE.docx FILE.xlsx`: whether documents belong together, and whether somebody
//! has changed them since they were made.

use super::contents::{self, Document};
use super::looking::{Checked, Looking};
use crate::cli::arguments::Check;
use crate::cli::choices::FindingsFormat;
use crate::cli::edition::contradiction;
use crate::cli::files::read_document;
use crate::cli::misplaced;
use crate::cli::report::{self, Outcome, Stop};
use coplan::diagnostic::{Diagnostic, Place};
use coplan::origin::{Origin, State, compare};
use std::path::{Path, PathBuf};

/// The finding about a document whose answers have changed since it was made.
const CHANGED: &str = "changed-since";

/// Why a document may look worse than its plan.
const ACCEPTED_ELSEWHERE: &str =
    "What has been accepted with a reason is known to the plan file alone; check that as well";

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
    let looking = Looking::new(arguments)?;
    let documents = read(documents)?;
    let origins: Vec<Origin> = documents.iter().map(|read| read.origin.clone()).collect();
    let findings = compare(&origins);
    let is_apart = |finding: &Diagnostic| finding.is_error() && finding.name != CHANGED;
    let checked = if findings.iter().any(is_apart) {
        Vec::new()
    } else {
        contents::look_at(&documents, &looking)
    };
    let together = looking.outcome(&findings);
    match arguments.format {
        FindingsFormat::Json => {
            let json = serde_json::json!({
                "format": 1,
                "together": Outcome::of(&findings) == Outcome::Done,
                "documents": origins,
                "findings": findings,
                "date": looking.date(),
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
            looking.tell(&checked)?;
            if !looking.is_at_a_draft() && checked.iter().any(Checked::has_errors) {
                report::remark(ACCEPTED_ELSEWHERE)?;
            }
        }
    }
    let outcomes = checked.iter().map(|checked| checked.outcome);
    Ok(outcomes.chain([together]).max().unwrap_or_default())
}

/// What every document says about itself; those that cannot be read are told together.
fn read(documents: &[&Path]) -> Result<Vec<Document>, Stop> {
    let mut known = Vec::new();
    let mut faults = Vec::new();
    for path in documents {
        let name = path.display().to_string();
        match read_document(path) {
            Err(fault) => faults.push(fault),
            Ok(bytes) => match Origin::read(&*name, &bytes) {
                Ok(origin) => known.push(Document {
                    path: path.to_path_buf(),
                    origin,
                    bytes,
                }),
                Err(error) => faults.push(Diagnostic::from(error).in_place(Place::File(name))),
            },
        }
    }
    Stop::if_any(faults)?;
    Ok(known)
}

/// What is said of documents that belong together.
fn belonging(documents: &[Document]) -> &'static str {
    if documents.iter().any(Document::is_form) {
        "They belong together"
    } else {
        "They belong together, and their answers are as coplan wrote them"
    }
}

/// One line about a document: `clinic-letters.docx: sign-off, version 0.4, plan ac14c4cb; unchanged`.
fn line(document: &Document) -> String {
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
        State::Changed if document.is_form() => "filled in",
        State::Changed => "answers have changed",
        State::Unknown => "it does not say where it comes from",
    };
    let separator = if parts.is_empty() { "" } else { "; " };
    format!("{}: {}{separator}{state}", origin.file, parts.join(", "))
}
