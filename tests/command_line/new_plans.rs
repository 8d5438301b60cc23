//! `coplan read` without a plan: what people wrote in documents becomes a new one.

use crate::desk::{Desk, LETTERS};
use crate::reads::made_of;
use crate::support::typing::fill_in;
use coplan::package::{Archive, Part, write_archive};
use insta::assert_snapshot;

/// The short form, filled in at three tables of a workshop.
fn workshop() -> Desk {
    let desk = Desk::new();
    desk.coplan(&["blank", "--only", "word"]).well();
    let form = desk.read("partnership-plan-blank.docx");
    let tables: [&[(&str, &str)]; 3] = [
        &[
            ("title", "A garden for the clinic"),
            ("answers.achieve", "A place to sit while you wait."),
            ("answers.find", "We ask in the waiting room."),
            ("stakeholders.name", "Carers"),
            ("stakeholders.route", "The Tuesday lunch"),
            ("stakeholders.name", "Gardeners"),
            ("tools.name", "Walk round the plot"),
            ("tools.start", "3 Sept 2026"),
            ("tools.groups", "Carers; Gardeners"),
        ],
        &[
            ("answers.achieve", "Somewhere quiet that smells good."),
            (
                "answers.involve",
                "People who wait longest, and their families.",
            ),
            ("stakeholders.name", "carers"),
            ("stakeholders.why", "They wait with us"),
            ("resources.item", "Soup and bread"),
            ("resources.rate", "£1,250.50"),
        ],
        &[
            ("answers.working", "Do people stay out there?"),
            ("stakeholders.name", "Carers"),
            ("stakeholders.route", "By phone"),
            ("evaluation.measures.indicator", "People who sit outside"),
            ("tools.name", "Survey"),
            ("tools.start", "soon"),
        ],
    ];
    for (number, answers) in tables.iter().enumerate() {
        let name = format!("table-{}.docx", number + 1);
        desk.write(&name, fill_in(&form, answers));
    }
    desk
}

#[test]
fn three_tables_of_a_workshop_make_one_plan_that_fills() {
    let desk = workshop();
    let read = [
        "read",
        "table-1.docx",
        "table-2.docx",
        "table-3.docx",
        "-o",
        "garden.yaml",
    ];
    assert_snapshot!("three_tables", desk.coplan(&read).with(1));
    let plan = String::from_utf8(desk.read("garden.yaml")).unwrap();
    assert_snapshot!("the_plan_of_three_tables", plan);
    // The same forms once more change nothing.
    let again = [
        "read",
        "table-1.docx",
        "table-2.docx",
        "table-3.docx",
        "--into",
        "garden.yaml",
    ];
    desk.coplan(&again).with(1);
    assert_eq!(String::from_utf8(desk.read("garden.yaml")).unwrap(), plan);
    assert_snapshot!(
        "checked_after_the_workshop",
        desk.coplan(&["check", "garden.yaml", "--date", "2026-09-01"])
            .well()
    );
    // Nobody has chosen yet between what the tables said.
    desk.coplan(&[
        "fill",
        "garden.yaml",
        "--for",
        "sign-off",
        "--date",
        "2026-09-01",
    ])
    .with(1);
    desk.coplan(&["fill", "garden.yaml"]).well();
    assert!(
        desk.words("garden.docx")
            .contains("A place to sit while you wait.")
    );
}

#[test]
fn a_new_plan_is_named_after_its_documents() {
    let desk = made_of(LETTERS);
    assert_snapshot!("in_the_way", desk.coplan(&["read", "letters.docx"]).with(2));
    assert_eq!(desk.read("letters.yaml"), LETTERS.as_bytes());
    std::fs::rename(desk.path("letters.docx"), desk.path("garden-sign-off.docx")).unwrap();
    assert_snapshot!(
        "new_plan",
        desk.coplan(&["read", "garden-sign-off.docx"]).well()
    );
    assert_snapshot!(
        "the_new_plan",
        String::from_utf8(desk.read("garden.yaml")).unwrap()
    );
    desk.coplan(&["read", "garden-sign-off.docx", "letters.xlsx"])
        .well();
    assert!(desk.path("plan.yaml").exists());
    let printed = desk
        .coplan(&["read", "garden-sign-off.docx", "-o", "-"])
        .well();
    assert_eq!(printed.stdout, desk.read("garden.yaml"));
    let piped = desk
        .run(
            &["read", "-", "-o", "-"],
            desk.read("garden-sign-off.docx"),
            &[],
        )
        .well();
    assert_eq!(piped.stdout, printed.stdout);
}

