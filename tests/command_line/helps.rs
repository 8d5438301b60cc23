//! Help, and what was probably meant.

use crate::desk::Desk;
use insta::assert_snapshot;

const COMMANDS: [&[&str]; 16] = [
    &["--help"],
    &["new", "--help"],
    &["edit", "--help"],
    &["blank", "--help"],
    &["fill", "--help"],
    &["check", "--help"],
    &["read", "--help"],
    &["undo", "--help"],
    &["templates", "--help"],
    &["templates", "list", "--help"],
    &["templates", "export", "--help"],
    &["templates", "check", "--help"],
    &["config", "--help"],
    &["schema", "--help"],
    &["completions", "--help"],
    &["man", "--help"],
];

/// The lines of a usual terminal window, with some for the longest command.
const ONE_SCREEN: usize = 50;

#[test]
fn the_help_of_every_command_fits_on_a_screen() {
    let desk = Desk::new();
    for command in COMMANDS {
        let help = desk.coplan(command).well();
        assert!(help.out().lines().count() <= ONE_SCREEN, "{help}");
        let name = command.join("_").replace("--", "");
        assert_snapshot!(name, help.out());
    }
}

#[test]
fn a_run_without_a_command_shows_the_help() {
    let ended = Desk::new().coplan(&[]).with(2);
    assert!(
        ended.stderr.contains("coplan fill clinic-letters.yaml"),
        "{ended}"
    );
}

#[test]
fn a_plan_in_the_place_of_a_command_is_taken_for_what_it_is() {
    let desk = Desk::with_letters();
    assert_snapshot!(desk.coplan(&["letters.yaml"]).with(2));
}

#[test]
fn a_document_in_the_place_of_a_command_is_taken_for_what_it_is() {
    assert_snapshot!(Desk::new().coplan(&["our letters.docx"]).with(2));
}

#[test]
fn a_folder_in_the_place_of_a_command_is_taken_for_what_it_is() {
    let desk = Desk::new().file("plans/letters.yaml", "");
    assert_snapshot!(desk.coplan(&["plans"]).with(2));
}

#[test]
fn another_word_for_a_command_is_understood() {
    assert_snapshot!(Desk::new().coplan(&["generate"]).with(2));
}

#[test]
fn a_misspelt_command_is_suggested() {
    assert_snapshot!("misspelt", Desk::new().coplan(&["blnak"]).with(2));
    let within = Desk::new().coplan(&["templates", "lsit"]).with(2);
    assert!(
        within.stderr.contains("`coplan templates list`"),
        "{within}"
    );
    let unknown = Desk::new().coplan(&["xyzzy"]).with(2);
    assert!(unknown.stderr.contains("`coplan --help`"), "{unknown}");
}

#[test]
fn a_shell_gets_its_completions() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ended = Desk::new().coplan(&["completions", shell]).well();
        assert!(ended.out().contains("templates"), "{shell}");
    }
}

#[test]
fn the_manual_has_a_page_for_every_command() {
    let desk = Desk::new();
    assert!(desk.coplan(&["man"]).well().out().contains(".TH coplan 1"));
    let printed = desk.coplan(&["man"]).well().stdout;
    assert_eq!(desk.coplan(&["man", "-o", "-"]).well().stdout, printed);
    assert!(desk.made(&[]).is_empty());
    desk.coplan(&["man", "-o", "man1"]).well();
    assert_snapshot!(desk.made(&[]).join("\n"));
}

#[test]
fn the_schema_is_printed_or_written() {
    let desk = Desk::new();
    let printed = desk.coplan(&["schema"]).well().stdout;
    assert_eq!(desk.coplan(&["schema", "-o", "-"]).well().stdout, printed);
    assert!(desk.made(&[]).is_empty());
    desk.coplan(&["schema", "-o", "coplan.schema.json"]).well();
    assert_eq!(desk.read("coplan.schema.json"), printed);
    let schema: serde_json::Value = serde_json::from_slice(&printed).unwrap();
    assert_eq!(schema["title"], "coplan plan file");
    // The same schema again is no loss; another file is.
    desk.coplan(&["schema", "-o", "coplan.schema.json"]).well();
    desk.write("coplan.schema.json", "ours");
    desk.coplan(&["schema", "-o", "coplan.schema.json"]).with(2);
    assert_eq!(desk.read("coplan.schema.json"), b"ours");
}
