//! What holds for every plan: it is written, read again, changed in place and combined without loss.

use super::documents::holding_all;
use super::read;
use super::support::editions::{engine, layout, look};
use super::support::in_documents::{forget_empty, in_documents_alone, reading};
use super::support::plans::{Document, Numbered, changes, combine, prepared, registry, values};
use super::support::random_plan::{Random, plans};
use coplan::diagnostic::Diagnostic;
use coplan::merge::{Side, annotate, compare, into_file, plan_file};
use coplan::plan::{Directory, Plan};
use coplan::source::Remark;
use coplan::template::Edition;
use proptest::prelude::*;
use serde_json::{Value, json};

/// How many plans are tried, unless `PROPTEST_CASES` says otherwise.
const CASES: u32 = 40;

fn cases() -> ProptestConfig {
    let asked = std::env::var_os("PROPTEST_CASES").is_some();
    let default = ProptestConfig::default();
    ProptestConfig {
        cases: if asked { default.cases } else { CASES },
        failure_persistence: None,
        ..default
    }
}

/// A document that holds all of a plan and was made from a plan with the fingerprint `made-from`.
fn document(plan: &Plan, made_from: &Plan) -> Document {
    holding_all(made_from, "made-from", "plan.docx", plan)
}

/// Whether words of one plan name an entry of the other: random texts such as `S1 · Somebody` mean
/// an entry where there is one of that id, so that taking it out is left to people.
fn names_by_chance(plan: &Plan, other: &Plan) -> bool {
    let numbered = values(other).numbered();
    let entries = Directory::new(numbered.rows("stakeholders"));
    let activities = plan.sharing.activities.iter();
    let mut audiences = activities.flat_map(|activity| activity.audience.iter());
    audiences.any(|audience| entries.position(&audience.0).is_some())
}

/// What a plan says, to the character, without what is empty; entries keep their places.
fn said(plan: &Plan) -> Value {
    let mut said = serde_json::to_value(plan).unwrap();
    forget_empty(&mut said);
    said
}

/// A remark at every single field.
fn remarks() -> Vec<Remark> {
    let singles = registry().fields().filter(|field| field.list.is_none());
    let about = |tag: &str| Remark {
        path: tag.to_owned(),
        text: format!("about {tag}\n  # more:"),
        anywhere: true,
    };
    singles.map(|field| about(&field.tag)).collect()
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn a_plan_that_is_written_is_read_as_it_was(Random(plan) in plans()) {
        let text = plan_file(&values(&plan));
        let again = read(&text).plan;
        prop_assert_eq!(said(&again), said(&plan), "{}", text);
        prop_assert_eq!(again.extra, plan.extra);
    }

    #[test]
    fn a_file_is_changed_to_say_what_a_document_says(
        Random(one) in plans(), Random(other) in plans(), crlf: bool,
    ) {
        prop_assume!(!names_by_chance(&other, &one));
        let mut text = annotate("plan.yaml", &plan_file(&values(&one)), &remarks()).unwrap();
        if crlf {
            text = text.replace('\n', "\r\n");
        }
        let loaded = read(&text);
        prop_assert_eq!(said(&loaded.plan), said(&one), "{}", text);
        let merged = combine(&one, "made-from", &[document(&other, &one)]);
        prop_assert_eq!(&merged.findings, &[]);
        let after = into_file(&loaded.tree, &values(&one), &merged.plan)
            .unwrap_or_else(|findings| panic!("{findings:?}\n{text}"));
        prop_assert_eq!(changes(&read(&after).plan, &merged.plan.plan().unwrap()), vec![]);
        prop_assert_eq!(read(&after).plan.extra, one.extra);
        for remark in remarks() {
            let line = format!("# coplan: {}", remark.text.lines().next().unwrap());
            prop_assert!(after.contains(&line), "{line}\n{after}");
        }
        let returns = after.matches('\r').count();
        prop_assert_eq!(returns, if crlf { after.matches('\n').count() } else { 0 });
    }

    #[test]
    fn reading_the_same_document_again_changes_nothing(Random(one) in plans(), Random(other) in plans()) {
        prop_assume!(!names_by_chance(&other, &one));
        let document = document(&other, &one);
        let merged = combine(&one, "made-from", std::slice::from_ref(&document));
        let again = combine(&merged.plan.plan().unwrap(), "changed", &[document]);
        prop_assert_eq!(again.changes, vec![]);
        let unexpected: Vec<_> =
            again.findings.iter().filter(|finding| finding.name != "older-document").collect();
        prop_assert_eq!(unexpected, Vec::<&Diagnostic>::new());
    }

    #[test]
    fn a_document_alone_gives_its_plan(Random(plan) in plans()) {
        let plan = in_documents_alone(&plan.numbered());
        let merged = combine(&Plan::default(), "none", &[document(&plan, &plan)]);
        prop_assert_eq!(changes(&merged.plan.plan().unwrap(), &plan), vec![]);
    }

    #[test]
    fn a_document_that_nobody_touched_changes_nothing(Random(plan) in plans()) {
        let plan = plan.numbered();
        let document = document(&in_documents_alone(&plan), &plan);
        let merged = combine(&plan, "made-from", &[document]);
        prop_assert_eq!(merged.changes, vec![]);
        prop_assert_eq!(merged.remarks, vec![]);
        prop_assert_eq!(merged.findings, vec![]);
    }
}

