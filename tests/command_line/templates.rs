//! `coplan templates`, and a house's own templates at work.

use crate::desk::{Desk, LETTERS};
use coplan::package::hash;
use coplan::template::built_in;
use insta::assert_snapshot;

fn exported() -> Desk {
    let desk = Desk::with_letters();
    desk.coplan(&["templates", "export", "house"]).well();
    desk
}

#[test]
fn the_built_in_files_are_listed() {
    let ended = Desk::new().coplan(&["templates", "list"]).well();
    let names: Vec<&str> = built_in().iter().map(|(name, _)| *name).collect();
    assert_eq!(ended.out().lines().collect::<Vec<_>>(), names);
}

#[test]
fn what_is_exported_is_sound_and_changes_nothing() {
    let desk = exported();
    for (name, content) in built_in() {
        assert_eq!(desk.read(&format!("house/{name}")), content.as_bytes());
    }
    let ended = desk.coplan(&["templates", "check", "house"]).well();
    assert_eq!(
        ended.to_string(),
        "exit code 0\n--- results\nhouse: nothing to fix\n--- messages\n"
    );
    desk.coplan(&["fill", "letters.yaml", "--only", "word"])
        .well();
    let built_in = desk.read("letters.docx");
    desk.coplan(&[
        "fill",
        "letters.yaml",
        "--only",
        "word",
        "--templates",
        "house",
    ])
    .well();
    assert_eq!(desk.read("letters.docx"), built_in);
}

#[test]
fn an_export_never_replaces_changed_templates() {
    let desk = exported();
    desk.coplan(&["templates", "export", "house"]).well();
    desk.write("house/terms.toml", "# ours\n");
    assert_snapshot!(desk.coplan(&["templates", "export", "house"]).with(2));
    assert_eq!(desk.read("house/terms.toml"), b"# ours\n");
    desk.coplan(&["templates", "export", "house", "--force"])
        .well();
    assert_ne!(desk.read("house/terms.toml"), b"# ours\n");
}

#[test]
fn an_export_needs_a_folder() {
    let desk = Desk::new();
    assert_snapshot!(desk.coplan(&["templates", "export", "-"]).with(2));
    assert!(desk.made(&[]).is_empty());
}

#[test]
fn one_file_of_a_house_takes_the_place_of_the_built_in_one() {
    let desk = Desk::with_letters().file("house/plan.md.hbs", "# Ours: {{title}}\n");
    desk.coplan(&[
        "fill",
        "letters.yaml",
        "--only",
        "word",
        "--templates",
        "house",
    ])
    .well();
    assert!(desk.words("letters.docx").contains("Ours: Clinic letters"));
}

#[test]
fn an_unknown_name_is_found_without_a_plan_and_with_one() {
    let desk =
        Desk::with_letters().file("house/plan.md.hbs", "{{#if titel}}\n# {{title}}\n{{/if}}\n");
    assert_snapshot!(
        "unknown_name",
        desk.coplan(&["templates", "check", "house"]).with(1)
    );
    let ended = desk
        .coplan(&["fill", "letters.yaml", "--templates", "house"])
        .with(1);
    assert!(ended.stderr.contains("did you mean `title`?"), "{ended}");
    assert_eq!(desk.made(&["letters.yaml", "house/plan.md.hbs"]), [""; 0]);
}

#[test]
fn faults_of_a_house_come_once_and_first_and_stop_every_document() {
    let desk = Desk::with_letters()
        .file("house/plan.md.hbs", "# {{titel}}\n")
        .file("house/style.toml", "[page]\npapr = \"a4\"\n")
        .file("second.yaml", LETTERS)
        .file("broken.yaml", "titel: No\n");
    let plans = ["fill", "letters.yaml", "second.yaml", "broken.yaml"];
    let options = ["--only", "excel", "--templates", "house"];
    let ended = desk.coplan(&[&plans[..], &options].concat()).with(1);
    let told = |what: &str| ended.stderr.matches(what).count();
    assert_eq!((told("`titel`"), told("`papr`")), (1, 1), "{ended}");
    assert!(!ended.stderr.contains("broken.yaml"), "{ended}");
    assert_eq!(
        desk.made(&[
            "letters.yaml",
            "second.yaml",
            "broken.yaml",
            "house/plan.md.hbs",
            "house/style.toml",
        ]),
        [""; 0]
    );
}

#[test]
fn files_that_are_no_templates_are_named_and_left_alone() {
    let desk = Desk::with_letters()
        .file("house/term.toml", "")
        .file("house/notes.docx", b"\xff\xfe")
        .file("house/.git/HEAD", "")
        .file("house/logo.png", "")
        .file("house/old/plan.md.hbs", "{{nonsense}}");
    assert_snapshot!(
        desk.coplan(&[
            "fill",
            "letters.yaml",
            "--only",
            "word",
            "--templates",
            "house"
        ])
        .well()
    );
}

