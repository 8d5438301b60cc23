//! What may be written over: what coplan made and nobody has changed since.

use super::files::{about, typed};
use super::input::Input;
use super::journal::{Journal, Replaced, Step, documents_read};
use super::keeping::Kept;
use super::names::other_plan;
use super::open_elsewhere;
use super::read::named_after;
use super::report::Stop;
use super::special;
use super::standing::{Standing, is_as_made};
use super::writing::{Output, Staged, write_all};
use coplan::diagnostic::{Diagnostic, listed};
use coplan::plan::Loaded;
use coplan::plan::scalar::Date;
use coplan::source::Format;
use coplan::template::Terms;
use std::fs;
use std::path::{Path, PathBuf};

/// What documents are made of.
pub(super) struct Basis<'a> {
    /// What the person named.
    pub(super) input: Option<&'a Input>,
    /// The command that makes them.
    pub(super) command: &'static str,
    /// The plan in it.
    pub(super) loaded: Option<&'a Loaded>,
    /// The day that the run is dated by, if somebody has said one.
    pub(super) day: Option<Date>,
}

impl Basis<'_> {
    fn plan_file(&self) -> Option<&Path> {
        match self.input {
            Some(Input::File(plan)) => Some(plan),
            _ => None,
        }
    }

    /// The hashes of documents that were brought into the plan.
    fn documents_read(&self) -> Vec<String> {
        self.plan_file().map_or_else(Vec::new, documents_read)
    }

    /// Notes what was replaced, so that `coplan undo` takes it back.
    fn note(&self, kept: &[Kept]) {
        let plan = self.plan_file().filter(|_| !kept.is_empty());
        // Where no note can be made beside the plan, the copies are there all the same.
        if let Some(Ok(mut journal)) = plan.map(Journal::of) {
            let folder = journal.folder();
            let aside = journal.set_aside().into_iter();
            // What coplan made and somebody did not want is in nobody's way from here on.
            for copy in aside.filter(|copy| is_as_made(copy)) {
                let _ = fs::remove_file(copy);
            }
            let files = kept.iter().map(|kept| {
                let (document, copy) = kept.places(&folder);
                Replaced {
                    document,
                    comes: Some(copy),
                    went: None,
                }
            });
            journal.note(Step::Documents {
                command: self.command.to_owned(),
                files: files.collect(),
                is_back: false,
            });
            let _ = journal.save();
        }
    }
}

/// What was written.
#[derive(Clone, Debug, Default)]
pub(super) struct Delivered {
    /// The documents.
    pub(super) written: Vec<PathBuf>,
    /// Those that were there before, and where they are now.
    pub(super) kept: Vec<Kept>,
}

/// Writes documents, unless something is in the way that may not be written over. Whatever is replaced that
/// coplan did not make itself is kept beside it.
pub(super) fn write_documents(
    outputs: Vec<Output>,
    force: bool,
    basis: &Basis<'_>,
    terms: &Terms,
) -> Result<Delivered, Stop> {
    let paths = || outputs.iter().map(|output| output.path.as_path());
    let elsewhere = "rename it, or put the documents into another folder with `-o`";
    let in_the_way = |path| no_file(path).map(|finding| finding.help(elsewhere));
    let mut reasons: Vec<Diagnostic> = paths().filter_map(in_the_way).collect();
    reasons.extend(paths().filter_map(|path| leads_to_the_plan(path, basis.input)));
    let read = basis.documents_read();
    let standing = |path| (path, Standing::of(path, basis.loaded, &read, terms));
    let standings: Vec<(&Path, Standing)> = paths().map(standing).collect();
    if !force {
        reasons.extend(paths().filter_map(protected));
        reasons.extend(paths().filter_map(|path| of_another_plan(path, basis.plan_file())));
        reasons.extend(paths().filter_map(open));
        let are = |wanted| {
            let those = standings.iter().filter(move |(_, known)| *known == wanted);
            those.map(|(path, _)| *path)
        };
        reasons.extend(are(Standing::Foreign).map(not_ours));
        let changed: Vec<&Path> = are(Standing::Changed).collect();
        reasons.extend(changes(&changed, basis.input));
    }
    Stop::if_any(reasons)?;
    let kept = replace(&outputs, &standings, basis.day)?;
    basis.note(&kept);
    let written = outputs.into_iter().map(|output| output.path).collect();
    Ok(Delivered { written, kept })
}

