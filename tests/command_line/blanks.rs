//! `coplan blank`.

use crate::desk::{BID, Desk};
use insta::assert_snapshot;

#[test]
fn a_form_needs_no_plan() {
    let desk = Desk::new();
    assert_snapshot!(desk.coplan(&["blank"]).well());
    assert_eq!(
        desk.made(&[]),
        ["partnership-plan-blank.docx", "partnership-plan-blank.xlsx"]
    );
}

#[test]
fn a_form_begins_with_the_title_and_the_groups_of_a_plan_and_leaves_the_rest_open() {
    let desk = Desk::new().file("hub.yaml", BID);
    desk.coplan(&["blank", "hub.yaml", "--only", "word"]).well();
    let words = desk.words("hub-blank.docx");
    assert!(words.contains("Community hub"), "{words}");
    assert!(words.contains("Carers"), "{words}");
    assert!(!words.contains("They know the gaps"), "{words}");
}

#[test]
fn options_that_do_not_go_together_are_refused_with_a_reason() {
    let desk = Desk::new();
    let blank = |options: &[&str]| desk.coplan(&[&["blank"], options].concat()).with(2);
    assert_snapshot!("pens_in_a_workbook", blank(&["--print", "--only", "excel"]));
    assert_snapshot!(
        "pens_and_comments",
        blank(&["--print", "--guidance", "comments"])
    );
    assert_eq!(desk.made(&[]), [""; 0]);
}

#[test]
fn a_form_of_a_faulty_plan_is_not_made() {
    let desk = Desk::new().file("plan.yaml", "titel: Misspelt\n");
    let ended = desk.coplan(&["blank", "plan.yaml"]).with(1);
    assert!(ended.stderr.contains("did you mean `title`?"), "{ended}");
    assert_eq!(desk.made(&["plan.yaml"]), [""; 0]);
}
