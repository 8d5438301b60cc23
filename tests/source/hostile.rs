//! No text does harm, and every text that is right comes back as it was.

use super::{Plan, read};
use coplan::diagnostic::{Place, Style, Text, render};
use coplan::source::{Format, Node, NodeKind, Tree, load};
use proptest::prelude::*;
use serde_json::Value;

fn names(name: &str, content: &str) -> Vec<String> {
    let findings = read(name, content).1;
    findings
        .iter()
        .map(|finding| finding.name.to_string())
        .collect()
}

#[test]
fn what_nests_without_end_is_refused() {
    let deep = 100_000;
    for (name, content) in [
        ("plan.yaml", "[".repeat(deep)),
        ("plan.yaml", format!("a: {}", "{a: ".repeat(deep))),
        ("plan.yaml", "- ".repeat(deep)),
        (
            "plan.yaml",
            (0..200).fold(String::new(), |text, i| text + &" ".repeat(i) + "a:\n"),
        ),
        ("plan.toml", format!("a = {}", "[".repeat(deep))),
        ("plan.toml", format!("a = {}", "{a = ".repeat(deep))),
        ("plan.toml", format!("{}a = 1", "a.".repeat(deep))),
        ("plan.toml", format!("[{}a]\n", "a.".repeat(deep))),
        (
            "plan.json",
            format!("{{\"a\": {}{}}}", "[".repeat(deep), "]".repeat(deep)),
        ),
        (
            "plan.json",
            format!("{}1{}", "{\"a\": ".repeat(deep), "}".repeat(deep)),
        ),
    ] {
        let start: String = content.chars().take(20).collect();
        assert_eq!(
            names(name, &content),
            ["nested-too-deeply"],
            "{name} {start}"
        );
    }
    for name in ["plan.json", "plan.yaml", "plan.toml"] {
        assert!(!names(name, &format!("{{\"a\": {}", "[{\"a\":".repeat(deep))).is_empty());
        assert!(!names(name, &"]}".repeat(deep)).is_empty());
    }
}

#[test]
fn dotted_keys_inside_brackets_do_not_overflow_the_stack() {
    let dots = "k.".repeat(60);
    let table = format!("{{ {dots}k = ");
    for content in [
        format!("a = {}1{}", table.repeat(70), "}".repeat(70)),
        format!("a = {}", table.repeat(70)),
        format!("a = {}1{}\n", table.repeat(70), "}".repeat(70)).repeat(2),
    ] {
        assert_eq!(names("plan.toml", &content), ["nested-too-deeply"]);
    }
}

#[test]
fn a_bomb_of_aliases_is_refused() {
    let bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n".repeat(1_000);
    let names = names("plan.yaml", &bomb);
    assert!(!names.is_empty() && names.iter().all(|name| name == "yaml-syntax"));
}

#[test]
fn a_list_of_a_million_is_loaded_and_one_of_many_more_refused() {
    let million = 1_000_000;
    for (name, start, end, length) in [
        ("plan.yaml", "extra: [", "]", million / 10),
        ("plan.toml", "extra = [", "]", million / 10),
        ("plan.json", "{\"extra\": [", "]}", million),
    ] {
        let list = format!("{start}{}1{end}", "1,".repeat(length - 1));
        let (plan, findings) = read(name, &list);
        assert_eq!(findings, []);
        assert_eq!(plan.extra.unwrap().as_array().unwrap().len(), length);
    }
    let list = format!("{{\"extra\": [{}1]}}", "1,".repeat(million * 3 / 2));
    assert_eq!(names("plan.json", &list), ["file-too-large"]);
}

#[test]
fn a_text_without_end_is_refused() {
    let text = "a".repeat(64 * 1024 * 1024 + 1);
    for name in ["plan.yaml", "plan.toml", "plan.json"] {
        assert_eq!(names(name, &text), ["file-too-large"]);
    }
}

/// A tree without places, to compare.
fn value(node: &Node) -> Value {
    match &node.kind {
        NodeKind::Null => Value::Null,
        NodeKind::Scalar { text, plain: true } if text.contains('.') => {
            text.parse::<f64>().unwrap().into()
        }
        NodeKind::Scalar { text, plain: true } => serde_json::from_str(text).unwrap(),
        NodeKind::Scalar { text, .. } => text.clone().into(),
        NodeKind::Sequence(items) => items.iter().map(value).collect(),
        NodeKind::Mapping(entries) => entries
            .iter()
            .map(|(key, entry)| (key.text().unwrap().to_owned(), value(entry)))
            .collect(),
    }
}

