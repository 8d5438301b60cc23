//! An answer that is there is shown as people type it, to keep, to change, to write anew or to take out.

use super::Room;

/// A first answer of several lines, with signs that mean nothing in Markdown.
const SEVERAL: &str = "title: Nights
lead: {name: Moira}
answers:
  achieve: |
    1\\. First \\*of all\\*

    - fewer alarms
    - dim lights
";

/// What the first answer says after these lines at it.
fn achieve(lines: &[&str]) -> (String, String) {
    let ended = Room::with(SEVERAL).go_on(&[&["/back", "/back"][..], lines, &["/stop"]].concat());
    let (_, answer) = ended.file.split_once("achieve: |\n").unwrap_or_default();
    (ended.shown.clone(), answer.to_owned())
}

#[test]
fn an_answer_of_several_lines_is_shown_as_people_type_it_and_kept() {
    let (shown, answer) = achieve(&[""]);
    let now = "Now:\n1. First *of all*\n\n- fewer alarms\n- dim lights\n(Enter alone: keep this;";
    assert!(shown.contains(now), "{shown}");
    assert_eq!(
        answer,
        SEVERAL
            .split_once("achieve: |\n")
            .map_or("", |(_, text)| text)
    );
}

#[test]
fn it_is_changed_line_by_line() {
    let (_, answer) = achieve(&["/change", "", "- no alarms", "/empty", "", ""]);
    assert_eq!(answer, "    1\\. First \\*of all\\*\n\n    - no alarms\n");
    // Whoever stops on the way loses nothing.
    let (_, answer) = achieve(&["/change", "", "- no alarms"]);
    let changed = "    1\\. First \\*of all\\*\n\n    - no alarms\n    - dim lights\n";
    assert_eq!(answer, changed);
}

#[test]
fn it_is_written_anew_or_taken_out() {
    let (_, answer) = achieve(&["Sleep.", "", ""]);
    assert_eq!(answer, "    Sleep.\n");
    let (_, answer) = achieve(&["/empty"]);
    assert_eq!(answer, "");
}
