//! Help, and what was probably meant.

use crate::desk::Desk;
use insta::assert_snapshot;

const COMMANDS: [&[&str]; 19] = [
    &["--help"],
    &["new", "--help"],
    &["edit", "--help"],
    &["blank", "--help"],
    &["fill", "--help"],
    &["open", "--help"],
    &["check", "--help"],
    &["compare", "--help"],
    &["overview", "--help"],
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

#[test]
fn the_nearest_command_is_suggested() {
    let desk = Desk::new();
    for (word, meant) in [
        ("fil", "fill"),
        ("tempaltes", "templates"),
        ("comfig", "config"),
        ("chekc", "check"),
        ("completion", "completions"),
        ("undoo", "undo"),
        ("Fill", "fill"),
        ("validat", "check"),
        ("revert", "undo"),
        ("mann", "man"),
        ("reads", "read"),
        ("balnk", "blank"),
    ] {
        let ended = desk.coplan(&[word]).with(2);
        assert!(
            ended
                .stderr
                .contains(&format!("did you mean `coplan {meant}`?")),
            "{word}: {ended}"
        );
    }
}

#[test]
fn what_is_no_slip_is_not_suggested() {
    let desk = Desk::new();
    for word in ["exit", "delete", "quit"] {
        let told = desk.coplan(&[word]).with(2).stderr;
        assert!(told.contains("`coplan --help` names them all"), "{told}");
    }
}

#[test]
fn options_with_one_dash_or_by_another_word_are_known() {
    let desk = Desk::with_letters();
    for (run, meant) in [
        (
            ["new", "-interview", "x.yaml"],
            "did you mean `--interview`?",
        ),
        (["fill", "letters.yaml", "-pdf"], "did you mean `--pdf`?"),
        (
            ["fill", "letters.yaml", "--word"],
            "did you mean `--only word`?",
        ),
    ] {
        let told = desk.coplan(&run).with(2).stderr;
        assert!(told.contains(meant), "{told}");
    }
}

#[test]
fn a_name_without_quotes_is_put_together() {
    let desk = Desk::new().file("plan with spaces.yaml", "title: A\n");
    for command in ["fill", "edit"] {
        let told = desk.coplan(&[command, "plan", "with", "spaces.yaml"]);
        let told = told.with(2).stderr;
        assert!(told.contains("put quotes round it"), "{told}");
    }
}

#[test]
fn a_plan_that_is_there_can_be_gone_on_with() {
    let desk = Desk::new().file("x.yaml", "title: A\n");
    let told = desk.coplan(&["new", "x.yaml"]).with(2).stderr;
    assert!(told.contains("run `coplan edit x.yaml`"), "{told}");
}

#[test]
fn what_is_wrong_with_options_is_told_as_everything_else_is() {
    let desk = Desk::with_letters();
    let runs: [&[&str]; 12] = [
        &["fill", "letters.yaml", "--paper", "a5"],
        &["fill", "letters.yaml", "--for", "signof"],
        &["fill", "letters.yaml", "--papr", "a4"],
        &["fill", "letters.yaml", "--date"],
        &["fill", "letters.yaml", "--date", "soon"],
        &["fill", "letters.yaml", "--language", "!"],
        &["fill"],
        &["blank", "--rows", "many"],
        &["undo", "our", "letters.yaml"],
        &["templates", "export", "--forc", "x"],
        &["new", "--interview", "--force"],
        &["--verison"],
    ];
    let told =
        runs.map(|run| format!("$ coplan {}\n{}\n", run.join(" "), desk.coplan(run).with(2)));
    assert_snapshot!(told.join("\n"));
    assert_eq!(desk.made(&["letters.yaml"]), [""; 0]);
}

#[test]
fn options_are_understood_however_they_are_spelt() {
    let desk = Desk::with_letters();
    for options in [
        &["--paper", "A3"][..],
        &["--paper", "Letter"],
        &["--date", "14/5/2027"],
        &["--date", "14 May 2027"],
        &["--for", "Sign-Off", "--draft-anyway", "--date", "14.5.2027"],
        &[
            "--for",
            "sign off",
            "--draft-anyway",
            "--date",
            "2027-05-14",
        ],
        &["--for", "BID"],
        &["--guidance", "None"],
    ] {
        let fill = ["fill", "letters.yaml", "--only", "Word", "-o", "out"];
        desk.coplan(&[&fill[..], options].concat()).well();
    }
    let made = desk.made(&["letters.yaml"]);
    assert!(
        made.contains(&"out/letters-sign-off.docx".to_owned()),
        "{made:?}"
    );
    desk.coplan(&[
        "check",
        "letters.yaml",
        "--format",
        "JSON",
        "--deny",
        "Warnings",
    ]);
}

#[test]
fn the_name_of_a_document_in_the_place_of_its_folder_is_taken_for_what_it_is() {
    let desk = Desk::with_letters();
    let runs: [&[&str]; 5] = [
        &["fill", "letters.yaml", "-o", "out.pdf"],
        &["fill", "letters.yaml", "-o", "our bid.docx"],
        &["blank", "-o", "form.xlsx"],
        &["new", "-o", "plans/garden.yaml"],
        &["new", "--interview", "-o", "garden.yaml"],
    ];
    let told =
        runs.map(|run| format!("$ coplan {}\n{}\n", run.join(" "), desk.coplan(run).with(2)));
    assert_snapshot!(told.join("\n"));
    assert_eq!(desk.made(&["letters.yaml"]), [""; 0]);
    // What is offered works; and a folder that is there may be called as it likes.
    let printed = ["fill", "letters.yaml", "--only", "word", "-o", "-"];
    desk.coplan(&printed).well();
    std::fs::create_dir(desk.path("v1.docx")).unwrap();
    desk.coplan(&["fill", "letters.yaml", "-o", "v1.docx"])
        .well();
}
