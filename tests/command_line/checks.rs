//! `coplan check` with plans.

use crate::desk::{BID, COMPLETE, Desk, IN_WORDS, UNFINISHED};
use insta::assert_snapshot;

const FAULTY: &str = "titel: Misspelt
stakeholders:
  - {name: Carers # and families
    , number: lots}
";

/// The day by which dates are judged in these tests.
const DAY: [&str; 2] = ["--date", "2026-12-05"];

fn check(desk: &Desk, arguments: &[&str], code: i32) -> crate::desk::Ended {
    desk.coplan(&[&["check"], arguments, &DAY].concat())
        .with(code)
}

#[test]
fn a_draft_shows_the_next_steps_and_counts_the_rest() {
    let desk = Desk::new().file("nights.yaml", UNFINISHED);
    assert_snapshot!(check(&desk, &["nights.yaml"], 0));
    let all = check(&desk, &["nights.yaml", "--all"], 0);
    assert!(all.stderr.matches("= help").count() > 3, "{all}");
    assert!(!all.stderr.contains("can wait"), "{all}");
}

#[test]
fn a_plan_that_lacks_nothing_is_told_so() {
    let desk = Desk::new().file("letters.yaml", COMPLETE);
    for purpose in ["draft", "sign-off", "bid"] {
        let ended = check(&desk, &["letters.yaml", "--for", purpose], 0);
        assert_snapshot!(format!("complete_{purpose}"), ended);
    }
}

#[test]
fn a_plan_in_words_is_enough_for_a_board() {
    let desk = Desk::new().file("ward.yaml", IN_WORDS);
    assert_snapshot!("in_words_draft", check(&desk, &["ward.yaml"], 0));
    let sign_off = ["ward.yaml", "--for", "sign-off"];
    assert_snapshot!("in_words_sign_off", check(&desk, &sign_off, 0));
    let denied = [&sign_off[..], &["--deny", "warnings"]].concat();
    check(&desk, &denied, 1);
}

#[test]
fn a_plan_is_judged_by_what_it_is_for() {
    let desk = Desk::new().file("nights.yaml", UNFINISHED);
    for purpose in ["sign-off", "bid"] {
        let ended = check(&desk, &["nights.yaml", "--for", purpose], 1);
        assert_snapshot!(format!("unfinished_{purpose}"), ended);
    }
}

#[test]
fn a_bid_is_checked_for_one_funder() {
    let desk = Desk::new().file("hub.yaml", BID);
    let bid = |funder| ["hub.yaml", "--for", "bid", "--funder", funder];
    check(&desk, &bid("The Lottery"), 0);
    assert_snapshot!("check_funder", check(&desk, &bid("The Lotery"), 1));
    let without = check(&desk, &["hub.yaml", "--funder", "F1"], 2);
    assert!(without.stderr.contains("--for bid"), "{without}");
}

#[test]
fn today_is_used_and_said_where_no_date_is_given() {
    let desk = Desk::with_letters();
    let ended = desk.coplan(&["check", "letters.yaml"]).well();
    let said = ended.stderr.lines().last().unwrap();
    assert!(said.starts_with("Dates are judged by today, "), "{ended}");
    let ended = check(&desk, &["letters.yaml"], 0);
    assert!(!ended.stderr.contains("today"), "{ended}");
}

#[test]
fn every_finding_is_listed_and_explained() {
    let desk = Desk::new();
    let list = desk.coplan(&["check", "--list"]).well();
    assert_snapshot!("list", list);
    let named: Vec<&str> = list
        .out()
        .lines()
        .filter_map(|line| line.strip_prefix("   ")?.split_whitespace().next())
        .collect();
    assert_eq!(named.len(), coplan::check::rules().len());
    // Those that no rule makes have pages too, which do not say how they are accepted.
    let others = coplan::check::pages().iter().map(|page| page.name);
    for name in named.into_iter().chain(others) {
        let page = desk.coplan(&["check", "--explain", name]).well();
        assert!(page.out().contains("Example and fix"), "{page}");
    }
    assert_snapshot!(
        "explain_of_no_rule",
        desk.coplan(&["check", "--explain", "reference-to-nothing"])
            .well()
    );
    let misspelt = desk.coplan(&["check", "--explain", "unknwon-key"]).with(2);
    assert!(misspelt.stderr.contains("`unknown-key`"), "{misspelt}");
    let misspelt = ["check", "--explain", "group-without-rout"];
    assert_snapshot!("explain_misspelt", desk.coplan(&misspelt).with(2));
    desk.coplan(&["check", "--explain", "group-without-route", "plan.yaml"])
        .with(2);
}

