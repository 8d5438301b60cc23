//! What may be written over: what coplan made and nobody has changed since.

use super::files::{LARGEST_DOCUMENT, about, read_all, typed};
use super::input::Input;
use super::open_elsewhere;
use super::report::Stop;
use super::writing::{Output, write_all};
use coplan::diagnostic::{Diagnostic, listed};
use coplan::package::{Archive, is_unchanged};
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// Writes documents, unless something is in the way that may not be written over.
pub(super) fn write_documents(
    outputs: &[Output],
    force: bool,
    plan: Option<&Input>,
) -> Result<(), Stop> {
    let paths = || outputs.iter().map(|output| output.path.as_path());
    let mut reasons: Vec<Diagnostic> = paths().filter_map(folder_in_the_way).collect();
    reasons.extend(paths().filter_map(|path| leads_to_the_plan(path, plan)));
    if !force {
        reasons.extend(paths().filter_map(protected));
        reasons.extend(paths().filter_map(open));
        let states: Vec<(&Path, State)> = paths().map(|path| (path, state(path))).collect();
        let foreign = states.iter().filter(|(_, state)| *state == State::Foreign);
        reasons.extend(foreign.map(|(path, _)| not_ours(path)));
        let changed = states.iter().filter(|(_, state)| *state == State::Changed);
        reasons.extend(changes(
            &changed.map(|(path, _)| *path).collect::<Vec<_>>(),
            plan,
        ));
    }
    Stop::if_any(reasons)?;
    write_all(outputs)
}

/// Writes texts, unless a file is in the way that says something else.
pub(super) fn write_texts(outputs: &[Output], force: bool) -> Result<(), Stop> {
    let mut reasons = Vec::new();
    for Output { path, bytes } in outputs {
        reasons.extend(folder_in_the_way(path));
        if !force && path.is_file() {
            reasons.extend(protected(path));
            if !fs::read(path).is_ok_and(|known| known == *bytes) {
                reasons.push(
                    about(path, "file-exists", "there is a file of this name already")
                        .help("give another name, or add `--force` to write over it"),
                );
            }
        }
    }
    Stop::if_any(reasons)?;
    write_all(outputs)
}

/// What there is where a document should go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Nothing, or what coplan made and nobody has changed.
    Free,
    /// Made by coplan, and changed since.
    Changed,
    /// Not made by coplan.
    Foreign,
}

fn state(path: &Path) -> State {
    let Ok(file) = File::open(path) else {
        // Whatever is wrong with it is found when it is written.
        return State::Free;
    };
    if path.is_dir() {
        return State::Free;
    }
    let Ok(bytes) = read_all(file, LARGEST_DOCUMENT) else {
        return State::Foreign;
    };
    match Archive::read(&bytes).and_then(|archive| is_unchanged(&archive)) {
        Ok(Some(true)) => State::Free,
        Ok(Some(false)) => State::Changed,
        Ok(None) | Err(_) => State::Foreign,
    }
}

fn folder_in_the_way(path: &Path) -> Option<Diagnostic> {
    path.is_dir().then(|| {
        about(path, "folder-in-the-way", "there is a folder of this name")
            .help("rename the folder, or put the documents elsewhere with `-o`")
    })
}

/// A link that would make a document of the plan file itself.
fn leads_to_the_plan(path: &Path, plan: Option<&Input>) -> Option<Diagnostic> {
    let Some(Input::File(plan)) = plan else {
        return None;
    };
    let same = fs::canonicalize(path).ok()? == fs::canonicalize(plan).ok()?;
    same.then(|| {
        about(path, "same-name", "this is a link to the plan file itself")
            .help("take the link away, or put the documents elsewhere with `-o`")
    })
}

fn protected(path: &Path) -> Option<Diagnostic> {
    let read_only =
        fs::metadata(path).is_ok_and(|file| file.is_file() && file.permissions().readonly());
    read_only.then(|| {
        about(path, "read-only", "this file is marked as read-only")
            .help("put the documents elsewhere with `-o`, or add `--force` to write over it")
    })
}

fn open(path: &Path) -> Option<Diagnostic> {
    let mark = open_elsewhere::mark(path)?;
    let message = "this document seems to be open in another program";
    let help = format!(
        "close it there; if it is open nowhere, delete `{}`",
        mark.display()
    );
    Some(about(path, "open-elsewhere", message).help(help))
}

fn not_ours(path: &Path) -> Diagnostic {
    let message = "there is a file of this name already, and coplan did not make it";
    about(path, "file-exists", message)
        .help("put the documents elsewhere with `-o`, or add `--force` to write over it")
}

/// Documents in which somebody has typed, and the command that brings it into the plan.
fn changes(paths: &[&Path], plan: Option<&Input>) -> Option<Diagnostic> {
    let made = match paths.len() {
        0 => return None,
        1 => "has changed since coplan made it",
        _ => "have changed since coplan made them",
    };
    let shown: Vec<String> = paths
        .iter()
        .map(|path| format!("`{}`", path.display()))
        .collect();
    let documents: Vec<String> = paths.iter().map(|path| typed(path)).collect();
    let into = match plan {
        Some(Input::File(plan)) => format!(" --into {}", typed(plan)),
        Some(Input::Standard) => " --into PLAN.yaml".to_owned(),
        None => String::new(),
    };
    let command = format!("coplan read {}{into}", documents.join(" "));
    let message = format!("{} {made}", listed(&shown));
    Some(Diagnostic::error("changed-since", message).help(format!(
        "to bring the changes into the plan, run `{command}`; to lose them, add `--force`"
    )))
}

/// The files that were written, as people read them.
pub(super) fn written(paths: &[PathBuf]) -> String {
    let shown: Vec<_> = paths.iter().map(|path| path.display()).collect();
    format!("Wrote {}", listed(&shown))
}
