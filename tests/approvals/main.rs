//! The life of an approval: given in a copy for sign-off, overtaken by the plan, and given anew.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test should stop at a surprise"
)]

mod late_copies;
#[path = "../support/mod.rs"]
mod support;

use coplan::diagnostic::{Severity, Text};
use coplan::package::{Archive, write_archive};
use coplan::plan::{Loaded, Purpose, Value};
use coplan::session::{OpenPlan, Prepared, ReadDocument, Use, bring, readiness};
use coplan::source::Format;
use coplan::template::Edition;
use insta::assert_snapshot;
use std::collections::BTreeSet;
use support::docx_text::body_text as text_of_body;
use support::editions::{engine, look};
use support::plans::{load, registry};
use support::typing::fill_in;

/// A plan that two people are asked to approve.
const PLAN: &str = "title: Clinic letters
version: '1.0'
status: for-approval
answers: {achieve: Letters that people understand.}
sign_off:
  approvers:
    - {name: Ruth Abara, role: Sponsor}
    - {name: Gwen Pryce, role: Public partner}
";
const OUTCOME: &str = "sign_off.approvers.outcome";
const CONDITIONS: &str = "sign_off.approvers.conditions";
const DATE: &str = "sign_off.approvers.date";
const APPROVED: [(&str, &str); 2] = [(OUTCOME, "Approved"), (DATE, "3 May 2027")];

/// The text of a Word document; spaces that keep dates together as spaces.
fn body_text(bytes: &[u8]) -> String {
    text_of_body(bytes).replace('\u{A0}', " ")
}

fn loaded(plan: &str) -> Loaded {
    let loaded = load(&Text::new("letters.yaml", plan), Format::Yaml).unwrap();
    assert_eq!(loaded.findings, [], "{plan}");
    loaded
}

/// The Word copy of a plan.
fn copy(plan: &str, purpose: Purpose) -> Vec<u8> {
    let edition = Edition {
        purpose,
        date: "2027-05-01".parse().ok(),
        ..Edition::default()
    };
    let prepared = Prepared::of(&loaded(plan)).unwrap();
    prepared.word(engine(), look(), &edition).unwrap()
}

fn sign_off(plan: &str) -> Vec<u8> {
    copy(plan, Purpose::SignOff)
}

/// What the plan file says once a document has been read into it.
fn read(document: &[u8], plan: &str) -> String {
    let document = ReadDocument::read("copy.docx", document, engine().terms()).unwrap();
    let brought = bring(
        &[document],
        Some(&loaded(plan)),
        "letters.yaml",
        registry(),
        &BTreeSet::new(),
    )
    .unwrap();
    assert_eq!(brought.merged.remarks, [], "{:?}", brought.merged.findings);
    brought.text
}

/// The plan with the first of its texts replaced.
fn edited(plan: &str, from: &str, to: &str) -> String {
    assert!(plan.contains(from), "{plan}");
    plan.replacen(from, to, 1)
}

/// What is said of overtaken approvals, and how much it matters; it never stops a copy.
fn overtaken(plan: &str) -> Option<String> {
    let told = [Purpose::Draft, Purpose::SignOff, Purpose::Bid].map(|purpose| {
        let wanted = Use {
            purpose,
            date: "2027-06-01".parse().ok(),
            funder: None,
        };
        let mut findings = readiness(&loaded(plan), &wanted).findings.into_iter();
        findings.find(|finding| finding.name == "approval-of-earlier-version")
    });
    assert!(
        told.iter()
            .flatten()
            .all(|finding| finding.severity == Severity::Warning)
    );
    assert_eq!(told[0].is_some(), told[1].is_some());
    let [draft, ..] = told;
    draft.map(|finding| finding.message)
}