#[test]
fn what_a_house_adds_is_kept_to_the_character() {
    let mut plan = Plan::default();
    let extra = json!({
        "empty": { "list": [], "table": {}, "nothing": null, "text": "" },
        "numbers": [-1, 0.5, 1e21, 18_446_744_073_709_551_615_u64, true, "5", "true", "-1"],
        " a key: with\n\"all\" ": { "#": [[" x ", "two\nlines"], { "a": "ends\n" }] },
        "blocks": ["a\nb\n", "a\nb\n\n", " a\nb", "a\r\nb", "\na", "a\tb\n\tc", "a \nb"],
        "k".repeat(2000): "\u{202e}\u{200b}",
    });
    plan.extra = extra.as_object().unwrap().clone();
    let text = plan_file(&values(&plan));
    assert_eq!(read(&text).plan.extra, plan.extra, "{text}");
}

#[test]
fn a_very_long_answer_stays_one_answer() {
    let mut plan = Plan::default();
    plan.answers.achieve = Some("long: # ".repeat(12_500).trim().into());
    plan.lead.name = Some("Ñ'\"".repeat(25_000).as_str().into());
    assert_eq!(said(&read(&plan_file(&values(&plan))).plan), said(&plan));
}

proptest! {
    // Each case makes two documents and reads them again.
    #![proptest_config(ProptestConfig { cases: cases().cases.div_ceil(4), ..cases() })]

    #[test]
    fn a_plan_is_compared_without_differences_with_itself_and_with_its_documents(Random(plan) in plans()) {
        let before = values(&plan);
        let told = |one: Side<'_>, other: Side<'_>| -> Vec<String> {
            let changes = compare(one, other).changes;
            changes.iter().map(ToString::to_string).collect()
        };
        let numbered = before.clone().numbered();
        prop_assert_eq!(told(Side::Plan(&before), Side::Plan(&numbered)), [""; 0]);
        let prepared = prepared(&plan);
        let word = prepared.word(engine(), look(), &Edition::default()).unwrap();
        let excel = prepared.excel(engine().terms(), layout(), look(), &Edition::default()).unwrap();
        for (name, bytes) in [("plan.docx", &word), ("plan.xlsx", &excel)] {
            let reading = reading(name, bytes);
            let document = Side::Document(&reading);
            let plan = Side::Plan(&before);
            prop_assert_eq!(told(plan, document), [""; 0], "{}", name);
            prop_assert_eq!(told(document, plan), [""; 0], "{}", name);
        }
    }
}
