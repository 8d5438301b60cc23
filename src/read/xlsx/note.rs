//! A note or comment at a cell, before it is known whose words it holds.

use super::position::Position;
use crate::package::Element;
use std::borrow::Cow;

/// A note or comment, as it stands in the file.
#[derive(Debug)]
pub(super) struct Note {
    /// Who wrote it, if it says so.
    pub(super) author: Option<String>,
    /// What stands in it.
    pub(super) text: String,
    /// The cell it is about, if it names one.
    pub(super) position: Option<Position>,
}

impl Note {
    /// The note of an element, which names its cell.
    pub(super) fn new(comment: &Element, author: Option<Cow<'_, str>>, said: &str) -> Self {
        Self {
            author: author.map(Cow::into_owned),
            text: said.trim().to_owned(),
            position: comment.attribute("ref").and_then(Position::parse),
        }
    }

    /// What it says, without the author's name, which Excel puts before a note that somebody writes.
    pub(super) fn said(&self) -> &str {
        let author = self.author.as_deref();
        let rest = author.and_then(|author| self.text.strip_prefix(author)?.strip_prefix(':'));
        rest.map_or(self.text.as_str(), str::trim)
    }
}
