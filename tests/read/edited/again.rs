//! Documents that are read once more, after the plan has taken over what they said.

use super::DRAFT;
use super::package::{File, control, repeated, type_into};
use super::workbook::{TOOLS, type_row};
use crate::shared::in_documents::document;
use crate::shared::plans::{Numbered, combine, fingerprint};
use crate::support::{clinic_letters, edition, excel};
use coplan::merge::Merged;
use coplan::plan::{Plan, Purpose};

fn workbook() -> Vec<u8> {
    excel(&clinic_letters(), &edition(Purpose::Draft))
}

/// The workbook with another name for the first tool.
fn workbook_with_a_panel() -> Vec<u8> {
    let mut file = File::open(&workbook());
    type_row(&mut file, TOOLS, 4, &[("Tool", "Panel of readers")]);
    file.save()
}

/// What comes of a plan when a Word document and a workbook are read.
fn read(plan: &Plan, word: &[u8], excel: &[u8]) -> Merged {
    let documents = [("plan.docx", word), ("plan.xlsx", excel)];
    let documents = documents.map(|(name, bytes)| document(name, bytes));
    combine(plan, &fingerprint(plan), &documents)
}

/// Reads both into the plan they were made from, and then once more: nothing may come of that. Gives
/// back what was told the first time.
fn twice(word: &[u8], excel: &[u8]) -> Vec<String> {
    let first = read(&clinic_letters().numbered(), word, excel);
    assert_eq!(first.findings, vec![]);
    let again = read(&first.plan.plan().unwrap(), word, excel);
    assert_eq!(again.changes, vec![]);
    assert_eq!(again.remarks, vec![]);
    let names = again.findings.iter().map(|finding| &*finding.name);
    assert_eq!(
        names.collect::<Vec<_>>(),
        ["older-document", "older-document"]
    );
    first.changes.iter().map(ToString::to_string).collect()
}

fn changed(change: impl FnOnce(&mut coplan::package::Element)) -> Vec<u8> {
    let mut file = File::open(&DRAFT);
    file.word(change);
    file.save()
}

#[test]
fn a_document_that_nobody_touched_has_no_say() {
    let word = changed(|root| type_into(control(root, "stakeholders.why", 0), "They get letters"));
    assert_eq!(twice(&word, &workbook()).len(), 1);
}

#[test]
fn what_one_document_changes_the_old_answer_of_the_other_does_not_contradict() {
    let word = changed(|root| {
        type_into(control(root, "tools.start", 0), "3 May 2027");
        type_into(control(root, "title", 0), "Letters for everybody");
    });
    let told = twice(&word, &workbook_with_a_panel());
    assert_eq!(told.len(), 3, "{told:#?}");
}

#[test]
fn an_answer_emptied_and_a_row_deleted_do_not_come_back() {
    let word = changed(|root| {
        type_into(control(root, "stakeholders.why", 1), "");
        repeated(root, "evaluation.measures", 0).remove(1);
        repeated(root, "aims.decisions", 0).remove(0);
    });
    let told = twice(&word, &workbook_with_a_panel());
    assert_eq!(told.len(), 4, "{told:#?}");
}

#[test]
fn a_document_that_says_something_else_since_still_contradicts() {
    let word = changed(|root| type_into(control(root, "tools.start", 0), "3 May 2027"));
    let mut plan = clinic_letters().numbered();
    plan.tools[0].start = Some("2027-06-01".parse().unwrap());
    let merged = read(&plan, &word, &workbook());
    assert_eq!(merged.changes, vec![]);
    assert_eq!(merged.remarks.len(), 1);
    assert_eq!(merged.remarks[0].path, "tools.T1.start");
}
