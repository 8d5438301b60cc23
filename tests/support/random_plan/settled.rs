//! References of random plans, made to lead somewhere: numbers become ids, names and labels that are there.

use super::super::plans::{self, REGISTERS, registry, values};
use coplan::plan::Plan;
use coplan::plan::approval::{APPROVERS, Approved};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// What rows are called where nobody settles what they are called.
const LOOSE: &[&str] = &[
    "S1", "S2", "T1", "O1", "F1", "R1", "M1", "Carers", "2027/28",
];

/// Takes ids away that are given twice.
pub(super) fn settle_ids(plan: &mut Value) {
    for register in REGISTERS {
        let mut taken = BTreeSet::new();
        for row in rows_mut(plan, register.list) {
            let id = row["id"].as_str().map(str::to_lowercase);
            if id.is_some_and(|id| !taken.insert(id)) {
                row.as_object_mut().unwrap().remove("id");
            }
        }
    }
}

/// Turns the numbers that stand for references into ids, names and labels that are there.
pub(super) fn settle_references(plan: &mut Value) {
    let years = names(plan, "budget.years", &["label"]);
    let registers: Vec<_> = REGISTERS
        .iter()
        .map(|register| {
            (
                register.list,
                names(plan, register.list, &["id", register.name]),
            )
        })
        .collect();
    for field in registry().fields() {
        let known = match (&field.to, &*field.tag) {
            (Some(to), _) if !field.mention => {
                let register = registers.iter().find(|(list, _)| **list == **to);
                &register.unwrap().1
            }
            (None, "resources.year") => &years,
            _ => continue,
        };
        let list = field.list.as_deref().unwrap();
        for row in rows_mut(plan, list) {
            settle(row, field.key(), known);
        }
    }
}

/// Makes some approvals belong to the plan as it is.
pub(super) fn settle_approvals(plan: &mut Value) {
    let now: Plan = serde_json::from_value(plan.clone()).unwrap();
    let now = Approved::of(&values(&now));
    for row in rows_mut(plan, APPROVERS) {
        let of_now = |text: &str| text.len().is_multiple_of(2);
        if row["answers"].as_str().is_some_and(of_now) {
            row["answers"] = json!(now.answers);
            row["version"] = json!(now.version);
        }
    }
}

fn settle(row: &mut Value, key: &str, known: &[String]) {
    let lead = |value: &Value| {
        let number = usize::try_from(value.as_u64()?).ok()?;
        Some(Value::from(known.get(number % known.len().max(1))?.clone()))
    };
    let Some(value) = row.get(key) else { return };
    let settled = match value {
        // A line names each year once.
        Value::Array(many) if key == "year" => {
            let mut years: Vec<Value> = many.iter().filter_map(lead).collect();
            let mut seen = BTreeSet::new();
            years.retain(|year| seen.insert(year.to_string()));
            Some(years.into())
        }
        Value::Array(many) => Some(many.iter().filter_map(lead).collect()),
        one => lead(one),
    };
    match settled {
        Some(settled) => row[key] = settled,
        None => {
            row.as_object_mut().unwrap().remove(key);
        }
    }
}

/// Turns the numbers that stand for references into names that may or may not be there.
pub(super) fn loosen(value: &mut Value) {
    match value {
        Value::Number(number) => {
            // A number that cannot stand for a row is somebody's own, below `extra`.
            if let Some(number) = number
                .as_u64()
                .and_then(|number| usize::try_from(number).ok())
            {
                *value = Value::from(LOOSE[number % LOOSE.len()]);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(loosen),
        Value::Object(keys) => keys.values_mut().for_each(loosen),
        _ => {}
    }
}

/// What the rows of a list can be called by.
fn names(plan: &Value, list: &str, keys: &[&str]) -> Vec<String> {
    let rows = plans::rows(plan, list).iter();
    let names = rows.flat_map(|row| keys.iter().filter_map(|key| row[*key].as_str()));
    names
        .filter(|name| !name.is_empty() && !name.contains('\n'))
        .map(str::to_owned)
        .collect()
}

fn rows_mut<'a>(plan: &'a mut Value, list: &str) -> impl Iterator<Item = &'a mut Value> {
    let pointer = format!("/{}", list.replace('.', "/"));
    plan.pointer_mut(&pointer)
        .and_then(Value::as_array_mut)
        .into_iter()
        .flatten()
}
