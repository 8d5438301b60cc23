//! What stands beside the fields of a document, and what fields it may belong to.
//!
//! In: a text where no field is; the words of the templates. Out: plain values. This file does not know how
//! the two are brought together.

use super::story::Line;
use crate::diagnostic::Place;
use crate::plan::Field;
use crate::read::answers::fold;
use crate::template::Terms;

/// Something that stands beside the fields.
#[derive(Clone, Debug)]
pub(super) struct Stray {
    /// What it says.
    pub(super) text: String,
    /// The whole line, where no field stands in it.
    pub(super) line: Option<Line>,
    /// The number of its line.
    pub(super) number: usize,
    /// The heading it stands under.
    pub(super) heading: String,
    /// The field nearest before.
    pub(super) near: Option<String>,
    /// Where it stands.
    pub(super) place: Place,
}

/// A field that stands alone, by what names it where its control is gone.
pub(super) struct Single<'a> {
    /// The field.
    pub(super) field: &'a Field,
    /// Its label with a colon.
    pub(super) label: String,
    /// Its label as headings are compared with it.
    pub(super) folded: String,
}

impl<'a> Single<'a> {
    /// All of them.
    pub(super) fn all(terms: &'a Terms) -> Vec<Self> {
        let fields = terms.registry().singles().iter();
        let named = fields.map(|field| (field, terms.field(field).label));
        named
            .map(|(field, label)| Self {
                field,
                folded: fold(&label),
                label: label + ":",
            })
            .collect()
    }
}
