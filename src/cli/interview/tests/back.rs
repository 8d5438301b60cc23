//! The way back leads to what was asked last, and the next run to the question that was left.

use super::{COMMENTED, Ended, Room};

/// The first answer, and nothing more.
const ONE: &str = "title: Nights\nlead: {name: Moira}\nanswers: {achieve: Sleep.}\n";

/// Everything that was asked: the lines before each place to type, but for advice on keys and choices.
fn asked(ended: &Ended) -> Vec<String> {
    let mut asked = Vec::new();
    let mut before = "";
    for line in ended.shown.lines() {
        let line = line.trim_start_matches("> ");
        let is_choice = line.starts_with(|sign: char| sign.is_ascii_digit());
        if line.starts_with('(') {
            asked.push(before.to_owned());
        } else if !is_choice {
            before = line;
        }
    }
    asked
}

/// The group with all that is asked of it, up to the menu after it.
const GROUP: [&str; 13] = [
    "Everyone.",
    "",
    "2",
    "Carers",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
];

#[test]
fn back_leads_out_of_menus_into_the_detail_asked_for_last() {
    let ended = Room::with(ONE).go_on(&[&GROUP[..11], &["/back"; 5], &["/stop"]].concat());
    insta::assert_snapshot!(asked(&ended).join("\n"));
}

#[test]
fn back_leads_from_a_question_to_the_menu_of_the_one_before() {
    let ended = Room::with(ONE).go_on(&["/back", "/back", "/back", "/stop"]);
    insta::assert_snapshot!(asked(&ended).join("\n"), @r"
    Who will this touch, and whose voice is missing?
    Add detail?
    Now: Sleep.
    Now: Moira
    ");
}

#[test]
fn back_leads_to_the_field_of_the_finding_before() {
    let plan = COMMENTED.replace("    route: At the bedside\n", "");
    let ended = Room::with(&plan).mend(&["", "", "By letter", "/back", "/stop"]);
    insta::assert_snapshot!(asked(&ended).join("\n"));
}

/// The question that the next run asks first.
fn next(room: &Room) -> String {
    let ended = room.go_on(&["/stop"]);
    let heading = ended
        .shown
        .lines()
        .find(|line| line.starts_with("Question"));
    let asked = asked(&ended).pop().unwrap_or_default();
    format!("{}: {asked}", heading.unwrap_or_default())
}

#[test]
fn the_next_run_asks_what_was_left() {
    let room = Room::with(ONE);
    let ended = room.go_on(&["Everyone.", "", "/stop"]);
    assert!(asked(&ended).ends_with(&["Add detail?".to_owned()]));
    assert!(
        next(&room).starts_with("Question 2 of 8"),
        "{}",
        next(&room)
    );
    assert!(next(&room).ends_with(": Add detail?"), "{}", next(&room));
    // Questions that were skipped are not asked again before there is no other.
    room.go_on(&["", "", "", "", "", "/stop"]);
    assert!(
        next(&room).starts_with("Question 5 of 8"),
        "{}",
        next(&room)
    );
    // An interview that came to its end leaves nothing.
    room.go_on(&["Time.", "", "", "", "", "", "", "", "", ""]);
    let notes = room.folder.path().join(".plan.yaml.undo");
    let notes = std::fs::read_to_string(notes).unwrap_or_default();
    assert!(!notes.contains("question"), "{notes}");
    assert!(
        next(&room).starts_with("Question 6 of 8"),
        "{}",
        next(&room)
    );
}