#[test]
fn findings_are_shown_with_their_place_and_counted() {
    let desk = Desk::with_letters().file("faulty.yaml", FAULTY);
    assert_snapshot!(check(&desk, &["letters.yaml", "faulty.yaml"], 1));
}

#[test]
fn findings_come_as_json_on_standard_output() {
    let desk = Desk::with_letters().file("faulty.yaml", "titel: Misspelt\n");
    let desk = desk
        .file("nights.yaml", UNFINISHED)
        .file("broken.yaml", "title: [\n");
    let plans = ["letters.yaml", "faulty.yaml", "nights.yaml", "broken.yaml"];
    let ended = check(&desk, &[&plans[..], &["--format", "json"]].concat(), 2);
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
    let ended = Desk::new().run(&["check", "-"], UNFINISHED, &[]).well();
    assert_eq!(ended.out(), "standard input: 5 of 8 questions answered\n");
    assert!(ended.stderr.contains("`coplan check - --all`"), "{ended}");
}

#[test]
fn an_amount_that_no_cell_can_hold_is_shown_in_its_place() {
    let plan = "resources: [{item: Moon, quantity: 999999999999, rate: 999999999999}]\n";
    let desk = Desk::new().file("plan.yaml", plan);
    assert_snapshot!(check(&desk, &["plan.yaml"], 1));
}

#[test]
fn several_plans_are_shown_at_a_glance_before_what_was_found_in_them() {
    let desk = Desk::with_letters()
        .file("broken.yaml", "title: [\n")
        .file("complete.yaml", COMPLETE)
        .file("unfinished.yaml", UNFINISHED);
    let plans = [
        "complete.yaml",
        "unfinished.yaml",
        "letters.yaml",
        "broken.yaml",
    ];
    let day = ["--for", "bid", "--date", "2026-11-01"];
    let ended = desk
        .coplan(&[&["check"], &plans[..], &day[..]].concat())
        .with(2);
    let table: Vec<&str> = ended
        .out()
        .lines()
        .take_while(|line| !line.is_empty())
        .collect();
    assert_snapshot!("at_a_glance", table.join("\n"));
    let alone = desk.coplan(&[&["check", "complete.yaml"], &day[..]].concat());
    assert!(!alone.out().contains("Worth a look"), "{alone}");
}

#[test]
fn a_figure_that_cannot_be_read_is_not_called_missing() {
    let plan =
        "title: Shed\nresources:\n  - {item: Lathe, rate: \"£1,250.50\"}\n  - {item: Insurance}\n";
    let desk = Desk::new().file("shed.yaml", plan);
    let said = desk.coplan(&["check", "shed.yaml", "--for", "bid"]).with(1);
    let said = said.to_string();
    assert!(said.contains("help: write `1250.50`"), "{said}");
    let missing = "one budget line has no rate, and counts as nothing: Insurance";
    assert!(said.contains(missing), "{said}");
}

#[test]
fn a_year_that_is_listed_twice_is_found_in_its_place_and_where_its_other_name_is_missed() {
    let years = "[{label: Year one}, {label: Year one}]";
    let plan = format!(
        "title: Shed\nbudget: {{years: {years}}}\nresources: [{{item: Tea, rate: 1, year: Year two}}]\n"
    );
    let desk = Desk::new().file("shed.yaml", &plan);
    let said = desk.coplan(&["check", "shed.yaml", "--for", "bid"]).with(1);
    let said = said.to_string();
    assert!(
        said.contains("one budget year is listed twice: Year one"),
        "{said}"
    );
    let meant = "`budget.years` has `Year one` twice: is one of the two meant to be `Year two`?";
    assert!(said.contains(meant), "{said}");
}
