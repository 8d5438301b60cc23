//! Words where a reference is expected: several names in one text, one word for all, and names of nobody.

use crate::desk::{COMPLETE, Desk, Ended};
use crate::support::typing::fill_in;
use insta::assert_snapshot;

const PLAN: &str = "title: A garden
answers: {achieve: A garden for all., need: A shed.}
stakeholders:
  - {id: S1, name: Carers, types: [carer]}
  - {id: S2, name: Patients with dementia, types: [patient]}
  - {id: S3, name: 'Staff, nurses', types: [staff]}
tools:
  - {id: T1, name: Walk, groups: everyone}
  - {id: T2, name: Tea, groups: 'Carers, the gardeners'}
  - {id: T3, name: Talk, groups: 'Carers, Patients with dementia, Staff, nurses'}
resources:
  - {item: Shed, rate: 400, funder: Harbour Fund}
";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("garden.yaml", PLAN);
    desk
}

fn plan(desk: &Desk) -> String {
    String::from_utf8(desk.read("garden.yaml")).unwrap()
}

#[test]
fn words_for_entries_never_stop_a_draft_and_stay_in_it() {
    let desk = desk();
    assert_snapshot!(
        "references_in_a_draft",
        desk.coplan(&["fill", "garden.yaml"]).well()
    );
    assert_snapshot!(
        "references_read",
        desk.coplan(&["read", "garden.docx", "-o", "-"]).well()
    );
    desk.coplan(&[
        "read",
        "garden.docx",
        "garden.xlsx",
        "--into",
        "garden.yaml",
    ])
    .well();
    // Entries get their ids; nothing else changes.
    assert_eq!(plan(&desk).replace("id: R1, ", ""), PLAN);
}

#[test]
fn check_fill_and_read_call_it_the_same_and_a_funder_gets_no_cost_that_belongs_nowhere() {
    let desk = desk();
    let about = |ended: Ended| {
        let shown = ended.to_string();
        let lines = shown
            .lines()
            .filter(|line| line.contains("is not the id or name"));
        lines
            .map(|line| line.trim().to_owned())
            .collect::<Vec<_>>()
            .join("\n")
    };
    let checked = about(desk.coplan(&["check", "garden.yaml"]).well());
    assert_eq!(checked, about(desk.coplan(&["fill", "garden.yaml"]).well()));
    assert_snapshot!("references_checked", checked);
    for (purpose, refused) in [("bid", "`Harbour Fund`"), ("sign-off", "`the gardeners`")] {
        let shown = desk
            .coplan(&[
                "check",
                "garden.yaml",
                "--for",
                purpose,
                "--date",
                "2026-11-28",
            ])
            .with(1)
            .to_string();
        let line = format!("To fix: {refused} is not the id or name");
        assert!(shown.contains(&line), "{shown}");
        desk.coplan(&[
            "fill",
            "garden.yaml",
            "--for",
            purpose,
            "--date",
            "2026-11-28",
            "--draft-anyway",
        ])
        .well();
    }
}

#[test]
fn who_types_everyone_or_commas_into_a_form_is_understood() {
    let desk = Desk::new();
    desk.coplan(&["blank", "--only", "word"]).well();
    let form = desk.read("partnership-plan-blank.docx");
    let answers = [
        ("title", "A garden"),
        ("stakeholders.name", "Carers"),
        ("stakeholders.name", "Patients with dementia"),
        ("tools.name", "Walk"),
        ("tools.groups", "Everybody"),
        ("tools.name", "Tea"),
        ("tools.groups", "carers, patients with dementia"),
        ("tools.name", "Talk"),
        ("tools.groups", "Carers, whoever comes"),
    ];
    desk.write("form.docx", fill_in(&form, &answers));
    assert_snapshot!(
        "references_typed",
        desk.coplan(&["read", "form.docx", "-o", "-"]).well()
    );
}

#[test]
fn edit_asks_for_words_that_name_nobody_and_keeps_them_beside_a_choice() {
    let desk = Desk::new();
    let plan = COMPLETE.replace("groups: [S6]", "groups: the steering group");
    desk.write("letters.yaml", plan);
    let shown = desk.run(&["edit", "letters.yaml", "--plain"], "6, 10\n/stop\n", &[]);
    let shown = shown.well().to_string();
    let shown = shown.replace(desk.path("").to_str().unwrap(), "FOLDER/");
    assert_snapshot!("references_asked", shown);
    let plan = String::from_utf8(desk.read("letters.yaml")).unwrap();
    assert!(plan.contains("groups: [S6, the steering group]"), "{plan}");
}

