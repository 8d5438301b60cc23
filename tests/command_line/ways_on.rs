//! The next steps that are printed: each works as it stands, and none loses what people wrote.

use crate::desk::{Desk, Ended, LETTERS};
use crate::support::typing::fill_in;
use std::collections::BTreeSet;

const UNDERSTAND: &str = "Letters that people understand.";

/// The commands between backticks in what a run printed, without the options that only name a part of one.
fn commands(ended: &Ended) -> Vec<Vec<String>> {
    let text = format!("{}{}", ended.out(), ended.stderr);
    let quoted = text.split('`').skip(1).step_by(2);
    let commands = quoted.filter_map(|quoted| quoted.strip_prefix("coplan "));
    commands
        .filter(|command| !command.starts_with("check --explain"))
        .map(|command| {
            let words = command.replace('\'', "");
            words.split(' ').map(str::to_owned).collect()
        })
        .collect()
}

/// Whether a command is for people who want to choose, or think better of it.
fn is_a_choice(command: &[String]) -> bool {
    command
        .first()
        .is_some_and(|word| word == "edit" || word == "undo")
}

/// Runs every command that a run printed, and those that these print; gives them in order.
fn follow(desk: &Desk, first: &[&str]) -> Vec<String> {
    let mut known = BTreeSet::new();
    let mut open = vec![
        first
            .iter()
            .map(|word| (*word).to_owned())
            .collect::<Vec<_>>(),
    ];
    let mut told = Vec::new();
    while let Some(command) = open.pop() {
        if !known.insert(command.clone()) || is_a_choice(&command) {
            continue;
        }
        let words: Vec<&str> = command.iter().map(String::as_str).collect();
        let ended = desk.coplan(&words);
        told.push(format!("{} ({})", words.join(" "), ended.code.unwrap()));
        let next = commands(&ended);
        assert!(!next.is_empty() || ended.code == Some(0), "{ended}");
        open.extend(next.into_iter().rev());
    }
    told
}

#[test]
fn a_filled_in_document_leads_into_a_plan_and_to_new_documents_without_force() {
    let desk = Desk::with_letters();
    desk.coplan(&["fill", "letters.yaml", "--only", "word"])
        .well();
    desk.retype("letters.docx", UNDERSTAND, "Letters that help.");
    let typed = desk.read("letters.docx");
    std::fs::remove_file(desk.path("letters.yaml")).unwrap();
    let way = follow(&desk, &["read", "letters.docx"]);
    assert_eq!(
        way,
        [
            "read letters.docx (0)",
            "check letters.yaml (0)",
            "fill letters.yaml (0)",
        ]
    );
    let made = desk.made(&["letters.yaml", "coplan.schema.json"]);
    let kept = made.iter().find(|name| name.contains("(filled in "));
    assert_eq!(desk.read(kept.unwrap()), typed);
    assert!(desk.words("letters.docx").contains("Letters that help."));
}

#[test]
fn a_refusal_to_fill_leads_through_reading_to_new_documents() {
    let desk = Desk::with_letters();
    desk.coplan(&["fill", "letters.yaml"]).well();
    desk.retype("letters.docx", UNDERSTAND, "Letters that help.");
    let way = follow(&desk, &["fill", "letters.yaml"]);
    assert_eq!(
        way[..2],
        [
            "fill letters.yaml (2)",
            "read letters.docx --into letters.yaml (0)"
        ]
    );
    desk.coplan(&["fill", "letters.yaml"]).well();
    assert!(desk.words("letters.docx").contains("Letters that help."));
}

