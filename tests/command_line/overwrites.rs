//! Nothing is lost: what may be written over, and what may not.

use crate::desk::{Desk, LETTERS};
use crate::support::typing::fill_in;
use insta::assert_snapshot;

/// What coplan notes beside a plan, for `coplan undo`.
const NOTES: &str = ".coplan-letters.yaml.undo";

/// The first answer of the plan in words.
const UNDERSTAND: &str = "Letters that people understand.";

#[test]
fn what_nobody_changed_is_made_anew() {
    let desk = Desk::with_letters();
    desk.coplan(&["fill", "letters.yaml"]).well();
    let first = desk.read("letters.docx");
    desk.write("letters.yaml", LETTERS.replace("Clinic", "Hospital"));
    desk.coplan(&["fill", "letters.yaml"]).well();
    assert_ne!(desk.read("letters.docx"), first);
    assert!(desk.words("letters.docx").contains("Hospital letters"));
}

#[test]
fn what_somebody_typed_is_kept_and_the_way_into_the_plan_is_told() {
    let plan = format!("{LETTERS}stakeholders: [{{name: Unpaid carers}}]\n");
    let desk = Desk::new().file("letters.yaml", plan);
    desk.coplan(&["fill", "letters.yaml"]).well();
    desk.retype("letters.docx", UNDERSTAND, "Letters that help.");
    let typed = desk.read("letters.docx");
    assert_snapshot!(
        "changed_document",
        desk.coplan(&["fill", "letters.yaml"]).with(2)
    );
    desk.retype("letters.xlsx", "Unpaid carers", "Paid carers");
    assert_snapshot!(
        "changed_documents",
        desk.coplan(&["fill", "letters.yaml"]).with(2)
    );
    assert_eq!(desk.read("letters.docx"), typed);
    assert_eq!(
        desk.made(&["letters.yaml"]),
        ["letters.docx", "letters.xlsx"]
    );
    let fill = ["fill", "letters.yaml", "--force", "--date", "2026-11-27"];
    assert_snapshot!("changed_documents_forced", desk.coplan(&fill).well());
    assert_ne!(desk.read("letters.docx"), typed);
    assert_eq!(desk.read("letters (filled in 27 November).docx"), typed);
}

#[test]
fn what_people_wrote_stays_beside_the_new_document_under_a_free_name() {
    let desk = Desk::with_letters();
    let fill = ["fill", "letters.yaml", "--only", "word", "--force"];
    let dated = [("SOURCE_DATE_EPOCH", "1795737600")];
    let mut typed = Vec::new();
    for words in ["One.", "Two.", "Three."] {
        desk.run(&fill, "", &dated).well();
        desk.retype("letters.docx", UNDERSTAND, words);
        typed.push(desk.read("letters.docx"));
    }
    desk.run(&fill, "", &dated).well();
    let names = [
        "letters (filled in 27 November).docx",
        "letters (filled in 27 November) (2).docx",
        "letters (filled in 27 November) (3).docx",
    ];
    for (name, typed) in names.into_iter().zip(&typed) {
        assert_eq!(desk.read(name), *typed, "{name}");
    }
    // The very same again has a copy already.
    desk.write("letters.docx", &typed[1]);
    let ended = desk.run(&fill, "", &dated).well();
    assert!(ended.out().contains("27 November) (2).docx"), "{ended}");
    assert_eq!(desk.made(&["letters.yaml", NOTES]).len(), 4);
}

#[test]
fn a_copy_is_named_by_the_day_on_which_the_document_was_last_changed() {
    let desk = Desk::with_letters();
    let fill = ["fill", "letters.yaml", "--only", "word", "--force"];
    desk.coplan(&fill).well();
    desk.retype("letters.docx", UNDERSTAND, "Letters that help.");
    let day = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_795_737_600);
    let file = std::fs::File::options()
        .write(true)
        .open(desk.path("letters.docx"));
    file.unwrap().set_modified(day).unwrap();
    desk.coplan(&fill).well();
    assert_eq!(
        desk.made(&["letters.yaml", NOTES]),
        ["letters (filled in 27 November).docx", "letters.docx"]
    );
    // It is the file itself, with its dates, and no copy of it.
    let kept = std::fs::metadata(desk.path("letters (filled in 27 November).docx"));
    assert_eq!(kept.unwrap().modified().unwrap(), day);
}

