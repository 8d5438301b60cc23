//! The JSON Schema of plan files as editors want it: with labels and examples.
//!
//! In: the schema of the plan's types, and the words of `terms.toml`. Out: the same schema, in
//! which a pick-list says what its codes mean and a field shows what somebody else wrote there.

use super::Terms;
use crate::diagnostic::Text;
use crate::plan::{Field, Kind, Value as PlanValue, Values, load};
use crate::source::Format;
use serde_json::{Map, Value, json};

/// The plans that examples are taken from, the fullest first; together they use every field that
/// most plans need.
const EXAMPLES: [&str; 2] = [
    include_str!("../../samples/community-hub-bid.yaml"),
    include_str!("../../samples/clinic-letters.yaml"),
];

/// The schema of plan files (JSON Schema draft 2020-12), for editors that help while people type.
///
/// What loads without a fault is valid by it: a key with nothing behind it, `yes` for `true`, one
/// value where several may stand. `enumDescriptions` holds the labels of codes, as editors with
/// the language servers for JSON and YAML show them; the description lists them for all others.
#[must_use]
pub fn schema(terms: &Terms) -> Value {
    let mut schema = terms.house().schema();
    let plan = |text: &str| {
        let loaded = load(&Text::new("example", text), Format::Yaml, terms.registry());
        loaded.ok().map(|loaded| loaded.values)
    };
    let examples = EXAMPLES.into_iter().filter_map(plan).collect();
    annotate(&mut schema, "", &Annotations { terms, examples });
    drop_own_keys(&mut schema);
    schema
}

/// What is put into a schema.
struct Annotations<'a> {
    terms: &'a Terms,
    /// Whole plans.
    examples: Vec<Values>,
}

/// Puts them at every property below a table of the plan.
fn annotate(schema: &mut Value, path: &str, annotations: &Annotations<'_>) {
    let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) else {
        return;
    };
    for (key, property) in properties.iter_mut().filter(|(key, _)| *key != "$schema") {
        let tag = match path {
            "" => key.clone(),
            path => format!("{path}.{key}"),
        };
        if let Some(field) = annotations.terms.registry().field(&tag) {
            annotations.at_field(property, field);
        } else if let Some(items) = property.get_mut("items") {
            annotate(items, &tag, annotations);
        } else {
            annotate(property, &tag, annotations);
        }
        let Some(keys) = property.as_object_mut() else {
            continue;
        };
        may_be_empty(keys);
        // Editors would offer "null" as the usual value.
        keys.remove("default");
    }
}

impl Annotations<'_> {
    fn at_field(&self, property: &mut Value, field: &Field) {
        let Some(keys) = property.as_object_mut() else {
            return;
        };
        if field.kind == Kind::YesNo {
            keys.insert("type".to_owned(), json!(["boolean", "string"]));
            keys.insert("enum".to_owned(), json!(["yes", "no", true, false]));
        }
        let mut description = field.description.clone();
        if let Some(codes) = &field.codes {
            let label = |code: &String| self.terms.code(&codes.name, code).to_owned();
            let labels: Vec<String> = codes.all.iter().map(label).collect();
            let meanings = codes.all.iter().zip(&labels);
            let meanings: Vec<String> = meanings
                .map(|(code, label)| format!("{code} = {label}"))
                .collect();
            description = format!("{description} {}.", meanings.join("; "));
            label_codes(keys, &labels);
        }
        keys.insert("description".to_owned(), description.into());
        keys.extend(self.example(field).map(|example| {
            let examples = json!([example]);
            ("examples".to_owned(), examples)
        }));
    }

    /// What the first example says in a field, as a person would write it.
    fn example(&self, field: &Field) -> Option<Value> {
        let said = self.examples.iter().find_map(|plan| match &field.list {
            None => plan.single(field),
            Some(list) => plan.rows(list).iter().find_map(|row| row.get(field)),
        });
        said.and_then(|value| written(field.kind, value))
    }
}

/// A number as a number, everything else as it is.
fn written(kind: Kind, value: &PlanValue) -> Option<Value> {
    let is_number = matches!(kind, Kind::Number | Kind::Money | Kind::Percent);
    let number = || serde_json::from_str(&value.to_string()).ok();
    let number = is_number.then(number).flatten();
    number.or_else(|| serde_json::to_value(value).ok())
}

/// Puts the labels beside the codes, wherever these stand in a property.
fn label_codes(keys: &mut Map<String, Value>, labels: &[String]) {
    if keys.contains_key("x-codes") {
        keys.insert("enumDescriptions".to_owned(), json!(labels));
    }
    for value in keys.values_mut() {
        match value {
            Value::Object(keys) => label_codes(keys, labels),
            Value::Array(items) => items
                .iter_mut()
                .filter_map(Value::as_object_mut)
                .for_each(|keys| label_codes(keys, labels)),
            _ => {}
        }
    }
}

/// Lets a key stand without a value, as all of them do in the starter file.
fn may_be_empty(keys: &mut Map<String, Value>) {
    if let Some(alternatives) = keys.get_mut("anyOf").and_then(Value::as_array_mut) {
        let nothing = json!({ "type": "null" });
        if !alternatives.contains(&nothing) {
            alternatives.push(nothing);
        }
    }
    let null = json!("null");
    match keys.get_mut("type") {
        Some(Value::Array(types)) if !types.contains(&null) => types.push(null),
        Some(Value::String(only)) => {
            let only = only.clone();
            keys.insert("type".to_owned(), json!([only, "null"]));
        }
        _ => {}
    }
    if let Some(Value::Array(codes)) = keys.get_mut("enum")
        && !codes.contains(&Value::Null)
    {
        codes.push(Value::Null);
    }
}

/// Takes out the keys that serve the registry.
fn drop_own_keys(schema: &mut Value) {
    match schema {
        Value::Object(keys) => {
            keys.retain(|key, _| !key.starts_with("x-"));
            keys.values_mut().for_each(drop_own_keys);
        }
        Value::Array(items) => items.iter_mut().for_each(drop_own_keys),
        _ => {}
    }
}
