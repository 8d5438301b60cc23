//! Random plans, with the texts that break software.

use coplan::plan::Plan;
use coplan::plan::registry::{Field, Kind, registry};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// Pieces of text that mean something to YAML, to Markdown or to a document.
const PIECES: &[&str] = &[
    "Carers",
    "a",
    "é",
    "مرحبا",
    "😀",
    "\u{202e}",
    "\u{a0}",
    "\u{2028}",
    "\u{200b}",
    ": ",
    " #",
    "# ",
    "- ",
    "? ",
    "---",
    "...",
    "|",
    ">",
    "'",
    "\"",
    "\\",
    "\\n",
    "\t",
    "  ",
    "{",
    "}",
    "[",
    "]",
    ",",
    "&a",
    "*a",
    "!!str",
    "%YAML",
    "@",
    "`",
    "no",
    "0.10",
    "012",
    "2027-05-14",
    "null",
    "~",
    "=1+1",
    "<b>",
    "{{x}}",
    "1e5",
    "12:30",
    ":",
    "#",
    "coplan:",
    "\r",
];

/// Pieces that hold line breaks.
const BREAKS: &[&str] = &[
    "\n",
    "\n\n",
    "\n   \n",
    "\n\t",
    "\n    ",
    "  \n",
    "\n# coplan: x\n",
    "\n- ",
    "\n---\n",
    "\r\n",
];

/// One line of hostile text.
pub(crate) fn line() -> BoxedStrategy<String> {
    let pieces = prop::collection::vec(prop::sample::select(PIECES), 1..6);
    prop_oneof![4 => pieces.prop_map(|pieces| pieces.concat()), 1 => "\\PC{1,12}"].boxed()
}

/// Several lines of hostile text.
pub(crate) fn text() -> BoxedStrategy<String> {
    let pieces =
        prop_oneof![3 => line(), 2 => prop::sample::select(BREAKS).prop_map(str::to_owned)];
    prop::collection::vec(pieces, 1..8)
        .prop_map(|pieces| pieces.concat())
        .boxed()
}

/// A value of a field, as JSON; a reference is taken from `ids`.
fn value(field: &Field) -> BoxedStrategy<Value> {
    let codes = field
        .codes
        .as_ref()
        .map(|codes| codes.all.clone())
        .unwrap_or_default();
    let single = match field.kind {
        _ if field.key() == "id" || field.tag == "format" => Just(Value::Null).boxed(),
        _ if field.tag == "language" => Just(json!("en-GB")).boxed(),
        _ if field.tag == "currency" => Just(json!("GBP")).boxed(),
        _ if matches!(field.key(), "number" | "people_per_session") => {
            prop::sample::select(vec!["8", "20-25"])
                .prop_map(Value::from)
                .boxed()
        }
        Kind::Text | Kind::Prose => text().prop_map(Value::from).boxed(),
        Kind::Line | Kind::Reference | Kind::References => line().prop_map(Value::from).boxed(),
        Kind::Choice | Kind::Choices => prop::sample::select(codes).prop_map(Value::from).boxed(),
        Kind::Date => prop::sample::select(vec!["2027-05-14", "2028-02"])
            .prop_map(Value::from)
            .boxed(),
        Kind::Number | Kind::Money | Kind::Percent => {
            prop::sample::select(vec!["0", "8", "2.50", "120"])
                .prop_map(Value::from)
                .boxed()
        }
        Kind::YesNo => any::<bool>().prop_map(Value::from).boxed(),
    };
    if field.many {
        prop::collection::vec(single, 0..3)
            .prop_map(Value::from)
            .boxed()
    } else {
        prop_oneof![2 => Just(Value::Null), 1 => single].boxed()
    }
}

/// The house's own values.
fn extra() -> BoxedStrategy<Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-1e6..1e6_f64).prop_map(|number| json!((number * 8.0).round() / 8.0 + 0.0625)),
        text().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((text(), inner), 0..4)
                .prop_map(|entries| Value::Object(entries.into_iter().collect::<Map<_, _>>())),
        ]
    })
    .boxed()
}

