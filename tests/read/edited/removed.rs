//! Rows taken out of documents, and what becomes of their entries in the plan.

use super::DRAFT;
use super::package::{File, control, repeated, type_into};
use crate::shared::in_documents::document;
use crate::shared::plans::{Numbered, combine, fingerprint};
use crate::support::{clinic_letters, edition, excel, word};
use coplan::merge::Merged;
use coplan::plan::Purpose;
use coplan::template::{Detail, Edition};
use std::sync::LazyLock;

static WORKBOOK: LazyLock<Vec<u8>> =
    LazyLock::new(|| excel(&clinic_letters(), &edition(Purpose::Draft)));

/// What comes of the plan when documents that were made of it are read.
fn read(files: &[(&str, &[u8])]) -> Merged {
    let plan = clinic_letters().numbered();
    let documents = files.iter();
    let documents: Vec<_> = documents
        .map(|(name, bytes)| document(name, bytes))
        .collect();
    combine(&plan, &fingerprint(&plan), &documents)
}

fn told(merged: &Merged) -> Vec<String> {
    let changes = merged.changes.iter().map(ToString::to_string);
    let findings = merged
        .findings
        .iter()
        .map(|finding| finding.message.clone());
    changes.chain(findings).collect()
}

/// The draft without a row of some tables of a list.
fn without(list: &str, row: usize, tables: &[usize]) -> Vec<u8> {
    let mut file = File::open(&DRAFT);
    file.word(|root| {
        for table in tables {
            repeated(root, list, *table).remove(row);
        }
    });
    file.save()
}

#[test]
fn an_entry_whose_row_is_gone_is_taken_out_and_told() {
    let file = without("evaluation.measures", 1, &[0]);
    let merged = read(&[("plan.docx", &file), ("plan.xlsx", &WORKBOOK)]);
    let told = told(&merged);
    assert_eq!(told.len(), 1, "{told:#?}");
    let begins = told[0].starts_with("evaluation.measures.M2: removed");
    assert!(
        begins && told[0].ends_with("(plan.docx)") && !told[0].contains("\"O"),
        "{told:#?}"
    );
    let before = clinic_letters().evaluation.measures.len();
    assert_eq!(
        merged.plan.plan().unwrap().evaluation.measures.len(),
        before - 1
    );
}

#[test]
fn an_entry_whose_row_is_gone_from_the_workbook_is_taken_out() {
    let mut file = File::open(&WORKBOOK);
    file.edit("xl/worksheets/sheet5.xml", |root| {
        let data = root.find_mut("sheetData").unwrap();
        let is_row = |row: &coplan::package::Element| row.attribute("r") == Some("6");
        data.children
            .retain(|node| !matches!(node, coplan::package::Node::Element(row) if is_row(row)));
    });
    let told = told(&read(&[("plan.xlsx", &file.save())]));
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(told[0].starts_with("resources.R3: removed"), "{told:#?}");
}

#[test]
fn an_entry_that_is_gone_and_still_named_stays_until_somebody_decides() {
    let file = without("stakeholders", 3, &[0]);
    let merged = read(&[("plan.docx", &file)]);
    assert_eq!(merged.changes, vec![]);
    let told = told(&merged);
    assert_eq!(told.len(), 1, "{told:#?}");
    let begins = told[0].starts_with("`stakeholders.S4` is no longer in plan.docx, but `");
    assert!(
        begins && told[0].ends_with("still names it; it was kept"),
        "{told:#?}"
    );
}

#[test]
fn an_entry_of_which_only_one_row_of_two_is_gone_says_all_it_said() {
    // The full form has two tables of groups.
    let edition = Edition {
        detail: Detail::Full,
        ..edition(Purpose::Blank)
    };
    let full = word(&clinic_letters(), &edition);
    for table in [0, 1] {
        let mut file = File::open(&full);
        file.word(|root| {
            repeated(root, "stakeholders", table).remove(3);
        });
        let merged = read(&[("plan.docx", &file.save())]);
        assert_eq!(told(&merged), Vec::<String>::new());
    }
}

#[test]
fn references_to_an_entry_that_was_renamed_or_is_gone_are_the_ones_they_were() {
    let mut file = File::open(&DRAFT);
    file.word(|root| type_into(control(root, "stakeholders.name", 3), "Newcomers"));
    let told = told(&read(&[("plan.docx", &file.save())]));
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(told[0].starts_with("stakeholders.S4.name: "), "{told:#?}");
}

#[test]
fn a_word_plan_of_sign_off_takes_nothing_out() {
    for purpose in [Purpose::SignOff, Purpose::Bid] {
        let file = word(&clinic_letters().numbered(), &edition(purpose));
        let merged = read(&[("plan.docx", &file)]);
        assert_eq!(told(&merged), Vec::<String>::new());
    }
}
