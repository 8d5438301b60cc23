//! A plan and what was read from documents → one plan.

use super::document::{Document, Source};
use super::rows::{List, Row};
use super::same::value;
use super::settle::{Say, Settled, settle};
use super::words;
use super::{Merged, changes};
use crate::diagnostic::Diagnostic;
use crate::plan::Plan;
use crate::plan::registry::{Field, registry};
use crate::plan::rows::{Directory, REGISTERS, row_path};
use crate::source::Remark;
use serde_json::{Map, Value};
use std::collections::HashMap;

/// Combines a plan with what was read from documents. `fingerprint` is that of the plan; the empty plan takes
/// what any document says.
///
/// - A field is only changed by a document that holds it. What a document says differently is a change if it was
///   made from this very plan; any other document only fills in what the plan leaves open, and where it says
///   something else, both are kept.
/// - An entry is taken out if it is missing from a document that was made from this very plan, and no other
///   document changes it.
/// - Where several changes contradict, the first document's stands, and the others are kept as [`Remark`]s.
#[must_use]
pub fn combine(plan: &Plan, fingerprint: &str, documents: &[Document]) -> Merged {
    let base = serde_json::to_value(plan.numbered()).unwrap_or_default();
    let sources: Vec<_> = documents.iter().map(|document| Source::new(document, fingerprint)).collect();
    let lists = registry().lists().map(|tag| List::new(tag, &base, &sources)).collect();
    let directories = REGISTERS.map(|register| (register.list, Directory::new(&base, register)));
    let mut work = Combining {
        directories: directories.into(),
        result: base.clone(),
        base,
        sources,
        lists,
        remarks: Vec::new(),
        findings: Vec::new(),
    };
    work.singles();
    work.lists();
    work.leftovers();
    let combined: Plan = serde_json::from_value(work.result).unwrap_or_else(|_| plan.clone());
    Merged {
        changes: changes(plan, &combined),
        plan: combined,
        remarks: work.remarks,
        findings: work.findings,
    }
}

/// The work on one plan.
struct Combining<'a> {
    base: Value,
    result: Value,
    sources: Vec<Source<'a>>,
    lists: Vec<List>,
    /// The entries of each register as the plan names them.
    directories: HashMap<&'static str, Directory>,
    remarks: Vec<Remark>,
    findings: Vec<Diagnostic>,
}

