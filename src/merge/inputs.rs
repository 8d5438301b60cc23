//! Everything that is to be combined, with its rows found: the plan, and what each document says of a field.

use super::document::{Document, Source, name_key};
use super::references::{Directories, spoken_for};
use super::rows::{List, Row};
use super::same::{is_blank, value};
use super::settle::{Say, Settled, settle};
use super::words;
use crate::plan::Plan;
use crate::plan::registry::{Field, registry};
use crate::plan::rows::{fold, row_path};
use serde_json::{Map, Value};

/// A plan and documents, side by side.
pub(super) struct Inputs<'a> {
    /// The plan as JSON, with an id for every entry.
    pub(super) plan: Value,
    pub(super) sources: Vec<Source<'a>>,
    pub(super) lists: Vec<List>,
}

impl<'a> Inputs<'a> {
    pub(super) fn new(plan: &Plan, fingerprint: &str, documents: &'a [Document]) -> Self {
        let standing = *plan != Plan::default();
        let plan = serde_json::to_value(plan.numbered()).unwrap_or_default();
        let sources = documents
            .iter()
            .map(|document| Source::new(document, fingerprint, standing));
        let sources: Vec<_> = sources.collect();
        let directories = Directories::new(&plan);
        let spoken_for = spoken_for(&plan, &directories, &sources);
        let mut lists = Vec::new();
        for tag in registry().lists() {
            let list = List::new(tag, &plan, &directories, &sources, (&lists, &spoken_for));
            lists.push(list);
        }
        Self {
            plan,
            sources,
            lists,
        }
    }

    /// The names of some documents, as people list them.
    pub(super) fn names(&self, documents: &[usize]) -> String {
        words::and(&self.each_name(documents))
    }

    /// The name of each of some documents.
    pub(super) fn each_name(&self, documents: &[usize]) -> Vec<&str> {
        let sources = documents.iter().filter_map(|at| self.sources.get(*at));
        sources
            .map(|source| source.document.name.as_str())
            .collect()
    }

    /// How a field that is in no list is settled.
    pub(super) fn single(&self, field: &Field) -> Settled {
        let says = self.says(field, |source, _| {
            let is_unclear = is_blank(value(&source.plan, field)) && source.is_unclear(&field.tag);
            let has_say = !is_unclear && !source.is_old(&field.tag);
            has_say.then_some((&source.plan, source.current))
        });
        settle(field, value(&self.plan, field), says)
    }

    /// A row as it comes out, and how its fields were settled.
    pub(super) fn row(&self, list: &List, row: &Row) -> (Value, Vec<(&'static Field, Settled)>) {
        let mut out = row.plan.as_object().cloned().unwrap_or_default();
        if !row.id.is_null() {
            out.insert("id".to_owned(), row.id.clone());
        }
        let nothing = Value::Null;
        let base = if row.is_known() { &row.first } else { &nothing };
        let fields = registry().fields_of(&list.tag);
        let mut all = Vec::new();
        for field in fields.filter(|field| field.key() != "id") {
            let mut says = self.says(field, |source, at| {
                let said = list.said(at, row)?;
                let is_unclear = is_blank(value(said, field))
                    && source.has_unclear()
                    && source.is_unclear(&self.path_in(at, &list.tag, row, field)?);
                let is_old = row.is_known()
                    && source.outdated
                    && source.is_old(&self.path_in(at, &list.tag, row, field)?);
                let has_say = !is_unclear && !is_old;
                has_say.then_some((said, source.current && row.is_known()))
            });
            if Some(field.key()) == name_key(&list.tag) {
                says.retain(|say| say.current || is_other_name(row, &list.tag, &say.value));
            }
            let settled = settle(field, value(base, field), says);
            if let Some(value) = &settled.value {
                out.insert(field.key().to_owned(), value.clone());
            }
            all.push((field, settled));
        }
        (in_schema_order(&list.tag, out), all)
    }

    /// The path of a field of a row in a document that has the row.
    pub(super) fn path_in(
        &self,
        document: usize,
        list: &str,
        row: &Row,
        field: &Field,
    ) -> Option<String> {
        let position = row.position_in(document)?;
        let said = self.sources.get(document)?.rows(list).get(position)?;
        Some(format!(
            "{}.{}",
            row_path(list, position, said),
            field.key()
        ))
    }

    /// What each document says of a field. `row` gives its row, and whether what differs in it is a change.
    fn says<'s>(
        &'s self,
        field: &Field,
        row: impl Fn(&'s Source<'a>, usize) -> Option<(&'s Value, bool)>,
    ) -> Vec<Say> {
        let sources = self.sources.iter().enumerate();
        let says = sources.filter(|(_, source)| source.holds(field));
        let says = says.filter_map(|(document, source)| {
            let (said, current) = row(source, document)?;
            Some(Say {
                document,
                value: value(said, field).clone(),
                current,
            })
        });
        says.collect()
    }
}

/// Whether a name is more than another way to write the one by which the row was found.
fn is_other_name(row: &Row, list: &str, name: &Value) -> bool {
    let (known, name) = (row.name(list), name.as_str().unwrap_or_default());
    name == known || fold(name) != fold(known)
}

/// The keys of a row in the order of the Rust types.
fn in_schema_order(list: &str, mut row: Map<String, Value>) -> Value {
    let fields = registry().fields_of(list);
    let ordered: Map<String, Value> = fields
        .filter_map(|field| row.remove_entry(field.key()))
        .collect();
    ordered.into()
}