#[test]
fn a_file_of_others_stays_beside_the_document_that_takes_its_name() {
    let desk = Desk::with_letters().file("letters.xlsx", "not a workbook");
    let fill = ["fill", "letters.yaml", "--force", "--date", "2026-11-27"];
    assert_snapshot!("file_of_others_forced", desk.coplan(&fill).well());
    assert_eq!(
        desk.read("letters (as it was 27 November).xlsx"),
        b"not a workbook"
    );
}

#[test]
fn a_document_whose_answers_are_all_in_the_plan_is_made_anew_without_force_and_kept() {
    let desk = Desk::with_letters();
    let fill = [
        "fill",
        "letters.yaml",
        "--only",
        "word",
        "--date",
        "2026-11-27",
    ];
    desk.coplan(&fill).well();
    desk.retype("letters.docx", UNDERSTAND, "Letters that help.");
    let typed = desk.read("letters.docx");
    desk.coplan(&["read", "letters.docx", "--into", "letters.yaml"])
        .well();
    assert_snapshot!("in_the_plan", desk.coplan(&fill).well());
    assert_eq!(desk.read("letters (filled in 27 November).docx"), typed);
    assert!(desk.words("letters.docx").contains("Letters that help."));
    // Saved again without a change: what it says is in the plan as well.
    desk.type_into("letters.docx");
    desk.coplan(&fill).well();
    // The plan may be of any format.
    desk.write("other.toml", "title = \"Other letters\"\n");
    let fill = ["fill", "other.toml", "--only", "word"];
    desk.coplan(&fill).well();
    desk.type_into("other.docx");
    desk.coplan(&fill).well();
    desk.retype("other.docx", "Other letters", "Letters of others");
    assert_snapshot!("changed_document_of_toml", desk.coplan(&fill).with(2));
}

#[test]
fn where_one_document_is_in_the_way_the_other_is_not_written_either() {
    let desk = Desk::with_letters();
    desk.write("letters.xlsx", "not a workbook");
    assert_snapshot!(desk.coplan(&["fill", "letters.yaml"]).with(2));
    assert_eq!(desk.made(&["letters.yaml"]), ["letters.xlsx"]);
    assert_eq!(desk.read("letters.xlsx"), b"not a workbook");
}

#[test]
fn a_form_that_people_filled_in_is_kept() {
    let desk = Desk::new();
    desk.coplan(&["blank", "--only", "word"]).well();
    let form = desk.read("partnership-plan-blank.docx");
    let filled = fill_in(&form, &[("title", "A garden")]);
    desk.write("partnership-plan-blank.docx", &filled);
    assert_snapshot!(desk.coplan(&["blank", "--only", "word"]).with(2));
    assert_eq!(desk.read("partnership-plan-blank.docx"), filled);
    let blank = ["blank", "--only", "word", "--force", "--date", "2026-11-27"];
    desk.coplan(&blank).well();
    assert!(
        !desk
            .words("partnership-plan-blank.docx")
            .contains("A garden")
    );
    let kept = "partnership-plan-blank (filled in 27 November).docx";
    assert_eq!(desk.read(kept), filled);
}

#[test]
fn a_document_that_is_open_elsewhere_is_left_alone() {
    let desk = Desk::with_letters();
    for mark in ["~$etters.docx", ".~lock.letters.docx#", "~$letters.xlsx"] {
        desk.write(mark, "");
        let ended = desk.coplan(&["fill", "letters.yaml"]).with(2);
        assert!(ended.stderr.contains("close it there"), "{ended}");
        assert!(ended.stderr.contains(mark), "{ended}");
        assert_eq!(desk.made(&["letters.yaml", mark]), [""; 0]);
        std::fs::remove_file(desk.path(mark)).unwrap();
    }
}

