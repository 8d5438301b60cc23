//! `coplan compare`.

use crate::desk::{BID, COMPLETE, Desk, words};
use crate::support::docx_checks::faults;
use insta::assert_snapshot;

const BEFORE: &str = "title: Better letters
version: '0.3'
language: en-GB
lead: {name: Moira Tennant}
answers:
  achieve: We want letters that people can read and use at home, with their families.
stakeholders:
  - {id: S1, name: Patients, types: [patient], affected: high, seldom_heard: true}
  - {id: S2, name: Carers, route: Through the carers' centre}
  - {id: S3, name: Ward staff}
tools:
  - {id: T1, name: Workshop, groups: [Carers], start: 2027-05-04}
resources:
  - {id: R1, item: Room, rate: 50, status: requested}
history:
  - {version: '0.3', date: 2027-01-04, author: Moira, change: First draft}
";

const AFTER: &str = "title: Better letters
version: '0.4'
language: en-GB
lead: {name: Moira Tennant}
answers:
  achieve: We want letters that people can read and keep at home, with their families.
  involve: Everybody who gets a letter.
stakeholders:
  - {id: S1, name: Patients, types: [patient, carer], affected: medium, seldom_heard: true}
  - {id: S2, name: Family carers}
  - {id: S4, name: Young people, types: [public], route: At school}
tools:
  - {id: T1, name: Workshop, groups: [S2, S4], start: 2027-06}
resources:
  - {id: R1, item: Room, rate: 52.50, status: secured}
history:
  - {version: '0.3', date: 2027-01-04, author: Moira, change: First draft}
  - {version: '0.4', date: 2027-03-01, author: Moira, change: Young people}
";

fn versions() -> Desk {
    Desk::new()
        .file("letters-1.yaml", BEFORE)
        .file("letters-2.yaml", AFTER)
}

#[test]
fn two_versions_are_compared_by_label_question_by_question() {
    let desk = versions();
    let ended = desk.coplan(&["compare", "letters-1.yaml", "letters-2.yaml"]);
    assert_snapshot!(ended.well());
    assert_eq!(
        desk.made(&["letters-1.yaml", "letters-2.yaml"]),
        [""; 0],
        "a comparison changes nothing"
    );
}

#[test]
fn nothing_has_changed_in_what_says_the_same_in_other_words() {
    let same = "title: Letters
stakeholders: [{name: Carers}, {name: Patients}]
tools: [{name: Workshop, groups: [Patients]}]
answers: {achieve: \"* One\\n* Two\"}
";
    let numbered = "# our plan
answers: {achieve: \"- One\\n- Two\\n\"}
stakeholders: [{id: S2, name: patients}, {id: S1, name: Carers}]
tools: [{id: T1, name: Workshop, groups: [S2]}]
title: Letters
";
    let desk = Desk::new()
        .file("one.yaml", same)
        .file("two.yaml", numbered);
    let ended = desk.coplan(&["compare", "one.yaml", "one.yaml"]).well();
    assert_snapshot!("the_same", ended);
    let ended = desk.coplan(&["compare", "one.yaml", "two.yaml"]).well();
    // A name in other letters is another name.
    assert_snapshot!("the_same_but_for_a_letter", ended);
}

#[test]
fn a_group_that_is_put_between_others_is_one_difference() {
    let desk = Desk::new()
        .file(
            "one.yaml",
            "stakeholders: [{name: A}, {name: B}, {name: C}]\n",
        )
        .file(
            "two.yaml",
            "stakeholders: [{name: A}, {name: New}, {name: B}, {name: C}]\n",
        );
    let ended = desk.coplan(&["compare", "one.yaml", "two.yaml"]).well();
    assert!(ended.stderr.contains("1 difference\n"), "{ended}");
    assert!(
        ended.out().contains("People and groups: S4 · New"),
        "{ended}"
    );
}

#[test]
fn differences_come_as_json() {
    let desk = versions();
    let compare = ["compare", "letters-1.yaml", "letters-2.yaml"];
    let ended = desk.coplan(&[&compare[..], &["--format", "json"]].concat());
    let ended = ended.well();
    let json: serde_json::Value = serde_json::from_slice(&ended.stdout).unwrap();
    assert_snapshot!(format!("{:#}", json["changes"][2]));
    assert_eq!(json["title"], "Better letters");
    assert_eq!(json["partial"], false);
    assert_eq!(ended.stderr, "");
    desk.coplan(&[&compare[..], &["-o", "changes.json"]].concat())
        .well();
    assert_eq!(desk.read("changes.json"), ended.stdout);
}

#[test]
fn a_board_gets_a_word_document() {
    let desk = versions();
    let compare = ["compare", "letters-1.yaml", "letters-2.yaml"];
    let ended = desk.coplan(&[&compare[..], &["-o", "changes.docx"]].concat());
    assert_snapshot!(ended.well());
    let bytes = desk.read("changes.docx");
    assert_eq!(faults(&bytes), Vec::<String>::new());
    let text = words(&bytes);
    for said in [
        "What has changed: Better letters",
        "letters-1.yaml (Version 0.3)",
        "2. Who do I need to work with/involve?",
        "How we will reach them (S2 · Family carers)",
        "Dated 1 March 2027",
    ] {
        assert!(text.contains(said), "{said} is not in {text}");
    }
    assert!(!text.contains("stakeholders."), "{text}");
    let xml = desk.part("changes.docx", "word/document.xml");
    assert!(xml.contains("<w:tblHeader"), "a header row is marked");
    assert!(
        desk.part("changes.docx", "docProps/core.xml")
            .contains("en-GB")
    );
    // What coplan made and nobody has changed is written over; anything else is not.
    let again = [&compare[..], &["--format", "docx", "-o", "changes.docx"]].concat();
    desk.coplan(&again).well();
    assert_eq!(desk.read("changes.docx"), bytes);
    desk.type_into("changes.docx");
    assert_snapshot!("comparison_in_the_way", desk.coplan(&again).with(2));
    let forced = desk.coplan(&[&again[..], &["--force"]].concat()).well();
    assert!(
        forced.to_string().contains("Kept changes.docx as it was"),
        "{forced}"
    );
    assert_eq!(desk.read("changes.docx"), bytes);
}

#[test]
fn a_word_document_needs_a_name() {
    let compare = [
        "compare",
        "letters-1.yaml",
        "letters-2.yaml",
        "--format",
        "docx",
    ];
    assert_snapshot!(versions().coplan(&compare).with(2));
}

#[test]
fn a_document_is_compared_by_what_it_holds() {
    let desk = versions()
        .file("complete.yaml", COMPLETE)
        .file("hub.yaml", BID);
    desk.coplan(&["fill", "letters-1.yaml", "complete.yaml"])
        .well();
    let bid = ["fill", "hub.yaml", "--for", "bid", "--funder", "F1"];
    desk.coplan(&[&bid[..], &["--draft-anyway", "--date", "2027-01-01"]].concat())
        .well();
    for (plan, document) in [
        ("letters-1.yaml", "letters-1.docx"),
        ("letters-1.yaml", "letters-1.xlsx"),
        ("complete.yaml", "complete.docx"),
        ("complete.yaml", "complete.xlsx"),
        ("hub.yaml", "hub-bid-F1.docx"),
        ("hub.yaml", "hub-bid-F1.xlsx"),
        ("letters-1.docx", "letters-1.xlsx"),
    ] {
        for pair in [[plan, document], [document, plan]] {
            let ended = desk.coplan(&["compare", pair[0], pair[1]]).well();
            assert!(ended.out().contains("Nothing has changed"), "{ended}");
        }
    }
    let ended = desk.coplan(&["compare", "letters-1.docx", "letters-2.yaml"]);
    assert_snapshot!("document_and_plan", ended.well());
    desk.retype("letters-1.docx", "Through the carers", "Beside the carers");
    let ended = desk.coplan(&["compare", "letters-1.yaml", "letters-1.docx"]);
    assert_snapshot!("changed_document", ended.well());
}

#[test]
fn everything_that_cannot_be_compared_is_told_in_one_run() {
    let desk = Desk::new()
        .file("faulty.yaml", "titel: Misspelt\n")
        .file("letter.docx", "no document");
    let ended = desk.coplan(&["compare", "faulty.yaml", "letter.docx"]);
    assert_snapshot!("neither", ended.with(2));
    desk.coplan(&["compare", "faulty.yaml", "faulty.yaml"])
        .with(1);
    let ended = desk.coplan(&["compare", "-", "-"]).with(2);
    assert_snapshot!("standard_input_twice", ended);
}

#[test]
fn versions_of_one_name_are_told_apart_by_their_folders() {
    let desk = versions()
        .file("old/letters.yaml", BEFORE)
        .file("new/letters.yaml", AFTER);
    let ended = desk.coplan(&["compare", "old/letters.yaml", "new/letters.yaml"]);
    let first = "old/letters.yaml (Version 0.3) → new/letters.yaml (Version 0.4)\n";
    let ended = ended.well();
    assert!(ended.out().replace('\\', "/").starts_with(first), "{ended}");
}

#[test]
fn a_comparison_is_nothing_to_be_read_back() {
    let desk = versions();
    desk.coplan(&[
        "compare",
        "letters-1.yaml",
        "letters-2.yaml",
        "-o",
        "changes.docx",
    ])
    .well();
    assert_snapshot!(desk.coplan(&["read", "changes.docx"]).with(2));
}

#[test]
fn a_long_answer_is_shown_where_it_has_changed() {
    let long = |word: &str| {
        let around = "and so we go on and on ".repeat(20);
        format!("answers:\n  achieve: {around}with {word} people {around}\n")
    };
    let desk = Desk::new()
        .file("one.yaml", long("many"))
        .file("two.yaml", long("few"));
    assert_snapshot!(desk.coplan(&["compare", "one.yaml", "two.yaml"]).well());
}
