//! `coplan new --interview` and `coplan edit`, from a pipe and in a real terminal.

use crate::desk::Desk;
use insta::assert_snapshot;

#[cfg(unix)]
mod terminal;

/// A title, a lead, and the first question in two lines; then nothing more but two groups.
const ANSWERS: &str = "Nosweithiau tawelach\nMoira Tennant\n\
    We want people to sleep.\n- fewer alarms\n\n\n\
    Everyone on Tŷ Gwyn.\n\n\
    2\nGofalwyr\n2\n\n\n\n\n\n2\nNight staff\n6\n\n\n\n\n\n\n\n";

#[test]
fn a_plan_comes_out_of_a_pipe() {
    let desk = Desk::new();
    let ended = desk
        .run(&["new", "--interview", "nights.yaml"], ANSWERS, &[])
        .well();
    assert!(ended.stderr.contains("Question 3 of 8"), "{ended}");
    assert!(
        ended
            .stderr
            .contains("`coplan new --interview nights.yaml`"),
        "{ended}"
    );
    assert_snapshot!(String::from_utf8(desk.read("nights.yaml")).unwrap());
    desk.coplan(&["fill", "nights.yaml"]).well();
    assert!(desk.words("nights.docx").contains("Gofalwyr"));
}

#[test]
fn an_interview_to_its_end_tells_the_next_steps_and_makes_the_documents() {
    let desk = Desk::new();
    let answers = format!("{ANSWERS}{}", "\n".repeat(13));
    let ended = desk
        .run(&["new", "--interview", "plan.yaml"], &answers, &[])
        .well();
    let shown = ended.stderr.replace(desk.path("").to_str().unwrap(), "");
    let (_, end) = shown.split_once("Saved in plan.yaml").unwrap();
    assert_snapshot!(end);
    assert_eq!(
        desk.made(&[]),
        ["coplan.schema.json", "plan.docx", "plan.xlsx", "plan.yaml"]
    );
}

#[cfg(target_os = "linux")]
#[test]
fn the_documents_that_an_interview_ends_with_are_opened_if_somebody_wants_to_see_them() {
    use std::os::unix::fs::PermissionsExt;
    let script = "#!/bin/sh\necho \"${1##*/}\" >> \"$OPENED\"\n";
    let desk = Desk::new().file("programs/xdg-open", script);
    let mode = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(desk.path("programs/xdg-open"), mode).unwrap();
    let path = format!("{}:/usr/bin:/bin", desk.path("programs").display());
    let opened = desk.path("programs/opened");
    let variables = [("PATH", &*path), ("OPENED", opened.to_str().unwrap())];
    let answers = format!("{ANSWERS}{}yes\n", "\n".repeat(13));
    let ended = desk.run(&["new", "--interview", "plan.yaml"], &answers, &variables);
    let ended = ended.well();
    assert!(ended.stderr.contains("Open them now?"), "{ended}");
    let shown = ended.to_string();
    assert!(shown.contains("Opening plan.docx and plan.xlsx"), "{shown}");
    let noted = || {
        std::fs::read_to_string(&opened)
            .unwrap_or_default()
            .lines()
            .count()
    };
    let is_opened = (0..200).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(50));
        noted() == 2
    });
    assert!(is_opened);
}

