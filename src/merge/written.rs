//! A plan, or part of one, as the values of a plan file: keys in the order of the Rust types, what is
//! empty left out.

use crate::plan::{Content, EXTRA, Field, Kind, Parts, Row, Value, Values};
use crate::source::YamlValue;
use serde_json::{Map, Value as Json};

/// A plan as the values of a plan file.
pub(super) fn plan(plan: &Values) -> YamlValue {
    let mut keys = parts(plan.parts());
    let mut extra = parts(plan.of_house());
    let rest = plan.extra().iter();
    extra.extend(rest.map(|(key, value)| (key.clone(), untouched(value))));
    if !extra.is_empty() {
        keys.push((EXTRA.to_owned(), YamlValue::Mapping(extra)));
    }
    YamlValue::Mapping(keys)
}

fn parts(parts: Parts<'_>) -> Vec<(String, YamlValue)> {
    let written = parts.iter().filter_map(|(key, content)| {
        let written = match content {
            Content::Value(field, value) => {
                self::field(field, Some(value.filter(|value| !is_empty(value))?))
            }
            Content::Rows(_, []) => return None,
            Content::Rows(_, rows) => YamlValue::List(rows.iter().map(row).collect()),
            Content::Parts(more) => match self::parts(more) {
                keys if keys.is_empty() => return None,
                keys => YamlValue::Mapping(keys),
            },
        };
        Some((key.to_owned(), written))
    });
    written.collect()
}

/// An entry of a list.
pub(super) fn row(row: &Row) -> YamlValue {
    let said = row.said().filter(|(_, value)| !is_empty(value));
    let keys = said.map(|(field, value)| {
        let written = self::field(field, Some(value));
        (field.key().to_owned(), written)
    });
    YamlValue::Mapping(keys.collect())
}

/// The value of a field.
pub(super) fn field(field: &Field, value: Option<&Value>) -> YamlValue {
    match value {
        Some(Value::List(items)) => {
            YamlValue::List(items.iter().map(|item| single(field, item)).collect())
        }
        Some(value) if !is_empty(value) => single(field, value),
        _ if field.many => YamlValue::List(Vec::new()),
        _ => YamlValue::Empty,
    }
}

/// Whether nothing is said: no text, no items.
pub(super) fn is_empty(value: &Value) -> bool {
    match value {
        Value::List(items) => items.is_empty(),
        single => single.is_blank(),
    }
}

fn single(field: &Field, value: &Value) -> YamlValue {
    let text = value.to_string();
    match field.kind {
        Kind::Prose => YamlValue::Prose(text),
        // A block, whose ends do not matter, reads better than quotes.
        Kind::Text if text.contains('\n') => YamlValue::Prose(text),
        Kind::Choice | Kind::Choices | Kind::Date | Kind::Money | Kind::Percent | Kind::YesNo => {
            YamlValue::Plain(text)
        }
        Kind::Number if text.chars().all(|c| c.is_ascii_digit() || c == '.') => {
            YamlValue::Plain(text)
        }
        _ => YamlValue::Text(text),
    }
}

/// A value that is nobody's business but the house's.
fn untouched(value: &Json) -> YamlValue {
    match value {
        Json::Null => YamlValue::Empty,
        Json::Bool(yes) => YamlValue::Plain(yes.to_string()),
        Json::Number(number) => YamlValue::Plain(digits(number)),
        Json::String(text) => YamlValue::Text(text.clone()),
        Json::Array(items) => YamlValue::List(items.iter().map(untouched).collect()),
        Json::Object(keys) => untouched_keys(keys),
    }
}

fn untouched_keys(keys: &Map<String, Json>) -> YamlValue {
    let keys = keys.iter();
    YamlValue::Mapping(
        keys.map(|(key, value)| (key.clone(), untouched(value)))
            .collect(),
    )
}

/// A number in the digits by which `source` knows it again as a number.
fn digits(number: &serde_json::Number) -> String {
    match number.as_f64().filter(|_| number.is_f64()) {
        Some(float) => float.to_string(),
        None => number.to_string(),
    }
}
