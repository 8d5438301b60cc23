//! References as the plan that comes out names their entries: by id.

use super::rows::List;
use super::said::Said;
use crate::plan::directory::{SEPARATOR, fold};
use crate::plan::references::{each_told, means_all, several};
use crate::plan::{Directory, Field, Kind, Row, Value, Values};
use std::collections::{HashMap, HashSet};

/// The entries of a plan, by id and name.
pub(super) struct Directories<'a>(HashMap<&'a str, Directory>);

impl<'a> Directories<'a> {
    /// The entries of a plan.
    pub(super) fn new(plan: &'a Values) -> Self {
        let registers = plan.registry().registers();
        let directories = registers.map(|list| (&*list.tag, Directory::new(plan.rows(&list.tag))));
        Self(directories.collect())
    }

    /// The id of the entry that a reference to a list means.
    pub(super) fn id(&self, list: &str, reference: &str) -> Option<&str> {
        Some(self.0.get(list)?.find(reference)?.id.as_str())
    }

    /// A row of the plan with its references by id, so that it can be compared.
    pub(super) fn by_id(&self, row: &Row) -> Row {
        with_references(row, |to, reference| {
            self.id(to, reference).map(str::to_owned)
        })
    }
}

/// A row with its references by the ids that their entries have in the plan that comes out: a row of a document,
/// or one of the plan. `lists` are those before the row's: no entry refers to a later one.
///
/// What a document says goes by its own entries first, then by those of the plan that it does not show; and the
/// word for all of them means every entry that stays, whoever has it.
pub(super) fn in_plan(lists: &[List], document: Option<(usize, &Said<'_>)>, row: &Row) -> Row {
    let mut changed = row.clone();
    for (field, value) in row.said() {
        let list = lists
            .iter()
            .find(|list| Some(&list.tag) == field.to.as_ref());
        if let Some(list) = list {
            let meant = |text: &str| meant(list, document, field, text);
            changed.set(field, Some(with_items(value, meant)));
        }
    }
    changed
}

/// The ids that one text of a field means; none where it means nobody.
fn meant(
    list: &List,
    document: Option<(usize, &Said<'_>)>,
    field: &Field,
    text: &str,
) -> Option<Vec<String>> {
    let one = |text: &str| {
        let own = document.and_then(|(at, said)| Some((at, said.position(&list.tag, text)?)));
        match own {
            Some((at, position)) => list.rows.get(list.index_in(at, position)?)?.id.clone(),
            None => list.id(text).map(str::to_owned),
        }
    };
    if let Some(id) = one(text) {
        return Some(vec![id]);
    }
    if field.kind != Kind::References {
        return None;
    }
    if means_all(text, list.words_for_all.of(field)) {
        return list.every_id();
    }
    if field.mention {
        return None;
    }
    let parts = several(text, &|part| one(part).is_some())?;
    Some(
        parts
            .iter()
            .map(|part| one(part).unwrap_or_else(|| part.clone()))
            .collect(),
    )
}

/// The ids, folded, that references name and no entry has. A new entry with such an id would be taken for what
/// they mean.
pub(super) fn spoken_for(
    plan: &Values,
    directories: &Directories<'_>,
    documents: &[Said<'_>],
) -> HashSet<String> {
    let mut ids = HashSet::new();
    for (list, rows) in plan.lists() {
        let of_plan = rows.iter().map(|row| (None, row));
        let of_documents = documents.iter().flat_map(|said| {
            said.rows(&list.tag)
                .iter()
                .map(move |row| (Some(said), row))
        });
        for (said, row) in of_plan.chain(of_documents) {
            for (to, reference) in references(row) {
                let meant = match said {
                    None => directories
                        .0
                        .get(to)
                        .and_then(|all| all.position(reference)),
                    Some(said) => said.position(to, reference),
                };
                if meant.is_none() {
                    ids.extend(possible_ids(reference));
                }
            }
        }
    }
    ids
}

/// Every reference of a row, with the list it points into.
fn references(row: &Row) -> impl Iterator<Item = (&str, &str)> {
    row.said().flat_map(|(field, value)| {
        let to = field.to.as_deref();
        let texts = value.items().iter().filter_map(Value::as_str);
        to.into_iter()
            .flat_map(move |to| texts.clone().map(move |text| (to, text)))
    })
}

/// The ids that a reference may name: all of it, or what stands before a name.
fn possible_ids(reference: &str) -> [String; 2] {
    let before = reference.split_once(SEPARATOR.trim());
    let before = before.map_or(reference, |(before, _)| before);
    [fold(reference), fold(before)]
}

/// A row with each reference replaced by what it means, where that is known.
fn with_references(row: &Row, meaning: impl Fn(&str, &str) -> Option<String>) -> Row {
    let mut changed = row.clone();
    for (field, value) in row.said() {
        if let Some(to) = field.to.as_deref() {
            let meant = |text: &str| Some(vec![meaning(to, text)?]);
            changed.set(field, Some(with_items(value, meant)));
        }
    }
    changed
}

/// A value with each text of it replaced by what it means, where that is known.
fn with_items(value: &Value, meant: impl Fn(&str) -> Option<Vec<String>>) -> Value {
    let told = each_told(value.items(), meant);
    match (value, told.as_deref()) {
        (Value::List(_), Some(items)) => Value::List(items.to_vec()),
        (_, Some([only])) => only.clone(),
        _ => value.clone(),
    }
}