#[test]
fn a_plan_without_a_name_is_called_after_its_title_and_told_with_its_folder() {
    let desk = Desk::new().file("quieter-nights.docx", "Ours.");
    let nights = "Quieter nights!\nMoira\n/stop\n";
    let ended = desk.run(&["new", "--interview"], nights, &[]).well();
    let path = desk.path("quieter-nights.yaml");
    let kept = format!("Your answers are kept in {}.\n", path.display());
    assert!(ended.stderr.contains(&kept), "{ended}");
    let saved = format!(
        "saved in {}. To go on, run `coplan new --interview quieter-nights.yaml`",
        path.display()
    );
    assert!(ended.stderr.contains(&saved), "{ended}");
    // Another of that name does not go on with it, nor is it written over.
    let before = desk.read("quieter-nights.yaml");
    desk.run(&["new", "--interview"], nights, &[]).well();
    assert_eq!(desk.read("quieter-nights.yaml"), before);
    assert!(desk.path("quieter-nights-2.yaml").is_file());
    // Nor is a plan without a title called anything but what it always was.
    desk.run(&["new", "--interview"], "\nMoira\n/stop\n", &[])
        .well();
    assert!(desk.path("plan.yaml").is_file());
    // It is named for whoever wants to go on with it; a new one is begun all the same.
    let before = desk.read("plan.yaml");
    let again = desk.run(&["new", "--interview"], "\nZoë\n/stop\n", &[]);
    let again = again.well();
    let told = "To go on with plan.yaml, run `coplan new --interview plan.yaml`";
    assert!(again.stderr.contains(told), "{again}");
    assert_eq!(desk.read("plan.yaml"), before);
    assert!(desk.path("plan-2.yaml").is_file());
}

#[test]
fn the_way_to_go_on_names_the_way_of_asking() {
    let desk = Desk::new();
    let plain = ["new", "--interview", "--plain", "nights.yaml"];
    let ended = desk.run(&plain, "Nights\n/stop\n", &[]).well();
    let told = "`coplan new --interview --plain nights.yaml`";
    assert!(ended.stderr.contains(told), "{ended}");
}

#[test]
fn without_a_terminal_and_without_a_pipe_there_is_nobody_to_ask() {
    let desk = Desk::new();
    assert_snapshot!(desk.coplan(&["new", "--interview"]).with(2).stderr);
    assert_eq!(desk.made(&[]), [""; 0]);
}

#[test]
fn answers_in_another_encoding_are_refused() {
    let desk = Desk::new();
    let ended = desk
        .run(&["new", "--interview"], [b'T', 0xE2, b'\n'], &[])
        .with(2);
    assert!(ended.stderr.contains("not UTF-8"), "{ended}");
}

#[test]
fn an_interview_needs_a_file_to_save_to() {
    let desk = Desk::new();
    assert_snapshot!(
        desk.coplan(&["new", "--interview", "-o", "-"])
            .with(2)
            .stderr
    );
    desk.coplan(&["new", "--interview", "plan.toml"]).with(2);
    let told = desk.coplan(&["edit", "-"]).with(2).stderr;
    assert!(told.contains("an interview is saved after every answer"));
    assert!(told.contains("coplan edit plan.yaml"));
}

#[test]
fn an_interview_goes_on_with_the_starter_file() {
    let desk = Desk::new();
    desk.coplan(&["new"]).well();
    let interview = ["new", "--interview", "plan.yaml"];
    desk.run(&interview, "Nights\n\nSleep.\n\n", &[]).well();
    let plan = String::from_utf8(desk.read("plan.yaml")).unwrap();
    assert!(plan.contains("title: Nights\n"), "{plan}");
    assert!(plan.contains("  achieve: |\n    Sleep.\n"), "{plan}");
    assert!(plan.contains("# 2. Who do I need"), "{plan}");
    desk.coplan(&["check", "plan.yaml"]).well();
}

#[test]
fn a_plan_that_is_not_yaml_is_not_edited() {
    let desk = Desk::new().file("nights.json", r#"{ "title": "Nights" }"#);
    assert_snapshot!(desk.coplan(&["edit", "nights.json"]).with(2).stderr);
}

#[test]
fn a_plan_that_is_not_there_is_looked_for() {
    let desk = Desk::with_letters();
    assert_snapshot!(desk.coplan(&["edit", "leters.yaml"]).with(2).stderr);
}

#[test]
fn a_house_asks_in_its_own_words() {
    let desk = Desk::new().file("ours/guidance/achieve.md", "Dream a little.\n");
    let ended = desk
        .run(&["new", "--interview", "--templates", "ours"], "\n\n", &[])
        .well();
    assert!(ended.stderr.contains("Dream a little."), "{ended}");
}
