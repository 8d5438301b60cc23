//! Writing files whole or not at all: each is written beside its place first, and then renamed. What a run that
//! was killed has left there is taken away by the next.

use super::files::{about, folder_of, is_shared, reason};
use super::report::Stop;
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;
use tempfile::{Builder, NamedTempFile};

/// What the name of a file begins and ends with that is not yet in its place, and how much is between.
const UNFINISHED: (&str, &str, usize) = (".coplan-", ".tmp", 6);
/// How old such a file is at least before it is taken for forgotten: older than any that has no lock yet.
const FORGOTTEN: Duration = Duration::from_secs(60);

/// A file that is ready to be written.
#[derive(Clone, Debug)]
pub(super) struct Output {
    /// Where it goes.
    pub(super) path: PathBuf,
    /// What it holds.
    pub(super) bytes: Vec<u8>,
}

/// Files that are written whole, each beside its place.
#[derive(Debug)]
pub(super) struct Staged(Vec<(NamedTempFile, PathBuf)>);

/// Writes files, making their folders; where one cannot be written, none is.
pub(super) fn write_all(outputs: &[Output]) -> Result<(), Stop> {
    Staged::of(outputs)?.put_in_place()
}

impl Staged {
    /// Writes files beside their places, making their folders.
    pub(super) fn of(outputs: &[Output]) -> Result<Self, Stop> {
        let staged = outputs
            .iter()
            .map(|output| stage(output).map_err(|error| cannot_be_written(&output.path, &error)));
        let staged: Vec<_> = staged.collect::<Result<_, _>>()?;
        let folders: BTreeSet<PathBuf> = staged.iter().map(|(_, path)| folder_of(path)).collect();
        for folder in &folders {
            take_away_forgotten(folder);
        }
        Ok(Self(staged))
    }

    /// Puts all of them in their places.
    pub(super) fn put_in_place(self) -> Result<(), Stop> {
        for (file, path) in self.0 {
            // Some systems move no file that is locked.
            let _ = file.as_file().unlock();
            file.persist(&path)
                .map_err(|failed| cannot_be_written(&path, &failed.error))?;
        }
        Ok(())
    }
}

/// Writes a file beside its place. A link is followed, so that the file it leads to changes and
/// the link stays.
fn stage(output: &Output) -> io::Result<(NamedTempFile, PathBuf)> {
    let path = if output.path.is_symlink() {
        fs::canonicalize(&output.path)?
    } else {
        output.path.clone()
    };
    let folder = folder_of(&path);
    fs::create_dir_all(&folder)?;
    let mut file = temporary(&folder)?;
    // Where a disk knows no locks, the age of the file says that it is in use.
    let _ = file.as_file().try_lock();
    file.write_all(&output.bytes)?;
    if let Ok(existing) = fs::metadata(&path) {
        file.as_file().set_permissions(existing.permissions())?;
    }
    Ok((file, path))
}

/// A temporary file that, once renamed, is readable by whom other new files are.
fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    let (prefix, suffix, length) = UNFINISHED;
    builder.prefix(prefix).suffix(suffix).rand_bytes(length);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// Takes away what runs have left in a folder that were killed while they wrote. What cannot be taken away
/// stays: it is in nobody's way.
fn take_away_forgotten(folder: &Path) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let forgotten = entries.filter(|entry| {
        entry.file_name().to_str().is_some_and(is_unfinished)
            && entry.file_type().is_ok_and(|kind| kind.is_file())
            && is_forgotten(&entry.path()).unwrap_or(false)
    });
    for entry in forgotten {
        let _ = fs::remove_file(entry.path());
    }
}

/// Whether a file is named as those are that are not yet in their places.
fn is_unfinished(name: &str) -> bool {
    let (prefix, suffix, length) = UNFINISHED;
    let middle = name
        .strip_prefix(prefix)
        .and_then(|name| name.strip_suffix(suffix));
    middle.is_some_and(|middle| {
        middle.len() == length && middle.chars().all(|c| c.is_ascii_alphanumeric())
    })
}

/// Whether nobody writes a file any more: it is not new, and no run has it locked.
fn is_forgotten(path: &Path) -> io::Result<bool> {
    let file = fs::File::open(path)?;
    let age = file.metadata()?.modified()?.elapsed().unwrap_or_default();
    Ok(age >= FORGOTTEN && file.try_lock().is_ok())
}

fn cannot_be_written(path: &Path, error: &io::Error) -> Stop {
    let message = format!("this file cannot be written: {}", reason(error));
    unwritable(path, error, &message)
}

/// A file that cannot be written, as the message says, and what would do.
pub(super) fn unwritable(path: &Path, error: &io::Error, message: &str) -> Stop {
    let help = if is_shared(error) {
        "close it in that program, then run the command again"
    } else {
        "give a folder that you can write to with `-o`"
    };
    about(path, "unwritable-file", message).help(help).into()
}
