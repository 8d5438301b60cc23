//! What stands at the markers of a rendered template.

use super::{Answer, Block, Entry, Picture};

/// Begins a marker: a Unicode noncharacter, which no data holds.
pub(super) const START: char = '\u{FDD0}';
/// Ends a marker.
pub(super) const END: char = '\u{FDD1}';

/// What stands at a marker.
#[derive(Clone, Debug, PartialEq)]
pub enum Insertion {
    /// An answer.
    Answer(Box<Answer>),
    /// Nothing to see: the table row that begins here shows this entry.
    Row(Entry),
    /// Nothing to see: the heading in which this stands asks the question with this key.
    Question(String),
    /// Prose that is text of the document: no answer, and nothing of a template.
    Prose(Vec<Block>),
    /// A picture.
    Picture(Picture),
    /// The number of the page.
    PageNumber,
    /// The number of pages.
    PageCount,
    /// Nothing.
    Nothing,
}

/// The marker with this number, as it stands in the Markdown.
#[must_use]
pub fn marker(number: usize) -> String {
    format!("{START}{number}{END}")
}

/// A piece of text: characters, or the number of a marker.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    Text(&'a str),
    Marker(usize),
}

/// The pieces of a text that may hold markers; a broken marker is left out.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(START) {
        if !before.is_empty() {
            pieces.push(Piece::Text(before));
        }
        let (number, after) = after.split_once(END).unwrap_or((after, ""));
        pieces.extend(number.parse().ok().map(Piece::Marker));
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

/// The text around markers.
pub(super) fn without_markers(text: &str) -> String {
    let pieces = pieces(text).into_iter();
    pieces
        .filter_map(|piece| match piece {
            Piece::Text(text) => Some(text),
            Piece::Marker(_) => None,
        })
        .collect()
}
