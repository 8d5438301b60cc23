//! Several documents and one plan: what is taken, what is kept beside it, and what people are told.

use super::documents::{PLAN, form, holding, leftover, made_from, plan, seen, with_leftovers};
use super::read;
use super::support::plans::combine;
use coplan::diagnostic::Diagnostic;
use coplan::merge::{annotate, undecided};
use coplan::plan::Plan;

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
    sign_off.approvers[1].answers: nothing → "b11f71d6"
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
          answers: b11f71d6
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
        with_leftovers(
            form(
                "table-3.docx",
                "
answers: {achieve: Better letters}
stakeholders:
  - {id: S9, name: Carers, route: By phone}
  - {route: No name yet}
sharing: {activities: [{message: a poster}, {message: A film}]}
",
            ),
            vec![
                leftover("soon", "stakeholders.S9.contact_by", "this is not a date"),
                leftover("and tea", "answers", ""),
            ],
        ),
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
    sharing.activities[0]: added "A poster" (table-2.docx and table-3.docx)
    sharing.activities[1]: added "A film" (table-3.docx)
    To fix: table-1.docx, table-2.docx and table-3.docx say different things about `answers.achieve`
      = help: all of it is kept in the plan file: choose there, and delete the comments about it
    To fix: table-1.docx and table-3.docx say different things about `stakeholders.S9.route`
      = help: all of it is kept in the plan file: choose there, and delete the comments about it
    To fix: table-1.docx and table-2.docx say different things about `tools.T1.groups`
      = help: all of it is kept in the plan file: choose there, and delete the comments about it
    -----
    # yaml-language-server: $schema=coplan.schema.json
    # coplan: not placed, from table-3.docx, under “2. Who”: "and tea"
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
      # coplan: not placed, from table-3.docx, under “2. Who”: "soon" (this is not a date)
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
        # coplan: to decide: what stands here is from table-1.docx
        # coplan: to decide: table-2.docx has "S1; S2"
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
    assert!(!undecided(&loaded.tree).is_empty());
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
fn a_change_is_shown_where_it_is() {
    let sentence = "We ask people who wait in the clinic what would make the wait shorter for them";
    let base = plan(&format!("summary: {sentence}, and write it down"));
    let says = format!("summary: {sentence}, and tell them later");
    let merged = combine(&base, "v1", &[made_from(&base, "v1", "a.docx", &says)]);
    assert_eq!(
        merged.changes[0].to_string(),
        "summary: \"…shorter for them, and write it down\" → \"…shorter for them, and tell them later\""
    );
}

#[test]
fn a_list_of_empty_texts_is_a_gap_that_an_older_document_fills() {
    let base = plan("tools: [{id: T1, name: Survey, groups: ['']}]");
    let says = "tools: [{id: T1, name: Survey, groups: [Carers]}]";
    let merged = combine(&base, "v1", &[made_from(&base, "v0", "a.docx", says)]);
    let told: Vec<String> = merged.changes.iter().map(ToString::to_string).collect();
    assert_eq!(told, ["tools.T1.groups: nothing → \"Carers\""]);
    assert_eq!(merged.findings.len(), 1);
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
      = help: what people wrote in it is taken over; where the plan says something else, you choose
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
