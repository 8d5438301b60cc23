//! The registry: every field and every list of a plan, with all that is declared of them.
//!
//! In: the JSON Schema of [`super::Plan`], which comes from the Rust types. Out: a [`Registry`], and
//! what in the declarations does not fit together. A tag is a path without rows:
//! `stakeholders.route`. It is a value that is handed on: nothing asks for it behind anybody's back.
//!
//! What is declared stands at the Rust field, in `#[schemars(extend(…))]`:
//!
//! | key | at | what it says |
//! |---|---|---|
//! | `x-held` | a part, a list or a field | `word`, `workbook`, `both` or `plan-file`; for all that lies below |
//! | `x-question` | the same | the key of the question that asks for it; for all that lies below |
//! | `x-rank` | a list or a field | when an interview asks for it |
//! | `x-letter` | the id of an entry | the letter that ids begin with |
//! | `x-name` | a field of an entry | that people call an entry by it |
//! | `x-to` | a reference | the list it points into |
//! | `x-labels` | a line | the list whose entries' labels it repeats |
//! | `x-personal` | a field | that it stays out of what goes to outsiders |
//!
//! Kinds, codes and ranges come with the types of the values.

use super::field::{Codes, Field, Held, ID, Kind, List};
use super::schema;
use serde_json::{Map, Value};
use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

/// Every field and list of the plan.
#[derive(Debug, Default)]
pub struct Registry {
    singles: Vec<Field>,
    lists: Vec<Arc<List>>,
    by_tag: HashMap<Arc<str>, Position>,
    /// The fields in the order of the plan.
    order: Vec<Position>,
    /// The parts of a plan, in its order.
    parts: Vec<Part>,
}

/// A part of the plan, by its key.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) key: String,
    pub(super) holds: Holds,
}

/// What a part of the plan holds.
#[derive(Debug)]
pub(super) enum Holds {
    /// A single value, by its position among them.
    Single(usize),
    /// A list, by its position among them.
    List(usize),
    /// More parts.
    Parts(Vec<Part>),
}

/// Where a field stands.
#[derive(Clone, Copy, Debug)]
enum Position {
    Single(usize),
    InList(usize, usize),
}

/// What is declared for all that lies below a part of the plan.
#[derive(Clone, Default)]
struct Declared {
    held: Option<Held>,
    question: Option<Arc<str>>,
}

/// Made once: it never changes while the program runs.
static BUILT_IN: LazyLock<Arc<Registry>> = LazyLock::new(|| Arc::new(Registry::new(&schema()).0));

impl Registry {
    /// The fields of coplan's own plan.
    #[must_use]
    pub fn built_in() -> Arc<Self> {
        Arc::clone(&BUILT_IN)
    }

    /// The registry of a schema, and what in its declarations does not fit together.
    pub(super) fn new(schema: &Value) -> (Self, Vec<String>) {
        let mut registry = Self::default();
        registry.parts = registry.collect(schema, "", &Declared::default());
        let faults = registry.faults();
        (registry, faults)
    }

    fn collect(&mut self, schema: &Value, path: &str, above: &Declared) -> Vec<Part> {
        let mut parts = Vec::new();
        for (key, property) in properties(schema) {
            let tag: Arc<str> = match path {
                "" => key.as_str().into(),
                path => format!("{path}.{key}").into(),
            };
            let declared = above.with(property);
            let holds = if let Some(kind) = kind(property) {
                let position = self.singles.len();
                let field = field(property, Arc::clone(&tag), &tag, kind, &declared);
                self.enter(tag, Position::Single(position));
                self.singles.push(Field { position, ..field });
                Holds::Single(position)
            } else if let Some(items) = property.get("items") {
                self.add_list(property, items, tag, &declared);
                Holds::List(self.lists.len() - 1)
            } else if property.contains_key("properties") {
                let schema = Value::Object(property.clone());
                Holds::Parts(self.collect(&schema, &tag, &declared))
            } else {
                continue;
            };
            let key = key.clone();
            parts.push(Part { key, holds });
        }
        parts
    }

    fn enter(&mut self, tag: Arc<str>, position: Position) {
        self.by_tag.insert(tag, position);
        self.order.push(position);
    }

    fn add_list(
        &mut self,
        property: &Map<String, Value>,
        items: &Value,
        tag: Arc<str>,
        declared: &Declared,
    ) {
        let mut list = List {
            question: declared.question.clone(),
            rank: property.get("x-rank").and_then(Value::as_u64),
            ..List::default()
        };
        for (position, (key, property)) in properties(items).enumerate() {
            let Some(kind) = kind(property) else { continue };
            let declared = declared.with(property);
            let whole: Arc<str> = format!("{tag}.{key}").into();
            if key == ID {
                list.id = Some(position);
                list.letter = text(property, "x-letter").and_then(|letter| letter.chars().next());
            }
            if property.contains_key("x-name") {
                list.name = Some(position);
            }
            let field = field(property, Arc::clone(&whole), key, kind, &declared);
            self.enter(whole, Position::InList(self.lists.len(), position));
            list.fields.push(Field {
                list: Some(Arc::clone(&tag)),
                position,
                ..field
            });
        }
        list.tag = tag;
        self.lists.push(Arc::new(list));
    }

