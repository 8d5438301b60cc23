//! The fields of a plan file at which a merge has left more than one answer.

use super::file::{Standing, standing};
use crate::diagnostic::TextPlace;
use crate::source::Tree;

/// A field that still has the other answers of a merge in comments above it.
#[derive(Clone, Debug, PartialEq)]
pub struct Undecided {
    /// The path of the field, or of the entry; empty for the plan as a whole.
    pub path: String,
    /// Where its first comment stands.
    pub place: TextPlace,
}

/// The fields that somebody has to choose an answer for, each once, in the order of the text.
#[must_use]
pub fn undecided(tree: &Tree) -> Vec<Undecided> {
    let mut fields: Vec<Undecided> = Vec::new();
    for standing in standing(tree) {
        let Standing::ToDecide(place, _) = standing else {
            continue;
        };
        let path = tree.path_after(place.span.end);
        if fields.iter().all(|field| field.path != path) {
            fields.push(Undecided { path, place });
        }
    }
    fields
}
