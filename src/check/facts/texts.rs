//! A search through every text of a plan.

use crate::plan::rows::row_path;
use serde_json::Value;

/// What speaks about the plan rather than for it, or belongs to the house.
const LEFT_OUT: [&str; 3] = ["extra", "history", "sign_off.accepted"];

/// The paths of the texts that fit, in the order of the plan, from a plan written as JSON.
pub(super) fn paths(plan: &Value, fits: &dyn Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    search(plan, "", fits, &mut found);
    found
}

/// Recursion ends with the plan's types, four levels deep: what the house adds is left out.
fn search(value: &Value, path: &str, fits: &dyn Fn(&str) -> bool, found: &mut Vec<String>) {
    match value {
        Value::String(text) if fits(text) => found.push(path.to_owned()),
        Value::Object(keys) => {
            for (key, value) in keys {
                let path = if path.is_empty() {
                    key.clone()
                } else {
                    format!("{path}.{key}")
                };
                if !LEFT_OUT.contains(&path.as_str()) {
                    search(value, &path, fits, found);
                }
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                search(item, &row_path(path, index, item), fits, found);
            }
        }
        _ => {}
    }
}