    /// What is declared and cannot be: an editor of the types sees it in a test.
    fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        for field in self.fields() {
            let to = field.to.as_ref().map(|to| self.list(to));
            if to.is_some_and(|list| list.is_none_or(|list| !list.has_ids())) {
                faults.push(format!("`{}`: `x-to` names no list with ids", field.tag));
            }
            let labels = field.labels.as_ref().map(|list| self.list(list));
            if labels.is_some_and(|list| list.and_then(|list| list.name()).is_none()) {
                faults.push(format!(
                    "`{}`: `x-labels` names no list with names",
                    field.tag
                ));
            }
            let is_reference = matches!(field.kind, Kind::Reference | Kind::References);
            if is_reference != field.to.is_some() {
                faults.push(format!(
                    "`{}`: a reference says where it points, and nothing else does",
                    field.tag
                ));
            }
            let answer = field
                .question
                .as_ref()
                .map(|key| self.field(&format!("answers.{key}")));
            if answer.is_some_and(|answer| answer.is_none()) {
                faults.push(format!(
                    "`{}`: `x-question` is none of the questions",
                    field.tag
                ));
            }
        }
        for list in &self.lists {
            if list.id.is_some() != list.has_ids() {
                faults.push(format!("`{}`: an id has an `x-letter`", list.tag));
            }
        }
        faults
    }

    /// Every field, in the order of the plan file.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.order.iter().filter_map(|at| self.at(*at))
    }

    fn at(&self, position: Position) -> Option<&Field> {
        match position {
            Position::Single(at) => self.singles.get(at),
            Position::InList(list, at) => self.lists.get(list)?.fields.get(at),
        }
    }

    /// The fields that are in no list, in the order of the plan file.
    #[must_use]
    pub fn singles(&self) -> &[Field] {
        &self.singles
    }

    /// The repeated lists, in the order of the plan file.
    pub fn lists(&self) -> impl Iterator<Item = &Arc<List>> {
        self.lists.iter()
    }

    /// The lists whose entries have ids.
    pub fn registers(&self) -> impl Iterator<Item = &Arc<List>> {
        self.lists().filter(|list| list.has_ids())
    }

    /// The list with this tag.
    #[must_use]
    pub fn list(&self, tag: &str) -> Option<&Arc<List>> {
        self.lists.iter().find(|list| &*list.tag == tag)
    }

    /// The field with this tag.
    #[must_use]
    pub fn field(&self, tag: &str) -> Option<&Field> {
        self.at(*self.by_tag.get(tag)?)
    }

    /// The fields of a repeated list, in the order of the plan file.
    #[must_use]
    pub fn fields_of(&self, list: &str) -> &[Field] {
        self.list(list).map_or(&[], |list| &list.fields)
    }

    /// The parts of a plan, in its order.
    pub(super) fn parts(&self) -> &[Part] {
        &self.parts
    }
}

impl Declared {
    /// The same for what lies below a part that declares more.
    fn with(&self, property: &Map<String, Value>) -> Self {
        Self {
            held: text(property, "x-held").and_then(held).or(self.held),
            question: text(property, "x-question")
                .map(Arc::from)
                .or_else(|| self.question.clone()),
        }
    }
}

/// The properties of a schema that are parts of a plan.
fn properties(schema: &Value) -> impl Iterator<Item = (&String, &Map<String, Value>)> {
    let properties = schema.get("properties").and_then(Value::as_object);
    properties
        .into_iter()
        .flatten()
        .filter(|(key, _)| !key.starts_with('$'))
        .filter_map(|(key, property)| Some((key, property.as_object()?)))
}

fn field(
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
        range: keys.contains_key("x-range"),
        // What nobody says more of is prose, or reads like it.
        held: declared.held.unwrap_or(Held::Word),
        personal: keys.contains_key("x-personal"),
        question: declared.question.clone(),
        rank: keys.get("x-rank").and_then(Value::as_u64),
        description: text(keys, "description").map_or_else(String::new, str::to_owned),
        tag,
        position: 0,
    }
}

fn text<'a>(keys: &'a Map<String, Value>, key: &str) -> Option<&'a str> {
    keys.get(key)?.as_str()
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
fn kind(keys: &Map<String, Value>) -> Option<Kind> {
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

#[cfg(test)]
mod tests;
