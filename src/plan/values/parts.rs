//! The parts of a plan one after the other, as the plan file has them.

use super::{Row, Value, Values};
use crate::plan::field::{Field, List};
use crate::plan::registry::{Holds, Part};
use std::sync::Arc;

/// Some parts of a plan.
#[derive(Clone, Copy)]
pub struct Parts<'a> {
    values: &'a Values,
    parts: &'a [Part],
}

/// What a part of a plan holds.
#[derive(Clone, Copy)]
pub enum Content<'a> {
    /// A single field, and what it says.
    Value(&'a Field, Option<&'a Value>),
    /// A list with its entries.
    Rows(&'a Arc<List>, &'a [Row]),
    /// More parts.
    Parts(Parts<'a>),
}

impl Values {
    /// The parts of coplan's own plan; what a house adds is told by [`Values::of_house`].
    #[must_use]
    pub fn parts(&self) -> Parts<'_> {
        Parts::new(self, self.registry.parts())
    }
}

impl<'a> Parts<'a> {
    pub(super) fn new(values: &'a Values, parts: &'a [Part]) -> Self {
        Self { values, parts }
    }

    /// How many there are.
    #[must_use]
    pub fn count(self) -> usize {
        self.parts.len()
    }

    /// Each part with its key, in the order of the plan file.
    pub fn iter(self) -> impl Iterator<Item = (&'a str, Content<'a>)> {
        let parts = self.parts.iter();
        parts.filter_map(move |part| Some((part.key.as_str(), self.content(part)?)))
    }

    fn content(self, part: &'a Part) -> Option<Content<'a>> {
        let values = self.values;
        Some(match &part.holds {
            Holds::Parts(parts) => Content::Parts(Parts { values, parts }),
            Holds::Single(at) => {
                let field = values.registry.singles().get(*at)?;
                Content::Value(field, values.singles.get(*at)?.as_ref())
            }
            Holds::List(at) => {
                let list = values.registry.lists().nth(*at)?;
                Content::Rows(list, values.lists.get(*at)?)
            }
        })
    }
}
