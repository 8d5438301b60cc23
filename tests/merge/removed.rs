//! Entries that are missing from a document: taken out, kept, or for somebody to decide.

use super::documents::{PLAN, holding, made_from, plan, seen};
use super::support::plans::{Document, combine, registry};
use coplan::merge::{self, NamedReading};
use coplan::plan::{Path, Registry, Values};
use std::sync::Arc;

#[test]
fn a_row_is_only_taken_out_by_a_document_that_showed_it() {
    let base = plan(&PLAN.replace("    groups: [Carers]\n", ""));
    let says = "stakeholders: [{id: S1, name: Patients, route: Drop-ins}]";
    let hold = ["stakeholders.id", "stakeholders.name", "stakeholders.route"];
    let document = |version| holding(made_from(&base, version, "a.docx", says), &hold);
    let groups = |document: Document| {
        combine(&base, "v1", &[document])
            .plan
            .rows("stakeholders")
            .len()
    };
    assert_eq!(groups(document("v1")), 1);
    assert_eq!(groups(document("v0")), 2);
    let mut showed_one = document("v1");
    showed_one.reading.ids = [Path::parse("stakeholders.S1", registry())].into();
    assert_eq!(groups(showed_one), 2);
    assert_eq!(groups(holding(document("v1"), &["title"])), 2);
}

#[test]
fn a_row_that_is_gone_and_still_named_is_kept_and_somebody_decides() {
    let base = plan(PLAN);
    let says = "
stakeholders: [{id: S1, name: Patients, route: Drop-ins}]
tools: [{id: T1, name: Survey, groups: [S2]}]
";
    let hold = [
        "stakeholders.id",
        "stakeholders.name",
        "stakeholders.route",
        "tools.id",
        "tools.groups",
    ];
    let document = holding(made_from(&base, "v1", "a.docx", says), &hold);
    let merged = combine(&base, "v1", &[document]);
    assert_eq!(merged.plan.rows("stakeholders").len(), 2);
    let told: Vec<&str> = merged
        .findings
        .iter()
        .map(|finding| finding.message.as_str())
        .collect();
    assert_eq!(
        told,
        [
            "`stakeholders.S2` is no longer in a.docx, but `tools.T1.groups[0]` still names it; it was kept"
        ]
    );
    let says = "stakeholders: [{id: S1, name: Patients, route: Drop-ins}]";
    let without_tools = holding(made_from(&base, "v1", "a.docx", says), &hold);
    let merged = combine(&base, "v1", &[without_tools]);
    assert_eq!(merged.findings, vec![]);
    assert_eq!(
        (
            merged.plan.rows("stakeholders").len(),
            merged.plan.rows("tools").len()
        ),
        (1, 0)
    );
}

#[test]
fn everybody_is_everybody_who_is_left_and_who_is_new() {
    let words = (
        "stakeholders".to_owned(),
        vec![vec!["Everybody".to_owned()]],
    );
    let registry = Arc::new(Registry::built_in().with_words_for_all([words].into()));
    let base = plan(&PLAN.replace("[Carers]", "[Patients]"));
    let word = "stakeholders: [{id: S1, name: Patients, route: Drop-ins}, {name: Porters}]";
    let hold = ["stakeholders.id", "stakeholders.name", "stakeholders.route"];
    let word = holding(made_from(&base, "v1", "a.docx", word), &hold);
    let excel = "tools: [{id: T1, name: Survey, groups: [everybody]}]";
    let excel = made_from(&base, "v1", "a.xlsx", excel);
    let excel = holding(excel, &["tools.id", "tools.name", "tools.groups"]);
    let documents = [&word, &excel].map(|document| NamedReading {
        name: &document.name,
        reading: &document.reading,
    });
    let before = Values::of(&base, &registry).unwrap();
    let merged = merge::combine(&before, "v1", &documents);
    assert_eq!(merged.findings, vec![]);
    let groups = registry.field("tools.groups").unwrap();
    let named: Vec<_> = merged
        .plan
        .each(groups)
        .map(|(_, one)| one.to_string())
        .collect();
    assert_eq!(named, ["S1", "S3"]);
}

#[test]
fn an_entry_of_empty_texts_is_not_taken_out_by_a_document_that_cannot_show_it() {
    let base = plan("sharing: {activities: [{audience: ['', ' '], format: ''}, {format: Post}]}");
    let says = "sharing: {activities: [{format: Post}]}";
    let merged = combine(&base, "v1", &[made_from(&base, "v1", "a.docx", says)]);
    assert_eq!(merged.changes, vec![]);
    assert_eq!(merged.findings, vec![]);
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