#[test]
fn a_folder_in_the_way_is_named() {
    let desk = Desk::with_letters().file("letters.docx/inside.txt", "");
    assert_snapshot!(
        desk.coplan(&["fill", "letters.yaml", "--only", "word", "--force"])
            .with(2)
    );
}

#[test]
fn a_read_only_document_is_left_alone() {
    let desk = Desk::with_letters();
    desk.coplan(&["fill", "letters.yaml", "--only", "word"])
        .well();
    let path = desk.path("letters.docx");
    let mut permissions = std::fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&path, permissions).unwrap();
    assert_snapshot!(
        desk.coplan(&["fill", "letters.yaml", "--only", "word"])
            .with(2)
    );
}

#[test]
fn a_place_that_cannot_be_written_to_is_named() {
    let desk = Desk::with_letters();
    let fill = |folder| desk.coplan(&["fill", "letters.yaml", "--only", "word", "-o", folder]);
    assert_snapshot!("file_as_folder", fill("letters.yaml").with(2));
    assert_snapshot!("folder_in_a_file", fill("letters.yaml/out").with(2));
}

#[test]
fn no_temporary_file_stays_behind() {
    let desk = Desk::with_letters();
    desk.coplan(&["fill", "letters.yaml"]).well();
    desk.coplan(&["fill", "letters.yaml"]).well();
    assert_eq!(
        desk.made(&["letters.yaml"]),
        ["letters.docx", "letters.xlsx"]
    );
}

#[test]
fn what_killed_runs_have_left_is_taken_away_and_what_a_run_has_in_hand_is_not() {
    let desk = Desk::with_letters();
    let long_ago = std::time::SystemTime::now() - std::time::Duration::from_secs(3600);
    let left = |name: &str, is_old: bool| {
        desk.write(name, "half a doc");
        let file = std::fs::File::options().write(true).open(desk.path(name));
        let file = file.unwrap();
        if is_old {
            file.set_modified(long_ago).unwrap();
        }
        file
    };
    left(".coplan-aB3dE6.tmp", true);
    left(".coplan-young1.tmp", false);
    left(".coplan-notes of ours.tmp", true);
    let in_hand = left(".coplan-inHand.tmp", true);
    in_hand.lock().unwrap();
    desk.coplan(&["fill", "letters.yaml", "--only", "word"])
        .well();
    let made = desk.made(&["letters.yaml", "letters.docx"]);
    assert_eq!(
        made,
        [
            ".coplan-inHand.tmp",
            ".coplan-notes of ours.tmp",
            ".coplan-young1.tmp"
        ]
    );
    drop(in_hand);
    desk.coplan(&["fill", "letters.yaml", "--only", "word"])
        .well();
    assert!(!desk.path(".coplan-inHand.tmp").exists());
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_the_file_behind_it_is_written() {
    let desk = Desk::with_letters();
    desk.coplan(&["fill", "letters.yaml", "--only", "word", "-o", "shared"])
        .well();
    std::os::unix::fs::symlink("shared/letters.docx", desk.path("letters.docx")).unwrap();
    desk.write("letters.yaml", LETTERS.replace("Clinic", "Hospital"));
    desk.coplan(&["fill", "letters.yaml", "--only", "word"])
        .well();
    assert!(desk.path("letters.docx").is_symlink());
    assert!(
        desk.words("shared/letters.docx")
            .contains("Hospital letters")
    );
}

#[cfg(unix)]
#[test]
fn a_new_document_is_as_readable_as_other_new_files() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::with_letters();
    desk.coplan(&["fill", "letters.yaml", "--only", "word"])
        .well();
    let mode = |name| {
        std::fs::metadata(desk.path(name))
            .unwrap()
            .permissions()
            .mode()
    };
    assert_eq!(mode("letters.docx"), mode("letters.yaml"));
}
