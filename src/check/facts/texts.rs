//! A search through every text of a plan, and what people call the place of one.

use crate::check::Question;
use crate::check::text::short;
use crate::plan::rows::row_path;
use serde_json::Value;

/// What speaks about the plan rather than for it, or belongs to the house.
const LEFT_OUT: [&str; 3] = ["extra", "history", "sign_off.accepted"];

/// The paths of the texts that fit, in the order of the plan, from a plan written as JSON.
pub(super) fn paths(plan: &Value, fits: &dyn Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    search(plan, "", fits, &mut found);
    found
}

/// Recursion ends with the plan's types, four levels deep: what the house adds is left out.
fn search(value: &Value, path: &str, fits: &dyn Fn(&str) -> bool, found: &mut Vec<String>) {
    match value {
        Value::String(text) if fits(text) => found.push(path.to_owned()),
        Value::Object(keys) => {
            for (key, value) in keys {
                let path = if path.is_empty() {
                    key.clone()
                } else {
                    format!("{path}.{key}")
                };
                if !LEFT_OUT.contains(&path.as_str()) {
                    search(value, &path, fits, found);
                }
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                search(item, &row_path(path, index, item), fits, found);
            }
        }
        _ => {}
    }
}

/// The keys under which the entries of a list have their names.
const NAMES: [&str; 7] = [
    "name",
    "item",
    "statement",
    "indicator",
    "what",
    "message",
    "version",
];

/// What people call the field at a path: its question, its entry in a list, or its key.
pub(super) fn called(plan: &Value, path: &str) -> String {
    if path.is_empty() {
        return "the plan as a whole".to_owned();
    }
    let key = path.strip_prefix("answers.").unwrap_or_default();
    if let Some(question) = Question::ALL.iter().find(|question| question.key() == key) {
        return format!("question {}", question.number());
    }
    entry(plan, "", path).unwrap_or_else(|| format!("`{path}`"))
}

/// The field of an entry in a list, or the entry as a whole, by the name of the entry.
fn entry(value: &Value, above: &str, path: &str) -> Option<String> {
    match value {
        Value::Object(keys) => keys.iter().find_map(|(key, value)| {
            let here = if above.is_empty() {
                key.clone()
            } else {
                format!("{above}.{key}")
            };
            path.starts_with(&here)
                .then(|| entry(value, &here, path))
                .flatten()
        }),
        Value::Array(items) => items.iter().enumerate().find_map(|(index, item)| {
            let here = row_path(above, index, item);
            let rest = path.strip_prefix(&here)?;
            let name = named(item).unwrap_or_else(|| here.clone());
            match rest.strip_prefix('.') {
                Some(field) => Some(format!("`{field}` of {name}")),
                None if rest.is_empty() => Some(name),
                None => None,
            }
        }),
        _ => None,
    }
}

/// The name of an entry in a list, or its id.
fn named(entry: &Value) -> Option<String> {
    let text = |key: &&str| entry.get(*key).and_then(Value::as_str);
    let mut names = NAMES.iter().chain(&["id"]).filter_map(text).map(short);
    names.find(|name| !name.is_empty())
}
