//! Documents made in another language are read back, whatever language is asked for now.

use super::shared::editions::samples;
use super::shared::plans::{Numbered, prepared};
use super::shared::typing::fill_in;
use super::support::{STYLE, edition, lost, reading};
use coplan::package::{Archive, write_archive};
use coplan::plan::{Plan, Purpose};
use coplan::read::{Reading, read};
use coplan::template::{Detail, Edition, Engine, Templates, Terms};
use coplan::workbook::Layout;
use std::sync::{Arc, LazyLock};

static TERMS: LazyLock<Terms> = LazyLock::new(|| Terms::load(&Templates::default()).unwrap());
static WELSH: LazyLock<Engine> = LazyLock::new(|| {
    let terms = TERMS.in_language(Some("cy")).into_owned();
    let templates = Templates::default().in_language(&terms);
    Engine::with_terms(&templates, Arc::new(terms)).unwrap()
});
static WELSH_LAYOUT: LazyLock<Layout> = LazyLock::new(|| {
    Layout::load(&Templates::default().text("workbook.toml"), WELSH.terms()).unwrap()
});

fn word(plan: &Plan, edition: &Edition) -> Vec<u8> {
    prepared(plan).word(&WELSH, &STYLE, edition).unwrap()
}

fn excel(plan: &Plan, edition: &Edition) -> Vec<u8> {
    let prepared = prepared(plan);
    prepared
        .excel(WELSH.terms(), &WELSH_LAYOUT, &STYLE, edition)
        .unwrap()
}

/// The same file, which does not remember the language of its words.
fn forgetful(bytes: &[u8]) -> Vec<u8> {
    let mut parts = Archive::read(bytes).unwrap().parts;
    let custom = parts
        .iter_mut()
        .find(|part| part.name == "docProps/custom.xml");
    let custom = custom.unwrap();
    let text = String::from_utf8(custom.bytes.clone()).unwrap();
    assert!(text.contains("coplan.language"));
    custom.bytes = text
        .replace("coplan.language", "other.language")
        .into_bytes();
    write_archive(&parts).unwrap()
}

#[test]
fn every_sample_in_welsh_is_read_back_whole() {
    for (name, plan) in samples() {
        let plan = plan.numbered();
        let all = [Purpose::Draft, Purpose::SignOff, Purpose::Bid];
        let is_whole = name == "clinic-letters";
        for purpose in all.into_iter().take(if is_whole { 3 } else { 1 }) {
            let edition = edition(purpose);
            for (kind, bytes) in [
                ("word", word(&plan, &edition)),
                ("excel", excel(&plan, &edition)),
            ] {
                let english = reading(&bytes);
                assert_eq!(lost(&plan, &english), [""; 0], "{name} {kind} {purpose:?}");
                let welsh = read(&name, &bytes, &TERMS.in_language(Some("cy"))).unwrap();
                assert_eq!(welsh.values, english.values, "{name} {kind} {purpose:?}");
                assert!(english.leftovers.is_empty(), "{:?}", english.leftovers);
            }
        }
    }
}

#[test]
fn a_welsh_workbook_is_read_by_its_headers_where_it_has_forgotten_its_language() {
    let (_, plan) = samples()
        .into_iter()
        .find(|(name, _)| name == "clinic-letters")
        .unwrap();
    let plan = Plan {
        language: "cy".parse().ok(),
        ..plan.numbered()
    };
    let bytes = excel(&plan, &edition(Purpose::Draft));
    let reading = reading(&forgetful(&bytes));
    assert_eq!(lost(&plan, &reading), [""; 0]);
}

/// A full Welsh form in which this has been typed.
fn typed(answers: &[(&str, &str)]) -> Reading {
    let form = Edition {
        detail: Detail::Full,
        spare_rows: 3,
        ..edition(Purpose::Blank)
    };
    let form = word(&Plan::default(), &form);
    reading(&fill_in(&form, answers))
}

#[test]
fn what_people_type_in_welsh_is_understood_and_so_is_english() {
    let reading = typed(&[
        ("dates.start", "3ydd Medi 2026"),
        ("dates.end", "erbyn diwedd mis Mai 2027"),
        ("stakeholders.name", "Gofalwyr"),
        ("stakeholders.types", "Gofalwyr; Members of the public"),
        ("stakeholders.level", "Cyd-gynhyrchu"),
        ("stakeholders.seldom_heard", "Ydy"),
        ("tools.name", "Gweithdy"),
        ("tools.start", "Chwef 2027"),
        ("language", "Cymraeg"),
    ]);
    let plan = reading.values.plan().unwrap();
    assert_eq!(plan.dates.start, "2026-09-03".parse().ok());
    assert_eq!(plan.dates.end, "2027-05".parse().ok());
    assert_eq!(plan.language, "cy".parse().ok());
    let json = serde_json::to_value(&plan).unwrap();
    let group = &json["stakeholders"][0];
    assert_eq!(group["types"], serde_json::json!(["carer", "public"]));
    assert_eq!(group["level"], "co-produce");
    assert_eq!(group["seldom_heard"], true);
    let tool = &json["tools"][0];
    assert_eq!(tool["start"], "2027-02");
    assert_eq!(reading.findings, []);
}

#[test]
fn an_english_document_is_read_where_welsh_is_asked_for() {
    let (name, plan) = samples().remove(0);
    let plan = plan.numbered();
    let english = super::support::excel(&plan, &edition(Purpose::Draft));
    let welsh = read(&name, &english, &TERMS.in_language(Some("cy"))).unwrap();
    assert_eq!(lost(&plan, &welsh), [""; 0]);
}
