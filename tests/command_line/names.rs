//! What documents are called, and that no two get one name.

use crate::desk::{BID, Desk, LETTERS};
use insta::assert_snapshot;

fn made(arguments: &[&str]) -> Vec<String> {
    let desk = Desk::new().file("hub.yaml", BID);
    desk.coplan(&[arguments, &["--only", "word"]].concat())
        .well();
    desk.made(&["hub.yaml"])
}

#[test]
fn a_name_says_what_the_document_is_for() {
    let fill = |options: &[&str]| made(&[&["fill", "hub.yaml"], options].concat());
    assert_eq!(fill(&[]), ["hub.docx"]);
    assert_eq!(fill(&["--for", "draft"]), ["hub.docx"]);
    assert_eq!(
        fill(&["--for", "sign-off", "--draft-anyway"]),
        ["hub-sign-off.docx"]
    );
    assert_eq!(fill(&["--findings"]), ["hub-findings.docx"]);
    assert_eq!(fill(&["--for", "bid"]), ["hub-bid.docx"]);
    assert_eq!(
        fill(&["--for", "bid", "--funder", "F1"]),
        ["hub-bid-F1.docx"]
    );
    assert_eq!(
        fill(&["--for", "bid", "--funder", "county council"]),
        ["hub-bid-F2.docx"]
    );
    assert_eq!(
        fill(&["--large-print", "--paper", "letter"]),
        ["hub-letter-large.docx"]
    );
}

#[test]
fn a_name_says_what_kind_of_form_it_is() {
    let blank = |options: &[&str]| made(&[&["blank"], options].concat());
    assert_eq!(blank(&[]), ["partnership-plan-blank.docx"]);
    assert_eq!(
        blank(&["--detail", "full"]),
        ["partnership-plan-blank-full.docx"]
    );
    assert_eq!(
        blank(&["--print", "--paper", "a3", "--large-print"]),
        ["partnership-plan-blank-print-a3-large.docx"]
    );
    assert_eq!(blank(&["hub.yaml"]), ["hub-blank.docx"]);
}

#[test]
fn documents_go_beside_their_plan_or_into_a_folder() {
    let desk = Desk::new()
        .file("a/one.yaml", LETTERS)
        .file("b/two.toml", "title = 'Two'");
    let given = ["a/one.yaml", "b/two.toml"];
    desk.coplan(&["fill", "a/one.yaml", "b/two.toml", "--only", "word"])
        .well();
    assert_eq!(desk.made(&given), ["a/one.docx", "b/two.docx"]);
    desk.coplan(&["fill", "a/one.yaml", "--only", "word", "-o", "out/deep"])
        .well();
    assert_eq!(
        desk.made(&given),
        ["a/one.docx", "b/two.docx", "out/deep/one.docx"]
    );
}

#[test]
fn two_plans_that_would_become_one_document_are_refused() {
    let desk = Desk::new()
        .file("a/plan.yaml", LETTERS)
        .file("a/plan.toml", "title = 'T'")
        .file("b/PLAN.yaml", LETTERS);
    let given = ["a/plan.yaml", "a/plan.toml", "b/PLAN.yaml"];
    let fill = |arguments: &[&str]| desk.coplan(&[&["fill"], arguments].concat()).with(2);
    assert_snapshot!("beside", fill(&["a/plan.yaml", "a/plan.toml"]));
    assert_snapshot!(
        "in_a_folder",
        fill(&["a/plan.yaml", "b/PLAN.yaml", "-o", "out"])
    );
    assert_snapshot!(
        "given_twice",
        fill(&["a/plan.yaml", "./a/plan.yaml", "--force"])
    );
    assert_eq!(desk.made(&given), [""; 0]);
}

#[cfg(unix)]
#[test]
fn a_link_that_makes_the_plan_its_own_document_is_refused() {
    let desk = Desk::with_letters();
    std::os::unix::fs::symlink("letters.yaml", desk.path("letters.docx")).unwrap();
    let ended = desk.coplan(&["fill", "letters.yaml", "--only", "word", "--force"]);
    assert_snapshot!(ended.with(2));
    assert_eq!(desk.read("letters.yaml"), LETTERS.as_bytes());
}
