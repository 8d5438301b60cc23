//! Documents that were written over change places with what was kept of them.
//!
//! In: the documents of a step, and where what they said before is kept. Out: the same documents, with what they
//! said until now kept instead, so that the next exchange is the way back. What the step was is not known here.

use crate::cli::files::reason;
use crate::cli::journal::{Replaced, real};
use crate::cli::keeping::{Kept, Reason};
use crate::cli::report::Stop;
use crate::cli::standing::is_as_made;
use crate::cli::writing::unwritable;
use coplan::diagnostic::Diagnostic;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// A document that has changed places.
pub(super) struct Exchanged {
    /// The document, as people are told.
    pub(super) document: PathBuf,
    /// Where it is as it was until now, if it was there.
    pub(super) kept: Option<Kept>,
    /// Where both are, for the next exchange.
    pub(super) next: Replaced,
}

/// Exchanges all of these documents; where one cannot be, none is.
pub(super) fn exchange(files: &[Replaced], folder: &Path) -> Result<Vec<Exchanged>, Stop> {
    Stop::if_any(files.iter().filter_map(|file| gone(file, folder)).collect())?;
    let mut exchanged: Vec<Exchanged> = Vec::new();
    for file in files {
        match kept(file, folder) {
            Ok(kept) => exchanged.push(kept),
            Err(stop) => {
                let kept = exchanged.iter().filter_map(|file| file.kept.as_ref());
                kept.for_each(Kept::give_up);
                return Err(stop);
            }
        }
    }
    for (file, Exchanged { document, .. }) in files.iter().zip(&exchanged) {
        let comes = file.comes.as_ref().map(|copy| folder.join(copy));
        put(comes.as_deref(), document).map_err(|error| unwritten(document, &error))?;
    }
    Ok(exchanged)
}

/// A document as it is now under the name that it had at the last exchange, or under a new one.
fn kept(file: &Replaced, folder: &Path) -> Result<Exchanged, Stop> {
    let document = place(folder, &file.document);
    let kept = if document.is_file() {
        let name = file.went.as_ref().map(|went| place(folder, went));
        let why = if is_as_made(&document) {
            Reason::Made
        } else {
            Reason::FilledIn
        };
        Some(Kept::apart(&document, name, why)?)
    } else {
        None
    };
    let next = Replaced {
        document: file.document.clone(),
        comes: kept.as_ref().map(|kept| kept.places(folder).1),
        went: file.comes.clone(),
    };
    Ok(Exchanged {
        document,
        kept,
        next,
    })
}

/// Puts a copy in the place of a document, behind a link if there is one; no copy, if there was no document.
fn put(copy: Option<&Path>, document: &Path) -> io::Result<()> {
    let document = real(document);
    match copy {
        // A link may lead to another disk.
        Some(copy) => fs::rename(copy, &document).or_else(|_| {
            fs::copy(copy, &document)?;
            fs::remove_file(copy)
        }),
        None => match fs::remove_file(document) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        },
    }
}

/// A file in the folder of a plan, as people call it: without the dot of the folder that one is in.
fn place(folder: &Path, file: &Path) -> PathBuf {
    let place = folder.join(file);
    place.strip_prefix(".").unwrap_or(&place).to_owned()
}

/// That a copy is no longer there.
fn gone(file: &Replaced, folder: &Path) -> Option<Diagnostic> {
    let copy = place(folder, file.comes.as_ref()?);
    (!copy.is_file()).then(|| super::gone(&place(folder, &file.document), &copy))
}

fn unwritten(file: &Path, error: &io::Error) -> Stop {
    let message = format!("this file cannot be written: {}", reason(error));
    unwritable(file, error, &message)
}
