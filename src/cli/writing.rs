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

/// Writes files, making their folders; where one cannot be written, none is.
pub(super) fn write_all(outputs: &[Output]) -> Result<(), Stop> {
    let staged = outputs
        .iter()
        .map(|output| stage(output).map_err(|error| unwritable(&output.path, &error)))
        .collect::<Result<Vec<_>, _>>()?;
    for (file, path) in staged {
        file.persist(&path)
            .map_err(|failed| unwritable(&path, &failed.error))?;
    }
    Ok(())
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

fn unwritable(path: &Path, error: &io::Error) -> Stop {
    let message = format!("this file cannot be written: {}", reason(error));
    let help = if is_shared(error) {
        "close it in that program, then run the command again"
    } else {
        "give a folder that you can write to with `-o`"
    };
    about(path, "unwritable-file", message).help(help).into()
}
