//! `coplan check FILE.docx FILE.xlsx`: whether documents belong together, and whether somebody
//! has changed them since they were made.

use crate::cli::arguments::Check;
use crate::cli::choices::FindingsFormat;
use crate::cli::edition::contradiction;
use crate::cli::files::read_document;
use crate::cli::misplaced;
use crate::cli::report::{self, Outcome, Stop};
use coplan::diagnostic::{Diagnostic, Place};
use coplan::origin::{Origin, State, compare};
use std::path::{Path, PathBuf};

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

/// Tells where the documents come from, and whether they belong together.
pub(super) fn run(documents: &[&Path], arguments: &Check) -> anyhow::Result<Outcome> {
    let (origins, faults) = read(documents);
    Stop::if_any(faults)?;
    let findings = compare(&origins);
    let outcome = Outcome::of(&findings);
    match arguments.format {
        FindingsFormat::Json => {
            let json = serde_json::json!({
                "format": 1,
                "together": outcome == Outcome::Done,
                "documents": origins,
                "findings": findings,
            });
            report::result(format_args!("{json:#}"))?;
        }
        FindingsFormat::Human => {
            report::findings(&findings)?;
            for origin in &origins {
                report::result(line(origin))?;
            }
            if let (Outcome::Done, [_, _, ..]) = (outcome, &*origins) {
                report::result("They belong together, and their answers are as coplan wrote them")?;
            }
        }
    }
    Ok(outcome)
}

/// What every document says about itself, and which cannot be read.
fn read(documents: &[&Path]) -> (Vec<Origin>, Vec<Diagnostic>) {
    let mut origins = Vec::new();
    let mut faults = Vec::new();
    for path in documents {
        let name = path.display().to_string();
        match read_document(path) {
            Err(fault) => faults.push(fault),
            Ok(bytes) => match Origin::read(&*name, &bytes) {
                Ok(origin) => origins.push(origin),
                Err(error) => faults.push(Diagnostic::from(error).in_place(Place::File(name))),
            },
        }
    }
    (origins, faults)
}

/// One line about a document: `clinic-letters.docx: sign-off, version 0.4, plan ac14c4cb; unchanged`.
fn line(origin: &Origin) -> String {
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
        State::Changed => "answers have changed",
        State::Unknown => "it does not say where it comes from",
    };
    let separator = if parts.is_empty() { "" } else { "; " };
    format!("{}: {}{separator}{state}", origin.file, parts.join(", "))
}
