//! Reading files, and saying why one cannot be read.

use super::report::Stop;
use super::special;
use coplan::diagnostic::{Diagnostic, Place};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

/// The most that is read of a text, in bytes: a little more than any plan file may have, so that
/// the library sees that it is too long.
const LONGEST_TEXT: u64 = (64 << 20) + 1;

/// A document larger than this, in bytes, was not made by coplan.
pub(super) const LARGEST_DOCUMENT: u64 = 512 << 20;

/// A finding about a whole file.
pub(super) fn about(path: &Path, name: &'static str, message: impl Into<String>) -> Diagnostic {
    Diagnostic::error(name, message).in_place(Place::File(path.display().to_string()))
}

/// Reads a text file.
pub(super) fn read_text(path: &Path) -> Result<String, Stop> {
    special::open(path)
        .and_then(|file| read_all(file, LONGEST_TEXT))
        .map_err(|error| Stop::from(unreadable(path, &error)))
        .and_then(|bytes| as_text(path, bytes))
}

/// Reads the bytes of a document.
pub(super) fn read_document(path: &Path) -> Result<Vec<u8>, Diagnostic> {
    let read = |file| read_all(file, LARGEST_DOCUMENT);
    special::open(path)
        .and_then(read)
        .map_err(|error| unreadable(path, &error))
}

/// Reads a stream to its end, or to `longest` bytes.
pub(super) fn read_all(stream: impl Read, longest: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    stream.take(longest).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Reads standard input as text.
pub(super) fn read_standard_input() -> Result<String, Stop> {
    let path = Path::new("standard input");
    read_all(io::stdin().lock(), LONGEST_TEXT)
        .map_err(|error| Stop::from(unreadable(path, &error)))
        .and_then(|bytes| as_text(path, bytes))
}

/// A file that cannot be read, and why.
pub(super) fn unreadable(path: &Path, error: &io::Error) -> Diagnostic {
    let message = format!("this file cannot be read: {}", reason(error));
    let finding = about(path, "unreadable-file", message);
    if error.kind() == ErrorKind::NotSeekable {
        let path = typed(path);
        return finding.help(format!(
            "hand over what comes out of it: name `-`, and end with `< {path}`"
        ));
    }
    if error.kind() == ErrorKind::PermissionDenied {
        return finding.help("ask whoever owns the file to let you read it");
    }
    finding
}

/// Why the operating system would not do something, in plain words.
pub(super) fn reason(error: &io::Error) -> String {
    let plain = match error.kind() {
        ErrorKind::NotFound => "it is not there",
        ErrorKind::PermissionDenied => "you are not allowed to",
        ErrorKind::NotADirectory => "part of its path is a file and not a folder",
        ErrorKind::IsADirectory => "it is a folder",
        ErrorKind::StorageFull => "the disk is full",
        ErrorKind::QuotaExceeded => "your share of the disk is full",
        ErrorKind::ReadOnlyFilesystem => "the disk can only be read",
        ErrorKind::InvalidFilename => "its name is too long, or has a character no name may have",
        _ if is_shared(error) => "it is open in another program",
        _ => return error.to_string(),
    };
    plain.to_owned()
}

/// Whether Windows refuses because another program has the file open: `ERROR_SHARING_VIOLATION`
/// or `ERROR_LOCK_VIOLATION`.
pub(super) fn is_shared(error: &io::Error) -> bool {
    cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33))
}

/// The bytes of a file as text, which has to be UTF-8.
fn as_text(path: &Path, bytes: Vec<u8>) -> Result<String, Stop> {
    String::from_utf8(bytes).map_err(|error| {
        let (sound, _) = error.as_bytes().split_at(error.utf8_error().valid_up_to());
        not_utf8(path, error.as_bytes(), sound).into()
    })
}

/// Encodings that begin with a mark of their own.
const MARKS: [(&[u8], &str); 2] = [
    (&[0xFF, 0xFE], "UTF-16"),
    (&[0xFE, 0xFF], "UTF-16 (big endian)"),
];

/// A file in another encoding than UTF-8, with the place of the first byte that shows it, behind all that
/// is sound.
fn not_utf8(path: &Path, bytes: &[u8], sound: &[u8]) -> Diagnostic {
    let mark = MARKS.iter().find(|(mark, _)| bytes.starts_with(mark));
    if mark.is_none() && bytes.contains(&0) {
        return about(path, "not-text", "this is not a text file")
            .help("a plan is a text file, made with `coplan new` and written in a text editor");
    }
    let message = match mark {
        Some((_, encoding)) => format!("this file is saved as {encoding}, not as UTF-8"),
        None => format!(
            "this file is not saved as UTF-8 but perhaps as Windows-1252: see the character at {}",
            line_and_column(sound)
        ),
    };
    about(path, "not-utf-8", message)
        .help("open it in your editor, and save it with the encoding UTF-8")
}

/// Where a text ends: `line 3, column 9`.
fn line_and_column(before: &[u8]) -> String {
    let before = String::from_utf8_lossy(before);
    let line = before.matches('\n').count() + 1;
    let last = before.rsplit_once('\n').map_or(&*before, |(_, last)| last);
    format!("line {line}, column {}", last.chars().count() + 1)
}

/// A path as it is typed after a command, with quotes where it needs them.
pub(super) fn typed(path: &Path) -> String {
    let shown = path.display().to_string();
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '/' | '\\' | ':');
    let shown = if shown.starts_with('-') && shown.len() > 1 {
        format!("./{shown}")
    } else {
        shown
    };
    if shown.chars().all(plain) {
        shown
    } else if cfg!(windows) {
        format!("\"{shown}\"")
    } else {
        format!("'{}'", shown.replace('\'', r"'\''"))
    }
}

/// The folder a file is in; `.` where the path does not say.
pub(super) fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_quoted_where_a_shell_would_take_it_apart() {
        assert_eq!(
            typed(Path::new("a/clinic-letters.docx")),
            "a/clinic-letters.docx"
        );
        assert_eq!(typed(Path::new("-x.yaml")), "./-x.yaml");
        if !cfg!(windows) {
            assert_eq!(typed(Path::new("it's ours.yaml")), r"'it'\''s ours.yaml'");
        }
    }
}
