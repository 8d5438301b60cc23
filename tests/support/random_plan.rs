//! Random plans over every field there is, with text that breaks careless writers.
//!
//! The fields come from the registry, and the registry from the Rust types: a new field is
//! tried as soon as it exists. What is generated is a plan file as JSON, so that it goes the way
//! of every plan; references and budget years are made to lead somewhere.

mod settled;

use super::plans::registry;
use coplan::plan::Plan;
use coplan::plan::budget::budget;
use coplan::plan::{Field, Kind};
use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use settled::{loosen, settle_approvals, settle_ids, settle_references};
use std::fmt;

/// Fields that take only certain words, and these words.
const SETTINGS: &[(&str, &[&str])] = &[
    ("format", &["1"]),
    ("language", &["en-GB", "cy", "ar", "zh-Hant"]),
    ("currency", &["GBP", "EUR", "CHF"]),
];

/// How often a field says something.
const FILLED: f64 = 0.6;

/// The most rows of a list.
const MOST_ROWS: usize = 4;

/// Words that findings look for.
const NOTICED: &[&str] = &[
    "Carers",
    "tbc",
    "hard-to-reach groups",
    "Two BSL interpreters",
    "carer cover",
];

/// Text that looks like something else, or that a writer may lose or read wrongly.
const HOSTILE: &[&str] = &[
    // XML and HTML
    "& < > \" ' ]]> <w:t/> &amp; &#0; <!-- --> <?xml?>",
    "<script>alert('x')</script>",
    // Markdown
    "# not a heading | not a cell | `code` **bold** _under_ ~~gone~~ [link](https://example.org)",
    "- a\n- b\n  - c\n\n1. one\n2. two\n\n> said\n\n::: landscape\n:::\n\n---\n\n```\ncode\n```",
    "*** ___ \\ \\\\ \\| ![alt](image.png) <https://example.org>",
    // Handlebars
    "{{title}} {{{extra}}} {{#each resources}} {{/each}} {{> plan}} {{!-- --}} \\{{",
    // Formulas
    "=1+1",
    "+44 20 7946 0000",
    "-5",
    "@SUM(A1:A9)",
    "=HYPERLINK(\"https://example.org\",\"click\")",
    "'quoted",
    // YAML
    ": a colon # and no comment",
    "- ? | > ! & * % @ ` [a, {b: c}] \\n",
    "deep\n      down\n\t tab\n   \n---\n...\n# coplan: to decide: this",
    "a: 1",
    "?",
    // What looks like a date, a number or a word of the file's own language
    "2027-05-14",
    "3/5/27",
    "1e5",
    "007",
    "1,250.50",
    "£75",
    "true",
    "no",
    "null",
    "~",
    "#N/A",
    "_x000D_ _x0041_",
    // Other scripts and directions
    "مرحبا بكم في الخطة 2027",
    "שלום Ward 7 (א)",
    "Ŵyneb ŷ llŷn, Çağrı, naïve, Zürich",
    "e\u{301}e\u{301} क्षि ﷽ 👩‍👩‍👧‍👦 🏳️‍🌈 𝒳",
    "a\u{200b}b\u{a0}c\u{200f}d\u{202e}e\u{ad}f",
    "歡迎來到計劃",
    // Shapes
    "one\ntwo\n\nfour",
    "tab\tand  two   spaces",
    "; a; b;; c",
    "{names} · a.b[0]",
    "S1 · Somebody",
    "Wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww",
];

/// A random plan; a test that fails shows it as a plan file, without what is empty.
#[derive(Clone)]
pub struct Random(pub Plan);

impl fmt::Debug for Random {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut written = serde_json::to_value(&self.0).unwrap();
        drop_empty(&mut written);
        write!(f, "{written}")
    }
}

/// Takes away keys that say nothing.
fn drop_empty(value: &mut Value) {
    if let Value::Object(keys) = value {
        keys.values_mut().for_each(drop_empty);
        keys.retain(|_, value| match value {
            Value::Null => false,
            Value::Object(keys) => !keys.is_empty(),
            Value::Array(items) => !items.is_empty(),
            _ => true,
        });
    } else if let Value::Array(items) = value {
        items.iter_mut().for_each(drop_empty);
    }
}

