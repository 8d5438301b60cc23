//! Every answer of a plan, by its path, as words to be remembered.
//!
//! In: a plan written as JSON. Out: for each field that says something, its words in one form, so that
//! it can be told later whether an answer is still the one that stood there.

use super::registry::{Field, Kind, registry};
use super::rows::{Directory, REGISTERS, row_path, rows};
use rust_decimal::Decimal;
use serde_json::Value;

/// An answer of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Its path in the plan: `stakeholders.S2.route`, `aims.decisions[0].maker`.
    pub path: String,
    /// The path by which it is remembered: that of an entry without an id has no row, since rows move.
    pub key: String,
    /// What it says, in one form however it is written.
    pub words: String,
}

/// The answers of a plan written as JSON, without those that say nothing, and without ids. References
/// are told by id, where their entry has one, and `prose` puts Markdown into one form.
pub fn answers(plan: &Value, prose: impl Fn(&str) -> String) -> Vec<Answer> {
    let directories = REGISTERS.map(|register| (register.list, Directory::new(plan, register)));
    let mut found = Vec::new();
    for field in registry().fields().filter(|field| field.list.is_none()) {
        let mut keys = field.tag.split('.');
        let value = keys.try_fold(plan, |value, key| value.get(key));
        let words = value.and_then(|value| words(field, value, None, &prose));
        found.extend(words.map(|words| answer(field, field.tag.clone(), true, words)));
    }
    for list in registry().lists() {
        for (index, row) in rows(plan, list).iter().enumerate() {
            let at = row_path(list, index, row);
            let is_named = row.get("id").is_some_and(Value::is_string);
            let fields = registry().fields_of(list);
            for field in fields.filter(|field| field.key() != "id") {
                let to = field.to.as_deref();
                let directory = directories.iter().find(|(list, _)| to == Some(list));
                let value = row.get(field.key()).unwrap_or(&Value::Null);
                let directory = directory.map(|(_, directory)| directory);
                let words = words(field, value, directory, &prose);
                let path = || format!("{at}.{}", field.key());
                found.extend(words.map(|words| answer(field, path(), is_named, words)));
            }
        }
    }
    found
}

fn answer(field: &Field, path: String, is_named: bool, words: String) -> Answer {
    let key = if is_named { &path } else { &field.tag };
    Answer {
        key: key.clone(),
        path,
        words,
    }
}

/// What a value says in one form: of an amount its shortest digits, everything but prose as it is.
fn words(
    field: &Field,
    value: &Value,
    directory: Option<&Directory>,
    prose: &dyn Fn(&str) -> String,
) -> Option<String> {
    let named = |text: &str| {
        let entry = directory.and_then(|directory| directory.find(text));
        let id = entry.map(|entry| entry.id.as_str());
        id.filter(|id| !id.is_empty()).map(str::to_owned)
    };
    let one = |text: &str| match field.kind {
        Kind::Prose => prose(text),
        kind => named(text).unwrap_or_else(|| one_form(kind, text)),
    };
    let text = match value {
        Value::String(text) => one(text),
        Value::Array(items) => {
            let items = items.iter().filter_map(Value::as_str).map(str::trim);
            let items: Vec<String> = items.filter(|item| !item.is_empty()).map(one).collect();
            items.join("\n")
        }
        Value::Bool(yes) => yes.to_string(),
        _ => return None,
    };
    (!text.trim().is_empty()).then_some(text)
}

fn one_form(kind: Kind, text: &str) -> String {
    match kind {
        Kind::Money | Kind::Number | Kind::Percent => match text.parse::<Decimal>() {
            Ok(number) => number.normalize().to_string(),
            Err(_) => text.to_owned(),
        },
        _ => text.to_owned(),
    }
}