impl Combining<'_> {
    fn singles(&mut self) {
        for field in registry().fields().filter(|field| field.list.is_none()) {
            let mut says = Vec::new();
            for (document, source) in self.sources.iter().enumerate() {
                if source.holds(field) {
                    let value = self.translated(document, field, value(&source.plan, field));
                    says.push(Say { document, value, current: source.current });
                }
            }
            let settled = settle(field, &self.by_id(field, value(&self.base, field)), says);
            self.tell(&field.tag, field, &settled);
            if let Some(value) = settled.value {
                put(&mut self.result, &field.tag, value);
            }
        }
    }

    fn lists(&mut self) {
        for at in 0..self.lists.len() {
            let Some(list) = self.lists.get(at) else { continue };
            let tag = list.tag.clone();
            let mut told = Vec::new();
            let mut rows = Vec::new();
            for row in &list.rows {
                let index = rows.len();
                let (value, settled) = self.row(&tag, row);
                let path = row_path(&tag, index, &value);
                let changed = settled.iter().any(|(_, settled)| settled.value.is_some() && row.known);
                if !row.removed_from.is_empty() {
                    if !changed {
                        continue;
                    }
                    self.remarks.push(Remark { path: path.clone(), text: words::gone(&self.names(&row.removed_from)) });
                    self.findings.push(words::removed_and_changed(&path, &self.names(&row.removed_from)));
                }
                told.extend(settled.into_iter().map(|(field, settled)| {
                    (format!("{path}.{}", field.key()), field, settled)
                }));
                rows.push(value);
            }
            for (path, field, settled) in told {
                self.tell(&path, field, &settled);
            }
            put(&mut self.result, &tag, Value::Array(rows));
        }
    }

    /// A row as it comes out, and how its fields were settled.
    fn row(&self, list: &str, row: &Row) -> (Value, Vec<(&'static Field, Settled)>) {
        let mut out = row.base().as_object().cloned().unwrap_or_default();
        if !row.id.is_null() {
            out.insert("id".to_owned(), row.id.clone());
        }
        let mut all = Vec::new();
        for field in registry().fields_of(list).filter(|field| field.key() != "id") {
            let mut says = Vec::new();
            for (document, (source, position)) in self.sources.iter().zip(&row.in_documents).enumerate() {
                let found = position.and_then(|position| source.rows(list).get(position));
                if let Some(said) = found.filter(|_| source.holds(field)) {
                    let value = self.translated(document, field, value(said, field));
                    says.push(Say { document, value, current: source.current && row.known });
                }
            }
            let settled = settle(field, &self.by_id(field, value(row.base(), field)), says);
            if let Some(value) = &settled.value {
                out.insert(field.key().to_owned(), value.clone());
            }
            all.push((field, settled));
        }
        (in_schema_order(list, out), all)
    }

    /// What a document says of a field, with references as this plan names their entries.
    fn translated(&self, document: usize, field: &Field, said: &Value) -> Value {
        let list = field.to.as_ref().and_then(|to| self.lists.iter().find(|list| list.tag == *to));
        let source = self.sources.get(document);
        let id_of = |reference: &str| {
            let (list, source) = list.zip(source)?;
            let row = list.row_in(document, source.position(&list.tag, reference)?)?;
            row.id.as_str()
        };
        each_text(said, &|text| id_of(text).unwrap_or(text).to_owned())
    }

    /// What the plan says of a field, with references by id, so that they can be compared.
    fn by_id(&self, field: &Field, said: &Value) -> Value {
        let directory = field.to.as_deref().and_then(|to| self.directories.get(to));
        let found = |text: &str| Some(directory?.find(text)?.id.clone());
        each_text(said, &|text| found(text).unwrap_or_else(|| text.to_owned()))
    }

    /// Keeps what was not taken, and says so.
    fn tell(&mut self, path: &str, field: &Field, settled: &Settled) {
        if settled.others.is_empty() {
            return;
        }
        let mut documents = Vec::new();
        if !settled.from.is_empty() {
            let names = self.names(&settled.from);
            self.remarks.push(Remark { path: path.to_owned(), text: words::stands(&names) });
            documents.push(names);
        }
        for (from, value) in &settled.others {
            let names = self.names(from);
            self.remarks.push(Remark { path: path.to_owned(), text: words::alternative(&names, field, value) });
            documents.push(names);
        }
        self.findings.push(words::disagreement(path, &documents, settled.value.is_some()));
    }

    fn names(&self, documents: &[usize]) -> String {
        let names = documents.iter().filter_map(|at| self.sources.get(*at));
        words::and(&names.map(|source| source.document.name.as_str()).collect::<Vec<_>>())
    }

    fn leftovers(&mut self) {
        for (at, source) in self.sources.iter().enumerate() {
            for leftover in &source.document.leftovers {
                let path = self.path_here(at, source, &leftover.near);
                let text = words::leftover(&source.document.name, leftover);
                self.remarks.push(Remark { path, text });
            }
        }
    }

    /// A path of a document as a path of the plan that comes out.
    fn path_here(&self, at: usize, source: &Source<'_>, path: &str) -> String {
        for list in &self.lists {
            let Some(rest) = path.strip_prefix(&format!("{}.", list.tag)) else {
                continue;
            };
            let (id, field) = rest.split_once('.').unwrap_or((rest, ""));
            let position = source.position(&list.tag, id);
            let row = position.and_then(|position| list.row_in(at, position));
            if let Some(id) = row.and_then(|row| row.id.as_str()) {
                return format!("{}.{id}.{field}", list.tag).trim_end_matches('.').to_owned();
            }
        }
        path.to_owned()
    }
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
    let mut ordered = Map::new();
    for field in registry().fields_of(list) {
        if let Some((key, value)) = row.remove_entry(field.key()) {
            ordered.insert(key, value);
        }
    }
    ordered.into()
}

/// Sets the value at a tag.
fn put(plan: &mut Value, tag: &str, value: Value) {
    let mut at = plan;
    for key in tag.split('.') {
        let Some(keys) = at.as_object_mut() else { return };
        at = keys.entry(key).or_insert(Value::Null);
    }
    *at = value;
}
