//! Nothing is lost: what may be written over, and what may not.

use crate::desk::{Desk, LETTERS};
use insta::assert_snapshot;

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
    let desk = Desk::with_letters();
    desk.coplan(&["fill", "letters.yaml"]).well();
    desk.type_into("letters.docx");
    let typed = desk.read("letters.docx");
    assert_snapshot!(
        "changed_document",
        desk.coplan(&["fill", "letters.yaml"]).with(2)
    );
    desk.type_into("letters.xlsx");
    assert_snapshot!(
        "changed_documents",
        desk.coplan(&["fill", "letters.yaml"]).with(2)
    );
    assert_eq!(desk.read("letters.docx"), typed);
    desk.coplan(&["fill", "letters.yaml", "--force"]).well();
    assert_ne!(desk.read("letters.docx"), typed);
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
    desk.type_into("partnership-plan-blank.docx");
    assert_snapshot!(desk.coplan(&["blank", "--only", "word"]).with(2));
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