/// Plans with anything in any field, as they are loaded from a file without faults.
pub fn plans() -> impl Strategy<Value = Random> {
    let plans = written_plans().prop_map(|mut plan| {
        settle_ids(&mut plan);
        settle_references(&mut plan);
        settle_approvals(&mut plan);
        Random(serde_json::from_value(plan).unwrap())
    });
    plans.prop_filter("amounts too large to be shown", |Random(plan)| {
        budget(plan).is_ok()
    })
}

/// Plans that no file without faults gives: ids stand twice, and references may lead nowhere.
pub fn loose_plans() -> impl Strategy<Value = Random> {
    written_plans().prop_map(|mut plan| {
        loosen(&mut plan);
        Random(serde_json::from_value(plan).unwrap())
    })
}

/// Plans as JSON, with numbers where references, budget years and findings are to stand.
fn written_plans() -> impl Strategy<Value = Value> {
    let single: Vec<_> = registry()
        .fields()
        .filter(|field| field.list.is_none())
        .map(field)
        .collect();
    let lists: Vec<_> = registry().lists().map(|list| rows(&list.tag)).collect();
    (single, lists, extra()).prop_map(|(single, lists, extra)| {
        let mut plan = Map::new();
        for (tag, value) in single.into_iter().chain(lists) {
            put(&mut plan, &tag, value);
        }
        plan.insert("extra".to_owned(), extra);
        Value::Object(plan)
    })
}

/// A field of the plan or of a row: its tag, and a value or nothing.
pub fn field(field: &Field) -> BoxedStrategy<(String, Value)> {
    let tag = field.tag.to_string();
    let value = if field.many {
        vec(value(field), 0..4).prop_map(Value::Array).boxed()
    } else {
        value(field)
    };
    option::weighted(FILLED, value)
        .prop_map(move |value| (tag.clone(), value.unwrap_or_default()))
        .boxed()
}

/// A single value of a field.
fn value(field: &Field) -> BoxedStrategy<Value> {
    if let Some((_, words)) = SETTINGS.iter().find(|(tag, _)| *tag == &*field.tag) {
        return proptest::sample::select(*words)
            .prop_map(Value::from)
            .boxed();
    }
    if let Some(codes) = &field.codes {
        return proptest::sample::select(codes.all.clone())
            .prop_map(Value::from)
            .boxed();
    }
    match field.kind {
        Kind::YesNo => any::<bool>().prop_map(Value::from).boxed(),
        Kind::Date => dates().prop_map(Value::from).boxed(),
        Kind::Number if is_people(field) => people().prop_map(Value::from).boxed(),
        Kind::Number => "[0-9]{1,2}(\\.[0-9]{1,3})?".prop_map(Value::from).boxed(),
        Kind::Money => "[0-9]{1,4}(\\.[0-9]{1,4})?".prop_map(Value::from).boxed(),
        Kind::Percent => "[0-9]{1,2}(\\.[0-9]{1,2})?".prop_map(Value::from).boxed(),
        // Made to lead somewhere once the rows are known.
        Kind::Reference | Kind::References if !field.mention => {
            any::<u8>().prop_map(Value::from).boxed()
        }
        _ if field.key() == "year" => any::<u8>().prop_map(Value::from).boxed(),
        _ if &*field.tag == "sign_off.accepted.finding" => findings().prop_map(Value::from).boxed(),
        _ if field.key() == "id" => ids().prop_map(Value::from).boxed(),
        Kind::Text | Kind::Prose => texts().prop_map(Value::from).boxed(),
        _ => texts()
            .prop_map(|text| Value::from(one_line(&text)))
            .boxed(),
    }
}

/// Whether a number may be a range.
fn is_people(field: &Field) -> bool {
    field.range
}

