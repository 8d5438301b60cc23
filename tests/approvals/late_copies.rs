//! Copies that are read late: what was approved in them is what they showed.

use super::{APPROVED, OUTCOME, PLAN, edited, overtaken, read, sign_off};
use crate::support::typing::fill_in;
use coplan::package::{Archive, write_archive};
use insta::assert_snapshot;

#[test]
fn what_was_approved_is_what_the_copy_showed_and_not_the_plan_of_today() {
    let signed = fill_in(&sign_off(PLAN), &APPROVED);
    let moved_on = edited(PLAN, "understand", "like");
    let read_late = read(&signed, &moved_on);
    assert!(overtaken(&read_late).is_some(), "{read_late}");
    let read_in_time = read(&signed, PLAN);
    let note = |plan: &str| {
        plan.lines()
            .find(|line| line.contains("answers: ") && !line.starts_with('a'))
            .map(str::to_owned)
    };
    assert_eq!(note(&read_late), note(&read_in_time));
}

#[test]
fn a_document_that_remembers_less_says_less_of_what_was_approved() {
    let signed = fill_in(&sign_off(PLAN), &APPROVED);
    let older = forgetting(&signed, &["plan", "answers"]);
    let plan = read(&older, PLAN);
    assert!(
        plan.contains("date: 2027-05-03, version: \"1.0\"}"),
        "{plan}"
    );
    assert_eq!(read(&older, &plan), plan);
    let nobodys = forgetting(&signed, &["plan", "answers", "version"]);
    let plan = read(&nobodys, PLAN);
    assert!(plan.contains("date: 2027-05-03}"), "{plan}");
    assert_eq!(read(&nobodys, &plan), plan);
}

/// A document that has lost some of its memory.
fn forgetting(document: &[u8], properties: &[&str]) -> Vec<u8> {
    let mut archive = Archive::read(document).unwrap();
    let mut parts = archive.parts.iter_mut();
    let memory = parts
        .find(|part| part.name == "docProps/custom.xml")
        .unwrap();
    let mut text = String::from_utf8(memory.bytes.clone()).unwrap();
    for property in properties {
        let name = format!("\"coplan.{property}\"");
        assert!(text.contains(&name), "{text}");
        text = text.replace(&name, &format!("\"lost.{property}\""));
    }
    memory.bytes = text.into_bytes();
    write_archive(&archive.parts).unwrap()
}

#[test]
fn what_one_approves_is_read_from_a_late_copy_that_shows_the_same_of_another() {
    let plan = read(&fill_in(&sign_off(PLAN), &APPROVED), PLAN);
    let both = [APPROVED[0], APPROVED[0], APPROVED[1], APPROVED[1]];
    let late = fill_in(&sign_off(&plan), &both);
    let moved_on = edited(&plan, "role: Public partner", "role: Patient");
    let plan = read(&late, &moved_on);
    assert_snapshot!(plan, @r#"
    title: Clinic letters
    version: '1.0'
    status: for-approval
    answers: {achieve: Letters that people understand.}
    sign_off:
      approvers:
        - {name: Ruth Abara, role: Sponsor, outcome: approved, date: 2027-05-03, version: "1.0", answers: 4c3ee5c4}
        - {name: Gwen Pryce, role: Patient, outcome: approved, date: 2027-05-03, version: "1.0", answers: 4c3ee5c4}
    "#);
    assert_eq!(read(&late, &plan), plan);
}

#[test]
fn who_says_the_same_of_two_versions_on_one_day_is_heard_twice() {
    let first = fill_in(&sign_off(PLAN), &APPROVED);
    let plan = edited(&read(&first, PLAN), "'1.0'", "'1.1'");
    let given = [(OUTCOME, "Not approved"), APPROVED[1]];
    let second = fill_in(&sign_off(&plan), &given);
    let plan = edited(&read(&second, &plan), "'1.1'", "'1.2'");
    let third = fill_in(&sign_off(&plan), &APPROVED);
    let plan = read(&third, &plan);
    assert_snapshot!(plan, @r#"
    title: Clinic letters
    version: '1.2'
    status: for-approval
    answers: {achieve: Letters that people understand.}
    sign_off:
      approvers:
        - {name: Ruth Abara, role: Sponsor, outcome: approved, date: 2027-05-03, version: "1.2", answers: 4c3ee5c4}
        - {name: Gwen Pryce, role: Public partner}
      earlier_approvals:
        - name: Ruth Abara
          role: Sponsor
          outcome: approved
          date: 2027-05-03
          version: "1.0"
          answers: 4c3ee5c4
        - name: Ruth Abara
          role: Sponsor
          outcome: rejected
          date: 2027-05-03
          version: "1.1"
          answers: 4c3ee5c4
    "#);
    for copy in [&first, &second, &third] {
        assert_eq!(read(copy, &plan), plan);
    }
}
