//! The fields of a plan file at which a merge has left more than one answer.

use super::words::{SaidToDecide, TO_DECIDE, to_decide_in};
use crate::diagnostic::TextPlace;
use crate::plan::path::is_within;
use crate::source::{self, Tree};

/// A field that still has the other answers of a merge in comments above it.
#[derive(Clone, Debug, PartialEq)]
pub struct Undecided {
    /// The path of the field, or of the entry; empty for the plan as a whole.
    pub path: String,
    /// Where its first comment stands.
    pub place: TextPlace,
    /// What its comments say, and where they stand.
    comments: Vec<(TextPlace, String)>,
}

impl Undecided {
    /// What its comments say: whose answer stands there, and what others have.
    pub fn said(&self) -> impl Iterator<Item = &str> {
        self.comments.iter().map(|(_, said)| said.as_str())
    }

    /// The same, understood; what a person has written there is left out.
    pub fn understood(&self) -> impl Iterator<Item = SaidToDecide<'_>> {
        self.said().filter_map(SaidToDecide::of)
    }

    /// Whether one of its comments has the answer that a new comment has.
    pub(super) fn offers(&self, comment: &str) -> bool {
        let comment = comment.strip_prefix(TO_DECIDE).unwrap_or(comment).trim();
        let Some(SaidToDecide::Has(_, wanted)) = SaidToDecide::of(comment) else {
            return false;
        };
        let mut said = self.understood();
        said.any(|said| matches!(said, SaidToDecide::Has(_, text) if text == wanted))
    }
}

/// The fields that somebody has to choose an answer for, each once, in the order of the text.
#[must_use]
pub fn undecided(tree: &Tree) -> Vec<Undecided> {
    let mut fields: Vec<Undecided> = Vec::new();
    for (place, text) in source::remarks(tree) {
        let Some((about, said)) = to_decide_in(&text) else {
            continue;
        };
        let path = below(&tree.path_after(place.span.end), about);
        let comment = (place.clone(), said.to_owned());
        match fields.iter_mut().find(|field| field.path == path) {
            Some(field) => field.comments.push(comment),
            None => fields.push(Undecided {
                path,
                place,
                comments: vec![comment],
            }),
        }
    }
    fields
}

/// The path of a field whose path from a place is known.
fn below(place: &str, about: &str) -> String {
    let is_apart = !place.is_empty() && !about.is_empty() && !about.starts_with('[');
    let dot = if is_apart { "." } else { "" };
    format!("{place}{dot}{about}")
}

/// The path of a field from a place above it; empty where that is no place above it.
pub(super) fn from_place<'p>(place: &str, path: &'p str) -> &'p str {
    let inside = path.strip_prefix(place).filter(|_| is_within(path, place));
    inside.map_or("", |rest| rest.strip_prefix('.').unwrap_or(rest))
}

/// The text without the comments of one field, or of an entry and all its fields: somebody has chosen.
#[must_use]
pub fn decided(tree: &Tree, path: &str) -> String {
    let fields = undecided(tree);
    let meant = fields.iter().filter(|field| is_within(&field.path, path));
    let comments = meant.flat_map(|field| &field.comments);
    source::without_remarks(tree, comments.map(|(place, _)| place))
}
