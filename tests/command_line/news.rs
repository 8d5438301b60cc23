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
    assert_eq!(desk.made(&["plan.yaml"]), ["plan.docx"]);
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
    assert_eq!(desk.made(&[]), ["plans/clinic letters.yaml"]);
}

#[test]
fn a_starter_is_yaml_and_nothing_else() {
    let desk = Desk::new();
    assert_snapshot!("new_as_toml", desk.coplan(&["new", "letters.toml"]).with(2));
    assert_snapshot!("new_as_docx", desk.coplan(&["new", "letters.docx"]).with(2));
    assert_eq!(desk.made(&[]), [""; 0]);
}
