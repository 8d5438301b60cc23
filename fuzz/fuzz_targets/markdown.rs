//! Any text as an answer in prose: its words come back from the document, and nothing changes the plan.

#![no_main]

mod common;

use common::{ENGINE, LOOK, load};
use coplan::diagnostic::Text;
use coplan::document::{markdown, prose, same_prose};
use coplan::read::read;
use coplan::session::Prepared;
use coplan::source::Format;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((number, rest)) = data.split_first() else {
        return;
    };
    let Ok(text) = std::str::from_utf8(rest) else {
        return;
    };
    let plan = serde_json::json!({"title": "t", "answers": {"achieve": text}}).to_string();
    let Ok(loaded) = load(&Text::new("plan.json", plan), Format::Json) else {
        return;
    };
    let Some(answer) = loaded
        .plan
        .answers
        .achieve
        .as_ref()
        .map(ToString::to_string)
    else {
        return;
    };
    let blocks = prose(&answer);
    assert_eq!(prose(&markdown(&blocks)), blocks, "{answer:?}");
    let prepared = Prepared::of(&loaded).unwrap();
    let edition = common::edition(*number % 3);
    let Ok(file) = prepared.word(&ENGINE, &LOOK, &edition) else {
        return;
    };
    let reading = read("plan.docx", &file, ENGINE.terms()).unwrap();
    assert!(reading.leftovers.is_empty(), "{:?}", reading.leftovers);
    let back = reading.values.plan().unwrap().answers.achieve;
    let back = back.map(|back| back.to_string()).unwrap_or_default();
    assert!(same_prose(&answer, &back), "{answer:?}\n{back:?}");
});
