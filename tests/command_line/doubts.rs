//! `coplan read` where an answer may have been meant otherwise, and documents that are read again.

use crate::desk::Desk;
use crate::support::typing::fill_in;
use insta::assert_snapshot;

/// The short form, filled in by somebody.
fn form(answers: &[(&str, &str)]) -> Desk {
    let desk = Desk::new();
    desk.coplan(&["blank", "--only", "word"]).well();
    let form = desk.read("partnership-plan-blank.docx");
    desk.write("table.docx", fill_in(&form, answers));
    desk
}

#[test]
fn names_of_nobody_and_other_currencies_are_told() {
    let desk = form(&[
        ("title", "A garden"),
        ("stakeholders.name", "Carers"),
        ("tools.name", "Walk"),
        ("tools.groups", "carers; neighbors; S1 · Carers (evenings)"),
        ("resources.item", "Soup"),
        ("resources.rate", "$12.50"),
        ("resources.item", "Bread"),
        ("resources.rate", "£3"),
    ]);
    assert_snapshot!(
        "doubts",
        desk.coplan(&["read", "table.docx", "-o", "garden.yaml"])
            .well()
    );
    assert_snapshot!(
        "doubts_kept",
        String::from_utf8(desk.read("garden.yaml")).unwrap()
    );
}

#[test]
fn what_a_reading_does_not_understand_a_check_tells_as_well() {
    let desk = form(&[
        ("title", "A garden"),
        ("dates.start", "when the frost is over"),
        ("stakeholders.name", "Carers"),
        ("tools.name", "Walk"),
        ("tools.groups", "carers; neighbors"),
    ]);
    let check = ["check", "table.docx", "--date", "2026-11-28"];
    assert_snapshot!("check_of_a_form", desk.coplan(&check).well());
    // What is in other documents is no name of nobody.
    let plan = "funders: [{name: Lottery}]\nresources: [{item: Bus, funder: Lottery}]\n";
    let desk = Desk::new().file(
        "bus.yaml",
        format!("title: Bus\n{plan}answers: {{need: Much.}}\n"),
    );
    desk.coplan(&["fill", "bus.yaml"]).well();
    desk.retype("bus.docx", "Much.", "More.");
    let ended = desk.coplan(&["check", "bus.docx", "bus.xlsx"]).with(1);
    assert!(!ended.stderr.contains("is not the id or name"), "{ended}");
}

#[test]
fn a_document_under_another_path_adds_no_comment() {
    let desk = form(&[
        ("title", "A garden"),
        ("tools.name", "Walk"),
        ("tools.start", "soon"),
    ]);
    desk.coplan(&["read", "table.docx", "-o", "garden.yaml"])
        .well();
    let once = String::from_utf8(desk.read("garden.yaml")).unwrap();
    assert!(
        once.contains("# coplan: not placed, from table.docx, under"),
        "{once}"
    );
    for path in [
        "./table.docx".to_owned(),
        desk.path("table.docx").display().to_string(),
    ] {
        desk.coplan(&["read", &path, "--into", "garden.yaml"])
            .well();
        assert_eq!(
            String::from_utf8(desk.read("garden.yaml")).unwrap(),
            once,
            "{path}"
        );
    }
}

#[test]
fn an_answer_that_is_offered_already_is_not_offered_again_by_one_of_those_who_have_it() {
    let desk = form(&[("title", "A garden")]);
    let form = desk.read("partnership-plan-blank.docx");
    for (name, title) in [
        ("a.docx", "A garden"),
        ("b.docx", "A yard"),
        ("c.docx", "A yard"),
    ] {
        desk.write(name, fill_in(&form, &[("title", title)]));
    }
    desk.coplan(&["read", "a.docx", "b.docx", "c.docx", "-o", "plan.yaml"])
        .with(1);
    let once = String::from_utf8(desk.read("plan.yaml")).unwrap();
    assert!(
        once.contains("# coplan: to decide: b.docx and c.docx have \"A yard\""),
        "{once}"
    );
    for files in [&["c.docx"][..], &["c.docx", "b.docx", "a.docx"]] {
        desk.coplan(&[&["read"], files, &["--into", "plan.yaml"]].concat())
            .with(1);
        assert_eq!(
            String::from_utf8(desk.read("plan.yaml")).unwrap(),
            once,
            "{files:?}"
        );
    }
}

/// Two tables that answer seven questions differently.
fn tables() -> Desk {
    let desk = form(&[("title", "A garden")]);
    let form = desk.read("partnership-plan-blank.docx");
    let questions = [
        "achieve", "involve", "find", "tools", "need", "working", "sharing",
    ];
    for (name, said) in [
        ("a.docx", "Tea * cake"),
        ("b.docx", "- bread_1\n- <b>soup</b>"),
    ] {
        let answers: Vec<(String, String)> = questions
            .iter()
            .map(|question| (format!("answers.{question}"), format!("{said} {question}")))
            .collect();
        let mut answers: Vec<(&str, &str)> = answers
            .iter()
            .map(|(tag, text)| (&**tag, &**text))
            .collect();
        let start = if name == "a.docx" {
            "2027-05"
        } else {
            "2027-06"
        };
        for tool in ["Walk", "Survey"] {
            answers.extend([("tools.name", tool), ("tools.start", start)]);
        }
        desk.write(name, fill_in(&form, &answers));
    }
    desk
}

#[test]
fn answers_that_differ_between_tables_are_told_once_and_settled_by_choosing() {
    let desk = tables();
    let dry_run = ["read", "a.docx", "b.docx", "-o", "garden.yaml", "--dry-run"];
    assert_snapshot!("differ_dry_run", desk.coplan(&dry_run).with(1));
    assert_snapshot!(
        "differ_between_tables",
        desk.coplan(&["read", "a.docx", "b.docx", "-o", "garden.yaml"])
            .with(1)
    );
    let plan = String::from_utf8(desk.read("garden.yaml")).unwrap();
    // Two fields have the same other answer, and each says so.
    assert_eq!(plan.matches("b.docx has \"2027-06\"").count(), 2, "{plan}");
    // No title, no lead; the first question put together, the second taken, the third kept.
    let answers = "\n\n3\n\n\n2\n\n\n1\n/stop\n";
    let shown = desk
        .run(&["edit", "garden.yaml", "--plain"], answers, &[])
        .well();
    let shown = shown.to_string();
    let shown = shown.replace(desk.path("").to_str().unwrap(), "FOLDER/");
    assert_snapshot!("settled_by_choosing", shown);
    let plan = String::from_utf8(desk.read("garden.yaml")).unwrap();
    let (_, answers) = plan.split_once("answers:").unwrap();
    let (answers, _) = answers.split_once("  # coplan:").unwrap();
    assert_snapshot!("settled_answers", answers);
}
