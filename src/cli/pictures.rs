//! Pictures beside a plan or among templates: files of a folder, and of no other place.

use super::files::{read_all, reason};
use super::special;
use std::fs;
use std::path::Path;

/// How large a picture may be, in bytes.
const LARGEST: u64 = 16 << 20;

/// The bytes of a picture in a folder or below it, or why it cannot be had.
pub(super) fn in_folder(folder: &Path, name: &str) -> Result<Vec<u8>, String> {
    let path = folder.join(name);
    if !path.exists() {
        return Err(format!("there is no such file in `{}`", folder.display()));
    }
    let inside = match (fs::canonicalize(folder), fs::canonicalize(&path)) {
        (Ok(folder), Ok(path)) => path.starts_with(folder),
        _ => false,
    };
    if !inside {
        return Err("it lies outside the folder".to_owned());
    }
    let bytes = special::open(&path)
        .and_then(|file| read_all(file, LARGEST + 1))
        .map_err(|error| reason(&error))?;
    if bytes.len() as u64 > LARGEST {
        return Err(format!("it is larger than {} MB", LARGEST >> 20));
    }
    Ok(bytes)
}
