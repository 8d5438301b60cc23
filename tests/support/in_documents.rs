//! Plans as documents hold them, and documents as they are combined with a plan.

use super::plans::{Document, REGISTERS, as_shown, directory, registry};
use coplan::plan::Plan;
use coplan::read::{Reading, read};
use serde_json::{Value, json};

/// What a file says; it must be readable.
pub fn reading(name: &str, bytes: &[u8]) -> Reading {
    let terms = super::editions::engine().terms();
    read(name, bytes, terms).unwrap_or_else(|findings| panic!("{name}: {findings:?}"))
}

/// A file as it is combined with a plan.
pub fn document(name: &str, bytes: &[u8]) -> Document {
    Document {
        name: name.into(),
        reading: reading(name, bytes),
    }
}

/// Takes away keys that say nothing; entries keep their places.
pub fn forget_empty(value: &mut Value) {
    match value {
        Value::Object(keys) => {
            keys.values_mut().for_each(forget_empty);
            keys.retain(|_, value| ![json!(null), json!(""), json!([]), json!({})].contains(value));
        }
        Value::Array(items) => items.iter_mut().for_each(forget_empty),
        _ => {}
    }
}

/// The rows of a list in a plan written as JSON.
fn rows<'a>(plan: &'a mut Value, list: &str) -> &'a mut Vec<Value> {
    let rows = list.split('.').fold(plan, |json, key| &mut json[key]);
    rows.as_array_mut().unwrap()
}

/// A plan as documents alone give it: without what stands in plan files.
pub fn in_documents_alone(plan: &Plan) -> Plan {
    let mut plan = as_shown(plan);
    plan.format = None;
    plan.extra.clear();
    plan.sign_off.accepted.clear();
    plan.sign_off.earlier_approvals.clear();
    for approver in &mut plan.sign_off.approvers {
        (approver.version, approver.answers) = (None, None);
    }
    as_in_documents(&plan)
}

/// A plan as documents give it: references by id, and no entry that says nothing.
pub fn as_in_documents(plan: &Plan) -> Plan {
    let original = serde_json::to_value(plan).unwrap();
    let mut json = original.clone();
    for list in registry().lists() {
        rows(&mut json, &list.tag).retain(|row| {
            let mut row = row.clone();
            forget_empty(&mut row);
            row != json!({})
        });
    }
    for field in registry().fields() {
        let (Some(to), Some(list)) = (&field.to, &field.list) else {
            continue;
        };
        let register = REGISTERS
            .into_iter()
            .find(|register| register.list == &**to);
        let directory = directory(&original, register.unwrap());
        for row in rows(&mut json, list) {
            let singles = match &mut row[field.key()] {
                Value::Array(items) => items.as_mut_slice(),
                single => std::slice::from_mut(single),
            };
            for single in singles {
                if let Some(found) = single.as_str().and_then(|text| directory.find(text)) {
                    *single = found.id.clone().into();
                }
            }
        }
    }
    serde_json::from_value(json).unwrap()
}
