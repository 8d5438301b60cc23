//! Whether two values of a field say the same.

use super::document::name;
use super::written::is_empty;
use crate::document;
use crate::plan::registry::{Field, Kind};
use crate::plan::rows::fold;
use crate::plan::scalar::{Money, Number};
use serde_json::Value;

/// Whether two values of a field, written as JSON, say the same: prose if a document shows the
/// same, amounts if they are equal as numbers, everything else to the character. Nothing is the
/// same as an empty text or list, and an item of a list that says nothing does not count.
pub(super) fn same(field: &Field, one: &Value, other: &Value) -> bool {
    if one == other || (is_blank(one) && is_blank(other)) {
        return true;
    }
    if let (Some(one), Some(other)) = (one.as_array(), other.as_array()) {
        let says_something = |item: &&Value| !is_empty(item);
        let (one, other) = (one.iter(), other.iter());
        return one.filter(says_something).eq(other.filter(says_something));
    }
    if field.kind == Kind::Prose {
        let (one, other) = (one.as_str(), other.as_str());
        return document::same_prose(one.unwrap_or_default(), other.unwrap_or_default());
    }
    let (Some(one), Some(other)) = (one.as_str(), other.as_str()) else {
        return false;
    };
    match field.kind {
        Kind::Money => is_equal::<Money>(one, other),
        Kind::Number | Kind::Percent => is_equal::<Number>(one, other),
        _ => false,
    }
}

/// Whether a value says nothing: it is empty, or a list whose items all are.
pub(super) fn is_blank(value: &Value) -> bool {
    let items = value.as_array();
    is_empty(value) || items.is_some_and(|items| items.iter().all(is_empty))
}

fn is_equal<T: std::str::FromStr + PartialEq>(one: &str, other: &str) -> bool {
    let parsed = one.parse::<T>().ok().zip(other.parse::<T>().ok());
    parsed.is_some_and(|(one, other)| one == other)
}

/// How many of these fields say something else in two rows.
pub(super) fn differences<'a>(
    fields: impl IntoIterator<Item = &'a Field>,
    one: &Value,
    other: &Value,
) -> usize {
    let fields = fields.into_iter();
    fields
        .filter(|field| !same(field, value(one, field), value(other, field)))
        .count()
}

/// How unlike two rows are: how many of these fields differ, and two more for another name.
pub(super) fn distance(list: &str, fields: &[&Field], one: &Value, other: &Value) -> usize {
    let renamed = fold(name(list, one)) != fold(name(list, other));
    differences(fields.iter().copied(), one, other) + if renamed { 2 } else { 0 }
}

/// The value of a field in a row, or in a plan where the field is in no list.
pub(super) fn value<'a>(row: &'a Value, field: &Field) -> &'a Value {
    let mut keys = field.key().split('.');
    keys.try_fold(row, |value, key| value.get(key))
        .unwrap_or(&Value::Null)
}
