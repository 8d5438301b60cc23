//! `coplan open`: the documents that were made of a plan, in the programs that open such files here.

use super::arguments::Open;
use super::choices::DocumentKind;
use super::files::{about, folder_of, read_document, typed};
use super::input::{Input, plan_file};
use super::launch;
use super::names::Target;
use super::report::{self, Outcome, Stop};
use super::template_folder::words_for;
use coplan::diagnostic::{Diagnostic, listed};
use coplan::memory::Origin;
use coplan::session::fingerprint;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What may follow the name of a plan in the names of its documents.
const ENDINGS: [&str; 7] = [
    "-sign-off",
    "-bid",
    "-findings",
    "-blank",
    "-a3",
    "-letter",
    "-large",
];

/// Runs the command.
pub(super) fn run(arguments: &Open) -> anyhow::Result<Outcome> {
    let plan = &arguments.plan;
    plan_file(plan, "open")?;
    let documents = newest(plan, arguments.folder.as_deref(), arguments.only);
    if documents.is_empty() {
        return Err(Stop::from(nothing_there(arguments)).into());
    }
    let mut faults = Vec::new();
    let mut opened = Vec::new();
    for (document, failed) in documents.iter().zip(launch::open(&documents)) {
        match failed {
            Some(why) => faults.push(not_opened(document, &why)),
            None => opened.push(document.display().to_string()),
        }
    }
    if !opened.is_empty() {
        report::result(format_args!("Opening {}", listed(&opened)))?;
    }
    Stop::if_any(faults)?;
    remark_on_older(plan, &documents)?;
    Ok(Outcome::Done)
}

/// The newest document of each kind.
fn newest(plan: &Path, folder: Option<&Path>, only: Option<DocumentKind>) -> Vec<PathBuf> {
    let target = Target::new(Some(&Input::File(plan.to_owned())), folder);
    let kinds = [DocumentKind::Word, DocumentKind::Excel].into_iter();
    let kinds = kinds.filter(|kind| only.is_none_or(|only| only == *kind));
    kinds
        .filter_map(|kind| {
            let named = target.file("", kind.extension());
            let stem = named.file_stem()?.to_str()?;
            let entries = fs::read_dir(folder_of(&named)).ok()?.flatten();
            let mut found: Vec<(SystemTime, PathBuf)> = entries
                .filter(|entry| is_of(stem, kind, &entry.path()))
                .filter_map(|entry| {
                    let changed = entry.metadata().ok()?.modified().ok()?;
                    Some((changed, named.with_file_name(entry.file_name())))
                })
                .collect();
            found.sort();
            found.pop().map(|(_, path)| path)
        })
        .collect()
}

/// Whether a file has the name of a document of this plan.
fn is_of(plan: &str, kind: DocumentKind, path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    let stem = path.file_stem().and_then(|stem| stem.to_str());
    let rest = stem.and_then(|stem| stem.strip_prefix(plan));
    ending == Some(kind.extension())
        && rest.is_some_and(|rest| {
            rest.is_empty() || ENDINGS.iter().any(|ending| rest.starts_with(ending))
        })
}

/// That a document was not opened.
fn not_opened(document: &Path, why: &str) -> Diagnostic {
    let message = format!("no program here opens this document ({why})");
    about(document, "cannot-open", message)
        .help("open it out of a program such as LibreOffice, Word or Excel")
}

/// Says so where the plan has changed since a document was made.
fn remark_on_older(plan: &Path, documents: &[PathBuf]) -> anyhow::Result<()> {
    let terms = words_for(plan)?;
    let loaded = Input::File(plan.to_owned()).load("open", terms.registry());
    let now = loaded
        .ok()
        .and_then(|loaded| fingerprint(&loaded.values.numbered()).ok());
    let Some(now) = now else {
        return Ok(());
    };
    let is_older = |path: &&PathBuf| {
        let bytes = read_document(path).ok();
        let origin = bytes.and_then(|bytes| Origin::read("", &bytes).ok());
        origin
            .is_some_and(|origin| !origin.is_form() && origin.plan.is_some_and(|made| made != now))
    };
    let older: Vec<String> = documents
        .iter()
        .filter(is_older)
        .map(|path| path.display().to_string())
        .collect();
    if !older.is_empty() {
        let (were, them) = match older.as_slice() {
            [_] => ("was", "it"),
            _ => ("were", "them"),
        };
        report::remark(format_args!(
            "The plan has changed since {} {were} made; `coplan fill` makes {them} anew",
            listed(&older)
        ))?;
    }
    Ok(())
}

fn nothing_there(arguments: &Open) -> Diagnostic {
    let plan = &arguments.plan;
    let place = arguments.folder.as_ref();
    let place = place.map_or_else(
        || "beside it".to_owned(),
        |folder| format!("in `{}`", folder.display()),
    );
    let what = match arguments.only {
        None => "are no documents",
        Some(DocumentKind::Word) => "is no Word document",
        Some(DocumentKind::Excel) => "is no workbook",
    };
    let message = format!("there {what} of this plan {place}");
    let into = arguments
        .folder
        .as_ref()
        .map_or_else(String::new, |folder| format!(" -o {}", typed(folder)));
    about(plan, "no-documents", message).help(format!(
        "make them with `coplan fill {}{into}`; where they are elsewhere, say so with `-o`",
        typed(plan)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_of_a_plan_are_told_from_those_of_one_whose_name_begins_alike() {
        let is = |name: &str| is_of("garden", DocumentKind::Word, Path::new(name));
        assert!(is("garden.docx") && is("garden-sign-off.docx") && is("garden-bid-F1-large.docx"));
        assert!(!is("garden-club.docx") && !is("garden.xlsx") && !is("our-garden.docx"));
    }
}
