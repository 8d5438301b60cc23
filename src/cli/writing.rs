//! Writing files whole or not at all: each is written beside its place first, and then renamed.

use super::files::{about, folder_of, is_shared, reason};
use super::report::Stop;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tempfile::{Builder, NamedTempFile};

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
        staged.collect::<Result<_, _>>().map(Self)
    }

    /// Puts all of them in their places.
    pub(super) fn put_in_place(self) -> Result<(), Stop> {
        for (file, path) in self.0 {
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
    file.write_all(&output.bytes)?;
    if let Ok(existing) = fs::metadata(&path) {
        file.as_file().set_permissions(existing.permissions())?;
    }
    Ok((file, path))
}

/// A temporary file that, once renamed, is readable by whom other new files are.
fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(".coplan-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
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