#[test]
fn a_form_that_nobody_filled_in_is_an_empty_plan_and_says_so() {
    let desk = Desk::new();
    desk.coplan(&["blank"]).well();
    assert_snapshot!(
        desk.coplan(&[
            "read",
            "partnership-plan-blank.docx",
            "partnership-plan-blank.xlsx"
        ])
        .well()
    );
    assert_eq!(
        desk.read("partnership-plan.yaml"),
        b"# yaml-language-server: $schema=coplan.schema.json\n"
    );
    desk.coplan(&["fill", "partnership-plan.yaml", "--only", "word"])
        .well();
}

/// A form in whose box for table, day and who was there this has been typed.
fn with_who_was_there(form: &[u8], texts: [&str; 3]) -> Vec<u8> {
    let mut parts = Archive::read(form).unwrap().parts;
    let is_text = |part: &&mut Part| part.name == "word/document.xml";
    let part = parts.iter_mut().find(is_text).unwrap();
    let xml = String::from_utf8(part.bytes.clone()).unwrap();
    let asked = xml.find("Who was there").unwrap();
    let row = asked + xml[asked..].find("</w:tr>").unwrap();
    let (mut typed, mut rest) = (xml[..row].to_owned(), &xml[row..]);
    for text in texts {
        let (cell, after) = rest.split_once("</w:p></w:tc>").unwrap();
        typed += &format!("{cell}<w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
        rest = after;
    }
    part.bytes = (typed + rest).into_bytes();
    write_archive(&parts).unwrap()
}

#[test]
fn who_was_there_is_kept_as_a_comment_that_nobody_has_to_move() {
    let desk = Desk::new().file("letters.yaml", "title: Clinic letters\n");
    for form in [
        &["--only", "word"][..],
        &["--only", "word", "--large-print"],
    ] {
        desk.coplan(&[&["blank", "--force"], form].concat()).well();
    }
    for name in [
        "partnership-plan-blank.docx",
        "partnership-plan-blank-large.docx",
    ] {
        let blank = desk.read(name);
        desk.write(
            name,
            with_who_was_there(&blank, ["Table 2", "3/11/2026", "Priya, Jane"]),
        );
        let read = ["read", name, "--into", "letters.yaml"];
        let told = desk.coplan(&read).well().to_string();
        let said = "Table: Table 2; Date: 3/11/2026; Who was there: Priya, Jane";
        assert!(told.contains(&format!("“{said}”")), "{told}");
        assert!(
            !told.contains("Worth a look") && !told.contains("move it"),
            "{told}"
        );
        let plan = String::from_utf8(desk.read("letters.yaml")).unwrap();
        assert!(
            plan.contains(&format!("# coplan: comment, from {name}")),
            "{plan}"
        );
    }
}

/// Copies for sign-off leave out what their readers do not need, such as the objectives that tools name.
#[test]
fn a_new_plan_that_is_made_of_copies_is_told_to_lack_the_rest() {
    let sample = include_str!("../../samples/clinic-letters.yaml");
    let desk = Desk::new().file("letters.yaml", sample);
    let date = ["--date", "2026-12-05"];
    desk.coplan(&[&["fill", "letters.yaml", "--for", "sign-off"], &date[..]].concat())
        .well();
    let copies = ["letters-sign-off.docx", "letters-sign-off.xlsx"];
    let read = [&["read"], &copies[..], &["-o", "new.yaml"]].concat();
    assert_snapshot!("copies_alone", desk.coplan(&read).well());
    let one = ["read", copies[0], "-o", "one.yaml"];
    assert_snapshot!("a_copy_alone", desk.coplan(&one).well());
    let into = [&["read"], &copies[..], &["--into", "letters.yaml"]].concat();
    desk.coplan(&into).well();
    assert_eq!(desk.read("letters.yaml"), sample.as_bytes());
}
