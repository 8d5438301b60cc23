//! A plan, or part of one, as the values of a plan file.
//!
//! In: a plan written as JSON. Out: the tree that `source` writes: keys in the order of the Rust types, what is
//! empty left out.

use crate::plan::registry::{Field, Kind, registry};
use crate::source::Value as Written;
use serde_json::Value;

/// Whether nothing is said: no value, no text, no entries.
pub(super) fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(keys) => keys.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// A plan as the values of a plan file.
pub(super) fn plan(plan: &Value) -> Written {
    mapping(plan, "")
}

/// An entry of a list.
pub(super) fn row(list: &str, row: &Value) -> Written {
    mapping(row, list)
}

/// The value of a field.
pub(super) fn field(field: &Field, value: &Value) -> Written {
    match value {
        Value::Array(items) => {
            Written::List(items.iter().map(|item| single(field, item)).collect())
        }
        value if is_empty(value) => Written::Empty,
        value => single(field, value),
    }
}

fn mapping(keys: &Value, tag: &str) -> Written {
    let mut entries = Vec::new();
    for (key, value) in keys.as_object().into_iter().flatten() {
        let tag = if tag.is_empty() {
            key.clone()
        } else {
            format!("{tag}.{key}")
        };
        if is_empty(value) {
            continue;
        }
        let written = if tag == EXTRA {
            untouched(value)
        } else if let Some(known) = registry().field(&tag) {
            field(known, value)
        } else if let Value::Array(rows) = value {
            Written::List(rows.iter().map(|row| mapping(row, &tag)).collect())
        } else {
            mapping(value, &tag)
        };
        let nothing = matches!(&written, Written::Mapping(entries) if entries.is_empty());
        if !nothing {
            entries.push((key.clone(), written));
        }
    }
    Written::Mapping(entries)
}

/// The house's own part of a plan.
const EXTRA: &str = "extra";

fn single(field: &Field, value: &Value) -> Written {
    let text = match value {
        Value::String(text) => text.clone(),
        value => return Written::Plain(value.to_string()),
    };
    match field.kind {
        Kind::Prose => Written::Prose(text),
        // A block, whose ends do not matter, reads better than quotes.
        Kind::Text if text.contains('\n') => Written::Prose(text),
        Kind::Choice | Kind::Choices | Kind::Date | Kind::Money | Kind::Percent => {
            Written::Plain(text)
        }
        Kind::Number if text.chars().all(|c| c.is_ascii_digit() || c == '.') => {
            Written::Plain(text)
        }
        _ => Written::Text(text),
    }
}

/// A value that is nobody's business but the house's.
fn untouched(value: &Value) -> Written {
    match value {
        Value::Null => Written::Empty,
        Value::Bool(yes) => Written::Plain(yes.to_string()),
        Value::Number(number) => Written::Plain(digits(number)),
        Value::String(text) => Written::Text(text.clone()),
        Value::Array(items) => Written::List(items.iter().map(untouched).collect()),
        Value::Object(keys) => Written::Mapping(
            keys.iter()
                .map(|(key, value)| (key.clone(), untouched(value)))
                .collect(),
        ),
    }
}

/// A number in the digits by which `source` knows it again as a number.
fn digits(number: &serde_json::Number) -> String {
    match number.as_f64().filter(|_| number.is_f64()) {
        Some(float) => float.to_string(),
        None => number.to_string(),
    }
}
