//! Plans to try templates with: one that says nothing, one in a few words, one that says everything.
//!
//! In: the fields there are, a house's own among them. Out: plans made of these alone, so that no field
//! is forgotten.

use crate::diagnostic::{Diagnostic, Text};
use crate::plan::{Field, Kind, List, Loaded, Registry, load};
use crate::source::Format;
use serde_json::{Map, Value, json};
use std::sync::Arc;

/// So many entries every list has in the plan that says everything.
const ENTRIES: usize = 3;

/// The plans.
pub(super) fn specimens(registry: &Arc<Registry>) -> Result<Vec<Loaded>, Vec<Diagnostic>> {
    let plans = [Value::Object(Map::new()), short(registry), full(registry)];
    plans
        .into_iter()
        .map(|plan| load(&Text::new("plan", plan.to_string()), Format::Json, registry))
        .collect()
}

/// A plan with a title and a sentence for each question.
fn short(registry: &Registry) -> Value {
    let mut plan = Map::new();
    put(&mut plan, "title", json!("A plan"));
    for question in registry.questions() {
        put(&mut plan, &question.answer, json!("A sentence."));
    }
    Value::Object(plan)
}

/// A plan with something in every field. What a field does not take is left out as it is loaded.
fn full(registry: &Registry) -> Value {
    let mut plan = Map::new();
    for field in registry.singles() {
        put(&mut plan, &field.tag, value(field, 0, registry));
    }
    for list in registry.lists() {
        let entries = (0..ENTRIES).map(|number| entry(list, number, registry));
        put(&mut plan, &list.tag, entries.collect());
    }
    Value::Object(plan)
}

fn entry(list: &List, number: usize, registry: &Registry) -> Value {
    let mut entry = Map::new();
    for field in &list.fields {
        let value = match list.letter {
            Some(letter) if field.is_id() => json!(id(letter, number)),
            _ => value(field, number, registry),
        };
        entry.insert(field.key().to_owned(), value);
    }
    Value::Object(entry)
}

fn id(letter: char, number: usize) -> String {
    format!("{letter}{}", number + 1)
}

/// A value of a field; entries differ in it.
fn value(field: &Field, number: usize, registry: &Registry) -> Value {
    let one = single(field, number, registry);
    if field.many { json!([one]) } else { one }
}

fn single(field: &Field, number: usize, registry: &Registry) -> Value {
    match field.kind {
        Kind::Line => json!(format!("Words {}", number + 1)),
        Kind::Text => json!("Words\nin two lines"),
        Kind::Prose => json!("One paragraph.\n\n- a point\n- another\n\nThe end."),
        Kind::Choice | Kind::Choices => {
            let codes = field.codes.as_ref().map_or(&[][..], |codes| &codes.all);
            let mut turns = codes.iter().cycle().skip(number);
            json!(turns.next())
        }
        Kind::Reference | Kind::References => {
            let list = field.to.as_deref().and_then(|to| registry.list(to));
            let letter = list.and_then(|list| list.letter);
            json!(letter.map(|letter| id(letter, number)))
        }
        Kind::Date => json!(format!("2027-0{}-14", number + 3)),
        Kind::Number => json!((number + 2).to_string()),
        Kind::Money => json!("100.50"),
        Kind::Percent => json!("10"),
        Kind::YesNo => json!(true),
    }
}

/// Puts a value below dotted keys.
fn put(keys: &mut Map<String, Value>, path: &str, value: Value) {
    match path.split_once('.') {
        None => {
            keys.insert(path.to_owned(), value);
        }
        Some((first, rest)) => {
            let inner = keys
                .entry(first)
                .or_insert_with(|| Value::Object(Map::new()));
            if let Value::Object(inner) = inner {
                put(inner, rest, value);
            }
        }
    }
}
