//! Random plans, made from the registry so that every field takes part.

use coplan::plan::Plan;
use coplan::plan::registry::{Field, Kind, registry};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

/// What is written in texts: words that findings look for, and anything at all.
const TEXTS: [&str; 8] = [
    "",
    "Carers",
    "tbc",
    "hard-to-reach groups",
    "Two BSL interpreters",
    "carer cover",
    "{names} · a.b[0]",
    "A very long name, with more words than anybody would like to see in a list of names.",
];

/// Ids, some of which stand for rows and some for nothing.
const IDS: [&str; 7] = ["S1", "S2", "T1", "O1", "F1", "R1", "M1"];

/// Any plan: every field at random or left out, and every list with up to three rows.
pub(crate) fn plans() -> impl Strategy<Value = Plan> {
    let single: Vec<_> = registry()
        .fields()
        .filter(|field| field.list.is_none())
        .map(entry)
        .collect();
    let lists: Vec<_> = registry().lists().map(rows).collect();
    (single, lists).prop_map(|(single, lists)| {
        let mut plan = json!({});
        for (tag, value) in single.into_iter().flatten().chain(lists) {
            put(&mut plan, &tag, value);
        }
        serde_json::from_value(plan).unwrap()
    })
}

/// The rows of a list.
fn rows(list: &'static str) -> BoxedStrategy<(String, Value)> {
    let fields: Vec<_> = registry().fields_of(list).map(entry).collect();
    let row = fields.prop_map(move |fields| {
        let keyed = fields.into_iter().flatten();
        keyed
            .map(|(tag, value)| (tag[list.len() + 1..].to_owned(), value))
            .collect::<Map<_, _>>()
    });
    prop::collection::vec(row, 0..4)
        .prop_map(move |rows| (list.to_owned(), json!(rows)))
        .boxed()
}

/// A field by its tag, or none.
fn entry(field: &'static Field) -> BoxedStrategy<Option<(String, Value)>> {
    let tagged = value(field).prop_map(|value| (field.tag.clone(), value));
    prop::option::of(tagged).boxed()
}

fn value(field: &'static Field) -> BoxedStrategy<Value> {
    let codes = || select(field.codes.as_ref().unwrap().all.clone());
    match (field.tag.as_str(), field.kind) {
        ("format", _) => Just(json!("1")).boxed(),
        ("language", _) => Just(json!("en-GB")).boxed(),
        ("resources.year", _) => select(&["2027/28", "2028/29"][..])
            .prop_map(|year| json!([year]))
            .boxed(),
        ("currency", _) => select(&["GBP", "EUR"][..]).prop_map(Value::from).boxed(),
        ("sign_off.accepted.finding", _) => finding_names(),
        _ if field.key() == "id" => select(&IDS[..]).prop_map(Value::from).boxed(),
        (_, Kind::Choice) => codes().prop_map(Value::from).boxed(),
        (_, Kind::Choices) => prop::collection::vec(codes(), 0..4)
            .prop_map(Value::from)
            .boxed(),
        (_, Kind::Reference) => reference().prop_map(Value::from).boxed(),
        (_, Kind::References) => prop::collection::vec(reference(), 0..4)
            .prop_map(Value::from)
            .boxed(),
        (_, Kind::Date) => (2026..2029, 1..13, 1..29)
            .prop_map(|(year, month, day)| match day {
                1 => json!(format!("{year}-{month:02}")),
                day => json!(format!("{year}-{month:02}-{day:02}")),
            })
            .boxed(),
        (_, Kind::Number | Kind::Money | Kind::Percent) => {
            (0..20_u32).prop_map(|n| json!(n.to_string())).boxed()
        }
        (_, Kind::YesNo) => any::<bool>().prop_map(Value::from).boxed(),
        (_, Kind::Line | Kind::Text | Kind::Prose) => text(),
    }
}

fn text() -> BoxedStrategy<Value> {
    prop_oneof![
        4 => select(&TEXTS[..]).prop_map(Value::from),
        1 => ".{0,20}".prop_map(Value::from),
    ]
    .boxed()
}

fn reference() -> impl Strategy<Value = String> {
    let known = [&IDS[..], &TEXTS[1..3]].concat();
    select(known).prop_map(str::to_owned)
}

fn finding_names() -> BoxedStrategy<Value> {
    let mut names: Vec<&str> = coplan::check::rules()
        .iter()
        .map(|rule| rule.name)
        .collect();
    names.push("reference-to-nothing");
    select(names).prop_map(Value::from).boxed()
}

/// Puts a value under its tag, with the objects on the way.
fn put(plan: &mut Value, tag: &str, value: Value) {
    let mut place = plan;
    for key in tag.split('.') {
        place = &mut place[key];
    }
    *place = value;
}
