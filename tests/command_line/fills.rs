//! `coplan fill`.

use crate::desk::{BID, Desk, LETTERS, date_of, words};
use insta::assert_snapshot;

#[test]
fn a_plan_becomes_a_document_and_a_workbook() {
    let desk = Desk::with_letters();
    assert_snapshot!(desk.coplan(&["fill", "letters.yaml"]).well());
    assert_eq!(
        desk.made(&["letters.yaml"]),
        ["letters.docx", "letters.xlsx"]
    );
    assert!(
        desk.words("letters.docx")
            .contains("Letters that people understand.")
    );
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    let desk = Desk::new().file("hub.yaml", BID);
    desk.coplan(&["fill", "hub.yaml"]).well();
    let (word, excel) = (desk.read("hub.docx"), desk.read("hub.xlsx"));
    desk.coplan(&["fill", "hub.yaml"]).well();
    assert_eq!(desk.read("hub.docx"), word);
    assert_eq!(desk.read("hub.xlsx"), excel);
}

#[test]
fn one_bad_plan_does_not_stop_the_others() {
    let desk = Desk::with_letters()
        .file("faulty.yaml", "titel: Misspelt\n")
        .file("broken.yaml", "title: [\n")
        .file("hub.yaml", BID);
    let plans = [
        "faulty.yaml",
        "letters.yaml",
        "missing.yaml",
        "broken.yaml",
        "hub.yaml",
    ];
    assert_snapshot!(desk.coplan(&[&["fill"], &plans[..]].concat()).with(2));
    assert_eq!(
        desk.made(&plans),
        ["hub.docx", "hub.xlsx", "letters.docx", "letters.xlsx"]
    );
    desk.coplan(&["fill", "faulty.yaml", "letters.yaml"])
        .with(1);
}

#[test]
fn many_plans_are_told_in_the_order_they_were_given() {
    let desk = Desk::new();
    let names: Vec<String> = (0..12).map(|number| format!("p{number}.yaml")).collect();
    let mut arguments = vec!["fill", "--only", "word"];
    for name in &names {
        desk.write(name, LETTERS);
        arguments.push(name);
    }
    let ended = desk.coplan(&arguments).well();
    let told: Vec<String> = (0..12)
        .map(|number| format!("Wrote p{number}.docx"))
        .collect();
    assert_eq!(ended.out().lines().collect::<Vec<_>>(), told);
    assert_eq!(ended.stderr, "All 12 plans are done\n");
}

/// What people see on a terminal while these plans are filled.
#[cfg(unix)]
fn on_a_terminal(desk: &Desk, plans: &[&str]) -> String {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_coplan"));
    command.args(["fill", "--only", "word"]).args(plans);
    command.current_dir(desk.path("")).env("TERM", "xterm");
    let session = rexpect::session::spawn_command(command, Some(60_000));
    session.unwrap().exp_eof().unwrap()
}

#[cfg(unix)]
#[test]
fn a_bar_shows_how_many_plans_are_done_on_a_terminal_alone() {
    let desk = Desk::with_letters()
        .file("other.yaml", LETTERS)
        .file("third.yaml", LETTERS);
    let shown = on_a_terminal(&desk, &["letters.yaml", "other.yaml", "third.yaml"]);
    assert!(shown.contains(" of 3 plans"), "{shown:?}");
    let shown = on_a_terminal(&desk, &["letters.yaml"]);
    assert!(!shown.contains(" of 1"), "{shown:?}");
    let piped = desk.coplan(&["fill", "letters.yaml", "other.yaml"]).well();
    assert!(!piped.stderr.contains(" of 2"), "{}", piped.stderr);
}

#[test]
fn a_warning_is_told_and_the_documents_are_made() {
    let desk = Desk::new().file("plan.yaml", "title: Venue # two rooms\n");
    assert_snapshot!(desk.coplan(&["fill", "plan.yaml", "--only", "word"]).well());
}

