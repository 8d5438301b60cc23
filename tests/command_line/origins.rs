//! `coplan check` with documents.

use crate::desk::{BID, COMPLETE, Desk};
use insta::assert_snapshot;

/// A folder with the draft and the sign-off copy of a plan.
fn desk() -> Desk {
    let desk = Desk::new().file("letters.yaml", COMPLETE);
    desk.coplan(&["fill", "letters.yaml"]).well();
    desk.coplan(&["fill", "letters.yaml", "--for", "sign-off"])
        .well();
    desk
}

fn check(desk: &Desk, documents: &[&str], code: i32) -> crate::desk::Ended {
    desk.coplan(&[&["check"], documents].concat()).with(code)
}

/// The day by which dates are judged in these tests.
const DAY: &str = "--date=2026-12-05";
const PAIR: [&str; 2] = ["letters.docx", "letters.xlsx"];
const SIGN_OFF: [&str; 2] = ["letters-sign-off.docx", "letters-sign-off.xlsx"];

#[test]
fn documents_of_one_plan_belong_together() {
    let desk = desk();
    assert_snapshot!(check(&desk, &PAIR, 0));
    check(&desk, &SIGN_OFF, 0);
    assert_snapshot!(
        "different_uses",
        check(&desk, &["letters-sign-off.docx", "letters.xlsx"], 0)
    );
}

#[test]
fn documents_of_different_plans_do_not() {
    let desk = desk();
    desk.write("letters.yaml", COMPLETE.replace("rate: 25", "rate: 26"));
    desk.coplan(&["fill", "letters.yaml", "--only", "excel"])
        .well();
    assert_snapshot!(check(&desk, &PAIR, 1));
}

#[test]
fn bids_to_different_funders_do_not() {
    let desk = Desk::new().file("hub.yaml", BID);
    for funder in ["F1", "F2"] {
        desk.coplan(&["fill", "hub.yaml", "--for", "bid", "--funder", funder])
            .well();
    }
    check(&desk, &["hub-bid-F1.docx", "hub-bid-F1.xlsx"], 0);
    assert_snapshot!(check(&desk, &["hub-bid-F1.docx", "hub-bid-F2.xlsx"], 1));
}

#[test]
fn an_answer_that_somebody_changed_is_noticed() {
    let desk = desk();
    desk.retype(
        "letters.docx",
        "The words, order and layout",
        "The words and layout",
    );
    assert_snapshot!(
        "changed_word",
        check(&desk, &[&PAIR[..], &[DAY]].concat(), 1)
    );
    let desk = self::desk();
    desk.retype("letters.xlsx", "Unpaid carers", "Paid carers");
    check(&desk, &PAIR, 1);
    let desk = self::desk();
    desk.retype(
        "letters-sign-off.docx",
        "The words, order and layout",
        "The words",
    );
    check(&desk, &SIGN_OFF, 1);
}

#[test]
fn what_people_write_into_a_form_is_looked_at_where_it_stands() {
    let desk = Desk::new();
    desk.coplan(&["blank"]).well();
    let form = "partnership-plan-blank.docx";
    desk.retype(
        form,
        "What should be different, and how will doing it together help?",
        "Letters that people can use, for hard to reach groups too.",
    );
    assert_snapshot!("filled_in_form", check(&desk, &[form, DAY, "--all"], 0));
    let sign_off = check(&desk, &[form, DAY, "--for", "sign-off"], 1);
    assert!(sign_off.out().contains("not yet ready"), "{sign_off}");
    assert!(
        sign_off.stderr.contains("known to the plan file alone"),
        "{sign_off}"
    );
}

