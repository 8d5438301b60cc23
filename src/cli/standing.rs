//! What there is where a document should go, and how it stands to the plan.
//!
//! In: a path, and the plan that documents are made of. Out: a [`Standing`]. What may be done about it is the
//! business of `overwrite`.

use super::files::{LARGEST_DOCUMENT, read_all};
use super::keeping::Reason;
use super::special;
use coplan::package::{Archive, hash, is_unchanged};
use coplan::plan::Loaded;
use coplan::session::{ReadDocument, bring};
use coplan::template::Terms;
use std::collections::BTreeSet;
use std::path::Path;

/// What there is where a document should go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// Nothing, or what coplan made and nobody has changed.
    Free,
    /// Made by coplan and changed since; all that it says is in the plan, or was brought into it once.
    InThePlan,
    /// Made by coplan and changed since.
    Changed,
    /// Not made by coplan.
    Foreign,
}

impl Standing {
    /// How the file at a path stands to the plan; `read` are the hashes of documents that went into it.
    pub(super) fn of(path: &Path, plan: Option<&Loaded>, read: &[String], terms: &Terms) -> Self {
        let Ok(file) = special::open(path) else {
            // Whatever is wrong with it is found when it is written.
            return Self::Free;
        };
        if path.is_dir() {
            return Self::Free;
        }
        let Ok(bytes) = read_all(file, LARGEST_DOCUMENT) else {
            return Self::Foreign;
        };
        match Archive::read(&bytes).and_then(|archive| is_unchanged(&archive)) {
            Ok(Some(true)) => Self::Free,
            Ok(Some(false))
                if read.contains(&hash(&bytes))
                    || plan.is_some_and(|plan| says_all(plan, path, &bytes, terms)) =>
            {
                Self::InThePlan
            }
            Ok(Some(false)) => Self::Changed,
            Ok(None) | Err(_) => Self::Foreign,
        }
    }

    /// Why the file is kept when it is replaced, if it is.
    pub(super) fn reason_to_keep(self) -> Option<Reason> {
        match self {
            Self::Free => None,
            Self::InThePlan | Self::Changed => Some(Reason::FilledIn),
            Self::Foreign => Some(Reason::Foreign),
        }
    }
}

/// Whether a document is what coplan made, and nobody has changed it.
pub(super) fn is_as_made(path: &Path) -> bool {
    let bytes = special::open(path).and_then(|file| read_all(file, LARGEST_DOCUMENT));
    let archive = bytes.ok().and_then(|bytes| Archive::read(&bytes).ok());
    archive.is_some_and(|archive| matches!(is_unchanged(&archive), Ok(Some(true))))
}

/// Whether a plan says everything that a document does: reading it would leave the plan file as it is.
fn says_all(plan: &Loaded, path: &Path, bytes: &[u8], terms: &Terms) -> bool {
    let name = path.display().to_string();
    let text = plan.tree.text();
    ReadDocument::read(&name, bytes, terms)
        .and_then(|document| {
            bring(
                &[document],
                Some(plan),
                &text.name,
                terms.registry(),
                &BTreeSet::new(),
            )
        })
        .is_ok_and(|brought| brought.text == text.content)
}
