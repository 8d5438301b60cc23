//! References as the plan that comes out names their entries: by id.

use super::document::Source;
use super::rows::List;
use crate::plan::registry::registry;
use crate::plan::rows::{Directory, REGISTERS, SEPARATOR, fold, rows};
use serde_json::Value;
use std::collections::{HashMap, HashSet};

/// The entries of a plan, by id and name.
pub(super) struct Directories(HashMap<&'static str, Directory>);

impl Directories {
    /// The entries of a plan written as JSON.
    pub(super) fn new(plan: &Value) -> Self {
        let directories = REGISTERS.map(|register| (register.list, Directory::new(plan, register)));
        Self(directories.into())
    }

    /// The id of the entry that a reference to a list means.
    pub(super) fn id(&self, list: &str, reference: &str) -> Option<&str> {
        Some(self.0.get(list)?.find(reference)?.id.as_str())
    }

    /// A row of the plan with its references by id, so that it can be compared.
    pub(super) fn by_id(&self, list: &str, row: &Value) -> Value {
        with_references(list, row, |to, reference| {
            self.id(to, reference).map(str::to_owned)
        })
    }
}

/// A row of a document with its references by the ids that their entries have in the plan that
/// comes out. `lists` are those before the row's: no entry refers to a later one.
pub(super) fn in_plan(
    lists: &[List],
    (document, source): (usize, &Source<'_>),
    list: &str,
    row: &Value,
) -> Value {
    with_references(list, row, |to, reference| {
        let list = lists.iter().find(|list| list.tag == to)?;
        let index = list.index_in(document, source.position(to, reference)?)?;
        list.rows.get(index)?.id.as_str().map(str::to_owned)
    })
}

/// The ids, folded, that references name and no entry has. A new entry with such an id would be taken for what
/// they mean.
pub(super) fn spoken_for(
    plan: &Value,
    directories: &Directories,
    sources: &[Source<'_>],
) -> HashSet<String> {
    let mut ids = HashSet::new();
    for list in registry().lists() {
        let of_plan = rows(plan, list).iter().map(|row| (None, row));
        let of_sources = sources
            .iter()
            .flat_map(|source| source.rows(list).iter().map(move |row| (Some(source), row)));
        for (source, row) in of_plan.chain(of_sources) {
            with_references(list, row, |to, reference| {
                let meant = match source {
                    None => directories.0.get(to)?.position(reference),
                    Some(source) => source.position(to, reference),
                };
                if meant.is_none() {
                    ids.extend(possible_ids(reference));
                }
                None
            });
        }
    }
    ids
}

/// The ids that a reference may name: all of it, or what stands before a name.
fn possible_ids(reference: &str) -> [String; 2] {
    let before = reference.split(SEPARATOR.trim()).next();
    [fold(reference), fold(before.unwrap_or_default())]
}

/// A row with each reference replaced by what it means, where that is known.
fn with_references(
    list: &str,
    row: &Value,
    mut meaning: impl FnMut(&str, &str) -> Option<String>,
) -> Value {
    let mut row = row.clone();
    for field in registry().fields_of(list) {
        let Some((to, value)) = field.to.as_deref().zip(row.get_mut(field.key())) else {
            continue;
        };
        let singles = match value {
            Value::Array(items) => items.as_mut_slice(),
            single => std::slice::from_mut(single),
        };
        for single in singles {
            if let Some(id) = single.as_str().and_then(|text| meaning(to, text)) {
                *single = id.into();
            }
        }
    }
    row
}
