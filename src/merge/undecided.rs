//! The fields of a plan file at which a merge has left more than one answer.

use super::standing::{Standing, standing};
use super::words::{SaidToDecide, TO_DECIDE};
use crate::diagnostic::TextPlace;
use crate::source::Tree;

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
    for standing in standing(tree) {
        let Standing::ToDecide(place, said) = standing else {
            continue;
        };
        let path = tree.path_after(place.span.end);
        let comment = (place.clone(), said);
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

/// The text without the comments of one field: somebody has chosen.
#[must_use]
pub fn decided(tree: &Tree, path: &str) -> String {
    let mut text = tree.text().content.clone();
    let fields = undecided(tree);
    let field = fields.iter().find(|field| field.path == path);
    let comments = field.into_iter().flat_map(|field| &field.comments);
    let mut spans: Vec<_> = comments.map(|(place, _)| place.span.clone()).collect();
    spans.sort_by_key(|span| span.start);
    for span in spans.into_iter().rev() {
        // A comment whose place is unknown stays.
        let (Some(before), Some(after)) = (text.get(..span.start), text.get(span.end..)) else {
            continue;
        };
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let end = after.find('\n').map_or(text.len(), |at| span.end + at + 1);
        // A byte order mark at the beginning of the text stays.
        let start = text.get(start..span.start).map_or(span.start, |margin| {
            span.start - margin.trim_start_matches('\u{feff}').len()
        });
        text.replace_range(start..end, "");
    }
    text
}