#[test]
fn a_house_says_its_own_words_for_all() {
    let desk = desk();
    let terms = "[all]\n\"stakeholders\" = [\"Pob grŵp\", \"Pawb\"]\n";
    desk.write("house/terms.toml", terms);
    desk.write("garden.yaml", PLAN.replace("everyone", "pawb"));
    let shown = desk
        .coplan(&["check", "garden.yaml", "--templates", "house"])
        .well()
        .to_string();
    assert!(!shown.contains("pawb"), "{shown}");
    let one = "[all]\n\"stakeholders\" = \"Pawb\"\n";
    desk.write("house/terms.toml", one);
    let shown = desk
        .coplan(&["check", "garden.yaml", "--templates", "house"])
        .well()
        .to_string();
    assert!(!shown.contains("pawb"), "{shown}");
}

/// A form of which this has been filled in.
fn form(desk: &Desk, name: &str, answers: &[(&str, &str)]) {
    desk.coplan(&["blank", "--only", "word", "--force"]).well();
    let blank = desk.read("partnership-plan-blank.docx");
    desk.write(name, fill_in(&blank, answers));
}

/// The groups of each tool of a plan file, and of each who hears of it.
fn named(desk: &Desk, plan: &str) -> Vec<String> {
    let text = String::from_utf8(desk.read(plan)).unwrap();
    let lines = text.lines().map(str::trim);
    let named = lines.filter_map(|line| {
        Some(
            line.split_once("groups: ")?
                .1
                .trim_end_matches('}')
                .to_owned(),
        )
    });
    named.collect()
}

const GROUPS: &str = "title: A garden
stakeholders:
  - {id: S1, name: The gardeners}
  - {id: S2, name: Cooks}
";

#[test]
fn a_form_may_name_the_groups_of_the_plan_that_it_does_not_show_and_is_read_twice() {
    let desk = Desk::new().file("garden.yaml", GROUPS);
    let answers = [
        ("stakeholders.name", "Drivers"),
        ("tools.name", "Ride"),
        ("tools.groups", "the gardeners"),
        ("tools.name", "Tea"),
        ("tools.groups", "cooks, drivers, whoever comes"),
        ("tools.name", "Talk"),
        ("tools.groups", "Bernard’s lot"),
    ];
    form(&desk, "form.docx", &answers);
    desk.coplan(&["read", "form.docx", "--into", "garden.yaml"])
        .well();
    let first = plan(&desk);
    assert_eq!(
        named(&desk, "garden.yaml"),
        ["[S1]", "[S2, S3, whoever comes]", "[Bernard’s lot]"]
    );
    let again = desk.coplan(&["read", "form.docx", "--into", "garden.yaml"]);
    let told = again.well().to_string();
    assert!(told.contains("says all of this already"), "{told}");
    assert_eq!(plan(&desk), first);
}

#[test]
fn words_that_a_plan_has_are_the_group_that_a_form_brings() {
    let words = "title: A garden\ntools:\n  - {id: T1, name: Ride, groups: [the gardeners]}\n";
    let desk = Desk::new().file("garden.yaml", words);
    let answers = [
        ("stakeholders.name", "The gardeners"),
        ("tools.name", "Ride"),
        ("tools.groups", "the gardeners"),
    ];
    form(&desk, "form.docx", &answers);
    desk.coplan(&["read", "form.docx", "--into", "garden.yaml"])
        .well();
    assert!(!plan(&desk).contains("to decide"), "{}", plan(&desk));
}

#[test]
fn everyone_in_a_form_is_every_group_of_the_plan_and_of_all_forms() {
    let desk = Desk::new().file("garden.yaml", GROUPS);
    let answers = [
        ("stakeholders.name", "Drivers"),
        ("tools.name", "Leaflet"),
        ("tools.groups", "everyone"),
        ("tools.name", "Tea"),
        ("tools.groups", "Cooks; all"),
    ];
    form(&desk, "one.docx", &answers);
    let others = [
        ("stakeholders.name", "Porters"),
        ("tools.name", "Talk"),
        ("tools.groups", "Everybody"),
    ];
    form(&desk, "two.docx", &others);
    for _ in ["first", "again"] {
        desk.coplan(&["read", "one.docx", "--into", "garden.yaml"])
            .well();
        assert_eq!(
            named(&desk, "garden.yaml"),
            ["[S1, S2, S3]", "[S2, S1, S3]"]
        );
    }
    desk.coplan(&["read", "one.docx", "two.docx", "-o", "new.yaml"])
        .well();
    assert_eq!(
        named(&desk, "new.yaml"),
        ["[S1, S2]", "[Cooks, S1, S2]", "[S1, S2]"]
    );
}

