//! What an interview says stands in the templates, all of it and nothing else; and in English it is what it was.

use crate::cli::interview::ask::why;
use coplan::plan::{Registry, Value};
use coplan::template::{Templates, Terms};
use std::collections::BTreeSet;

/// Everything that may name a text of an interview.
const SOURCES: &[&str] = &[
    include_str!("../ask.rs"),
    include_str!("../decide.rs"),
    include_str!("../detail.rs"),
    include_str!("../ends.rs"),
    include_str!("../front.rs"),
    include_str!("../mod.rs"),
    include_str!("../notes.rs"),
    include_str!("../plain.rs"),
    include_str!("../terminal.rs"),
    include_str!("../walk.rs"),
    include_str!("../../../plan/scalar/amount.rs"),
    include_str!("../../../plan/scalar/date.rs"),
    include_str!("../../../plan/scalar/people.rs"),
];
/// What is called with the key of a text first.
const CALLS: [&str; 6] = [
    "in_interview(",
    "interview_text(",
    ".say(",
    ".tell(",
    ".text(",
    ".worded(",
];

/// The keys of the texts in `terms.toml`.
fn keys() -> BTreeSet<String> {
    let toml = Templates::default().text("terms.toml");
    let (_, texts) = toml.content.split_once("\n[interview]\n").unwrap();
    let keys = texts.lines().filter_map(|line| line.split_once(" = "));
    keys.map(|(key, _)| key.to_owned()).collect()
}

#[test]
fn every_text_is_asked_for_and_everything_that_is_asked_for_is_a_text() {
    let keys = keys();
    assert!(keys.len() > 80, "{keys:?}");
    let source = SOURCES.concat();
    let unused = keys
        .iter()
        .filter(|key| !source.contains(&format!("\"{key}\"")));
    assert_eq!(unused.collect::<Vec<_>>(), [""; 0]);
    for call in CALLS {
        for asked in source.split(call).skip(1) {
            let asked = asked.trim_start().trim_start_matches('[').trim_start();
            let key = asked
                .strip_prefix('"')
                .and_then(|key| key.split('"').next());
            let is_key = |key: &&str| !key.is_empty() && !key.contains(' ');
            if let Some(key) = key.filter(is_key) {
                assert!(keys.contains(key), "{call}\"{key}\"");
            }
        }
    }
}

#[test]
fn a_refusal_is_told_in_english_as_plan_files_tell_it() {
    let words = Terms::load(&Templates::default()).unwrap();
    let registry = Registry::built_in();
    let tags = [
        "resources.quantity",
        "resources.rate",
        "resources.vat_percent",
        "stakeholders.number",
        "dates.start",
    ];
    let typed = [
        "plenty",
        "-4",
        "999999999999",
        "1.23456",
        "38,50",
        "about 12",
        "25-20",
        "3/9/2027",
        "3 Sept 2026",
    ];
    let welsh = words.in_language(Some("cy"));
    for field in tags.map(|tag| registry.field(tag).unwrap()) {
        for fault in typed
            .iter()
            .filter_map(|text| Value::read(field, text).err())
        {
            assert_eq!(why(&fault, &words), fault.to_string());
            let told = why(&fault, &welsh);
            for english in ["write", " is ", "cannot", "for example"] {
                assert!(!told.contains(english), "{told}");
            }
        }
        assert!(Value::read(field, "soon").is_err());
    }
}
