//! What a house adds in `fields.toml`, on every road: forms, documents, reading back, checks, interview, schema.

use crate::desk::Desk;
use crate::support::typing::fill_in;
use coplan::package::Archive;
use insta::assert_snapshot;

fn plan(desk: &Desk) -> String {
    String::from_utf8(desk.read("falls-clinic.yaml")).unwrap()
}

#[test]
fn the_templates_of_the_sample_house_are_sound_and_its_plan_is_ready_for_sign_off() {
    let desk = Desk::of_harbour();
    let checked = desk.coplan(&["templates", "check", "templates"]).well();
    assert_eq!(checked.out(), "templates: nothing to fix\n");
    let plan = [
        "check",
        "falls-clinic.yaml",
        "--for",
        "sign-off",
        "--date",
        "2026-11-28",
    ];
    let checked = desk.coplan(&plan).well();
    assert!(
        checked
            .out()
            .contains("9 of 9 questions answered; ready for sign-off")
    );
}

#[test]
fn documents_show_what_a_house_asks_and_give_it_back() {
    let desk = Desk::of_harbour();
    desk.coplan(&["fill", "falls-clinic.yaml"]).well();
    let words = desk.words("falls-clinic.docx");
    for shown in [
        "5. How will we look after everyone who takes part?",
        "quiet room",
        "Old Town",
        "Lends a room; Introduces people",
        "£480.00",
    ] {
        assert!(words.contains(shown), "{shown}: {words}");
    }
    let workbook = Archive::read(&desk.read("falls-clinic.xlsx")).unwrap();
    let strings = String::from_utf8_lossy(workbook.part("xl/sharedStrings.xml").unwrap());
    assert!(strings.contains("Old Town Lunch Club") && strings.contains("Worth in a year"));
    let before = plan(&desk);
    let both = [
        "read",
        "falls-clinic.docx",
        "falls-clinic.xlsx",
        "--into",
        "falls-clinic.yaml",
    ];
    let read = desk.coplan(&both).well();
    assert!(read.out().contains("says all of this already"), "{read}");
    assert_eq!(plan(&desk), before);
}

#[test]
fn an_amount_in_a_currency_without_a_sign_is_read_as_documents_write_it() {
    let desk = Desk::of_harbour();
    let text = format!("currency: CHF\n{}", plan(&desk));
    desk.write("falls-clinic.yaml", &text);
    desk.coplan(&["fill", "falls-clinic.yaml"]).well();
    assert!(desk.words("falls-clinic.docx").contains("CHF 480.00"));
    desk.retype("falls-clinic.docx", "Harbour Deaf Association", "Deaf Club");
    let into = ["read", "falls-clinic.docx", "--into", "falls-clinic.yaml"];
    desk.coplan(&into).well();
    let expected = text.replace("Harbour Deaf Association", "Deaf Club");
    assert_eq!(plan(&desk), expected);
}

#[test]
fn what_somebody_types_into_a_field_of_a_house_changes_that_line_alone() {
    let desk = Desk::of_harbour();
    desk.coplan(&["fill", "falls-clinic.yaml", "--only", "word"])
        .well();
    desk.retype("falls-clinic.docx", "beside the hall", "beside the kitchen");
    desk.retype("falls-clinic.docx", "Harbour Deaf Association", "Deaf Club");
    let before = plan(&desk);
    let into = ["read", "falls-clinic.docx", "--into", "falls-clinic.yaml"];
    desk.coplan(&into).well();
    let expected = before
        .replace("beside the hall", "beside the kitchen")
        .replace("Harbour Deaf Association", "Deaf Club");
    assert_eq!(plan(&desk), expected);
}

#[test]
fn a_form_asks_for_what_a_house_adds_and_is_read_back() {
    let desk = Desk::of_harbour();
    desk.coplan(&["blank", "--only", "word"]).well();
    let name = "partnership-plan-blank.docx";
    let empty = desk.coplan(&["read", name, "-o", "empty.yaml"]);
    assert!(
        empty.stderr.contains("0 of 9 questions answered"),
        "{empty}"
    );
    let typed = [
        ("title", "Walks"),
        ("extra.wellbeing", "Tea."),
        ("extra.locality", "Hill farms"),
        ("extra.partners.name", "The choir"),
        ("extra.partners.roles", "Lends a room; Interprets"),
        ("extra.partners.gift", "£38.50"),
    ];
    desk.write(name, fill_in(&desk.read(name), &typed));
    desk.coplan(&["read", name, "-o", "walks.yaml"]).well();
    assert_snapshot!(String::from_utf8(desk.read("walks.yaml")).unwrap());
}

