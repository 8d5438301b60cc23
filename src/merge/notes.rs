//! What stands in the comments of a plan file because it has no place in the plan: notes that readers made in
//! the margin, and words that no field holds.
//!
//! In: a tree. Out: each note with the field it stands at; or the text without some of them.

use super::words::to_decide_in;
use crate::diagnostic::TextPlace;
use crate::source::{self, Tree};

/// A note that a merge has left in a plan file.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// The path of what it stands above; empty at the end of the file.
    pub path: String,
    /// Where it stands.
    pub place: TextPlace,
    /// Who noted it and what it says, or what could not be placed and why.
    pub text: String,
}

/// The notes of a plan file, in the order of the text. What waits for a choice is none.
#[must_use]
pub fn notes(tree: &Tree) -> Vec<Note> {
    let remarks = source::remarks(tree).into_iter();
    let notes = remarks.filter(|(_, text)| to_decide_in(text).is_none());
    let note = |(place, text): (TextPlace, String)| Note {
        path: tree.path_after(place.span.end),
        place,
        text,
    };
    notes.map(note).collect()
}

/// The text without these notes: somebody has dealt with them.
#[must_use]
pub fn without_notes(tree: &Tree, notes: &[Note]) -> String {
    let places = notes.iter().map(|note| &note.place);
    source::without_remarks(tree, places)
}