#[test]
fn documents_of_a_house_are_told_of_in_its_own_words() {
    let desk = Desk::new();
    desk.coplan(&["templates", "export", "house"]).well();
    let terms = String::from_utf8(desk.read("house/terms.toml")).unwrap();
    desk.write(
        "house/terms.toml",
        terms.replace("\"Seldom heard?\"", "\"Left out so far?\""),
    );
    let form = "partnership-plan-blank.docx";
    desk.coplan(&["blank", "--templates", "house"]).well();
    desk.retype(
        form,
        "What should be different, and how will doing it together help?",
        "Letters that people can use, for hard to reach groups too.",
    );
    let named = check(&desk, &[form, DAY, "--all", "--templates", "house"], 0);
    assert!(named.stderr.contains("“Left out so far?”"), "{named}");
    let usual = check(&desk, &[form, DAY, "--all"], 0);
    assert!(usual.stderr.contains("“Seldom heard?”"), "{usual}");
    desk.write("coplan.toml", "templates = \"house\"\n");
    let settled = check(&desk, &[form, DAY, "--all"], 0);
    assert_eq!(settled.stderr, named.stderr);
    assert_eq!(settled.out(), named.out());
    check(&desk, &[form, DAY, "--templates", "nowhere"], 2);
}

#[test]
fn two_documents_that_say_different_things_are_told_by_cell_and_field() {
    let desk = desk();
    desk.retype("letters.xlsx", "Unpaid carers", "Paid carers");
    desk.retype("letters.docx", "Tuesday carers' lunch", "lunch (place tbc)");
    assert_snapshot!(check(&desk, &[&PAIR[..], &[DAY]].concat(), 1));
    let json = [&PAIR[..], &[DAY, "--format", "json"]].concat();
    assert_snapshot!("different_answers_as_json", check(&desk, &json, 1).out());
}

#[test]
fn documents_as_coplan_wrote_them_are_looked_at_where_a_use_is_named() {
    let desk = desk();
    let sign_off = [&SIGN_OFF[..], &[DAY, "--for", "sign-off"]].concat();
    let ended = check(&desk, &sign_off, 0);
    assert!(ended.out().contains("ready for sign-off"), "{ended}");
}

#[test]
fn warnings_about_documents_can_be_denied() {
    let mixed = [
        "letters-sign-off.docx",
        "letters.xlsx",
        "--deny",
        "warnings",
    ];
    check(&desk(), &mixed, 1);
}

#[test]
fn a_file_that_was_saved_again_or_uploaded_is_as_it_was() {
    let desk = desk();
    // Runs are cut, numbers written in full, and parts added: what programs and libraries do.
    desk.retype(
        "letters.docx",
        "The words, order",
        "The wo</w:t></w:r><w:r><w:t>rds, order",
    );
    desk.retype(
        "letters.xlsx",
        "<sheetFormatPr",
        "<!-- saved --><sheetFormatPr",
    );
    let ended = check(&desk, &PAIR, 0);
    assert_eq!(
        ended.out().matches("with the same answers").count(),
        2,
        "{ended}"
    );
}

#[test]
fn signing_a_plan_does_not_change_it() {
    let desk = desk();
    desk.retype(
        "letters-sign-off.docx",
        "Cover for the clerks",
        "Cover for everyone",
    );
    let ended = check(&desk, &SIGN_OFF, 0);
    assert!(ended.out().contains("saved again or approved"), "{ended}");
}

#[test]
fn a_document_of_somebody_else_is_told_apart() {
    let desk = desk();
    let mut archive = coplan::package::Archive::read(&desk.read("letters.docx")).unwrap();
    archive
        .parts
        .retain(|part| part.name != "docProps/custom.xml");
    desk.write(
        "letters.docx",
        coplan::package::write_archive(&archive.parts).unwrap(),
    );
    assert_snapshot!(check(&desk, &PAIR, 1));
}

#[test]
fn what_cannot_be_read_ends_with_two() {
    let desk = desk().file("broken.docx", "PK").file("text.xlsx", "hello");
    assert_snapshot!(check(&desk, &["broken.docx", "letters.xlsx"], 2));
    check(&desk, &["letters.docx", "text.xlsx"], 2);
    check(&desk, &["letters.docx", "missing.xlsx"], 2);
    let mixed = check(&desk, &["letters.yaml", "letters.docx"], 2);
    assert!(mixed.stderr.contains("name plans alone"), "{mixed}");
}

#[test]
fn documents_are_told_as_json() {
    let json = [&PAIR[..], &[DAY, "--format", "json"]].concat();
    assert_snapshot!(check(&desk(), &json, 0).out());
}