#[test]
fn a_value_that_a_field_of_a_house_does_not_take_is_told_at_its_line() {
    let desk = Desk::of_harbour();
    desk.write(
        "wrong.yaml",
        "title: Walks
extra:
  locality: habour
  quiet_room: perhaps
  hosts: Nobody here
  partners:
    - {nme: Choir, gift: forty pounds}
    - Lunch club
  wellbeing: {no: text}
  ward_code: {anything: goes}
",
    );
    let checked = desk
        .coplan(&["check", "wrong.yaml", "--date", "2026-11-28"])
        .with(1);
    assert_snapshot!(checked.stderr);
}

#[test]
fn what_a_house_requires_stops_a_copy_and_long_texts_are_told() {
    let desk = Desk::of_harbour();
    let text = plan(&desk)
        .replace("  locality: old-town\n", "")
        .replace("Nobody has to say", &"Nobody has to say so and ".repeat(30));
    desk.write("falls-clinic.yaml", text);
    let plan = [
        "check",
        "falls-clinic.yaml",
        "--for",
        "sign-off",
        "--date",
        "2026-11-28",
    ];
    let ended = desk.coplan(&plan).with(1);
    for told in [
        "To fix: one field that has to be filled in is empty: `extra.locality`",
        "Worth a look: one text has too many words: question 5 (200 of at most 120)",
    ] {
        assert!(ended.stderr.contains(told), "{ended}");
    }
    // For a bid nobody asks for the locality.
    let bid = [
        "check",
        "falls-clinic.yaml",
        "--for",
        "bid",
        "--date",
        "2026-11-28",
    ];
    let ended = desk.coplan(&bid);
    assert!(!ended.stderr.contains("extra.locality"), "{ended}");
}

#[test]
fn an_interview_asks_the_questions_of_a_house_in_its_order() {
    let desk = Desk::of_harbour();
    let answers = "Walks\nMoira\nFewer falls.\n\n\n\n\n\n\n\n\nTea and time.\n\n2\nyes\n/stop\n";
    let ended = desk.run(&["new", "--interview", "walks.yaml"], answers, &[]);
    let asked = "Question 5 of 9: How will we look after everyone who takes part?";
    assert!(ended.stderr.contains(asked), "{ended}");
    let walks = String::from_utf8(desk.read("walks.yaml")).unwrap();
    assert!(
        walks.contains("  wellbeing: |\n    Tea and time.\n"),
        "{walks}"
    );
    assert!(walks.contains("quiet_room: true"), "{walks}");
}

#[test]
fn editors_are_told_of_the_fields_of_a_house() {
    let desk = Desk::of_harbour();
    let schema: serde_json::Value =
        serde_json::from_slice(&desk.coplan(&["schema"]).well().stdout).unwrap();
    let extra = &schema["properties"]["extra"];
    assert_eq!(extra["additionalProperties"], true);
    let properties = &extra["properties"];
    assert_eq!(
        properties["locality"]["enumDescriptions"][1], "Old Town",
        "{properties}"
    );
    let partner = &properties["partners"]["items"];
    assert_eq!(partner["additionalProperties"], false);
    assert!(
        partner["properties"]["roles"]["description"]
            .as_str()
            .unwrap()
            .contains("Lends")
    );
}

#[test]
fn every_fault_of_a_declaration_is_told_in_its_place() {
    let desk = Desk::new().file(
        "house/fields.toml",
        include_str!("../fixtures/faulty_fields.toml"),
    );
    let checked = desk.coplan(&["templates", "check", "house"]).with(1);
    assert_snapshot!(checked.stderr);
}

#[test]
fn a_house_can_leave_out_and_reorder_coplans_own_questions() {
    let desk = Desk::with_letters()
        .file(
            "house/fields.toml",
            "questions = [\"beyond\", \"achieve\"]\n",
        )
        .file("coplan.toml", "templates = \"house\"\n");
    desk.coplan(&["fill", "letters.yaml", "--only", "word"])
        .well();
    let words = desk.words("letters.docx");
    assert!(
        words.contains("1. What’s my plan beyond this project?"),
        "{words}"
    );
    assert!(words.contains("2. What am I hoping to achieve?"), "{words}");
    assert!(!words.contains("How am I going to find them?"), "{words}");
    let checked = desk.coplan(&["check", "letters.yaml"]).well();
    assert!(
        checked.out().contains("1 of 2 questions answered"),
        "{checked}"
    );
    assert!(checked.stderr.contains("what comes after (1)"), "{checked}");
    // What the plan says under a question that is left out stays in its file.
    let text = "title: Letters\nanswers: {achieve: Letters., find: At the door.}\n";
    desk.write("both.yaml", text);
    desk.coplan(&["fill", "both.yaml"]).well();
    let into = ["read", "both.docx", "both.xlsx", "--into", "both.yaml"];
    desk.coplan(&into).well();
    assert_eq!(String::from_utf8(desk.read("both.yaml")).unwrap(), text);
}

