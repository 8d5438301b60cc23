//! A search through every text of a plan, and what people call the place of one.

use crate::check::Question;
use crate::check::text::short;
use crate::plan::rows::row_path;
use serde_json::Value;

/// What speaks about the plan rather than for it, or belongs to the house.
const LEFT_OUT: [&str; 3] = ["extra", "history", "sign_off.accepted"];

/// The paths of the texts that fit, in the order of the plan, from a plan written as JSON.
pub(super) fn paths(plan: &Value, fits: &dyn Fn(&str) -> bool) -> Vec<String> {
    let mut search = Search {
        fits,
        way: Vec::new(),
        found: Vec::new(),
    };
    search.value(plan);
    search.found
}

/// A search on its way: a path is only put into words where something fits.
struct Search<'a> {
    fits: &'a dyn Fn(&str) -> bool,
    way: Vec<Step<'a>>,
    found: Vec<String>,
}

/// One step down.
enum Step<'a> {
    Key(&'a str),
    Entry(usize, &'a Value),
}

impl<'a> Search<'a> {
    /// Recursion ends with the plan's types, four levels deep: what the house adds is left out.
    fn value(&mut self, value: &'a Value) {
        match value {
            Value::String(text) if (self.fits)(text) => self.found.push(self.path()),
            Value::Object(keys) => {
                for (key, value) in keys {
                    self.way.push(Step::Key(key));
                    if !self.is_left_out() {
                        self.value(value);
                    }
                    self.way.pop();
                }
            }
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.way.push(Step::Entry(index, item));
                    self.value(item);
                    self.way.pop();
                }
            }
            _ => {}
        }
    }

    /// Nothing that is left out stands in a list.
    fn is_left_out(&self) -> bool {
        match self.way.as_slice() {
            [Step::Key(key)] => LEFT_OUT.contains(key),
            [Step::Key(first), Step::Key(second)] => LEFT_OUT
                .iter()
                .any(|path| path.split_once('.') == Some((*first, *second))),
            _ => false,
        }
    }

    fn path(&self) -> String {
        let step = |path: String, step: &Step<'_>| match step {
            Step::Key(key) if path.is_empty() => (*key).to_owned(),
            Step::Key(key) => format!("{path}.{key}"),
            Step::Entry(index, item) => row_path(&path, *index, item),
        };
        self.way.iter().fold(String::new(), step)
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
