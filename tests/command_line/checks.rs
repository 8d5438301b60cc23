//! `coplan check`.

use crate::desk::{Desk, LETTERS};
use insta::assert_snapshot;

const FAULTY: &str = "titel: Misspelt
stakeholders:
  - {name: Carers # and families
    , number: lots}
";

#[test]
fn findings_are_shown_with_their_place_and_counted() {
    let desk = Desk::with_letters().file("faulty.yaml", FAULTY);
    assert_snapshot!(
        desk.coplan(&["check", "letters.yaml", "faulty.yaml"])
            .with(1)
    );
}

#[test]
fn findings_come_as_json_on_standard_output() {
    let desk = Desk::with_letters().file("faulty.yaml", "titel: Misspelt\n");
    let ended = desk
        .coplan(&["check", "letters.yaml", "faulty.yaml", "--format", "json"])
        .with(1);
    assert_eq!(ended.stderr, "");
    assert_snapshot!(ended.out());
}

#[test]
fn warnings_can_be_denied() {
    let desk = Desk::new().file("plan.yaml", "title: Venue # two rooms\n");
    desk.coplan(&["check", "plan.yaml"]).well();
    desk.coplan(&["check", "plan.yaml", "--deny", "warnings"])
        .with(1);
}

#[test]
fn a_plan_that_cannot_be_read_ends_with_two() {
    let desk = Desk::new().file("broken.yaml", "title: [\n");
    desk.coplan(&["check", "broken.yaml"]).with(2);
    desk.coplan(&["check", "missing.yaml"]).with(2);
}

#[test]
fn a_plan_is_checked_from_standard_input() {
    let ended = Desk::new().run(&["check", "-"], LETTERS, &[]).well();
    assert_eq!(ended.out(), "standard input: nothing to fix\n");
}

#[test]
fn an_amount_that_no_cell_can_hold_is_shown_in_its_place() {
    let plan = "resources: [{item: Moon, quantity: 999999999999, rate: 999999999999}]\n";
    let desk = Desk::new().file("plan.yaml", plan);
    assert_snapshot!(desk.coplan(&["check", "plan.yaml"]).with(1));
}