#[test]
fn a_field_below_extra_that_nobody_declares_is_shown_as_it_reads_and_nothing_where_it_is_missing() {
    let template = "# {{title}}

Ward {{field \"extra.ward\"}} of {{field \"extra.beds\"}}, {{field \"extra.open\"}}, since {{field \"extra.since\"}}, with {{field \"extra.who\"}}{{field \"extra.gone\"}}.

{{field \"extra.about\"}}
";
    let desk = Desk::new().file("house/plan.md.hbs", template);
    let plan = "title: T
extra:
  ward: H_7_
  beds: 12
  open: true
  since: 2027-09-03
  who: [Ann, Bo]
  about: |
    Bring *nothing*.

    - Tea
";
    desk.write("plan.yaml", plan);
    let house = ["--templates", "house", "--only", "word"];
    let checked = desk.coplan(&["templates", "check", "house"]).well();
    assert_eq!(checked.out(), "house: nothing to fix\n", "{checked}");
    desk.coplan(&[&["fill", "plan.yaml"][..], &house].concat())
        .well();
    let words = desk.words("plan.docx");
    for shown in [
        "Ward H_7_ of 12, Yes, since 3 September 2027, with Ann; Bo.",
        "Bring nothing.",
        "Tea",
    ] {
        assert!(words.contains(shown), "{shown}: {words}");
    }
    assert!(!words.contains("- Tea") && !words.contains('*'), "{words}");
    let read = ["read", "plan.docx", "--into", "plan.yaml"];
    desk.coplan(&[&read[..], &["--templates", "house"]].concat())
        .well();
    assert_eq!(desk.read("plan.yaml"), plan.as_bytes());
    // A form shows nothing there, and a slip of the pen in what is declared is told.
    desk.coplan(&[&["blank"][..], &house].concat()).well();
    assert!(!desk.words("partnership-plan-blank.docx").contains("Yes"));
    let declared = "[[field]]\nkey = 'locality'\nlabel = 'Locality'\n";
    desk.write("house/fields.toml", declared);
    desk.write(
        "house/plan.md.hbs",
        "# {{title}}\n\n{{field \"extra.localty\"}}\n",
    );
    let checked = desk.coplan(&["templates", "check", "house"]).with(1);
    // The beginning that both have makes no slip of another word.
    desk.write(
        "house/plan.md.hbs",
        "# {{title}}\n\n{{field \"extra.ward\"}}\n",
    );
    desk.write("house/fields.toml", declared.replace("locality", "wing"));
    desk.coplan(&["templates", "check", "house"]).well();
    assert!(
        checked.stderr.contains("did you mean `extra.locality`?"),
        "{checked}"
    );
}

#[test]
fn a_field_below_extra_with_parts_of_its_own_is_told_where_a_template_asks_for_it() {
    let desk = Desk::new()
        .file(
            "house/plan.md.hbs",
            "# {{title}}\n\n{{field \"extra.kept\"}}\n",
        )
        .file("plan.yaml", "title: T\nextra: {kept: {as: it, is: here}}\n");
    let fill = ["fill", "plan.yaml", "--templates", "house"];
    let ended = desk.coplan(&fill).with(1);
    assert!(
        ended.stderr.contains("`extra.kept` has parts of its own"),
        "{ended}"
    );
    assert!(ended.stderr.contains("plan.md.hbs:3:1"), "{ended}");
    desk.write(
        "house/plan.md.hbs",
        "# {{title}}\n\n{{field \"extra.kept.as\"}}\n",
    );
    desk.coplan(&fill).well();
    assert!(desk.words("plan.docx").contains("it"));
}

#[test]
fn what_is_asked_under_no_question_stands_at_the_end_where_a_plan_says_something_of_it() {
    let asked = "[[field]]\nkey = 'ward'\nlabel = 'Ward'\n";
    let desk = Desk::with_letters()
        .file("house/fields.toml", asked)
        .file("coplan.toml", "templates = \"house\"\n");
    let fill = ["fill", "letters.yaml", "--only", "word", "--force"];
    desk.coplan(&fill).well();
    assert!(!desk.words("letters.docx").contains("Also asked here"));
    desk.coplan(&["blank", "--only", "word"]).well();
    let words = desk.words("partnership-plan-blank.docx");
    assert!(words.contains("Also asked here"), "{words}");
    let letters = String::from_utf8(desk.read("letters.yaml")).unwrap();
    desk.write("letters.yaml", format!("{letters}extra: {{ward: Seven}}\n"));
    desk.coplan(&fill).well();
    let words = desk.words("letters.docx");
    assert!(
        words.contains("Also asked here") && words.contains("Seven"),
        "{words}"
    );
}
