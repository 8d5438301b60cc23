//! What somebody wrote into a document stays beside it when the document is replaced.
//!
//! In: a document that is about to be written over. Out: the second name under which it stays. What stands
//! in it, and whether it may be replaced at all, is not known here.

use super::dates;
use super::files::{folder_of, reason};
use super::report::Stop;
use super::writing::unwritable;
use coplan::plan::scalar::Date;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// A document that was replaced, and where it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Kept {
    /// The name it had.
    pub(super) document: PathBuf,
    /// The name it has.
    pub(super) copy: PathBuf,
    /// Whether the copy was made just now, and not there before with the very same content.
    is_new: bool,
}

/// What is said of a document in the name of its copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reason {
    /// Coplan made it, and somebody has written into it.
    FilledIn,
    /// Coplan did not make it.
    Foreign,
    /// It is as coplan made it.
    Made,
}

impl Kept {
    /// Keeps a document under a second name, which no other file has that says something else; `day` is what the
    /// run is dated by.
    pub(super) fn of(document: &Path, why: Reason, day: Option<Date>) -> Result<Self, Stop> {
        let day = day
            .or_else(|| dates::last_change(document))
            .or_else(dates::today);
        Self::under(document, names(document, why, day), true)
    }

    /// Keeps a document under a name that no other file has, whatever that says: under this one, if it is free.
    pub(super) fn apart(document: &Path, name: Option<PathBuf>, why: Reason) -> Result<Self, Stop> {
        let day = dates::last_change(document).or_else(dates::today);
        let names = name.into_iter().chain(names(document, why, day));
        Self::under(document, names, false)
    }

    /// Keeps a document under the first of these names that is free, or that has the very same in it, if it may.
    fn under(
        document: &Path,
        names: impl Iterator<Item = PathBuf>,
        may_share: bool,
    ) -> Result<Self, Stop> {
        let failed = |error: &io::Error| not_kept(document, error);
        let real = fs::canonicalize(document).map_err(|error| failed(&error))?;
        for copy in names {
            let kept = |is_new| Self {
                document: document.to_owned(),
                copy: copy.clone(),
                is_new,
            };
            match second(&real, &copy) {
                Ok(()) => return Ok(kept(true)),
                Err(error) if error.kind() != ErrorKind::AlreadyExists => {
                    return Err(failed(&error));
                }
                Err(_) if may_share && is_same(&real, &copy) => return Ok(kept(false)),
                Err(_) => {}
            }
        }
        Err(failed(&ErrorKind::AlreadyExists.into()))
    }

    /// Takes the second name away again, unless the document has been replaced all the same.
    pub(super) fn give_up(&self) {
        if self.is_new && is_same(&self.document, &self.copy) {
            // What stays is a copy too many, which is no loss.
            let _ = fs::remove_file(&self.copy);
        }
    }

    /// Both places, as seen from a folder where they are in it.
    pub(super) fn places(&self, folder: &Path) -> (PathBuf, PathBuf) {
        let folder = fs::canonicalize(folder).ok();
        let seen = |path: &Path| {
            let within = fs::canonicalize(folder_of(path)).ok();
            let whole = within
                .zip(path.file_name())
                .map(|(within, name)| within.join(name));
            let whole = whole.unwrap_or_else(|| path.to_owned());
            let short = folder
                .as_deref()
                .and_then(|folder| whole.strip_prefix(folder).ok());
            short.map_or_else(|| whole.clone(), Path::to_owned)
        };
        (seen(&self.document), seen(&self.copy))
    }

    /// Where the document is now, as people are told.
    pub(super) fn told(&self) -> String {
        let (document, copy) = (self.document.display(), self.copy.display());
        format!("Kept {document} as it was: {copy}")
    }
}

/// The names that a copy of a document may have, beside it.
fn names(document: &Path, why: Reason, day: Option<Date>) -> impl Iterator<Item = PathBuf> {
    let name = move |number| second_name(document, why, day, number);
    (1_u32..).map(move |number| document.with_file_name(name(number)))
}

/// `letters (filled in 27 November).docx`; after the first of a day, `letters (filled in 27 November) (2).docx`.
fn second_name(document: &Path, why: Reason, day: Option<Date>, number: u32) -> OsString {
    let mut name = document.file_stem().unwrap_or_default().to_owned();
    let what = match why {
        Reason::FilledIn => "filled in",
        Reason::Foreign => "as it was",
        Reason::Made => "as made",
    };
    // What coplan made can be made again on any day.
    let day = day.filter(|_| why != Reason::Made).and_then(Date::day);
    let on = day.map_or_else(String::new, |day| format!(" {}", day.strftime("%-d %B")));
    name.push(format!(" ({what}{on})"));
    if number > 1 {
        name.push(format!(" ({number})"));
    }
    if let Some(extension) = document.extension() {
        name.push(".");
        name.push(extension);
    }
    name
}

/// Gives a file a second name, so that it keeps its dates and permissions; where a disk knows no second
/// names, a copy. Fails if there is a file of that name.
pub(super) fn second(file: &Path, name: &Path) -> io::Result<()> {
    match fs::hard_link(file, name) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => copy(file, name),
        ended => ended,
    }
}

fn copy(file: &Path, name: &Path) -> io::Result<()> {
    let mut from = File::open(file)?;
    let mut to = File::create_new(name)?;
    let copied = io::copy(&mut from, &mut to).and_then(|_| to.sync_all());
    if copied.is_err() {
        // Half a copy is none.
        let _ = fs::remove_file(name);
    }
    copied
}

fn is_same(one: &Path, other: &Path) -> bool {
    let is_as_long = |one: &Path, other: &Path| {
        Some(fs::metadata(one).ok()?.len() == fs::metadata(other).ok()?.len())
    };
    is_as_long(one, other) == Some(true)
        && matches!((fs::read(one), fs::read(other)), (Ok(one), Ok(other)) if one == other)
}

fn not_kept(document: &Path, error: &io::Error) -> Stop {
    let why = reason(error);
    unwritable(
        document,
        error,
        &format!("no copy of this document can be kept beside it: {why}"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(document: &str, why: Reason, number: u32) -> OsString {
        let day = "2026-11-27".parse().ok();
        second_name(Path::new(document), why, day, number)
    }

    #[test]
    fn a_copy_is_named_by_its_day_and_found_beside_its_document() {
        assert_eq!(
            name("a/d.docx", Reason::FilledIn, 1),
            "d (filled in 27 November).docx"
        );
        assert_eq!(
            name("d.v1.xlsx", Reason::Foreign, 2),
            "d.v1 (as it was 27 November) (2).xlsx"
        );
        assert_eq!(name("d.docx", Reason::Made, 1), "d (as made).docx");
        let undated = second_name(Path::new("d.docx"), Reason::FilledIn, None, 1);
        assert_eq!(undated, "d (filled in).docx");
    }
}
