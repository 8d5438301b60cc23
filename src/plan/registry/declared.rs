//! What a property of the schema declares: one field, and what holds for all that lies below.
//!
//! In: the keys of a property. Out: a [`Field`], its kind, its codes. Where it stands among the others is
//! not known here.

use crate::plan::field::{Codes, Field, Held, Kind};
use crate::plan::purpose::Purpose;
use serde_json::{Map, Value};
use std::sync::Arc;

/// What is declared for all that lies below a part of the plan.
#[derive(Clone, Default)]
pub(super) struct Declared {
    held: Option<Held>,
    pub(super) question: Option<Arc<str>>,
    pub(super) adds: bool,
    approving: bool,
}

impl Declared {
    /// The same for what lies below a part that declares more.
    pub(super) fn with(&self, property: &Map<String, Value>) -> Self {
        Self {
            held: text(property, "x-held").and_then(held).or(self.held),
            question: text(property, "x-question")
                .map(Arc::from)
                .or_else(|| self.question.clone()),
            adds: self.adds || property.contains_key("x-adds"),
            approving: self.approving || property.contains_key("x-approving"),
        }
    }
}

/// The properties of a schema that are parts of a plan.
pub(super) fn properties(schema: &Value) -> impl Iterator<Item = (&String, &Map<String, Value>)> {
    let properties = schema.get("properties").and_then(Value::as_object);
    properties
        .into_iter()
        .flatten()
        .filter(|(key, _)| !key.starts_with('$'))
        .filter_map(|(key, property)| Some((key, property.as_object()?)))
}

/// The field that a property declares; where it stands is filled in by whoever knows.
pub(super) fn field(
    keys: &Map<String, Value>,
    tag: Arc<str>,
    key: &str,
    kind: Kind,
    declared: &Declared,
) -> Field {
    Field {
        key: key.into(),
        list: None,
        kind,
        codes: codes(keys),
        to: text(keys, "x-to").map(Arc::from),
        labels: text(keys, "x-labels").map(Arc::from),
        many: keys.contains_key("x-many"),
        mention: item(keys).contains_key("x-mention"),
        cell: text(keys, "x-cell").map(Arc::from),
        range: keys.contains_key("x-range"),
        // What nobody says more of is prose, or reads like it.
        held: declared.held.unwrap_or(Held::Word),
        approving: declared.approving,
        personal: keys.contains_key("x-personal"),
        question: declared.question.clone(),
        adds: declared.adds,
        rank: keys.get("x-rank").and_then(Value::as_u64),
        required: required(keys),
        most_words: number(keys, "x-most-words"),
        description: text(keys, "description").map_or_else(String::new, str::to_owned),
        tag,
        position: 0,
    }
}

/// What a key says, if it says a text.
pub(super) fn text<'a>(keys: &'a Map<String, Value>, key: &str) -> Option<&'a str> {
    keys.get(key)?.as_str()
}

/// The uses that a field is required for.
fn required(keys: &Map<String, Value>) -> Vec<Purpose> {
    let uses = keys.get("x-required").and_then(Value::as_array);
    let uses = uses.into_iter().flatten().filter_map(Value::as_str);
    uses.filter_map(Purpose::of_code).collect()
}

fn number(keys: &Map<String, Value>, key: &str) -> Option<usize> {
    usize::try_from(keys.get(key)?.as_u64()?).ok()
}

fn held(word: &str) -> Option<Held> {
    match word {
        "word" => Some(Held::Word),
        "workbook" => Some(Held::Workbook),
        "both" => Some(Held::Both),
        "plan-file" => Some(Held::PlanFile),
        _ => None,
    }
}

/// The kind a property says it is of; none for a group of fields or a list of entries.
pub(super) fn kind(keys: &Map<String, Value>) -> Option<Kind> {
    if keys.get("type").is_some_and(is_yes_no) {
        return Some(Kind::YesNo);
    }
    if keys.contains_key("x-many") {
        return Some(match kind(item(keys))? {
            Kind::Choice => Kind::Choices,
            Kind::Reference => Kind::References,
            single => single,
        });
    }
    Some(match text(keys, "x-kind")? {
        "line" => Kind::Line,
        "text" => Kind::Text,
        "prose" => Kind::Prose,
        "choice" => Kind::Choice,
        "reference" => Kind::Reference,
        "date" => Kind::Date,
        "number" => Kind::Number,
        "money" => Kind::Money,
        "percent" => Kind::Percent,
        _ => return None,
    })
}

fn is_yes_no(kind: &Value) -> bool {
    let is = |kind: &Value| kind.as_str() == Some("boolean");
    match kind {
        Value::Array(kinds) => kinds.first().is_some_and(is),
        kind => is(kind),
    }
}

/// What is said of a single value, where there may be many.
fn item(keys: &Map<String, Value>) -> &Map<String, Value> {
    let single = keys
        .get("x-many")
        .and_then(|_| keys.get("anyOf")?.get(0)?.as_object());
    single.unwrap_or(keys)
}

fn codes(keys: &Map<String, Value>) -> Option<Codes> {
    let keys = item(keys);
    let all = keys
        .get("enum")?
        .as_array()?
        .iter()
        .filter_map(Value::as_str)
        .map(str::to_owned);
    Some(Codes {
        name: kebab(text(keys, "x-codes")?),
        all: all.collect(),
    })
}

/// `StakeholderType` as `stakeholder-type`.
fn kebab(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() && !out.is_empty() {
            out.push('-');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}
