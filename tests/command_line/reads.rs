//! `coplan read`: what people wrote in documents, brought into a plan file.

use crate::desk::{BID, Desk, LETTERS};
use crate::support::typing::fill_in;
use insta::assert_snapshot;

/// A plan with comments, in an order of its own.
const NOTED: &str = "# for the spring
title: Clinic letters   # short
stakeholders:
  - {id: S2, name: Carers, route: 'The lunch club'}
  - id: S1
    name: Patients   # all of them
answers:
  achieve: Letters that people understand.
";

/// A desk with a plan and the documents that were made of it.
pub(crate) fn made_of(plan: &str) -> Desk {
    let desk = Desk::new().file("letters.yaml", plan);
    desk.coplan(&["fill", "letters.yaml"]).well();
    desk
}

#[test]
fn documents_that_nobody_touched_change_nothing() {
    let desk = made_of(NOTED);
    let read = [
        "read",
        "letters.docx",
        "letters.xlsx",
        "--into",
        "letters.yaml",
    ];
    assert_snapshot!(desk.coplan(&read).well());
    assert_eq!(desk.read("letters.yaml"), NOTED.as_bytes());
}

#[test]
fn what_was_typed_comes_into_the_plan_and_all_else_stays() {
    let desk = made_of(NOTED);
    desk.retype(
        "letters.docx",
        "The lunch club",
        "The lunch club, and by post",
    );
    desk.retype(
        "letters.docx",
        "Letters that people understand.",
        "Letters that everybody understands.",
    );
    let read = ["read", "letters.docx", "--into", "letters.yaml"];
    let before = desk.read("letters.yaml");
    assert_snapshot!(
        "dry_run",
        desk.coplan(&[&read[..], &["--dry-run"]].concat()).well()
    );
    assert_eq!(desk.read("letters.yaml"), before);
    assert_snapshot!("into_the_plan", desk.coplan(&read).well());
    let after = NOTED
        .replace("The lunch club", "The lunch club, and by post")
        .replace("people understand", "everybody understands");
    assert_eq!(String::from_utf8(desk.read("letters.yaml")).unwrap(), after);
    // All that people typed is in the plan, so that the documents are made anew.
    desk.coplan(&["fill", "letters.yaml"]).well();
    desk.coplan(&read).well();
    assert_eq!(String::from_utf8(desk.read("letters.yaml")).unwrap(), after);
}

#[test]
fn what_has_no_place_is_kept_in_a_comment_once_and_told() {
    let desk = made_of(&format!("{BID}dates: {{start: 2027-01-04}}\n"));
    let form = desk.read("letters.docx");
    let typed = fill_in(&form, &[("dates.start", "when the clocks change")]);
    desk.write("letters.docx", typed);
    let read = ["read", "letters.docx", "--into", "letters.yaml"];
    assert_snapshot!("not_placed", desk.coplan(&read).well());
    let once = String::from_utf8(desk.read("letters.yaml")).unwrap();
    assert_snapshot!("kept_in_the_plan", once);
    // Of what is kept already one line is enough.
    assert_snapshot!("kept_before", desk.coplan(&read).well());
    assert_eq!(String::from_utf8(desk.read("letters.yaml")).unwrap(), once);
}

#[test]
fn older_documents_are_told_by_the_names_that_were_typed() {
    let desk = Desk::new().file("letters.yaml", NOTED);
    desk.coplan(&["fill", "letters.yaml", "-o", "orig"]).well();
    desk.write(
        "letters.yaml",
        NOTED
            .replace("for all", "for everybody")
            .replace("lunch", "tea"),
    );
    let documents = ["orig/letters.docx", "orig/letters.xlsx"];
    let into = ["--into", "letters.yaml", "--dry-run"];
    let read = [&["read"], &documents[..], &into[..]].concat();
    assert_snapshot!("older_dry_run", desk.coplan(&read).well());
    let one = [&["read"], &documents[..1], &into[..2]].concat();
    let ended = desk.coplan(&one).well();
    assert!(
        ended
            .stderr
            .contains("Note: orig/letters.docx: this document"),
        "{ended}"
    );
}

#[test]
fn a_note_of_nobody_is_told_as_a_note() {
    let desk = made_of(&format!("{BID}tools: [{{name: Walk}}]\n"));
    desk.retype(
        "letters.xlsx",
        "<author>coplan</author>",
        "<author> </author>",
    );
    desk.retype(
        "letters.xlsx",
        "The lines for this tool on the sheet Resources",
        "Is this with delivery? The lines for this tool",
    );
    let read = ["read", "letters.xlsx", "--into", "letters.yaml"];
    let ended = desk.coplan(&read).well();
    assert!(
        ended.stderr.contains("a note: “Is this with delivery?"),
        "{ended}"
    );
}

