//! Several documents and one plan: what is taken, what is kept beside it, and what people are told.

use super::{ids, read};
use coplan::diagnostic::{Diagnostic, Place, Style, render};
use coplan::merge::{
    Document, Leftover, Merged, annotate, combine, into_file, plan_file, standing,
};
use coplan::plan::Plan;
use coplan::plan::registry::registry;
use std::fmt::Write as _;

fn plan(yaml: &str) -> Plan {
    let loaded = read(yaml);
    assert!(
        loaded
            .findings
            .iter()
            .all(|finding| finding.name == "reference-to-nothing"),
        "{:?}",
        loaded.findings
    );
    loaded.plan
}

/// A document that says this, made from a plan: `version` stands for its fingerprint.
fn made_from(base: &Plan, version: &str, name: &str, says: &str) -> Document {
    Document {
        name: name.into(),
        plan: plan(says),
        held: registry().fields().map(|field| field.tag.clone()).collect(),
        ids: ids(base).collect(),
        fingerprint: Some(version.into()),
        ..Document::default()
    }
}

/// An empty form that was filled in.
fn form(name: &str, says: &str) -> Document {
    Document {
        is_form: true,
        ..made_from(&Plan::default(), "empty", name, says)
    }
}

fn holding(document: Document, tags: &[&str]) -> Document {
    let held = tags.iter().map(|tag| (*tag).to_owned()).collect();
    Document { held, ..document }
}

fn leftover(text: &str, near: &str, why: &str) -> Leftover {
    let place = Place::Field {
        file: "a.docx".into(),
        heading: "2. Who".into(),
    };
    Leftover {
        text: text.into(),
        near: Some(near.into()),
        place,
        why: why.into(),
    }
}

/// All that a run would tell, and the file it would write.
fn seen(merged: &Merged, before: Option<&str>) -> String {
    let mut out = String::new();
    for change in &merged.changes {
        writeln!(out, "{change}").unwrap();
    }
    for finding in &merged.findings {
        writeln!(out, "{}", render(finding, Style::Plain).trim_end()).unwrap();
    }
    let text = match before {
        None => plan_file(&merged.plan),
        Some(before) => {
            let loaded = read(before);
            into_file(&loaded.tree, &loaded.plan, &merged.plan).unwrap()
        }
    };
    let text = annotate("plan.yaml", &text, &merged.remarks).unwrap();
    assert_eq!(annotate("plan.yaml", &text, &merged.remarks).unwrap(), text);
    write!(out, "-----\n{text}").unwrap();
    out
}

const PLAN: &str = "\
title: Letters
# who it is for
stakeholders:
  - id: S1
    name: Patients
    route: Drop-ins
  - name: Carers    # second
    route: Lunch
    number: 8
tools:
  - id: T1
    name: Survey
    groups: [Carers]
sign_off:
  approvers:
    - name: Dr Khan
      role: Sponsor
    - name: Gwen
";