#[test]
fn copies_that_have_gone_out_of_date_are_found() {
    let desk = exported();
    // As if two built-in files had been others when they were copied out.
    let old = hash(b"What they were.\n");
    desk.write("house/guidance/find.md", "What they were.\n");
    let manifest = String::from_utf8(desk.read("house/exported.toml")).unwrap();
    let of_another_version: String = manifest
        .lines()
        .map(|line| match line.split_once(" = ") {
            Some((name @ ("\"terms.toml\"" | "\"guidance/find.md\""), _)) => {
                format!("{name} = \"{old}\"\n")
            }
            Some(("coplan", _)) => "coplan = \"0.0.9\"\n".to_owned(),
            _ => format!("{line}\n"),
        })
        .collect();
    desk.write("house/exported.toml", of_another_version);
    let check = || desk.coplan(&["templates", "check", "house"]).well();
    assert_snapshot!("outdated_copies", check());
    std::fs::remove_file(desk.path("house/terms.toml")).unwrap();
    std::fs::remove_file(desk.path("house/guidance/find.md")).unwrap();
    assert!(check().out().contains("nothing to fix"));
}

#[test]
fn a_style_with_faults_is_shown_in_its_place() {
    let desk = Desk::with_letters()
        .file(
            "house/style.toml",
            "[house]\nlogo = \"../logo.png\"\nlogo_alt = \"Us\"\n",
        )
        .file("logo.png", "");
    assert_snapshot!(desk.coplan(&["templates", "check", "house"]).with(1));
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_not_followed() {
    let desk = Desk::with_letters()
        .file("secret.txt", "secret")
        .file("house/terms.toml", "");
    std::os::unix::fs::symlink("../secret.txt", desk.path("house/plan.md.hbs")).unwrap();
    assert_snapshot!(
        desk.coplan(&["fill", "letters.yaml", "--templates", "house"])
            .with(2)
    );
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let desk = Desk::with_letters();
    let fill = |folder| {
        desk.coplan(&[
            "fill",
            "letters.yaml",
            "--only",
            "word",
            "--templates",
            folder,
        ])
    };
    assert_snapshot!("templates_missing", fill("nowhere").with(2));
    assert_snapshot!("templates_file", fill("letters.yaml").with(2));
}

#[test]
fn a_starter_can_be_a_house_s_own() {
    let desk = Desk::new().file("house/starter.yaml", LETTERS);
    desk.coplan(&["new", "plan.yaml", "--templates", "house"])
        .well();
    assert_eq!(desk.read("plan.yaml"), LETTERS.as_bytes());
}

#[test]
fn partials_with_parameters_loops_and_the_houses_own_keys_work_from_check_to_read() {
    let desk = Desk::with_letters()
        .file(
            "house/plan.md.hbs",
            "# {{field \"title\"}}\n\n{{#each stakeholders}}\n{{> card head=(upper name) at=(add @index 1)}}\n{{/each}}\n\n{{markdown extra.about}}\n\n{{#if extra.missing}}never{{/if}}{{field \"summary\"}}\n",
        )
        .file(
            "house/partials/card.md.hbs",
            "{{at}} of {{len ../stakeholders}}: {{head}}{{#unless @last}};{{/unless}}\n\n",
        )
        .file(
            "own.yaml",
            "title: Ours\nstakeholders: [{id: S1, name: Carers}, {id: S2, name: Staff}]\nextra:\n  about: |\n    Read *this* first:\n\n    - one | two\n",
        );
    let ended = desk.coplan(&["templates", "check", "house"]).well();
    assert!(ended.out().contains("nothing to fix"), "{ended}");
    desk.coplan(&["fill", "own.yaml", "--only", "word", "--templates", "house"])
        .well();
    let words = desk.words("own.docx");
    for seen in [
        "1 of 2: CARERS;",
        "2 of 2: STAFF",
        "Read this first:",
        "one | two",
    ] {
        assert!(words.contains(seen), "{seen}: {words}");
    }
    assert!(!words.contains("never"));
    let before = desk.read("own.yaml");
    desk.coplan(&["read", "own.docx", "--into", "own.yaml"])
        .well();
    assert_eq!(desk.read("own.yaml"), before);
}

#[test]
fn a_file_that_is_called_like_no_question_is_told_since_nobody_would_see_it() {
    let desk = Desk::new()
        .file("house/guidance/achive.md", "Say what you want.\n")
        .file("house/guidance/tools.md", "Choose a few.\n")
        .file("house/languages/cy/guidance/pwy.md", "Pwy?\n")
        .file("house/partials/details/safty.md.hbs", "Gloves.\n")
        .file("house/partials/details/shown.md.hbs", "Shown.\n")
        .file("house/partials/of_house.md.hbs", "{{> details/shown}}\n");
    let ended = desk.coplan(&["templates", "check", "house"]).well();
    for told in [
        "house/guidance/achive.md: there is no question `achive`, so that nobody sees this file",
        "help: did you mean `achieve`?",
        "house/languages/cy/guidance/pwy.md: there is no question `pwy`",
        "house/partials/details/safty.md.hbs: there is no question `safty`",
        "the questions are achieve, involve, find",
    ] {
        assert!(ended.stderr.contains(told), "{told}: {ended}");
    }
    for unsaid in ["`tools`", "`shown`"] {
        assert!(!ended.stderr.contains(unsaid), "{unsaid}: {ended}");
    }
}
