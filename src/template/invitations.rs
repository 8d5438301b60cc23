//! What a letter to a group of people can say: where they are asked to take part, and what they are paid.
//!
//! In: the values of a plan. Out: the context's `invitations`, one for each group. Nothing of other groups
//! is in it, and no amount that a funder is asked for.

use crate::plan::{Directory, Row, Value as PlanValue, Values};
use serde_json::{Value, json};

/// The lists that a letter is made of.
const GROUPS: &str = "stakeholders";
const TOOLS: &str = "tools";
const RESOURCES: &str = "resources";

/// The categories of cost that people who take part are paid for, and those that they get back.
const PAYMENT: &[&str] = &["partner-payment"];
const EXPENSES: &[&str] = &["travel", "subsistence", "carer-cover"];

/// An invitation for each group.
pub(super) fn invitations(plan: &Values) -> Value {
    let groups = plan.rows(GROUPS);
    let directory = Directory::new(groups);
    let letters = groups.iter().enumerate().map(|(at, group)| {
        let tools: Vec<(usize, &Row)> = plan
            .rows(TOOLS)
            .iter()
            .enumerate()
            .filter(|(_, tool)| names(tool, "groups", &directory).contains(&at))
            .collect();
        let paid = |categories| paid(plan, &tools, categories);
        json!({
            "id": group.id(),
            "name": group.name(),
            "group": group,
            "tools": tools.iter().map(|(_, tool)| json!(tool)).collect::<Vec<_>>(),
            "payment": paid(PAYMENT),
            "expenses": paid(EXPENSES),
        })
    });
    letters.collect()
}

/// The positions of the entries that a field of a row refers to.
fn names(row: &Row, key: &str, directory: &Directory) -> Vec<usize> {
    let said = said(row, key).map_or(&[][..], PlanValue::items);
    let texts = said.iter().filter_map(PlanValue::as_str);
    texts.filter_map(|text| directory.position(text)).collect()
}

fn said<'a>(row: &'a Row, key: &str) -> Option<&'a PlanValue> {
    row.said()
        .find(|(field, _)| field.key() == key)
        .map(|(_, value)| value)
}

/// What people who come are paid of these categories: item, rate and unit of every line that belongs to one
/// of the tools, or to none.
fn paid(plan: &Values, tools: &[(usize, &Row)], categories: &[&str]) -> Value {
    let directory = Directory::new(plan.rows(TOOLS));
    let lines = plan.rows(RESOURCES).iter().filter(|line| {
        let category = said(line, "category").and_then(PlanValue::as_str);
        let of_tool = names(line, "tool", &directory);
        let is_of_one = || tools.iter().any(|(at, _)| of_tool.contains(at));
        category.is_some_and(|category| categories.contains(&category))
            && (of_tool.is_empty() || is_of_one())
    });
    let shown = lines.map(|line| {
        let said = |key| said(line, key).map_or(Value::Null, |value| json!(value));
        json!({ "item": said("item"), "rate": said("rate"), "unit": said("unit") })
    });
    shown.collect()
}
