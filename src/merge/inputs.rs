//! Everything that is to be combined, with its rows found: the plan, and what each document says of a field.

use super::document::{Document, Source, name_key};
use super::rows::{List, Row};
use super::same::value;
use super::settle::{Say, Settled, settle};
use super::words;
use crate::plan::Plan;
use crate::plan::registry::{Field, registry};
use crate::plan::rows::{Directory, REGISTERS, fold};
use serde_json::{Map, Value};
use std::collections::HashMap;

/// A plan and documents, side by side.
pub(super) struct Inputs<'a> {
    /// The plan as JSON, with an id for every entry.
    pub(super) plan: Value,
    pub(super) sources: Vec<Source<'a>>,
    pub(super) lists: Vec<List>,
    /// The entries of each register as the plan names them.
    directories: HashMap<&'static str, Directory>,
}

impl<'a> Inputs<'a> {
    pub(super) fn new(plan: &Plan, fingerprint: &str, documents: &'a [Document]) -> Self {
        let plan = serde_json::to_value(plan.numbered()).unwrap_or_default();
        let sources: Vec<_> = documents
            .iter()
            .map(|document| Source::new(document, fingerprint))
            .collect();
        let directories =
            REGISTERS.map(|register| (register.list, Directory::new(&plan, register)));
        Self {
            lists: registry()
                .lists()
                .map(|tag| List::new(tag, &plan, &sources))
                .collect(),
            directories: directories.into(),
            plan,
            sources,
        }
    }

    /// The names of some documents, as people list them.
    pub(super) fn names(&self, documents: &[usize]) -> String {
        let sources = documents.iter().filter_map(|at| self.sources.get(*at));
        words::and(
            &sources
                .map(|source| source.document.name.as_str())
                .collect::<Vec<_>>(),
        )
    }

    /// How a field that is in no list is settled.
    pub(super) fn single(&self, field: &Field) -> Settled {
        let says = self.says(field, |source, _| Some((&source.plan, source.current)));
        settle(field, &self.by_id(field, value(&self.plan, field)), says)
    }

    /// A row as it comes out, and how its fields were settled.
    pub(super) fn row(&self, list: &str, row: &Row) -> (Value, Vec<(&'static Field, Settled)>) {
        let mut out = row.base().as_object().cloned().unwrap_or_default();
        if !row.id.is_null() {
            out.insert("id".to_owned(), row.id.clone());
        }
        let mut all = Vec::new();
        for field in registry()
            .fields_of(list)
            .filter(|field| field.key() != "id")
        {
            let mut says = self.says(field, |source, at| {
                let position = row.in_documents.get(at).copied().flatten()?;
                Some((
                    source.rows(list).get(position)?,
                    source.current && row.known,
                ))
            });
            if Some(field.key()) == name_key(list) {
                says.retain(|say| say.current || is_other_name(row, list, &say.value));
            }
            let settled = settle(field, &self.by_id(field, value(row.base(), field)), says);
            if let Some(value) = &settled.value {
                out.insert(field.key().to_owned(), value.clone());
            }
            all.push((field, settled));
        }
        (in_schema_order(list, out), all)
    }

    /// What each document says of a field. `row` gives its row, and whether what differs in it is a change.
    fn says<'s>(
        &'s self,
        field: &Field,
        row: impl Fn(&'s Source<'a>, usize) -> Option<(&'s Value, bool)>,
    ) -> Vec<Say> {
        let sources = self
            .sources
            .iter()
            .enumerate()
            .filter(|(_, source)| source.holds(field));
        let says = sources.filter_map(|(document, source)| {
            let (said, current) = row(source, document)?;
            let value = self.translated(document, field, value(said, field));
            Some(Say {
                document,
                value,
                current,
            })
        });
        says.collect()
    }

    /// What a document says of a field, with references as this plan names their entries.
    fn translated(&self, document: usize, field: &Field, said: &Value) -> Value {
        let list = field
            .to
            .as_ref()
            .and_then(|to| self.lists.iter().find(|list| list.tag == *to));
        let source = self.sources.get(document);
        let id_of = |reference: &str| {
            let (list, source) = list.zip(source)?;
            let index = list.index_in(document, source.position(&list.tag, reference)?)?;
            list.rows.get(index)?.id.as_str()
        };
        each_text(said, &|text| id_of(text).unwrap_or(text).to_owned())
    }

    /// What the plan says of a field, with references by id, so that they can be compared.
    fn by_id(&self, field: &Field, said: &Value) -> Value {
        let directory = field.to.as_deref().and_then(|to| self.directories.get(to));
        let found = |text: &str| Some(directory?.find(text)?.id.clone());
        each_text(said, &|text| found(text).unwrap_or_else(|| text.to_owned()))
    }
}

/// Whether a name is more than another way to write the one by which the row was found.
fn is_other_name(row: &Row, list: &str, name: &Value) -> bool {
    let (known, name) = (row.name(list), name.as_str().unwrap_or_default());
    name == known || fold(name) != fold(known)
}

/// A value with each text in it replaced.
fn each_text(value: &Value, replace: &dyn Fn(&str) -> String) -> Value {
    match value {
        Value::String(text) => replace(text).into(),
        Value::Array(items) => items.iter().map(|item| each_text(item, replace)).collect(),
        other => other.clone(),
    }
}

/// The keys of a row in the order of the Rust types.
fn in_schema_order(list: &str, mut row: Map<String, Value>) -> Value {
    let fields = registry().fields_of(list);
    let ordered: Map<String, Value> = fields
        .filter_map(|field| row.remove_entry(field.key()))
        .collect();
    ordered.into()
}