/// Puts documents in their places, once all that has to be kept has a second name.
pub(super) fn replace(
    outputs: &[Output],
    standings: &[(&Path, Standing)],
    day: Option<Date>,
) -> Result<Vec<Kept>, Stop> {
    let staged = Staged::of(outputs)?;
    let mut kept: Vec<Kept> = Vec::new();
    let keep_all = || {
        for (path, standing) in standings {
            if let Some(why) = standing.reason_to_keep() {
                kept.push(Kept::of(path, why, day)?);
            }
        }
        staged.put_in_place()
    };
    let ended = keep_all();
    if ended.is_err() {
        kept.iter().for_each(Kept::give_up);
    }
    ended.map(|()| kept)
}

/// Writes texts, unless a file is in the way that says something else.
pub(super) fn write_texts(outputs: &[Output], force: bool) -> Result<(), Stop> {
    may_write(outputs, force)?;
    write_all(outputs)
}

/// Refuses to write texts where a file is in the way that says something else.
pub(super) fn may_write(outputs: &[Output], force: bool) -> Result<(), Stop> {
    let mut reasons = Vec::new();
    for Output { path, bytes } in outputs {
        let in_the_way = no_file(path);
        reasons.extend(in_the_way.map(|finding| finding.help("rename it, or give another name")));
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
    Stop::if_any(reasons)
}

/// What is in the way that no file can take the place of.
pub(super) fn no_file(path: &Path) -> Option<Diagnostic> {
    if path.is_dir() {
        let message = "there is a folder of this name";
        return Some(about(path, "folder-in-the-way", message));
    }
    let kind = special::kind(path)?;
    let message = format!("this is {kind}, and not a file");
    Some(about(path, "not-a-file", message))
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

/// A document that has the name of that of another plan beside this one.
fn of_another_plan(path: &Path, plan: Option<&Path>) -> Option<Diagnostic> {
    let other = other_plan(plan?, path.file_stem()?)?;
    let message = format!("documents of `{}` have this name too", other.display());
    let is_beside = path.parent() == other.parent();
    (is_beside || path.is_file()).then(|| {
        about(path, "same-name", message)
            .help("put the documents elsewhere with `-o`, or add `--force` to write over it")
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
    about(path, "file-exists", message).help(
        "put the documents elsewhere with `-o`, or add `--force`, which keeps it under another name",
    )
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
    let (command, is_of_this_plan) = reading(paths, plan);
    let again = if is_of_this_plan {
        ", then this again"
    } else {
        ""
    };
    let message = format!("{} {made}", listed(&shown));
    Some(Diagnostic::error("changed-since", message).help(format!(
        "to bring the changes into the plan, run `{command}`{again}; or put the new documents elsewhere with `-o`; or add `--force`, which keeps what people wrote beside them"
    )))
}

/// The command that brings documents into their plan file, or into another where that cannot be changed; and
/// whether it is the very plan that documents are made of.
fn reading(paths: &[&Path], plan: Option<&Input>) -> (String, bool) {
    let documents: Vec<String> = paths.iter().map(|path| typed(path)).collect();
    let read = format!("coplan read {}", documents.join(" "));
    let is_yaml = |path: &Path| Format::of_name(&path.to_string_lossy()) == Some(Format::Yaml);
    if let Some(Input::File(plan)) = plan
        && is_yaml(plan)
    {
        return (format!("{read} --into {}", typed(plan)), true);
    }
    let owned: Vec<PathBuf> = paths.iter().map(|path| path.to_path_buf()).collect();
    let new = named_after(&owned);
    if new.is_file() {
        (format!("{read} --into {}", typed(&new)), false)
    } else {
        (read, false)
    }
}

/// The files that were written, as people read them.
pub(super) fn written(paths: &[PathBuf]) -> String {
    let shown: Vec<_> = paths.iter().map(|path| path.display()).collect();
    format!("Wrote {}", listed(&shown))
}