#[test]
fn what_a_document_changes_is_changed_and_told() {
    let base = plan(PLAN);
    let document = made_from(&base, "v1", "plan.docx", "
title: Letters that make sense for everybody who gets one, and for those who read them aloud to somebody else
stakeholders:
  - {id: S1, name: Patients, route: Drop-ins}
  - {id: S2, name: Unpaid carers, route: Lunch, number: '8'}
  - {name: Clerks, route: E-mail}
tools:
  - {id: T1, name: Survey, groups: [S2, Clerks]}
sign_off:
  approvers:
    - {name: Gwen, outcome: approved, date: 2027-05-14}
    - {name: Tom}
");
    let merged = combine(&base, "v1", &[document]);
    insta::assert_snapshot!(seen(&merged, Some(PLAN)), @r#"
    title: "Letters" → "Letters that make sense for everybody who gets one, and for…"
    stakeholders.S2.id: nothing → "S2"
    stakeholders.S2.name: "Carers" → "Unpaid carers"
    stakeholders.S3: added "Clerks"
    tools.T1.groups: "Carers" → "S2, S3"
    sign_off.approvers[0]: removed "Dr Khan"
    sign_off.approvers[1].outcome: nothing → "approved"
    sign_off.approvers[1].date: nothing → "2027-05-14"
    sign_off.approvers[1]: added "Tom"
    -----
    title: Letters that make sense for everybody who gets one, and for those who read them aloud to somebody else
    # who it is for
    stakeholders:
      - id: S1
        name: Patients
        route: Drop-ins
      - id: S2
        name: Unpaid carers    # second
        route: Lunch
        number: 8
      - id: S3
        name: Clerks
        route: E-mail
    tools:
      - id: T1
        name: Survey
        groups: [S2, S3]
    sign_off:
      approvers:
        - name: Gwen
          outcome: approved
          date: 2027-05-14
        - name: Tom
    "#);
}

#[test]
fn five_tables_at_a_workshop_make_one_plan() {
    let tables = [
        form(
            "table-1.docx",
            "
answers: {achieve: Better letters, find: We ask at the lunch}
stakeholders:
  - {name: Carers, route: The lunch}
  - {name: Deaf people, route: The club}
tools:
  - {name: Workshop, groups: [Carers, Deaf people]}
",
        ),
        form(
            "table-2.docx",
            "
answers: {achieve: '**Better** letters

  in plain words', need: A room}
stakeholders:
  - {id: S1, name: deaf people, route: The club, why: They were left out}
  - {id: S2, name: Staff}
tools:
  - {name: workshop, groups: [S1, S2]}
  - {name: Survey}
sharing: {activities: [{message: A poster, audience: [S2]}]}
",
        ),
        Document {
            leftovers: vec![
                leftover("soon", "stakeholders.S9.contact_by", "this is not a date"),
                leftover("and tea", "answers", ""),
            ],
            ..form(
                "table-3.docx",
                "
answers: {achieve: Better letters}
stakeholders:
  - {id: S9, name: Carers, route: By phone}
  - {route: No name yet}
sharing: {activities: [{message: a poster}, {message: A film}]}
",
            )
        },
    ];
    let merged = combine(&Plan::default(), "none", &tables);
    let text = seen(&merged, None);
    insta::assert_snapshot!(text, @r#"
    answers.achieve: nothing → "Better letters" (table-1.docx and table-3.docx)
    answers.find: nothing → "We ask at the lunch" (table-1.docx)
    answers.need: nothing → "A room" (table-2.docx)
    stakeholders.S9: added "Carers" (table-1.docx and table-3.docx)
    stakeholders.S1: added "Deaf people" (table-1.docx and table-2.docx)
    stakeholders.S2: added "Staff" (table-2.docx)
    stakeholders.S3: added "No name yet" (table-3.docx)
    tools.T1: added "Workshop" (table-1.docx and table-2.docx)
    tools.T2: added "Survey" (table-2.docx)
    sharing.activities[0]: added "S2" (table-2.docx and table-3.docx)
    sharing.activities[1]: added "A film" (table-3.docx)
    To fix: table-1.docx, table-2.docx and table-3.docx say different things about `answers.achieve`
      = help: all of it is kept in the plan file: choose there, and delete the comments about it
    To fix: table-1.docx and table-3.docx say different things about `stakeholders.S9.route`
      = help: all of it is kept in the plan file: choose there, and delete the comments about it
    To fix: table-1.docx and table-2.docx say different things about `tools.T1.groups`
      = help: all of it is kept in the plan file: choose there, and delete the comments about it
    -----
    # yaml-language-server: $schema=coplan.schema.json
    # coplan: not placed, from a.docx, under “2. Who”: "and tea"
    answers:
      # coplan: to decide: what stands here is from table-1.docx and table-3.docx
      # coplan: to decide: table-2.docx has:
      # coplan:   **Better** letters
      # coplan:   in plain words
      achieve: |
        Better letters
      find: |
        We ask at the lunch
      need: |
        A room

    stakeholders:
      # coplan: not placed, from a.docx, under “2. Who”: "soon" (this is not a date)
      - id: S9
        name: Carers
        # coplan: to decide: what stands here is from table-1.docx
        # coplan: to decide: table-3.docx has "By phone"
        route: The lunch
      - id: S1
        name: Deaf people
        why: They were left out
        route: The club
      - id: S2
        name: Staff
      - id: S3
        route: No name yet

    tools:
      - id: T1
        name: Workshop
        # coplan: to decide: table-2.docx has "S1, S2"
        groups: [S9, S1]
      - id: T2
        name: Survey

    sharing:
      activities:
        - audience: [S2]
          message: A poster
        - message: A film
    "#);

    let file = text.split_once("-----\n").unwrap().1;
    let loaded = read(file);
    assert_eq!(loaded.findings, Vec::<Diagnostic>::new());
    assert!(!standing(&loaded.tree).is_empty());
    let again = combine(&loaded.plan, "new", &tables);
    assert_eq!(again.changes, vec![]);
    assert_eq!(annotate("plan.yaml", file, &again.remarks).unwrap(), file);
}

#[test]
fn word_and_excel_of_one_plan_each_give_what_they_hold() {
    let base = plan(PLAN);
    let word = made_from(
        &base,
        "v1",
        "plan.docx",
        "
title: Letters 2
stakeholders:
  - {id: S1, name: Patients, route: Drop-ins}
  - {id: S2, name: Carers, route: By post}
",
    );
    let word = holding(
        word,
        &[
            "title",
            "stakeholders.id",
            "stakeholders.name",
            "stakeholders.route",
        ],
    );
    let excel = made_from(
        &base,
        "v1",
        "plan.xlsx",
        "
stakeholders:
  - {id: S1, name: Patients, route: Drop-ins, number: 20}
  - {id: S2, name: Carers, route: Lunch}
",
    );
    let excel = holding(
        excel,
        &[
            "stakeholders.id",
            "stakeholders.name",
            "stakeholders.route",
            "stakeholders.number",
        ],
    );
    let merged = combine(&base, "v1", &[word, excel]);
    let told: Vec<String> = merged.changes.iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(told.join("\n"), @r#"
    title: "Letters" → "Letters 2" (plan.docx)
    stakeholders.S1.number: nothing → "20" (plan.xlsx)
    stakeholders.S2.id: nothing → "S2"
    stakeholders.S2.number: "8" → nothing (plan.xlsx)
    stakeholders.S2.route: "Lunch" → "By post" (plan.docx)
    "#);
    assert_eq!(merged.findings, vec![]);
    assert_eq!(merged.remarks, vec![]);
}

#[test]
fn a_row_is_only_taken_out_by_a_document_that_showed_it() {
    let base = plan(PLAN);
    let says = "stakeholders: [{id: S1, name: Patients, route: Drop-ins}]";
    let hold = ["stakeholders.id", "stakeholders.name", "stakeholders.route"];
    let document = |version| holding(made_from(&base, version, "a.docx", says), &hold);
    let groups = |document: Document| combine(&base, "v1", &[document]).plan.stakeholders.len();
    assert_eq!(groups(document("v1")), 1);
    assert_eq!(groups(document("v0")), 2);
    assert_eq!(
        groups(Document {
            ids: ["stakeholders.S1".into()].into(),
            ..document("v1")
        }),
        2
    );
    assert_eq!(groups(holding(document("v1"), &["title"])), 2);
}

#[test]
fn a_row_that_one_takes_out_and_another_changes_is_kept() {
    let base = plan(PLAN);
    let all = "stakeholders: [{id: S1, name: Patients, route: Drop-ins}, {id: S2, name: Carers, route: By post}]";
    let fewer = "stakeholders: [{id: S1, name: Patients, route: Drop-ins}]";
    let hold = ["stakeholders.id", "stakeholders.name", "stakeholders.route"];
    let documents = [
        holding(made_from(&base, "v1", "a.docx", all), &hold),
        holding(made_from(&base, "v1", "b.docx", fewer), &hold),
    ];
    insta::assert_snapshot!(seen(&combine(&base, "v1", &documents), Some(PLAN)), @r#"
    stakeholders.S2.id: nothing → "S2"
    stakeholders.S2.route: "Lunch" → "By post" (a.docx)
    To fix: `stakeholders.S2` is no longer in b.docx, but another document changes it; it was kept
      = help: all of it is kept in the plan file: choose there, and delete the comments about it
    -----
    title: Letters
    # who it is for
    stakeholders:
      - id: S1
        name: Patients
        route: Drop-ins
      # coplan: to decide: this entry is no longer in b.docx
      - id: S2
        name: Carers    # second
        route: By post
        number: 8
    tools:
      - id: T1
        name: Survey
        groups: [Carers]
    sign_off:
      approvers:
        - name: Dr Khan
          role: Sponsor
        - name: Gwen
    "#);
}

#[test]
fn an_older_document_fills_gaps_and_contradicts_aloud() {
    let base = plan(PLAN);
    let old = made_from(
        &base,
        "v0",
        "old.docx",
        "
title: Old letters
summary: In short
stakeholders:
  - {id: S1, name: Patients}
  - {id: S2, name: Carers, route: By phone, number: '8'}
",
    );
    let merged = combine(&base, "v1", &[old]);
    insta::assert_snapshot!(seen(&merged, Some(PLAN)), @r#"
    summary: nothing → "In short"
    stakeholders.S2.id: nothing → "S2"
    To fix: old.docx and the plan say different things about `title`
      = help: all of it is kept in the plan file: choose there, and delete the comments about it
    To fix: old.docx and the plan say different things about `stakeholders.S2.route`
      = help: all of it is kept in the plan file: choose there, and delete the comments about it
    Note: old.docx: this document was made before the plan last changed
      = help: what it adds is taken over; where the two say different things, you choose
    -----
    # coplan: to decide: old.docx has "Old letters"
    title: Letters

    summary: |
      In short

    # who it is for
    stakeholders:
      - id: S1
        name: Patients
        route: Drop-ins
      - id: S2
        name: Carers    # second
        # coplan: to decide: old.docx has "By phone"
        route: Lunch
        number: 8
    tools:
      - id: T1
        name: Survey
        groups: [Carers]
    sign_off:
      approvers:
        - name: Dr Khan
          role: Sponsor
        - name: Gwen
    "#);
}
