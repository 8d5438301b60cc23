//! `coplan new`.

use crate::desk::Desk;
use insta::assert_snapshot;

#[test]
fn a_starter_is_written_and_makes_documents_as_it_is() {
    let desk = Desk::new();
    assert_snapshot!(desk.coplan(&["new"]).well());
    desk.coplan(&["check", "plan.yaml", "--deny", "warnings"])
        .well();
    desk.coplan(&["fill", "plan.yaml", "--only", "word"]).well();
    assert_eq!(
        desk.made(&["plan.yaml"]),
        ["coplan.schema.json", "plan.docx"]
    );
}

#[test]
fn a_starter_never_replaces_a_plan() {
    let desk = Desk::with_letters();
    let before = desk.read("letters.yaml");
    assert_snapshot!(desk.coplan(&["new", "letters.yaml"]).with(2));
    assert_eq!(desk.read("letters.yaml"), before);
    desk.coplan(&["new", "letters.yaml", "--force"]).well();
    assert_ne!(desk.read("letters.yaml"), before);
}

#[test]
fn a_starter_can_be_printed() {
    let desk = Desk::new();
    let printed = desk.coplan(&["new", "-o", "-"]).well();
    assert!(printed.out().contains("achieve:"), "{printed}");
    assert_eq!(desk.made(&[]), [""; 0]);
    assert_eq!(desk.coplan(&["new", "-"]).well().stdout, printed.stdout);
}

#[test]
fn a_name_without_an_ending_gets_one() {
    let desk = Desk::new();
    desk.coplan(&["new", "clinic letters", "-o", "plans"])
        .well();
    assert_eq!(
        desk.made(&[]),
        ["plans/clinic letters.yaml", "plans/coplan.schema.json"]
    );
}

#[test]
fn a_starter_is_yaml_and_nothing_else() {
    let desk = Desk::new();
    assert_snapshot!("new_as_toml", desk.coplan(&["new", "letters.toml"]).with(2));
    assert_snapshot!("new_as_docx", desk.coplan(&["new", "letters.docx"]).with(2));
    assert_eq!(desk.made(&[]), [""; 0]);
}

#[test]
fn the_schema_that_the_first_line_names_is_there_and_one_that_was_there_is_kept() {
    let desk = Desk::new();
    let ended = desk.coplan(&["new"]).well();
    assert!(ended.out().contains("coplan.schema.json"), "{ended}");
    let plan = String::from_utf8(desk.read("plan.yaml")).unwrap();
    assert!(plan.starts_with("# yaml-language-server: $schema=coplan.schema.json\n"));
    assert_eq!(
        desk.read("coplan.schema.json"),
        desk.coplan(&["schema"]).well().stdout
    );
    desk.write("coplan.schema.json", "ours");
    desk.coplan(&["new", "other.yaml"]).well();
    assert_eq!(desk.read("coplan.schema.json"), b"ours");
}
