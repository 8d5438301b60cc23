//! The documents that are named → what each says.

use crate::cli::files::{LARGEST_DOCUMENT, about, read_all, read_document, typed, unreadable};
use crate::cli::input::is_standard;
use crate::cli::misplaced;
use crate::cli::report::Stop;
use coplan::diagnostic::Diagnostic;
use coplan::package::hash;
use coplan::session::ReadDocument;
use coplan::template::Terms;
use std::io;
use std::path::{Path, PathBuf};

/// What standard input is called in messages.
const STANDARD_INPUT: &str = "standard input";

/// What the documents say.
pub(super) struct Documents {
    /// Each document.
    pub(super) said: Vec<ReadDocument>,
    /// The hashes of their files.
    pub(super) hashes: Vec<String>,
}

/// Reads every file; those that cannot be read are told together.
pub(super) fn read(files: &[PathBuf], terms: &Terms) -> Result<Documents, Stop> {
    let mut said = Vec::with_capacity(files.len());
    let mut hashes = Vec::with_capacity(files.len());
    let mut faults = Vec::new();
    for path in files {
        match one(path, terms) {
            Ok((document, hash)) => {
                said.push(document);
                hashes.push(hash);
            }
            Err(found) => faults.extend(found),
        }
    }
    Stop::if_any(faults)?;
    Ok(Documents { said, hashes })
}

fn one(path: &Path, terms: &Terms) -> Result<(ReadDocument, String), Vec<Diagnostic>> {
    let (name, bytes) = if is_standard(path) {
        let bytes = read_all(io::stdin().lock(), LARGEST_DOCUMENT)
            .map_err(|error| vec![unreadable(Path::new(STANDARD_INPUT), &error)])?;
        (STANDARD_INPUT.to_owned(), bytes)
    } else {
        let bytes = read_document(path).map_err(|fault| vec![fault])?;
        (path.display().to_string(), bytes)
    };
    Ok((ReadDocument::read(&name, &bytes, terms)?, hash(&bytes)))
}

/// The plan files that stand among the documents.
pub(super) fn misplaced(files: &[PathBuf]) -> Vec<Diagnostic> {
    let plans = files.iter().filter(|path| misplaced::is_plan(path));
    let finding = |path: &PathBuf| {
        let message = "this is a plan file, and `coplan read` takes Word documents and workbooks";
        about(path, "not-a-document", message).help(format!(
            "to bring documents into it, name them and add `--into {}`",
            typed(path)
        ))
    };
    plans.map(finding).collect()
}
