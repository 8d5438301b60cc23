//! The registry of the Rust types.

use super::*;
use crate::plan::field::Held;

fn field(tag: &str) -> Field {
    Registry::built_in().field(tag).unwrap().clone()
}

#[test]
fn what_the_types_declare_fits_together() {
    let (_, faults) = Registry::new(&schema());
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn a_reference_to_nothing_is_a_fault_of_the_declarations() {
    let schema = serde_json::json!({ "properties": {
        "tool": { "type": "string", "x-kind": "reference", "x-to": "tools" },
        "year": { "type": "string", "x-kind": "line", "x-labels": "years", "x-question": "need" },
    } });
    let (_, faults) = Registry::new(&schema);
    assert_eq!(faults.len(), 3, "{faults:?}");
}

#[test]
fn every_kind_is_told_from_the_rust_types() {
    for (tag, kind) in [
        ("title", Kind::Line),
        ("answers.achieve", Kind::Prose),
        ("stakeholders.why", Kind::Text),
        ("stakeholders.types", Kind::Choices),
        ("stakeholders.level", Kind::Choice),
        ("stakeholders.seldom_heard", Kind::YesNo),
        ("stakeholders.number", Kind::Number),
        ("tools.groups", Kind::References),
        ("resources.tool", Kind::Reference),
        ("resources.rate", Kind::Money),
        ("resources.vat_percent", Kind::Percent),
        ("sign_off.approvers.date", Kind::Date),
    ] {
        assert_eq!(field(tag).kind, kind, "{tag}");
    }
}

#[test]
fn a_field_knows_its_list_its_codes_and_where_it_points() {
    let types = field("stakeholders.types");
    assert_eq!(types.list.as_deref(), Some("stakeholders"));
    assert_eq!(types.key(), "types");
    let codes = types.codes.as_ref().unwrap();
    assert_eq!(codes.name, "stakeholder-type");
    assert_eq!(codes.all.first().map(String::as_str), Some("patient"));
    assert_eq!(
        field("tools.objectives").to.as_deref(),
        Some("aims.objectives")
    );
    assert_eq!(field("sharing.activities.audience").kind, Kind::References);
    assert!(field("stakeholders.route").description.contains("reach"));
    let measure = field("evaluation.measures.type");
    assert_eq!(measure.codes.unwrap().name, "measure-type");
}

#[test]
fn what_is_declared_for_a_part_holds_for_all_below_it_that_declares_nothing_else() {
    assert_eq!(field("resources.rate").held, Held::Workbook);
    assert_eq!(field("stakeholders.why").held, Held::Both);
    assert_eq!(field("stakeholders.number").held, Held::Workbook);
    assert_eq!(field("budget.no_payment_because").held, Held::Word);
    assert_eq!(field("sign_off.accepted.because").held, Held::PlanFile);
    assert_eq!(
        field("stakeholders.why").question.as_deref(),
        Some("involve")
    );
    assert_eq!(
        field("stakeholders.route").question.as_deref(),
        Some("find")
    );
    assert!(field("lead.email").personal && !field("lead.name").personal);
}

#[test]
fn the_questions_are_numbered_as_their_answers_follow_each_other() {
    let registry = Registry::built_in();
    let told = registry.questions().iter().map(|question| {
        let Question { number, key, .. } = question;
        assert_eq!(registry.question(key), Some(question));
        let answer = registry.field(&question.answer).unwrap();
        assert_eq!(answer.question.as_ref(), Some(key));
        format!("{number} {key} {}", answer.tag)
    });
    assert_eq!(
        told.collect::<Vec<_>>(),
        [
            "1 achieve answers.achieve",
            "2 involve answers.involve",
            "3 find answers.find",
            "4 tools answers.tools",
            "5 need answers.need",
            "6 working answers.working",
            "7 sharing answers.sharing",
            "8 beyond answers.beyond",
        ]
    );
    assert!(registry.question("title").is_none());
}

#[test]
fn lists_and_cells_that_rooms_treat_otherwise_say_so_themselves() {
    let registry = Registry::built_in();
    let lists = registry.lists().filter(|list| list.about_the_plan);
    let about: Vec<&str> = lists.map(|list| &*list.tag).collect();
    assert_eq!(
        about,
        ["sign_off.earlier_approvals", "sign_off.accepted", "history"]
    );
    let approving = registry.fields().filter(|field| field.approving);
    let mut approving: Vec<&str> = approving
        .map(|field| field.list.as_deref().unwrap_or(&field.tag))
        .collect();
    approving.dedup();
    assert_eq!(
        approving,
        [
            "format",
            "version",
            "status",
            "sign_off.effective_date",
            "sign_off.approvers",
            "sign_off.earlier_approvals",
            "sign_off.accepted",
            "history"
        ]
    );
    let several = registry.lists().filter_map(|list| list.row_for_each());
    let several: Vec<&str> = several.map(|field| &*field.tag).collect();
    assert_eq!(several, ["resources.year"]);
    let cells = registry.fields().filter_map(|field| field.cell.as_deref());
    let cells: Vec<&str> = cells.collect();
    assert_eq!(cells, ["Inflation", "Contingency", "Overheads"]);
}

#[test]
fn every_list_of_the_plan_is_known_with_its_letter_and_its_name() {
    let registry = Registry::built_in();
    let lists = registry.lists().map(|list| {
        let name = list.name().map_or("", Field::key);
        format!("{} {} {name}", list.tag, list.letter.unwrap_or('-'))
    });
    assert_eq!(
        lists.collect::<Vec<_>>(),
        [
            "aims.decisions - what",
            "aims.objectives O statement",
            "stakeholders S name",
            "tools T name",
            "funders F name",
            "budget.years - label",
            "resources R item",
            "evaluation.measures M indicator",
            "sharing.activities - message",
            "sign_off.approvers - name",
            "sign_off.earlier_approvals - name",
            "sign_off.accepted - ",
            "assessments - kind",
            "history - version"
        ]
    );
}