/// Texts without what is taken out of them.
fn text() -> impl Strategy<Value = String> {
    let usable = any::<char>().prop_filter("a document can hold it", |c| {
        let code = u32::from(*c);
        (!c.is_control() || matches!(c, '\t' | '\n' | '\r'))
            && code & 0xFFFE != 0xFFFE
            && !(0xFDD0..=0xFDEF).contains(&code)
            && *c != '\u{feff}'
    });
    prop::collection::vec(usable, 0..12).prop_map(String::from_iter)
}

fn tree() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-1e9..1e9).prop_map(Value::from),
        text().prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 60, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            entries(inner),
        ]
    })
}

fn entries(value: impl Strategy<Value = Value>) -> impl Strategy<Value = Value> {
    prop::collection::vec((text(), value), 0..6)
        .prop_map(|entries| Value::Object(entries.into_iter().collect()))
}

/// Pieces of texts that come near to a plan, right or wrong.
const PIECES: &str = "title stakeholders id extra : = - [ ] [[ ]] { } , . \" ' ''' \"\"\" # | > & * &a *a !t --- ... \
    %YAML ? @ ` \\u0000 \\ud83d \\ \u{b} \u{feff} \u{fffe} é 漢 12 0.10 true null 2018-08-15";

fn nearly_a_plan() -> impl Strategy<Value = String> {
    let blank = prop::sample::select(vec![
        "", " ", " ", "  ", "\n", "\n  ", "\n    ", "\t", "\r\n", "\r",
    ]);
    let piece = prop::sample::select(PIECES.split(' ').collect::<Vec<_>>());
    prop::collection::vec((piece, blank), 0..30).prop_map(|pieces| {
        pieces
            .iter()
            .flat_map(|(piece, blank)| [*piece, *blank])
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn no_text_makes_it_panic_and_every_finding_can_be_shown(
        content in prop_oneof![any::<String>(), nearly_a_plan(), nearly_a_plan()]
    ) {
        for name in ["plan.yaml", "plan.toml", "plan.json"] {
            for finding in read(name, &content).1 {
                prop_assert!(!render(&finding, Style::Plain).is_empty());
                if let Some(Place::Text(place)) = &finding.place {
                    let start = place.span.start.min(content.len());
                    let end = place.span.end.min(content.len());
                    prop_assert!(content.get(start..end).is_some(), "{:?}", place.span);
                }
            }
        }
    }
}

proptest! {
    #[test]
    fn a_tree_written_as_json_comes_back_equal(expected in entries(tree())) {
        for written in [expected.to_string(), serde_json::to_string_pretty(&expected).unwrap()] {
            let parsed = Tree::parse(&Text::new("plan.json", written), Format::Json).unwrap();
            prop_assert_eq!(parsed.findings, []);
            prop_assert_eq!(value(parsed.tree.root()), expected.clone());
        }
    }

    #[test]
    fn a_tree_written_as_json_is_read_the_same_as_yaml(expected in entries(tree())) {
        let text = Text::new("plan.yaml", expected.to_string());
        let parsed = Tree::parse(&text, Format::Yaml).unwrap();
        prop_assert_eq!(value(parsed.tree.root()), expected);
    }

    #[test]
    fn texts_written_as_toml_come_back_equal(title in text(), name in text(), number in any::<u32>()) {
        let (quoted_title, quoted_name) = (Value::from(&*title), Value::from(&*name));
        let written = format!(
            "title = {quoted_title}\n[[stakeholders]]\nname = {quoted_name}\nnumber = {number}\n"
        );
        let parsed = Tree::parse(&Text::new("plan.toml", written), Format::Toml).unwrap();
        let plan: Plan = load(&parsed.tree).value;
        prop_assert_eq!(plan.title, Some(title));
        prop_assert_eq!(plan.stakeholders[0].name.clone(), Some(name));
        prop_assert_eq!(plan.stakeholders[0].number, Some(number));
    }
}