fn row(list: &'static str) -> BoxedStrategy<Value> {
    let fields: Vec<_> = registry().fields_of(list).collect();
    let values: Vec<_> = fields.iter().map(|field| value(field)).collect();
    let keys: Vec<String> = fields.iter().map(|field| field.key().to_owned()).collect();
    values
        .prop_map(move |values| {
            keys.iter()
                .cloned()
                .zip(values)
                .collect::<Map<_, _>>()
                .into()
        })
        .boxed()
}

fn put(plan: &mut Value, tag: &str, value: Value) {
    let mut at = plan;
    for key in tag.split('.') {
        at = &mut at[key];
    }
    *at = value;
}

/// A plan as loading makes it: what is empty is left out, texts are as they are read. References may lead nowhere.
pub(crate) fn plan() -> BoxedStrategy<Plan> {
    let singles: Vec<_> = registry()
        .fields()
        .filter(|field| field.list.is_none())
        .collect();
    let values: Vec<_> = singles.iter().map(|field| value(field)).collect();
    let lists: Vec<&'static str> = registry().lists().collect();
    let rows: Vec<_> = lists
        .iter()
        .map(|list| prop::collection::vec(row(list), 0..4))
        .collect();
    let extra = prop::collection::vec((text(), extra()), 0..3);
    (values, rows, extra)
        .prop_map(move |(values, rows, extra)| {
            let mut plan = serde_json::to_value(Plan::default()).unwrap();
            for (field, value) in singles.iter().zip(values) {
                put(&mut plan, &field.tag, value);
            }
            for (list, rows) in lists.iter().zip(rows) {
                put(&mut plan, list, Value::from(rows));
            }
            plan["extra"] = Value::Object(extra.into_iter().collect());
            as_loaded(&plan)
        })
        .boxed()
}

/// The plan with every text as loading leaves it.
pub(crate) fn as_loaded(plan: &Value) -> Plan {
    let plan: Plan = serde_json::from_value(plan.clone()).unwrap();
    let mut plan = serde_json::to_value(&plan).unwrap();
    let extra = plan["extra"].take();
    forget_empty(&mut plan);
    plan["extra"] = usable(extra);
    serde_json::from_value(plan).unwrap()
}

/// Empty text is no answer.
fn forget_empty(value: &mut Value) {
    match value {
        Value::String(text) if text.is_empty() => *value = Value::Null,
        Value::Array(items) => {
            items.retain(|item| *item != json!(""));
            items.iter_mut().for_each(forget_empty);
        }
        Value::Object(keys) => keys.values_mut().for_each(forget_empty),
        _ => {}
    }
}

/// Without the characters that no document can hold, which loading takes out.
fn usable(value: Value) -> Value {
    let keep = |text: &str| text.replace(['\u{feff}', '\u{fffe}', '\u{ffff}'], "");
    match value {
        Value::String(text) => keep(&text).into(),
        Value::Array(items) => items.into_iter().map(usable).collect(),
        Value::Object(keys) => keys
            .into_iter()
            .map(|(key, value)| (keep(&key), usable(value)))
            .collect::<Map<_, _>>()
            .into(),
        other => other,
    }
}

/// Where two plans differ first, and how.
pub(crate) fn difference(a: &Plan, b: &Plan) -> Option<String> {
    let json = |plan: &Plan| serde_json::to_value(plan).unwrap();
    differs("", &json(a), &json(b))
}

fn differs(path: &str, a: &Value, b: &Value) -> Option<String> {
    match (a, b) {
        (Value::Object(one), Value::Object(other)) if one.keys().eq(other.keys()) => one
            .iter()
            .find_map(|(key, a)| differs(&format!("{path}.{key}"), a, &other[key])),
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => one
            .iter()
            .zip(other)
            .enumerate()
            .find_map(|(at, (a, b))| differs(&format!("{path}[{at}]"), a, b)),
        _ => (a != b).then(|| format!("{path}: {a:?} and {b:?}")),
    }
}
