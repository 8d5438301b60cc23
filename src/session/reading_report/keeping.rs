//! What becomes of that which is no answer: whether the plan file keeps it already, or will.
//!
//! In: what stands in the comments of a plan file, and whether the file is written. Out: what is still to be told of
//! a reading, and in which words. What a reading has found is not known here.

use crate::diagnostic::{Diagnostic, Place};
use crate::merge::{comment_noted, leftover_noted};
use crate::read::{Comment, Leftover};
use crate::session::read_document::ReadDocument;
use std::collections::HashSet;

/// How a plan file keeps what has no place in the plan.
pub(in crate::session) struct Keeping<'a> {
    /// What each document is called in its comments.
    names: Vec<&'a str>,
    /// What stands in its comments, as one line each.
    noted: HashSet<String>,
    /// Whether it is written.
    is_written: bool,
}

impl<'a> Keeping<'a> {
    /// A plan file with these comments, in which documents have these names.
    pub(in crate::session) fn new(names: Vec<&'a str>, noted: &[String], is_written: bool) -> Self {
        Self {
            names,
            noted: noted.iter().map(|text| super::one_line(text)).collect(),
            is_written,
        }
    }

    /// Whether the comment of a reader in this document stands in the file.
    pub(super) fn has_comment(&self, document: usize, comment: &Comment) -> bool {
        self.has(document, |name| comment_noted(comment, name))
    }

    /// Whether text of this document that has no place stands in the file.
    pub(super) fn has_leftover(&self, document: usize, leftover: &Leftover) -> bool {
        self.has(document, |name| leftover_noted(leftover, name))
    }

    fn has(&self, document: usize, noted: impl Fn(&str) -> String) -> bool {
        let name = self.names.get(document);
        name.is_some_and(|name| self.noted.contains(&super::one_line(&noted(name))))
    }

    /// Where something that is no answer is to be found again.
    pub(super) fn place(&self) -> &'static str {
        if self.is_written {
            "it is kept in the plan file, in a comment that begins with `# coplan:`"
        } else {
            "without `--dry-run` it is kept in the plan file, in a comment that begins with `# coplan:`"
        }
    }

    /// A finding about a document by the name that people have typed.
    pub(super) fn as_typed(&self, finding: &Diagnostic, documents: &[ReadDocument]) -> Diagnostic {
        let typed = |known: &str| {
            let at = self.names.iter().position(|name| *name == known)?;
            Some(Place::File(documents.get(at)?.name.clone()))
        };
        let place = match &finding.place {
            Some(Place::File(name)) => typed(name),
            _ => None,
        };
        match place {
            Some(place) => finding.clone().in_place(place),
            None => finding.clone(),
        }
    }

    /// A finding about what a reading does, told as something that it would do where nothing is written.
    pub(super) fn in_time(&self, finding: Diagnostic) -> Diagnostic {
        if self.is_written {
            return finding;
        }
        match (finding.name.as_ref(), finding.help.clone()) {
            ("to-decide", _) => finding.help(
                "without `--dry-run` all of it is kept in the plan file; there, `coplan edit` asks what you choose",
            ),
            ("older-document", Some(help)) => finding.help(format!("without `--dry-run` {help}")),
            _ => finding,
        }
    }
}
