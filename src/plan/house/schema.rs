//! What a house adds, as part of the schema of plan files: from there the registry takes it like all else.

use super::declared::{HouseField, HouseList};
use super::{EXTRA, House};
use crate::plan::field::{Held, Kind};
use crate::plan::purpose::Purpose;
use crate::plan::registry::Registry;
use crate::plan::scalar::{Date, Id, Line, Money, Number, People, Percent, Prose, Reference, Text};
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Map, Value, json};

/// Puts what a house adds into the schema of plan files.
pub(super) fn put(house: &House, plan: &mut Value) {
    if !house.adds_fields() {
        return;
    }
    let pick_lists = PickLists(house);
    let mut properties = Map::new();
    for (at, field) in house.field.iter().enumerate() {
        properties.insert(field.key.as_str().to_owned(), pick_lists.field(field, at));
    }
    for (at, list) in house.list.iter().enumerate() {
        let at = house.field.len() + at;
        properties.insert(list.key.as_str().to_owned(), pick_lists.list(list, at));
    }
    if let Some(extra) = plan.pointer_mut(&format!("/properties/{EXTRA}"))
        && let Some(extra) = extra.as_object_mut()
    {
        extra.insert("properties".to_owned(), Value::Object(properties));
    }
}

/// Where the codes of pick-lists are looked up: in the house, and among those of coplan.
struct PickLists<'a>(&'a House);

impl PickLists<'_> {
    /// A field; what is asked at all is asked in the order in which it is declared, after coplan's own.
    fn field(&self, field: &HouseField, at: usize) -> Value {
        let mut property = self.kind(field);
        let Some(keys) = property.as_object_mut() else {
            return property;
        };
        let mut put = |key: &str, value: Value| keys.insert(key.to_owned(), value);
        let text = |line: &Line| json!(line.as_str());
        if let Some(description) = &field.description {
            put("description", json!(description.as_str()));
        }
        if let Some(asks) = &field.asks {
            put("x-topic", text(asks));
        } else if let Some(question) = &field.question {
            put("x-question", text(question));
        }
        if let Some(held) = field.held {
            put("x-held", held_name(held.0).into());
        }
        let is_detail = field.question.is_some() && field.asks.is_none();
        if field.asked.unwrap_or(is_detail) {
            put("x-rank", json!(AFTER_COPLAN + at));
        }
        for (key, is_so) in [("x-personal", field.personal), ("x-name", field.name)] {
            if is_so {
                put(key, json!(true));
            }
        }
        if let Some(most) = field.most_words {
            put("x-most-words", json!(most));
        }
        let required: Vec<&str> = field.required().map(Purpose::code).collect();
        if !required.is_empty() {
            put("x-required", json!(required));
        }
        property
    }

    /// A list; it is asked for if a question asks for it.
    fn list(&self, list: &HouseList, at: usize) -> Value {
        let mut properties = Map::new();
        let name = list.name();
        if let Some(letter) = &list.letter {
            let mut id = of::<Id>();
            say(&mut id, "x-letter", json!(letter.as_str()));
            properties.insert("id".to_owned(), id);
        }
        for (at, field) in list.field.iter().enumerate() {
            // Within a list all is asked but what says otherwise.
            let asked = HouseField {
                asked: field.asked.or(Some(true)),
                name: name == Some(at),
                ..field.clone()
            };
            properties.insert(field.key.as_str().to_owned(), self.field(&asked, at));
        }
        let items =
            json!({ "type": "object", "additionalProperties": false, "properties": properties });
        let held = list.held.map_or(Held::Workbook, |held| held.0);
        let mut property = json!({ "type": "array", "items": items, "x-held": held_name(held) });
        if let Some(description) = &list.description {
            say(&mut property, "description", json!(description.as_str()));
        }
        if let Some(question) = &list.question {
            say(&mut property, "x-question", json!(question.as_str()));
            say(&mut property, "x-rank", json!(AFTER_COPLAN + at));
        }
        property
    }

    fn kind(&self, field: &HouseField) -> Value {
        match field.kind.0 {
            Kind::Line => of::<Line>(),
            Kind::Text => of::<Text>(),
            Kind::Prose => of::<Prose>(),
            Kind::Date => of::<Date>(),
            Kind::Number if field.range => of::<People>(),
            Kind::Number => of::<Number>(),
            Kind::Money => of::<Money>(),
            Kind::Percent => of::<Percent>(),
            Kind::YesNo => json!({ "type": "boolean" }),
            Kind::Choice => self.choice(field),
            Kind::Choices => many(&self.choice(field)),
            Kind::Reference => reference(field, of::<Reference>()),
            Kind::References => reference(field, many(&of::<Reference>())),
        }
    }

    fn choice(&self, field: &HouseField) -> Value {
        let name = field.codes.as_ref().map_or("", Line::as_str);
        json!({ "type": "string", "enum": self.codes(name), "x-kind": "choice", "x-codes": name })
    }

    /// The codes of a pick-list of this name.
    fn codes(&self, name: &str) -> Vec<String> {
        if let Some(labels) = self.0.codes.get(name).and_then(Value::as_object) {
            return labels.keys().cloned().collect();
        }
        let coplan = Registry::built_in();
        let mut lists = coplan.fields().filter_map(|field| field.codes.as_ref());
        let found = lists.find(|codes| codes.name == name);
        found.map_or_else(Vec::new, |codes| codes.all.clone())
    }
}

/// The rank of what a house asks for: after all that coplan asks for under the same question.
const AFTER_COPLAN: usize = 1_000;

fn of<T: JsonSchema>() -> Value {
    let schema = SchemaGenerator::default().subschema_for::<T>();
    schema.to_value()
}

fn many(item: &Value) -> Value {
    json!({ "anyOf": [item, { "type": "array", "items": item }], "x-many": true })
}

fn reference(field: &HouseField, mut property: Value) -> Value {
    let to = field.to.as_ref().map_or("", Line::as_str);
    say(&mut property, "x-to", json!(to));
    property
}

fn say(property: &mut Value, key: &str, value: Value) {
    if let Some(keys) = property.as_object_mut() {
        keys.insert(key.to_owned(), value);
    }
}

fn held_name(held: Held) -> &'static str {
    match held {
        Held::Word => "word",
        Held::Workbook => "workbook",
        Held::Both => "both",
        Held::PlanFile => "plan-file",
    }
}
