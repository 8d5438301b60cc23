//! What holds for every plan, whatever it says: its documents give it back.
//!
//! `PROPTEST_CASES=1000 cargo test --test read laws` tries many more plans than `cargo test` does.

use super::shared::editions::{blanks, engine, filled, layout, look};
use super::shared::in_documents::{document, in_documents_alone};
use super::shared::plans::{Numbered, changes, combine, fingerprint, prepared};
use super::shared::random_plan::{Random, plans};
use super::support::{excel, lost, reading, word};
use coplan::document::same_prose;
use coplan::plan::{Path, Plan, Value, Values};
use coplan::template::{Edition, Purpose};
use proptest::prelude::*;
use proptest::sample::select;

/// How many plans are tried, unless `PROPTEST_CASES` says otherwise.
const CASES: u32 = 16;

pub(super) fn cases() -> ProptestConfig {
    let asked = std::env::var_os("PROPTEST_CASES").is_some();
    let default = ProptestConfig::default();
    ProptestConfig {
        cases: if asked { default.cases } else { CASES },
        failure_persistence: None,
        max_shrink_iters: 200,
        ..default
    }
}

pub(super) fn editions() -> impl Strategy<Value = Edition> {
    select(filled()).prop_map(|(_, edition)| edition)
}

fn forms() -> impl Strategy<Value = Edition> {
    select(blanks()).prop_map(|(_, edition)| edition)
}

/// A plan without what no document holds.
fn as_held(plan: &Plan) -> Plan {
    in_documents_alone(&plan.numbered())
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn a_word_plan_gives_back_what_it_holds(Random(plan) in plans(), edition in editions()) {
        let plan = plan.numbered();
        let reading = reading(&word(&plan, &edition));
        prop_assert_eq!(lost(&plan, &reading), Vec::<String>::new());
    }

    #[test]
    fn a_workbook_gives_back_what_it_holds(Random(plan) in plans(), edition in editions()) {
        let plan = plan.numbered();
        let reading = reading(&excel(&plan, &edition));
        prop_assert_eq!(lost(&plan, &reading), Vec::<String>::new());
    }

    #[test]
    fn both_documents_of_a_draft_give_the_plan_back(Random(plan) in plans()) {
        let files = files(&plan, &Edition::default());
        let documents = [document("plan.docx", &files[0]), document("plan.xlsx", &files[1])];
        let merged = combine(&Plan::default(), "none", &documents);
        prop_assert_eq!(changes(&merged.plan.plan().unwrap(), &as_held(&plan)), vec![]);
        prop_assert_eq!(&merged.findings, &vec![]);

        let plan = plan.numbered();
        let merged = combine(&plan, &fingerprint(&plan), &documents);
        prop_assert_eq!(merged.changes, vec![]);
        prop_assert_eq!(merged.findings, vec![]);
    }

    #[test]
    fn no_edition_takes_anything_out_of_its_plan(Random(plan) in plans(), edition in editions()) {
        let plan = plan.numbered();
        let files = files(&plan, &edition);
        for (name, file) in ["plan.docx", "plan.xlsx"].into_iter().zip(&files) {
            let merged = combine(&plan, &fingerprint(&plan), &[document(name, file)]);
            prop_assert_eq!(merged.changes, vec![]);
            prop_assert_eq!(merged.findings, vec![]);
        }
    }

    #[test]
    fn a_copy_for_one_funder_takes_nothing_out_of_its_plan(Random(plan) in plans()) {
        let plan = plan.numbered();
        for funder in &plan.funders {
            let edition = Edition {
                purpose: Purpose::Bid,
                funder: funder.id.as_ref().map(|id| id.0.clone()),
                ..Edition::default()
            };
            let files = files(&plan, &edition);
            for (name, file) in ["plan.docx", "plan.xlsx"].into_iter().zip(&files) {
                let merged = combine(&plan, &fingerprint(&plan), &[document(name, file)]);
                prop_assert_eq!(merged.changes, vec![]);
                prop_assert_eq!(merged.findings, vec![]);
                prop_assert_eq!(merged.remarks, vec![]);
            }
        }
    }

    #[test]
    fn a_document_that_nobody_touched_remembers_all_it_says(Random(plan) in plans(), edition in editions()) {
        for file in files(&plan.numbered(), &edition) {
            let reading = reading(&file);
            let said = said(&reading.values).into_iter();
            let forgotten: Vec<Path> = said.filter(|path| !reading.kept.contains(path)).collect();
            prop_assert_eq!(forgotten, vec![]);
        }
    }

    #[test]
    fn a_form_is_an_empty_plan(edition in forms()) {
        for file in files(&Plan::default(), &edition) {
            let reading = reading(&file);
            prop_assert_eq!(lost(&Plan::default(), &reading), Vec::<String>::new());
            prop_assert_eq!(reading.values.plan().unwrap(), Plan::default());
        }
    }
}

/// The paths of all answers that say something, ids left out.
fn said(values: &Values) -> Vec<Path> {
    let says = |value: &Value| match value {
        Value::Prose(text) => !same_prose(text, ""),
        value => !value.is_blank(),
    };
    let singles = values.registry().singles().iter();
    let singles = singles.filter(|field| values.single(field).is_some_and(says));
    let mut paths: Vec<Path> = singles.map(|field| Path::of(&field.tag)).collect();
    for (_, rows) in values.lists() {
        for (index, row) in rows.iter().enumerate() {
            let said = row
                .said()
                .filter(|(field, value)| !field.is_id() && says(value));
            paths.extend(said.map(|(field, _)| row.path(index).field(field)));
        }
    }
    paths
}

pub(super) fn files(plan: &Plan, edition: &Edition) -> [Vec<u8>; 2] {
    let prepared = prepared(plan);
    let word = prepared.word(engine(), look(), edition).unwrap();
    let excel = prepared.excel(engine().terms(), layout(), look(), edition);
    [word, excel.unwrap()]
}
