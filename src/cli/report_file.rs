//! Writing a document about plans, in which nobody fills in anything: a comparison, an overview.

use super::files::{LARGEST_DOCUMENT, about, read_all};
use super::report::Stop;
use super::writing::{Output, write_all};
use coplan::diagnostic::Diagnostic;
use coplan::package::{Archive, is_unchanged};
use std::fs::File;
use std::path::Path;

/// Writes documents, unless something is in the way that coplan did not make, or that somebody has changed.
pub(super) fn write_reports(outputs: &[Output], force: bool) -> Result<(), Stop> {
    let in_the_way = outputs
        .iter()
        .filter_map(|output| in_the_way(&output.path, force));
    Stop::if_any(in_the_way.collect())?;
    write_all(outputs)
}

fn in_the_way(path: &Path, force: bool) -> Option<Diagnostic> {
    if path.is_dir() {
        let finding = about(path, "folder-in-the-way", "there is a folder of this name");
        return Some(finding.help("give another name with `-o`"));
    }
    if force || !path.exists() || is_ours(path) {
        return None;
    }
    let message = "there is a file of this name already, and it is not as coplan made it";
    let finding = about(path, "file-exists", message);
    Some(finding.help("give another name with `-o`, or add `--force` to write over it"))
}

/// Whether coplan made a document, and nobody has changed it since.
fn is_ours(path: &Path) -> bool {
    let bytes = File::open(path).and_then(|file| read_all(file, LARGEST_DOCUMENT));
    let archive = bytes.ok().and_then(|bytes| Archive::read(&bytes).ok());
    archive.is_some_and(|archive| matches!(is_unchanged(&archive), Ok(Some(true))))
}