#[test]
fn a_plan_comes_from_standard_input_and_a_document_goes_to_standard_output() {
    let desk = Desk::new();
    let ended = desk
        .run(&["fill", "-", "-o", "-", "--only", "word"], LETTERS, &[])
        .well();
    assert!(words(&ended.stdout).contains("Letters that people understand."));
    assert_eq!(desk.made(&[]), [""; 0]);
    assert_eq!(ended.stderr, "");
    desk.run(&["fill", "-", "--only", "word"], LETTERS, &[])
        .well();
    assert_eq!(desk.made(&[]), ["partnership-plan.docx"]);
    assert_eq!(desk.read("partnership-plan.docx"), ended.stdout);
}

#[test]
fn a_date_is_asked_for_or_taken_from_the_environment_or_the_history() {
    let desk = Desk::new()
        .file("hub.yaml", BID)
        .file("letters.yaml", LETTERS);
    let date = |plan, options: &[&str], variables: &[(&str, &str)]| {
        let copy = [
            "fill",
            plan,
            "--for",
            "sign-off",
            "--draft-anyway",
            "-o",
            "-",
            "--only",
            "word",
        ];
        let arguments = [&copy, options].concat();
        date_of(&desk.run(&arguments, "", variables).well().stdout)
    };
    let epoch = [("SOURCE_DATE_EPOCH", "1800000000")];
    let asked = ["--date", "2027-05-14"];
    assert_eq!(date("hub.yaml", &[], &[]), "2027-02-05");
    assert_eq!(date("hub.yaml", &[], &epoch), "2027-01-15");
    assert_eq!(date("letters.yaml", &[], &epoch), "2027-01-15");
    assert_eq!(date("hub.yaml", &asked, &epoch), "2027-05-14");
}

#[test]
fn a_sign_off_copy_needs_a_date() {
    let desk = Desk::with_letters();
    assert_snapshot!(
        desk.coplan(&["fill", "letters.yaml", "--for", "sign-off"])
            .with(1)
    );
    assert_eq!(desk.made(&["letters.yaml"]), [""; 0]);
}

#[test]
fn a_date_has_to_be_a_day() {
    let desk = Desk::with_letters();
    let date = |date| {
        desk.coplan(&["fill", "letters.yaml", "--date", date])
            .with(2)
    };
    assert_snapshot!("british_date", date("4/5/2027"));
    assert_snapshot!("date_of_none", date("soon"));
    assert_snapshot!("date_month", date("2027-05"));
    let variables = [("SOURCE_DATE_EPOCH", "yesterday")];
    let ended = desk.run(&["fill", "letters.yaml"], "", &variables);
    assert_snapshot!("date_environment", ended.with(2));
}

#[test]
fn a_day_that_no_calendar_has_in_a_plan_is_told() {
    for day in ["14/5/2027", "15-13-2027", "2027-15-08", "31/31/2027"] {
        let desk = Desk::new().file("plan.yaml", format!("dates: {{start: {day}}}\n"));
        let ended = desk.coplan(&["check", "plan.yaml"]).with(1);
        assert!(ended.stderr.contains("is not a date"), "{ended}");
    }
}

#[test]
fn a_funder_is_one_of_the_plan() {
    let desk = Desk::new()
        .file("hub.yaml", BID)
        .file("letters.yaml", LETTERS);
    let fill = |plan, funder| desk.coplan(&["fill", plan, "--for", "bid", "--funder", funder]);
    assert_snapshot!("funder_misspelt", fill("hub.yaml", "The Lotery").with(1));
    assert_snapshot!("funder_unknown", fill("hub.yaml", "Santa").with(1));
    assert_snapshot!("funder_none", fill("letters.yaml", "F1").with(1));
}