#[test]
fn what_check_says_of_documents_leads_to_new_ones() {
    let desk = Desk::with_letters();
    desk.coplan(&["fill", "letters.yaml"]).well();
    desk.retype("letters.docx", UNDERSTAND, "Letters that help.");
    let ended = desk.coplan(&["check", "letters.docx"]).with(1);
    assert!(
        ended.stderr.contains("`coplan read` brings them"),
        "{ended}"
    );
    // There is a plan of this name: the refusal names the whole command.
    let refused = desk.coplan(&["read", "letters.docx"]).with(2);
    let into: Vec<String> = commands(&refused).remove(0);
    assert_eq!(into.join(" "), "read letters.docx --into letters.yaml");
    let into: Vec<&str> = into.iter().map(String::as_str).collect();
    desk.coplan(&into).well();
    desk.coplan(&["fill", "letters.yaml"]).well();
}

#[test]
fn a_form_in_the_way_leads_into_the_plan_that_is_there() {
    let desk = Desk::new();
    desk.coplan(&["blank", "--only", "word"]).well();
    let form = desk.read("partnership-plan-blank.docx");
    desk.write(
        "partnership-plan-blank.docx",
        fill_in(&form, &[("title", "A garden")]),
    );
    let read = |expected: &str| {
        let refused = desk.coplan(&["blank", "--only", "word"]).with(2);
        let command = commands(&refused).remove(0);
        assert_eq!(command.join(" "), expected);
        let words: Vec<&str> = command.iter().map(String::as_str).collect();
        desk.coplan(&words).well();
    };
    read("read partnership-plan-blank.docx");
    read("read partnership-plan-blank.docx --into partnership-plan.yaml");
}

#[test]
fn a_document_of_a_plan_on_standard_input_leads_to_a_command_that_works() {
    let desk = Desk::new();
    let fill = ["fill", "-", "--only", "word"];
    desk.run(&fill, LETTERS, &[]).well();
    desk.retype("partnership-plan.docx", UNDERSTAND, "Letters that help.");
    let refused = desk.run(&fill, LETTERS, &[]).with(2);
    let command = commands(&refused).remove(0);
    assert_eq!(command.join(" "), "read partnership-plan.docx");
    desk.coplan(&["read", "partnership-plan.docx"]).well();
}

#[test]
fn contradictions_lead_through_a_choice_to_new_documents() {
    let desk = Desk::with_letters();
    desk.coplan(&["fill", "letters.yaml"]).well();
    desk.write("copy.docx", desk.read("letters.docx"));
    desk.retype("letters.docx", UNDERSTAND, "Letters that help.");
    desk.retype("copy.docx", UNDERSTAND, "Letters to keep.");
    let read = [
        "read",
        "letters.docx",
        "copy.docx",
        "--into",
        "letters.yaml",
    ];
    let ended = desk.coplan(&read).with(1);
    assert!(
        ended.stderr.contains("`coplan edit letters.yaml`"),
        "{ended}"
    );
    // The first answer that is offered, and out again.
    desk.run(&["edit", "letters.yaml", "--plain"], "1\n1\n/stop\n", &[]);
    desk.coplan(&["fill", "letters.yaml"]).well();
    desk.coplan(&["fill", "letters.yaml"]).well();
}

#[test]
fn documents_in_another_folder_lead_into_their_plan() {
    let desk = Desk::with_letters();
    desk.coplan(&["fill", "letters.yaml", "-o", "our documents"])
        .well();
    desk.retype(
        "our documents/letters.docx",
        UNDERSTAND,
        "Letters that help.",
    );
    let fill = ["fill", "letters.yaml", "-o", "our documents"];
    let refused = desk.coplan(&fill).with(2);
    assert!(
        refused
            .stderr
            .contains("`coplan read 'our documents/letters.docx' --into letters.yaml`"),
        "{refused}"
    );
    let read = [
        "read",
        "our documents/letters.docx",
        "--into",
        "letters.yaml",
    ];
    desk.coplan(&read).well();
    desk.coplan(&fill).well();
    desk.coplan(&["undo", "letters.yaml"]).well();
    let words = desk.words("our documents/letters.docx");
    assert!(words.contains("Letters that help."));
}