fn dates() -> impl Strategy<Value = String> {
    (1900..2200_u16, 1..13_u8, option::of(1..29_u8)).prop_map(|(year, month, day)| match day {
        Some(day) => format!("{year}-{month:02}-{day:02}"),
        None => format!("{year}-{month:02}"),
    })
}

fn people() -> impl Strategy<Value = String> {
    (0..500_u16, 0..50_u16).prop_map(|(least, more)| match more {
        0 => least.to_string(),
        more => format!("{least}-{}", least + more),
    })
}

fn findings() -> impl Strategy<Value = &'static str> {
    let names: Vec<_> = coplan::check::rules()
        .iter()
        .map(|rule| rule.name)
        .collect();
    proptest::sample::select(names)
}

/// Ids that look like those coplan gives, and others.
fn ids() -> impl Strategy<Value = String> {
    prop_oneof!["[SORTFM][1-9]", "[a-zé_]{1,4}", "[0-9]{1,20}"]
}

/// Text as people write it, and as nobody should.
pub fn texts() -> BoxedStrategy<String> {
    let hostile = vec(proptest::sample::select(HOSTILE), 1..4).prop_map(|parts| parts.join(" "));
    let lengthy =
        ("[a-z]{1,12}", 1..60_usize).prop_map(|(word, times)| format!("{word} ").repeat(times));
    prop_oneof![
        4 => "[A-Z][a-z]{1,8}( [a-z]{1,8}){0,8}\\.?",
        3 => hostile,
        1 => proptest::sample::select(NOTICED).prop_map(str::to_owned),
        2 => vec(proptest::char::any(), 0..40).prop_map(|characters| characters.into_iter().collect()),
        1 => lengthy,
        1 => Just(String::new()),
    ]
    .prop_map(|text: String| text.chars().filter(|c| may_stand(*c)).collect::<String>().trim().to_owned())
    .boxed()
}

/// Whether a character comes through the reading of a plan file: neither a control
/// character nor a noncharacter nor a byte order mark.
fn may_stand(c: char) -> bool {
    let code = u32::from(c);
    let noncharacter = (0xFDD0..=0xFDEF).contains(&code) || code & 0xFFFE == 0xFFFE;
    let mark = c == '\u{feff}';
    matches!(c, '\n' | '\t') || !(c.is_control() || noncharacter || mark)
}

fn one_line(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    lines.join(" ").trim().to_owned()
}

/// The rows of a list.
fn rows(list: &str) -> BoxedStrategy<(String, Value)> {
    let tag = list.to_owned();
    let fields: Vec<_> = registry().fields_of(list).iter().map(field).collect();
    let start = list.len() + 1;
    let row = fields.prop_map(move |fields| {
        let mut row = Map::new();
        for (tag, value) in fields {
            put(&mut row, &tag[start..], value);
        }
        Value::Object(row)
    });
    vec(row, 0..=MOST_ROWS)
        .prop_map(move |rows| (tag.clone(), Value::Array(rows)))
        .boxed()
}

/// What a house adds for its own templates.
fn extra() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        texts().prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
        (0..1000_u32).prop_map(|number| json!(number.to_string())),
        any::<i64>().prop_map(|number| json!(number)),
    ];
    let nested = leaf.prop_recursive(2, 8, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(Value::Array),
            proptest::collection::btree_map("[a-z]{1,5}", inner, 0..3)
                .prop_map(|keys| Value::Object(keys.into_iter().collect())),
        ]
    });
    btree_set("[a-z]{1,5}", 0..3).prop_flat_map(move |keys| {
        let values = vec(nested.clone(), keys.len());
        values.prop_map(move |values| Value::Object(keys.iter().cloned().zip(values).collect()))
    })
}

/// Puts a value below dotted keys; nothing is left out.
fn put(keys: &mut Map<String, Value>, path: &str, value: Value) {
    match path.split_once('.') {
        Some((key, rest)) => {
            let group = keys.entry(key).or_insert_with(|| json!({}));
            put(group.as_object_mut().unwrap(), rest, value);
        }
        None if value.is_null() => {}
        None => {
            keys.insert(path.to_owned(), value);
        }
    }
}
