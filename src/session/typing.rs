//! Answers as people type them, and as they change them.
//!
//! In: a field of a plan that is open. Out: what it says without the signs that only a file needs; and what
//! somebody made of that, with those signs where they stood. What else people type is `crate::read`'s.

use super::open_plan::OpenPlan;
use crate::document;
use crate::plan::{Field, Kind, Value};

impl OpenPlan {
    /// What a field says as people type it; empty where it says nothing.
    #[must_use]
    pub fn as_typed(&self, field: &Field, row: Option<usize>) -> String {
        match self.value(field, row) {
            Some(Value::Prose(text)) => document::as_typed(text),
            value => value.map_or_else(String::new, Value::to_string),
        }
    }

    /// The text of a field after somebody has changed what [`Self::as_typed`] gave.
    #[must_use]
    pub fn retyped(&self, field: &Field, row: Option<usize>, text: &str) -> String {
        match self.value(field, row) {
            Some(Value::Prose(before)) => document::retyped(before, text),
            _ if field.kind == Kind::Prose => document::retyped("", text),
            _ => text.to_owned(),
        }
    }
}