#[test]
fn everyone_says_nothing_of_the_order_of_the_groups() {
    let tools = "tools:\n  - {id: T1, name: Leaflet, groups: [S2, S1]}\n";
    let desk = Desk::new().file("garden.yaml", format!("{GROUPS}{tools}"));
    let answers = [("tools.name", "Leaflet"), ("tools.groups", "Everyone")];
    form(&desk, "form.docx", &answers);
    let read = desk.coplan(&["read", "form.docx", "--into", "garden.yaml"]);
    let told = read.well().to_string();
    assert!(told.contains("says all of this already"), "{told}");
}

#[test]
fn one_document_alone_means_everyone_it_shows() {
    let desk = Desk::new().file("garden.yaml", GROUPS);
    let answers = [
        ("title", "A garden"),
        ("stakeholders.name", "The gardeners"),
        ("stakeholders.name", "Cooks"),
        ("tools.name", "Leaflet"),
        ("tools.groups", "everyone"),
    ];
    form(&desk, "form.docx", &answers);
    let checked = desk.coplan(&["check", "form.docx"]).to_string();
    assert!(!checked.contains("everyone"), "{checked}");
    let tools = "tools:\n  - {id: T1, name: Leaflet, groups: [S1, S2]}\n";
    desk.write("garden.yaml", format!("{GROUPS}{tools}"));
    let compared = desk.coplan(&["compare", "garden.yaml", "form.docx"]);
    assert_eq!(compared.well().to_string().matches("everyone").count(), 0);
}

#[test]
fn all_groups_that_nobody_typed_are_those_there_were() {
    let tools = "tools:\n  - {id: T1, name: Leaflet, groups: [S1, S2]}\n";
    let desk = Desk::new().file("garden.yaml", format!("{GROUPS}{tools}"));
    desk.coplan(&["fill", "garden.yaml"]).well();
    assert!(desk.words("garden.docx").contains("All groups"));
    let more = "  - {id: S3, name: Drivers}\n";
    desk.write("garden.yaml", format!("{GROUPS}{more}{tools}"));
    for documents in [&["garden.docx"][..], &["garden.docx", "garden.xlsx"]] {
        let read = [&["read"], documents, &["--into", "garden.yaml"]].concat();
        let told = desk.coplan(&read).well().to_string();
        assert!(told.contains("says all of this already"), "{told}");
    }
}

#[test]
fn who_typed_everyone_where_the_plan_had_fewer_groups_means_them_all() {
    let tools = "tools:\n  - {id: T1, name: Leaflet, groups: [S2]}\n";
    let desk = Desk::new().file("garden.yaml", format!("{GROUPS}{tools}"));
    desk.coplan(&["fill", "garden.yaml", "--only", "word"])
        .well();
    let draft = desk.read("garden.docx");
    let typed = fill_in(&draft, &[("tools.groups", "everyone")]);
    desk.write("garden.docx", typed);
    let read = ["read", "garden.docx", "--into", "garden.yaml"];
    let told = desk.coplan(&read).well().to_string();
    assert!(told.contains("(T1 · Leaflet)"), "{told}");
    assert_eq!(named(&desk, "garden.yaml"), ["[S1, S2]"]);
    let told = desk.coplan(&read).well().to_string();
    assert!(told.contains("says all of this already"), "{told}");
}

#[test]
fn everyone_in_the_plan_takes_in_the_group_that_a_form_brings() {
    let tools = "tools:\n  - {id: T1, name: Leaflet, groups: everyone}\n";
    let desk = Desk::new().file("garden.yaml", format!("{GROUPS}{tools}"));
    form(&desk, "form.docx", &[("stakeholders.name", "Drivers")]);
    let read = ["read", "form.docx", "--into", "garden.yaml"];
    desk.coplan(&read).well();
    assert_eq!(named(&desk, "garden.yaml"), ["everyone"]);
    let told = desk.coplan(&read).well().to_string();
    assert!(told.contains("says all of this already"), "{told}");
    desk.coplan(&["fill", "garden.yaml"]).well();
    assert!(desk.words("garden.docx").contains("All groups"));
}
