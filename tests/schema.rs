//! The JSON Schema, held against plans by an independent validator.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that meets the unexpected should stop at once"
)]

use coplan::diagnostic::Text;
use coplan::plan::Registry;
use coplan::source::{Format, Node, NodeKind, Tree};
use coplan::template::{Templates, Terms, schema};
use jsonschema::Validator;
use serde_json::{Map, Value, json};
use std::path::Path;

fn words() -> Terms {
    Terms::load(&Templates::default()).unwrap()
}

fn validator() -> Validator {
    let schema = schema(&words());
    jsonschema::meta::validate(&schema).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

/// A text as an editor sees it: plain scalars by the core schema of YAML 1.2, dates as text.
fn as_editors_read(name: &str, content: &str) -> Value {
    let format = Format::of_name(name).unwrap();
    value(
        Tree::parse(&Text::new(name, content), format)
            .unwrap()
            .tree
            .root(),
    )
}

fn value(node: &Node) -> Value {
    match &node.kind {
        NodeKind::Null => Value::Null,
        NodeKind::Scalar { text, plain: false } => json!(text),
        NodeKind::Scalar { text, plain: true } => match text.as_str() {
            "true" => json!(true),
            "false" => json!(false),
            "null" | "~" | "" => Value::Null,
            number => serde_json::from_str::<serde_json::Number>(number)
                .map_or_else(|_| json!(text), Value::Number),
        },
        NodeKind::Sequence(items) => items.iter().map(value).collect(),
        NodeKind::Mapping(entries) => {
            let pairs = entries
                .iter()
                .map(|(key, item)| (key.text().unwrap().to_owned(), value(item)));
            Value::Object(pairs.collect())
        }
    }
}

fn faults(validator: &Validator, plan: &Value) -> Vec<String> {
    let faults = validator.iter_errors(plan);
    faults
        .map(|fault| format!("{}: {fault}", fault.instance_path()))
        .collect()
}

fn files(folder: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let paths = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let plans = paths.filter(|path| Format::of_name(&path.to_string_lossy()).is_some());
    plans
        .map(|path| {
            (
                path.display().to_string(),
                std::fs::read_to_string(&path).unwrap(),
            )
        })
        .collect()
}

#[test]
fn every_sample_is_valid_by_the_schema() {
    let validator = validator();
    let samples = files("samples");
    assert!(samples.len() >= 7);
    for (name, content) in samples {
        assert_eq!(
            faults(&validator, &as_editors_read(&name, &content)),
            [""; 0],
            "{name}"
        );
    }
}

#[test]
fn the_starter_is_valid_as_it_is_and_with_every_comment_taken_away() {
    let validator = validator();
    let starter = include_str!("../templates/starter.yaml");
    assert_eq!(
        faults(&validator, &as_editors_read("starter.yaml", starter)),
        [""; 0]
    );
    let uncommented: String = starter
        .lines()
        .map(|line| {
            line.strip_prefix("# ")
                .filter(|_| !line.starts_with("# Y") && !line.starts_with("# W"))
                .map_or_else(|| line.to_owned(), str::to_owned)
                + "\n"
        })
        .collect();
    let (_, detail) = uncommented.split_once("## About the plan").unwrap();
    assert_eq!(
        faults(&validator, &as_editors_read("starter.yaml", detail)),
        [""; 0]
    );
}

#[test]
fn the_schema_finds_what_is_wrong() {
    let validator = validator();
    for plan in [
        json!({ "stakeholder": [] }),
        json!({ "stakeholders": [{ "nam": "Carers" }] }),
        json!({ "stakeholders": [{ "level": "co-design!" }] }),
        json!({ "stakeholders": [{ "types": ["patients"] }] }),
        json!({ "stakeholders": [{ "seldom_heard": "maybe" }] }),
        json!({ "stakeholders": {} }),
        json!({ "dates": { "start": "15/8/2018" } }),
        json!({ "title": ["two", "titles"] }),
        json!({ "format": 2 }),
        json!({ "currency": "pounds" }),
    ] {
        assert_ne!(faults(&validator, &plan), [""; 0], "{plan}");
    }
}

/// The schema of a field.
fn property<'a>(schema: &'a Value, tag: &str) -> &'a Value {
    tag.split('.').fold(schema, |schema, key| {
        let table = schema.get("items").unwrap_or(schema);
        &table["properties"][key]
    })
}

#[test]
fn every_field_is_described_and_every_code_has_its_label() {
    let (schema, terms) = (schema(&words()), words());
    for field in Registry::built_in().fields() {
        let property = property(&schema, &field.tag);
        let description = property["description"].as_str().unwrap();
        assert!(description.len() >= 5, "{}", field.tag);
        let Some(codes) = &field.codes else { continue };
        let labels: Vec<&str> = codes
            .all
            .iter()
            .map(|code| terms.code(&codes.name, code))
            .collect();
        let single = property["anyOf"].get(0).unwrap_or(property);
        assert_eq!(single["enumDescriptions"], json!(labels), "{}", field.tag);
        for (code, label) in codes.all.iter().zip(labels) {
            assert!(single["enum"].as_array().unwrap().contains(&json!(code)));
            assert!(
                description.contains(&format!("{code} = {label}")),
                "{description}"
            );
        }
    }
}

#[test]
fn every_example_is_valid_where_it_stands() {
    let schema = schema(&words());
    let mut shown = 0;
    for field in Registry::built_in().fields() {
        let property = property(&schema, &field.tag);
        let field_schema = jsonschema::validator_for(property).unwrap();
        for example in property["examples"].as_array().unwrap_or(&Vec::new()) {
            assert!(field_schema.is_valid(example), "{}: {example}", field.tag);
            shown += 1;
        }
    }
    let all = Registry::built_in().fields().count();
    assert!(
        shown * 10 > all * 9,
        "{shown} of {all} fields have an example"
    );
}

#[test]
fn a_key_with_nothing_behind_it_is_valid() {
    let schema = schema(&words());
    let keys = schema["properties"].as_object().unwrap().keys();
    let nothing: Map<String, Value> = keys.map(|key| (key.clone(), Value::Null)).collect();
    assert_eq!(faults(&validator(), &Value::Object(nothing)), [""; 0]);
}
