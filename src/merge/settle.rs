//! What a field says when several have a say: the plan, and each document that holds it.

use super::same::{is_blank, same};
use crate::plan::registry::Field;
use serde_json::Value;

/// What one document says of a field.
pub(super) struct Say {
    /// The document, by its position.
    pub(super) document: usize,
    /// What it says.
    pub(super) value: Value,
    /// Whether it was made from this very plan, so that what it says differently was changed in it.
    pub(super) current: bool,
}

/// What came out.
#[derive(Default)]
pub(super) struct Settled {
    /// The new value; none if the plan's stays.
    pub(super) value: Option<Value>,
    /// The documents that say so.
    pub(super) from: Vec<usize>,
    /// What others say, by document, each once. Empty if somebody took out what others changed.
    pub(super) others: Vec<(Vec<usize>, Value)>,
}

/// Settles a field.
///
/// A document made from this very plan changes what it says differently. Any other only fills in what the plan
/// leaves open: nobody can tell whether the plan or the document was changed later. Of several changes the
/// first that says something is taken, and the others are kept as alternatives.
pub(super) fn settle(field: &Field, plan: &Value, says: Vec<Say>) -> Settled {
    let mut wins: Vec<(Vec<usize>, Value)> = Vec::new();
    let mut others: Vec<(Vec<usize>, Value)> = Vec::new();
    for Say {
        document,
        value,
        current,
    } in says
    {
        if same(field, &value, plan) || (!current && is_blank(&value)) {
            continue;
        }
        let group = if current || is_blank(plan) {
            &mut wins
        } else {
            &mut others
        };
        match group
            .iter_mut()
            .find(|(_, known)| same(field, known, &value))
        {
            Some((documents, _)) => documents.push(document),
            None => group.push((vec![document], value)),
        }
    }
    if wins.is_empty() {
        return Settled {
            others,
            ..Settled::default()
        };
    }
    let first = wins
        .iter()
        .position(|(_, value)| !is_blank(value))
        .unwrap_or(0);
    let (from, value) = wins.remove(first);
    wins.extend(
        others
            .into_iter()
            .filter(|(_, other)| !same(field, other, &value)),
    );
    Settled {
        value: Some(value),
        from,
        others: wins,
    }
}