#[test]
fn what_cannot_be_read_or_changed_is_refused_before_anything_is_written() {
    let desk = made_of(LETTERS)
        .file("notes.docx", "not a document")
        .file("plan.toml", "title = \"Letters\"\n")
        .file("broken.yaml", "titel: Letters\nlanguage: 12\n")
        .file("folder/inside.txt", "");
    let given = [
        "letters.yaml",
        "letters.docx",
        "letters.xlsx",
        "notes.docx",
        "plan.toml",
        "broken.yaml",
        "folder/inside.txt",
    ];
    let runs: [(&[&str], i32); 10] = [
        (&["read", "notes.docx", "missing.docx", "letters.docx"], 2),
        (&["read", "letters.yaml"], 2),
        (&["read", "letters.docx", "--into", "plan.toml"], 2),
        (&["read", "letters.docx", "--into", "lettres.yaml"], 2),
        (&["read", "letters.docx", "--into", "broken.yaml"], 1),
        (&["read", "letters.docx", "--into", "-"], 2),
        (&["read", "letters.docx", "-o", "new.toml"], 2),
        (&["read", "letters.docx", "-o", "folder"], 2),
        (
            &[
                "read",
                "letters.docx",
                "-o",
                "new.yaml",
                "--into",
                "letters.yaml",
            ],
            2,
        ),
        (&["read", "-", "-"], 2),
    ];
    let told: Vec<String> = runs
        .iter()
        .map(|(arguments, code)| {
            let ended = desk.coplan(arguments).with(*code);
            format!("$ coplan {}\n{ended}\n", arguments.join(" "))
        })
        .collect();
    assert_snapshot!(told.join("\n"));
    assert_eq!(desk.made(&given), [""; 0]);
    assert_eq!(desk.read("letters.yaml"), LETTERS.as_bytes());
}

#[test]
fn lines_that_end_with_a_carriage_return_alone_are_lines_and_stay_so() {
    let plan = NOTED.replace(
        "  achieve: Letters that people",
        "  achieve: |\n    Letters that people",
    );
    let mixed = plan
        .replace("Carers, ", "Carers, why: x, ")
        .replace("short\n", "short\r");
    for plan in [plan.replace('\n', "\r"), mixed] {
        let desk = made_of(&plan);
        desk.retype("letters.docx", "The lunch club", "By post");
        let typed = fill_in(
            &desk.read("letters.docx"),
            &[("answers.achieve", "Letters we like.")],
        );
        desk.write("letters.docx", typed);
        desk.coplan(&["check", "letters.yaml"]).well();
        let ended = desk
            .coplan(&["read", "letters.docx", "--into", "letters.yaml"])
            .well();
        assert!(ended.out().contains("By post"), "{ended}");
        let after = plan
            .replace("'The lunch club'", "'By post'")
            .replace("Letters that people understand.", "Letters we like.");
        assert_eq!(String::from_utf8(desk.read("letters.yaml")).unwrap(), after);
    }
}

/// Answers in the ways in which people wrap lines by hand.
const WRAPPED: &str = "title: Quiet nights
answers:
  achieve: |
    We want people to sleep
    through the night, and
    to say so.

    - Fewer alarms, which
      wake people up
    - Less light
  involve: >
    Everybody who sleeps
    on the ward, and those
    who work there.
  find: We ask at the door
    of the ward, and by
    letter.
  tools: 'A walk round
    the ward by night,
    and a talk.'
";

#[test]
fn lines_wrapped_by_hand_stay_where_their_words_do() {
    let desk = made_of(WRAPPED);
    let read = ["read", "letters.docx", "--into", "letters.yaml"];
    desk.coplan(&read).well();
    assert_eq!(desk.read("letters.yaml"), WRAPPED.as_bytes());
    for (from, to) in [
        ("through the night", "through every night"),
        ("who work there", "who clean there"),
        ("We ask at the door", "We ring at the door"),
        ("A walk round", "A tour of"),
    ] {
        desk.retype("letters.docx", from, to);
    }
    desk.coplan(&read).well();
    assert_snapshot!(
        "wrapped",
        String::from_utf8(desk.read("letters.yaml")).unwrap()
    );
    let once = desk.read("letters.yaml");
    desk.coplan(&read).well();
    assert_eq!(desk.read("letters.yaml"), once);
}

#[test]
fn a_cost_in_all_is_never_taken_for_the_price_of_one_unit() {
    let desk = Desk::new();
    desk.coplan(&["blank", "--only", "word"]).well();
    let blank = desk.read("partnership-plan-blank.docx");
    let typed = |cost| [("resources.item", "Spades"), ("resources.rate", cost)];
    for (line, cost, comes_out, told) in [
        (
            "quantity: 3, rate: 120.50",
            "£361.50",
            "quantity: 3, rate: 120.50",
            "all of this already",
        ),
        (
            "quantity: 3",
            "£361.50",
            "rate: 120.50",
            "nothing → \"£120.50\"",
        ),
        (
            "quantity: 3",
            "£100",
            "quantity: 3}",
            "it cannot be shared out over 3 to the penny",
        ),
        (
            "quantity: 3, rate: 100",
            "£361.50",
            "quantity: 3, rate: 100}",
            "row 1, Cost in all”: “361.50” has no place in the plan: this is the cost in all, and in the \
             plan the line comes to £300.00, 3 at £100.00",
        ),
    ] {
        let plan = format!("title: A garden\nresources:\n  - {{id: R1, item: Spades, {line}}}\n");
        desk.write("garden.yaml", plan);
        desk.write("form.docx", fill_in(&blank, &typed(cost)));
        let read = desk.coplan(&["read", "form.docx", "--into", "garden.yaml"]);
        let shown = read.well().to_string();
        assert!(shown.contains(told), "{shown}");
        let plan = String::from_utf8(desk.read("garden.yaml")).unwrap();
        assert!(
            plan.contains(comes_out) && !plan.contains("to decide"),
            "{plan}"
        );
    }
    desk.write("garden.yaml", "title: A garden\n");
    desk.coplan(&["read", "form.docx", "--into", "garden.yaml"])
        .well();
    let plan = String::from_utf8(desk.read("garden.yaml")).unwrap();
    assert!(plan.contains("rate: 361.50"), "{plan}");
}
