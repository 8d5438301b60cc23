//! Every answer of a plan as words to be remembered, in one form however it is written.

use crate::document::kept_prose;
use crate::plan::{Directory, Field, Path, Value, Values};
use std::collections::HashMap;

/// An answer of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Answer {
    /// Its path in the plan.
    pub(super) path: Path,
    /// The path by which it is remembered: that of an entry without an id has no row, since rows move.
    pub(super) key: String,
    /// What it says: references by id, where their entry has one.
    pub(super) words: String,
}

/// The answers of a plan at these paths, without those that say nothing, and without ids.
pub(super) fn answers(plan: &Values, wanted: impl Fn(&Path) -> bool) -> Vec<Answer> {
    let registers = plan.registry().registers();
    let directories: HashMap<&str, Directory> = registers
        .map(|list| (&*list.tag, Directory::new(plan.rows(&list.tag))))
        .collect();
    let mut found = Vec::new();
    let mut answer = |field: &Field, value: &Value, path: Path, is_named: bool| {
        if !wanted(&path) {
            return;
        }
        let directory = field.to.as_deref().and_then(|to| directories.get(to));
        if let Some(words) = words(value, directory) {
            let key = if is_named {
                path.to_string()
            } else {
                field.tag.to_string()
            };
            found.push(Answer { path, key, words });
        }
    };
    for field in plan.registry().singles() {
        if let Some(value) = plan.single(field) {
            answer(field, value, Path::of(&field.tag), true);
        }
    }
    for (_, rows) in plan.lists() {
        for (index, row) in rows.iter().enumerate() {
            for (field, value) in row.said().filter(|(field, _)| !field.is_id()) {
                let path = row.path(index).field(field);
                answer(field, value, path, row.id().is_some());
            }
        }
    }
    found
}

/// What a value says in one form: of an amount its shortest digits, everything but prose as it is.
fn words(value: &Value, directory: Option<&Directory>) -> Option<String> {
    let one = |value: &Value| match value {
        Value::Prose(text) => kept_prose(text),
        Value::Money(money) => money.0.normalize().to_string(),
        Value::Number(number) => number.0.normalize().to_string(),
        Value::Percent(percent) => percent.0.normalize().to_string(),
        single => {
            let text = single.to_string();
            let entry = directory.and_then(|directory| directory.find(&text));
            let id = entry.map(|entry| entry.id.clone());
            id.filter(|id| !id.is_empty()).unwrap_or(text)
        }
    };
    let text = match value {
        Value::List(items) => {
            let said = items.iter().filter(|item| !item.is_blank());
            let items: Vec<String> = said.map(|item| one(&trimmed(item))).collect();
            items.join("\n")
        }
        single => one(single),
    };
    (!text.trim().is_empty()).then_some(text)
}

/// An item of a list without space at its ends.
fn trimmed(item: &Value) -> Value {
    match item {
        Value::Line(text) => Value::Line(text.trim().to_owned()),
        Value::Reference(text) => Value::Reference(text.trim().to_owned()),
        other => other.clone(),
    }
}
