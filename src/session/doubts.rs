//! What is doubtful in a plan file, beyond what its text alone shows.
//!
//! In: a plan that has been loaded. Out: the findings of its loading, one for each answer whose links a document
//! can only show as words, one for each picture without words, and one where notes of readers wait in its comments.

use super::look::placed;
use crate::diagnostic::{Diagnostic, listed};
use crate::document::{silent_pictures, targets_as_words};
use crate::merge::{Note, notes};
use crate::plan::{Loaded, Path, Value, Values};

/// What is wrong or doubtful in a plan file, each in its place.
#[must_use]
pub(super) fn doubts(loaded: &Loaded) -> Vec<Diagnostic> {
    let mut findings = loaded.findings.clone();
    for (path, text) in prose(&loaded.values) {
        let targets = targets_as_words(text);
        if !targets.is_empty() {
            findings.push(placed(&loaded.tree, as_words(&path, &targets)));
        }
        for picture in silent_pictures(text) {
            findings.push(placed(&loaded.tree, silent(&path, &picture)));
        }
    }
    findings.extend(left(&notes(&loaded.tree)));
    findings
}

/// That notes wait in the comments of the plan file.
fn left(notes: &[Note]) -> Option<Diagnostic> {
    let first = notes.first()?;
    let message = match notes.len() {
        1 => "what somebody noted waits in the plan file".to_owned(),
        count => format!("what people noted waits in the plan file, in {count} places"),
    };
    let finding = Diagnostic::note("notes-left", message).in_place(first.place.clone());
    Some(finding.help("`coplan edit` shows it, and takes out what is dealt with"))
}

/// That a picture has nothing to be told by to people who do not see it, so that no document shows it.
fn silent(path: &Path, picture: &str) -> Diagnostic {
    let message =
        format!("the picture `{picture}` is shown as words: it does not say what it shows");
    Diagnostic::note("no-alt-text", message)
        .at(path.to_string())
        .help(format!(
            "say it in the brackets: `![A map of the ward]({picture})`"
        ))
}

fn as_words(path: &Path, targets: &[String]) -> Diagnostic {
    let targets: Vec<String> = targets.iter().map(|target| format!("`{target}`")).collect();
    let message = format!(
        "documents show {} as words: only a web page or a mailbox can be a link in them",
        listed(&targets)
    );
    Diagnostic::note("link-as-words", message)
        .at(path.to_string())
        .help("give the whole address of a page (`https://…`), or say where to find it")
}

/// Every answer in prose, with its path.
fn prose(values: &Values) -> Vec<(Path, &str)> {
    let text = |value: &'_ Value| matches!(value, Value::Prose(_));
    let singles = values.registry().singles().iter();
    let singles = singles.filter_map(|field| {
        let value = values.single(field).filter(|value| text(value))?;
        Some((Path::of(&field.tag), value.as_str()?))
    });
    let rows = values.lists().flat_map(|(_, rows)| rows.iter().enumerate());
    let rows = rows.flat_map(|(index, row)| {
        let said = row.said().filter(|(_, value)| text(value));
        said.filter_map(move |(field, value)| Some((row.path(index).field(field), value.as_str()?)))
    });
    singles.chain(rows).collect()
}