#[test]
fn an_approval_belongs_to_the_version_and_the_answers_that_were_shown() {
    let approved = read(&fill_in(&sign_off(PLAN), &APPROVED), PLAN);
    assert_snapshot!(approved, @r#"
    title: Clinic letters
    version: '1.0'
    status: for-approval
    answers: {achieve: Letters that people understand.}
    sign_off:
      approvers:
        - {name: Ruth Abara, role: Sponsor, outcome: approved, date: 2027-05-03, version: "1.0", answers: 4c3ee5c4}
        - {name: Gwen Pryce, role: Public partner}
    "#);
    assert_eq!(overtaken(&approved), None);
    // Approving the plan moves nothing; another answer, or another version, does.
    let in_force = edited(&approved, "for-approval", "approved")
        + "  effective_date: 2027-06\nhistory: [{version: '1.0', date: 2027-05-03}]\n";
    assert_eq!(overtaken(&in_force), None);
    let other = edited(&approved, "understand", "like");
    assert_snapshot!(overtaken(&other).unwrap(), @"the plan has changed since it was approved: Ruth Abara approved version 1.0 with other answers");
    let version = edited(&approved, "'1.0'", "'1.1'");
    assert_snapshot!(overtaken(&version).unwrap(), @"the plan has changed since it was approved: Ruth Abara approved version 1.0");
}

#[test]
fn the_next_copy_shows_the_approval_as_one_of_the_earlier_version_and_asks_anew() {
    let first = fill_in(&sign_off(PLAN), &APPROVED);
    let plan = edited(&read(&first, PLAN), "'1.0'", "'1.1'");
    for purpose in [Purpose::Draft, Purpose::SignOff] {
        let next = copy(&plan, purpose);
        let text = body_text(&next);
        assert!(
            text.contains("Ruth Abara, Sponsor: Approved version 1.0 on 3 May 2027"),
            "{text}"
        );
        assert_eq!(text.matches("3 May 2027").count(), 1, "{text}");
        // Nobody has given another one: nothing changes.
        assert_eq!(read(&next, &plan), plan);
    }
    let given = [
        (OUTCOME, "Approved with conditions"),
        (DATE, "14 June 2027"),
        (CONDITIONS, "Ask carers."),
    ];
    let second = fill_in(&sign_off(&plan), &given);
    let again = read(&second, &plan);
    assert_snapshot!(again, @r#"
    title: Clinic letters
    version: '1.1'
    status: for-approval
    answers: {achieve: Letters that people understand.}
    sign_off:
      approvers:
        - {name: Ruth Abara, role: Sponsor, outcome: conditional, conditions: Ask carers., date: 2027-06-14, version: "1.1", answers: 4c3ee5c4}
        - {name: Gwen Pryce, role: Public partner}
      earlier_approvals:
        - name: Ruth Abara
          role: Sponsor
          outcome: approved
          date: 2027-05-03
          version: "1.0"
          answers: 4c3ee5c4
    "#);
    assert_eq!(overtaken(&again), None);
    // The same copies once more change nothing, whatever has happened since.
    assert_eq!(read(&second, &again), again);
    assert_eq!(read(&first, &again), again);
    let later = edited(&again, "understand", "like");
    assert_eq!(read(&second, &later), later);
    assert_eq!(read(&first, &later), later);
    let text = body_text(&sign_off(&later));
    assert!(
        text.contains(
            "Approved with conditions: version 1.1 on 14 June 2027. Conditions: Ask carers."
        ),
        "{text}"
    );
    assert!(
        text.contains("Approved version 1.0 on 3 May 2027"),
        "{text}"
    );
}

#[test]
fn an_approver_who_is_taken_out_leaves_the_earlier_approval_behind() {
    let signed = fill_in(&sign_off(PLAN), &APPROVED);
    let plan = edited(&read(&signed, PLAN), "'1.0'", "'1.1'");
    let copy = without_row(&sign_off(&plan), "Ruth Abara");
    let left = read(&copy, &plan);
    assert_snapshot!(left, @r#"
    title: Clinic letters
    version: '1.1'
    status: for-approval
    answers: {achieve: Letters that people understand.}
    sign_off:
      approvers:
        - {name: Gwen Pryce, role: Public partner}
      earlier_approvals:
        - name: Ruth Abara
          role: Sponsor
          outcome: approved
          date: 2027-05-03
          version: "1.0"
          answers: 4c3ee5c4
    "#);
    assert_eq!(read(&copy, &left), left);
    assert_eq!(read(&signed, &left), left);
}

/// A document without the row of a table that says this.
fn without_row(document: &[u8], says: &str) -> Vec<u8> {
    let mut archive = Archive::read(document).unwrap();
    for part in archive
        .parts
        .iter_mut()
        .filter(|part| part.name == "word/document.xml")
    {
        let xml = String::from_utf8(part.bytes.clone()).unwrap();
        let at = xml.find(says).unwrap();
        let start = xml[..at].rfind("<w:tr>").unwrap();
        let end = at + xml[at..].find("</w:tr>").unwrap() + "</w:tr>".len();
        part.bytes = [&xml[..start], &xml[end..]].concat().into_bytes();
    }
    write_archive(&archive.parts).unwrap()
}

#[test]
fn an_approval_by_hand_is_held_against_its_version_alone() {
    let by_hand = |more: &str| {
        edited(
            PLAN,
            "role: Sponsor",
            &format!("role: Sponsor, outcome: approved, date: 2027-05-03{more}"),
        )
    };
    assert_eq!(overtaken(&by_hand("")), None);
    assert_eq!(overtaken(&by_hand(", version: V1.0")), None);
    assert_snapshot!(overtaken(&by_hand(", version: '0.9'")).unwrap(), @"the plan has changed since it was approved: Ruth Abara approved version 0.9");
    let rejected = edited(&by_hand(", version: '0.9'"), "approved,", "rejected,");
    assert_eq!(
        overtaken(&rejected),
        None,
        "whoever said no has nothing to take back"
    );
    assert!(body_text(&sign_off(&rejected)).contains("Not approved: version 0.9 on 3 May 2027"));
}

#[test]
fn what_is_decided_in_an_interview_belongs_to_the_plan_of_today() {
    let decide = |plan: &str, key: &str, value: Option<&str>| {
        let field = registry().field(key).unwrap();
        let value = value.and_then(|value| Value::read(field, value).unwrap());
        let open = OpenPlan::of(loaded(plan))
            .with(field, Some(0), value)
            .unwrap();
        open.text().unwrap().to_owned()
    };
    let given = decide(PLAN, OUTCOME, Some("approved"));
    assert_snapshot!(given, @r#"
    title: Clinic letters
    version: '1.0'
    status: for-approval
    answers: {achieve: Letters that people understand.}
    sign_off:
      approvers:
        - {name: Ruth Abara, role: Sponsor, outcome: approved, version: "1.0", answers: 4c3ee5c4}
        - {name: Gwen Pryce, role: Public partner}
    "#);
    assert_eq!(overtaken(&given), None);
    let plan = edited(&given, "'1.0'", "'1.1'");
    assert!(overtaken(&plan).is_some());
    let again = decide(&plan, DATE, Some("2027-06-14"));
    assert_snapshot!(again, @r#"
    title: Clinic letters
    version: '1.1'
    status: for-approval
    answers: {achieve: Letters that people understand.}
    sign_off:
      approvers:
        - {name: Ruth Abara, role: Sponsor, outcome: , date: 2027-06-14, version: "1.1", answers: 4c3ee5c4}
        - {name: Gwen Pryce, role: Public partner}
      earlier_approvals:
        - name: Ruth Abara
          role: Sponsor
          outcome: approved
          version: "1.0"
          answers: 4c3ee5c4
    "#);
    let taken_back = decide(&again, DATE, None);
    assert!(!taken_back.contains("date: 2027-06-14"), "{taken_back}");
    assert_eq!(overtaken(&taken_back), None);
}
