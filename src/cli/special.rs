//! Pipes, sockets and devices that stand where a file is meant: what they are, and opening a file without
//! waiting for ever at one of them.
//!
//! In: a path. Out: what is there, or a file that can be read to its end. What is read is not known here.

use std::fs::{self, File, FileType};
use std::io::{self, ErrorKind};
use std::path::Path;

/// What is at a path that is neither a file nor a folder.
pub(super) fn kind(path: &Path) -> Option<&'static str> {
    named(fs::metadata(path).ok()?.file_type())
}

/// Opens a file. A pipe with a name of its own is none: it would keep the run waiting until somebody writes
/// into it, which may be never. One that a shell hands over, as `/dev/stdin` or `<(…)`, has its writer.
pub(super) fn open(path: &Path) -> io::Result<File> {
    if kind(path) == Some(PIPE) && !is_handed_over(path) {
        let message = "it is a pipe, into which perhaps nobody writes";
        return Err(io::Error::new(ErrorKind::NotSeekable, message));
    }
    File::open(path)
}

/// How [`PIPE`] is told.
const PIPE: &str = "a pipe";

#[cfg(unix)]
fn named(kind: FileType) -> Option<&'static str> {
    use std::os::unix::fs::FileTypeExt;
    if kind.is_fifo() {
        Some(PIPE)
    } else if kind.is_socket() {
        Some("a socket")
    } else if kind.is_char_device() || kind.is_block_device() {
        Some("a device")
    } else {
        None
    }
}

#[cfg(not(unix))]
fn named(_: FileType) -> Option<&'static str> {
    None
}

/// Whether a pipe has no place of its own among the files, or only one that the system made for this run.
fn is_handed_over(path: &Path) -> bool {
    fs::canonicalize(path).map_or(true, |path| path.starts_with("/dev"))
}
