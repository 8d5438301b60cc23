//! `coplan.toml` and `coplan config`.

use crate::desk::{Desk, LETTERS};
use coplan::package::Archive;
use insta::assert_snapshot;

/// A folder of a house: settings, templates, and plans in a folder below.
fn house() -> Desk {
    Desk::new()
        .file(
            "coplan.toml",
            "templates = \"ours\"\npaper = \"a3\"\nlanguage = \"cy\"\noutput = \"made\"\n",
        )
        .file("ours/guidance/achieve.md", "Dream a little.\n")
        .file(
            "ours/languages/cy/guidance/achieve.md",
            "Breuddwydiwch dipyn.\n",
        )
        .file("letters.yaml", LETTERS)
}

#[test]
fn settings_beside_the_plan_are_used() {
    let desk = house();
    let ended = desk.coplan(&["fill", "letters.yaml"]).well();
    assert_eq!(
        ended.out(),
        "Wrote made/letters-a3.docx and made/letters-a3.xlsx\n"
    );
    assert!(
        desk.words("made/letters-a3.docx")
            .contains("Breuddwydiwch dipyn.")
    );
    let part = |part| desk.part("made/letters-a3.docx", part);
    assert!(part("docProps/core.xml").contains("<dc:language>cy</dc:language>"));
    // The words of the templates are in their own language, and answers in that of the plan.
    assert!(part("word/styles.xml").contains("<w:lang w:val=\"cy-GB\""));
    let body = part("word/document.xml");
    let language_of = |text: &str| {
        let (before, _) = body.split_once(text).unwrap();
        let (_, run) = before.rsplit_once("<w:r>").unwrap();
        run.contains("<w:lang w:val=\"cy\"")
    };
    assert!(language_of("Letters that people understand."));
    assert!(!language_of("Beth ydw i’n gobeithio ei gyflawni?"));
    assert!(!language_of("Breuddwydiwch dipyn."));
}

#[test]
fn options_come_before_settings_and_a_plan_knows_its_own_language() {
    let desk = house();
    let plan = format!("language: en-GB\n{LETTERS}");
    desk.write("letters.yaml", plan);
    desk.coplan(&["fill", "letters.yaml", "--paper", "a4", "-o", "."])
        .well();
    let archive = Archive::read(&desk.read("letters.docx")).unwrap();
    let core = String::from_utf8(archive.part("docProps/core.xml").unwrap().to_vec()).unwrap();
    assert!(core.contains("en-GB"), "{core}");
}

#[test]
fn a_language_can_be_given_for_one_run() {
    let desk = Desk::with_letters();
    desk.coplan(&["fill", "letters.yaml", "--language", "cy"])
        .well();
    let archive = Archive::read(&desk.read("letters-cy.docx")).unwrap();
    let core = String::from_utf8(archive.part("docProps/core.xml").unwrap().to_vec()).unwrap();
    assert!(core.contains(">cy<"), "{core}");
    let ended = desk
        .coplan(&["fill", "letters.yaml", "--language", "Welsh!"])
        .with(2);
    assert!(ended.stderr.contains("`cy`"), "{ended}");
}

#[test]
fn settings_above_the_plan_are_found_and_folders_are_meant_from_there() {
    let desk = house().file("plans/spring/letters.yaml", LETTERS);
    desk.coplan(&["fill", "plans/spring/letters.yaml", "--only", "word"])
        .well();
    assert!(desk.path("made/letters-a3.docx").is_file());
    desk.coplan(&["blank", "plans/spring/letters.yaml", "--only", "word"])
        .well();
    assert!(desk.path("made/letters-blank-a3.docx").is_file());
}

#[test]
fn plans_with_different_settings_are_not_filled_together() {
    let desk = Desk::with_letters()
        .file("a/one.yaml", LETTERS)
        .file("a/coplan.toml", "paper = \"a3\"\n")
        .file("b/two.yaml", LETTERS);
    assert_snapshot!(
        desk.coplan(&["fill", "a/one.yaml", "b/two.yaml"])
            .with(2)
            .stderr
    );
    desk.coplan(&["fill", "a/one.yaml", "-o", "out"]).well();
}

#[test]
fn each_of_several_plans_is_checked_by_the_settings_of_its_own_house() {
    let asks = "questions = [\"achieve\", \"involve\"]\n\n[[field]]\nkey = \"ward\"\nkind = \"line\"\n\
        label = \"Ward\"\nrequired = [\"sign-off\"]\n";
    let desk = Desk::with_letters()
        .file("a/one.yaml", LETTERS)
        .file("b/two.yaml", LETTERS)
        .file("b/three.yaml", LETTERS)
        .file("b/coplan.toml", "templates = \"ours\"\n")
        .file("b/ours/fields.toml", asks);
    let plans = ["a/one.yaml", "b/two.yaml", "letters.yaml", "b/three.yaml"];
    let check = |plans: &[&str]| desk.coplan(&[&["check", "--for", "sign-off"], plans].concat());
    let together = check(&plans).to_string();
    for plan in plans {
        let alone = check(&[plan]).out().to_owned();
        assert!(
            together.contains(alone.trim()),
            "{alone} is not in {together}"
        );
    }
    assert_eq!(together.matches("`extra.ward`").count(), 2, "{together}");
    assert!(
        together.contains("b/two.yaml: 1 of 2 questions"),
        "{together}"
    );
    // What is asked for holds for all of them.
    let options = [&["--templates", "b/ours"], &plans[..]].concat();
    assert_eq!(
        check(&options).to_string().matches("`extra.ward`").count(),
        4
    );
}

#[test]
fn each_setting_is_shown_with_its_place() {
    let desk = house();
    assert_snapshot!(
        "all_settings",
        desk.coplan(&["config", "letters.yaml"]).well()
    );
    desk.write("coplan.toml", "paper = \"letter\"\n");
    assert_snapshot!("one_setting", desk.coplan(&["config"]).well());
}

#[test]
fn without_a_file_everything_is_as_usual() {
    // A folder above the test's own may have settings; what is shown then is not ours to say.
    assert_snapshot!(Desk::new().coplan(&["config"]).well());
}

#[test]
fn what_is_wrong_in_the_settings_is_shown_in_its_place() {
    let desk = house();
    desk.write(
        "coplan.toml",
        "template = \"ours\"\npaper = \"a5\"\nlanguage = \"Welsh, please\"\nlogo = \"us.png\"\n",
    );
    assert_snapshot!(
        "bad_settings",
        desk.coplan(&["fill", "letters.yaml"]).with(1).stderr
    );
    desk.write(
        "coplan.toml",
        "templates = \"theirs\"\noutput = \"letters.yaml\"\n",
    );
    assert_snapshot!("bad_folders", desk.coplan(&["config"]).with(1).stderr);
    desk.write("coplan.toml", "output = \"-\"\n");
    assert_snapshot!("no_folder", desk.coplan(&["config"]).with(1).stderr);
    desk.write("coplan.toml", "paper = a3\n");
    assert_snapshot!("bad_syntax", desk.coplan(&["blank"]).with(2).stderr);
}
