//! Line by line: keys that do nothing, what looks like a command, and lines that stay lines.

use super::{Room, body};

#[test]
fn keys_that_do_nothing_leave_no_letter() {
    let title = "Arows test\u{1b}[1~\u{1b}[Cr\u{1b}OH";
    let ended = Room::empty().go_on(&[title, "\u{1b}[A", "Moira\u{1b}[D", "/stop"]);
    assert_eq!(
        body(&ended.file),
        "title: Arows testr\n\nlead:\n  name: Moira\n"
    );
    let told = "Arrow keys and the like do nothing here; Backspace does.";
    assert_eq!(ended.shown.matches(told).count(), 1, "{}", ended.shown);
    assert!(ended.shown.contains("Understood: Arows testr"));
}

#[test]
fn what_looks_like_a_command_is_asked_for_again() {
    let ended = Room::empty().go_on(&["/help", "Nights", "/bak", "/bak", "/stop"]);
    assert!(
        ended
            .shown
            .contains("“/help” is no command here: there are /back and /stop")
    );
    assert_eq!(body(&ended.file), "title: Nights\n\nlead:\n  name: /bak\n");
}

#[test]
fn several_are_chosen_however_their_numbers_are_parted() {
    for line in ["2 and 1", "2, 1", "2; 1", "2 1"] {
        let room = Room::with("title: Nights\nlead: {name: Moira}\nanswers: {achieve: Sleep.}\n");
        let ended = room.go_on(&["All.", "", "2", "Carers", line, "/stop"]);
        assert!(
            ended.file.contains("types: [carer, patient]\n"),
            "{line}: {}",
            ended.file
        );
    }
}

#[test]
fn no_answer_takes_the_line_breaks_of_another() {
    let ended = Room::empty().go_on(&[
        "T",
        "M",
        "We ask every patient",
        "and relative",
        "",
        "",
        "Each patient is asked by a nurse",
        "",
        "/stop",
    ]);
    let answers = "answers:\n  achieve: |\n    We ask every patient\n\n    and relative\n  \
        involve: |\n    Each patient is asked by a nurse\n";
    assert!(ended.file.ends_with(answers), "{}", ended.file);
}

#[test]
fn signs_at_the_start_of_a_line_stay_what_was_typed() {
    let lines = [
        "T",
        "M",
        "# of patients: 12",
        "> 5 wards",
        "- a list",
        "",
        "/stop",
    ];
    let room = Room::empty();
    let ended = room.go_on(&lines);
    let written = "    \\# of patients: 12\n\n    \\> 5 wards\n    - a list\n";
    assert!(ended.file.ends_with(written), "{}", ended.file);
    let again = room.go_on(&["/back", "/stop"]).shown;
    let shown = "Now:\n# of patients: 12\n\n> 5 wards\n- a list\n";
    assert!(again.contains(shown), "{again}");
}

#[test]
fn an_entry_of_several_lines_is_one_line_of_a_menu() {
    let plan = "title: T\nlead: {name: M}\naims:\n  objectives:\n    - statement: |-\n        \
        Write the new leaflet\n        with everybody who reads it\n        by March\n";
    let ended = Room::with(plan).go_on(&["/back", "/stop"]);
    let entry = "change O1 · Write the new leaflet with everybody who…\n";
    assert!(ended.shown.contains(entry), "{}", ended.shown);
}
