//! What people type is understood as in a document; where it may be two things, they are asked.

use super::Room;

/// A plan of which the first four questions are answered.
const FOUR: &str =
    "title: Nights\nlead: {name: Moira}\nanswers: {achieve: a, involve: b, find: c, tools: d}\n";

#[test]
fn amounts_are_understood_as_people_type_them() {
    let cost = ["A room.", "", "2", "Bins", "", "12 bins", "", "38,50", "1"];
    let ended = Room::with(FOUR).go_on(&[&cost[..], &["", "/stop"]].concat());
    insta::assert_snapshot!(ended.file.split_once("resources:\n").unwrap().1, @r"
      - id: R1
        item: Bins
        quantity: 12
        rate: 38.50
    ");
    for shown in [
        "“12 bins”: only 12 is kept of it.",
        "What does “38,50” mean?\n1. 38.50\n2. 3850\n3. Neither; I type it again",
    ] {
        assert!(ended.shown.contains(shown), "{}", ended.shown);
    }
    let again = ["3", "about £40", "", "/stop"];
    let ended = Room::with(FOUR).go_on(&[&cost[..8], &again].concat());
    assert!(ended.file.contains("rate: 40\n"), "{}", ended.file);
}

#[test]
fn dates_are_understood_as_people_type_them_and_one_of_two_is_asked_for() {
    let three = FOUR.replace(", tools: d", "");
    let tool = [
        "A talk.",
        "",
        "2",
        "Talk",
        "",
        "1st March 2027",
        "3/9/2027",
        "2",
    ];
    let ended = Room::with(&three).go_on(&[&tool[..], &["", "/stop"]].concat());
    insta::assert_snapshot!(ended.file.split_once("tools:\n").unwrap().1, @r"
      - id: T1
        name: Talk
        start: 2027-03-01
        end: 2027-03-09
    ");
    let asked = "What does “3/9/2027” mean?\n1. 3 September 2027\n2. 9 March 2027\n";
    assert!(ended.shown.contains(asked), "{}", ended.shown);
}

#[test]
fn a_refusal_of_a_date_uses_the_examples_of_its_question() {
    let three = FOUR.replace(", tools: d", "");
    let tool = ["A talk.", "", "2", "Talk", "", "soon", "end of May 2027"];
    let ended = Room::with(&three).go_on(&[&tool[..], &["", "", "/stop"]].concat());
    for shown in [
        "“soon” is not a date: type a day or a month, such as 14 May 2027 or May 2027.",
        "“end of May 2027”: only May 2027 is kept of it.",
    ] {
        assert!(ended.shown.contains(shown), "{}", ended.shown);
    }
    assert!(ended.file.contains("start: 2027-05\n"), "{}", ended.file);
}

#[test]
fn an_amount_that_may_be_a_thousandfold_is_asked_for() {
    let cost = ["A room.", "", "2", "Bins", "", "12", ""];
    for (typed, first, written) in [
        ("1.200", "1. 1.200\n2. 1200", "rate: 1200\n"),
        ("£38.505", "1. 38.505\n2. 38505", "rate: 38505\n"),
    ] {
        let ended = Room::with(FOUR).go_on(&[&cost[..], &[typed, "2", "", "/stop"]].concat());
        assert!(ended.shown.contains(first), "{}", ended.shown);
        assert!(ended.file.contains(written), "{}", ended.file);
    }
    let ended = Room::with(FOUR).go_on(&[&cost[..], &["75p", "", "/stop"]].concat());
    assert!(ended.file.contains("rate: 0.75\n"), "{}", ended.file);
}
