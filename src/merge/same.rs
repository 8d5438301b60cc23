//! Whether two values of a field say the same.

use super::written::is_empty;
use crate::document;
use crate::plan::directory::fold;
use crate::plan::{Field, Row, Value, is_blank};

/// Whether two values of a field say the same: prose if a document shows the same, amounts if they are
/// equal as numbers, everything else to the character. Nothing is the same as an empty text or list,
/// and an item of a list that says nothing does not count.
pub(super) fn same(one: Option<&Value>, other: Option<&Value>) -> bool {
    match (one, other) {
        (one, other) if one == other || (is_blank(one) && is_blank(other)) => true,
        (Some(Value::Prose(one)), Some(Value::Prose(other))) => document::same_prose(one, other),
        (Some(Value::Prose(only)), None) | (None, Some(Value::Prose(only))) => {
            document::same_prose(only, "")
        }
        (Some(Value::List(one)), Some(Value::List(other))) => {
            let says_something = |item: &&Value| !is_empty(item);
            let (one, other) = (one.iter(), other.iter());
            one.filter(says_something).eq(other.filter(says_something))
        }
        _ => false,
    }
}

/// How many of these fields say something else in two rows.
pub(super) fn differences<'a>(
    fields: impl IntoIterator<Item = &'a Field>,
    one: &Row,
    other: &Row,
) -> usize {
    let fields = fields.into_iter();
    fields
        .filter(|field| !same(one.get(field), other.get(field)))
        .count()
}

/// How unlike two rows are: how many of these fields differ, and two more for another name.
pub(super) fn distance(fields: &[&Field], one: &Row, other: &Row) -> usize {
    let renamed = fold(one.name()) != fold(other.name());
    differences(fields.iter().copied(), one, other) + if renamed { 2 } else { 0 }
}