#[test]
fn a_bid_that_names_none_of_several_funders_is_made_with_a_hint() {
    let desk = Desk::new().file("hub.yaml", BID);
    let fill = |options: &[&str]| {
        let bid = ["fill", "hub.yaml", "--for", "bid", "--date", "2026-12-01"];
        desk.coplan(&[&bid, options].concat()).well().to_string()
    };
    let hint = "this bid shows what each of 2 funders is asked for\n  = help: `--funder F1` makes a copy for F1";
    assert!(fill(&[]).contains(hint));
    assert!(!fill(&["--funder", "F1"]).contains(hint));
}

#[test]
fn options_that_do_not_go_together_are_refused_with_a_reason() {
    let desk = Desk::with_letters().file("hub.yaml", BID);
    let fill = |options: &[&str]| {
        desk.coplan(&[&["fill", "letters.yaml"], options].concat())
            .with(2)
    };
    assert_snapshot!("funder_without_bid", fill(&["--funder", "F1"]));
    assert_snapshot!(
        "guidance_in_a_workbook",
        fill(&["--guidance", "notes", "--only", "excel"])
    );
    assert_snapshot!(
        "findings_in_a_workbook",
        fill(&["--findings", "--only", "excel"])
    );
    assert_snapshot!("draft_of_a_draft", fill(&["--draft-anyway"]));
    assert_snapshot!("two_documents_printed", fill(&["-o", "-"]));
    assert_snapshot!(
        "two_plans_printed",
        fill(&["hub.yaml", "-o", "-", "--only", "word"])
    );
    assert_snapshot!("standard_input_among_files", fill(&["-"]));
    assert_eq!(desk.made(&["letters.yaml", "hub.yaml"]), [""; 0]);
}

#[test]
fn what_is_no_plan_is_told_with_what_would_do() {
    let desk = Desk::with_letters()
        .file("letters.docx", "PK")
        .file("other.xlsx", "PK")
        .file("noending", LETTERS)
        .file("notes.txt", LETTERS)
        .file("slip.yalm", LETTERS)
        .file("plans/a.yaml", LETTERS)
        .file(
            "windows.yaml",
            b"title: Caf\xe9\nlead: {name: O\x92Brien}\n",
        )
        .file("utf16.yaml", b"\xff\xfet\0i\0t\0l\0e\0")
        .file("picture.yaml", b"\x89PNG\0\0\xff");
    let fill = |plan| desk.coplan(&["fill", plan]).with(2);
    for plan in [
        "letters.docx",
        "other.xlsx",
        "noending",
        "notes.txt",
        "slip.yalm",
        "plans",
        "windows.yaml",
        "utf16.yaml",
        "picture.yaml",
        "letter.yaml",
        "letters",
        "nowhere/plan.yaml",
    ] {
        assert_snapshot!(
            format!("no_plan_{}", plan.replace(['/', '.'], "_")),
            fill(plan)
        );
    }
}

#[test]
fn a_bid_to_one_funder_is_told_of_money_that_nobody_is_asked_for_and_of_other_names() {
    let lines = "{item: Room, quantity: 2, rate: 50, funder: F1}";
    let asked = format!("{lines}, {{item: Tea, rate: 12}}");
    let plan = BID.replace(lines, &asked) + "answers: {need: The County Council may pay.}\n";
    let desk = Desk::new().file("hub.yaml", &plan);
    let bid = ["fill", "hub.yaml", "--for", "bid", "--funder", "F1"];
    let said = desk.coplan(&bid).with(1).to_string();
    let of_nobody = "one budget line is asked for, and of no funder: Tea (no status either)";
    assert!(said.contains(of_nobody), "{said}");
    let named = "one answer names another funder than the one this bid goes to: question 5";
    assert!(said.contains(named), "{said}");
    assert!(said.contains("nothing is written"), "{said}");
    let unknown = ["fill", "hub.yaml", "--for", "bid", "--funder", "F9"];
    let said = desk.coplan(&unknown).with(1).to_string();
    let all = "the funders of this plan are F1 · The Lottery and F2 · County Council";
    assert!(said.contains(all), "{said}");
}
