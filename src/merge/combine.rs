//! A plan and what was read from documents → one plan.

use super::document::{Document, Source};
use super::inputs::Inputs;
use super::references::Directories;
use super::rows::{List, Row};
use super::settle::Settled;
use super::words;
use super::{Merged, changes};
use crate::diagnostic::{Diagnostic, Place};
use crate::plan::Plan;
use crate::plan::registry::{Field, registry};
use crate::plan::rows::{fold, row_path, values};
use crate::source::Remark;
use serde_json::Value;
use std::collections::HashMap;

/// Combines a plan with what was read from documents. `fingerprint` is that of the plan.
///
/// - A field is only changed by a document that holds it. What a document says differently is a change if it was
///   made from this very plan; any other document only fills in what the plan leaves open, and where it says
///   something else, both are kept.
/// - An entry is taken out if it is missing from a document that was made from this very plan and showed it,
///   no other document changes it, and nothing that stays names it.
/// - Where several changes contradict, the first document's stands, and the others are kept as [`Remark`]s.
#[must_use]
pub fn combine(plan: &Plan, fingerprint: &str, documents: &[Document]) -> Merged {
    let inputs = Inputs::new(plan, fingerprint, documents);
    let mut outcome = settled(&inputs);
    outcome.leftovers();
    if *plan != Plan::default() {
        outcome.outdated();
    }
    let combined: Plan = serde_json::from_value(outcome.plan).unwrap_or_else(|_| plan.clone());
    let mut changes = changes(plan, &combined);
    if documents.len() > 1 {
        for change in &mut changes {
            change.from = outcome.origins.remove(&change.path);
        }
    }
    Merged {
        plan: combined,
        changes,
        remarks: outcome.remarks,
        findings: outcome.findings,
    }
}

/// What comes of the fields and entries. Those that are gone and still named somewhere are only known once all
/// the others are settled, so that it is done again with them kept.
fn settled<'a>(inputs: &'a Inputs<'a>) -> Outcome<'a> {
    let mut named = StillNamed::default();
    loop {
        let mut outcome = Outcome::new(inputs, &named);
        for field in registry().fields().filter(|field| field.list.is_none()) {
            outcome.single(field);
        }
        for list in &inputs.lists {
            outcome.list(list);
        }
        let more = outcome.still_named();
        if more.is_empty() {
            return outcome;
        }
        named.extend(more);
    }
}

/// The paths of entries that somebody took out and that are named elsewhere, each with the path of a field that
/// names it.
type StillNamed = HashMap<String, String>;

/// What comes of it, so far.
struct Outcome<'a> {
    inputs: &'a Inputs<'a>,
    /// The entries that are kept though somebody took them out.
    named: StillNamed,
    /// The list and the id of each entry that is taken out.
    gone: Vec<(&'a str, &'a str)>,
    /// The plan that comes out.
    plan: Value,
    /// The path of each row of each list in it; nothing for a row that is taken out.
    paths: HashMap<&'a str, Vec<Option<String>>>,
    /// The documents from which what is new comes, by path.
    origins: HashMap<String, String>,
    remarks: Vec<Remark>,
    findings: Vec<Diagnostic>,
}

impl<'a> Outcome<'a> {
    fn new(inputs: &'a Inputs<'a>, named: &StillNamed) -> Self {
        Self {
            inputs,
            named: named.clone(),
            gone: Vec::new(),
            plan: inputs.plan.clone(),
            paths: HashMap::new(),
            origins: HashMap::new(),
            remarks: Vec::new(),
            findings: Vec::new(),
        }
    }

    fn single(&mut self, field: &Field) {
        let settled = self.inputs.single(field);
        self.tell(&field.tag, field, &settled, |_| Some(field.tag.clone()));
        if let Some(value) = settled.value {
            put(&mut self.plan, &field.tag, value);
        }
    }

    fn list(&mut self, list: &'a List) {
        let mut rows = Vec::with_capacity(list.rows.len());
        let mut paths = Vec::with_capacity(list.rows.len());
        for row in &list.rows {
            let (value, settled) = self.inputs.row(list, row);
            let path = row_path(&list.tag, rows.len(), &value);
            let is_changed = settled.iter().any(|(_, settled)| settled.value.is_some());
            if !row.removed_from.is_empty() && !is_changed && !self.named.contains_key(&path) {
                self.gone
                    .extend(row.id.as_str().map(|id| (list.tag.as_str(), id)));
                self.origins
                    .insert(path, self.inputs.names(&row.removed_from));
                paths.push(None);
                continue;
            }
            self.row(&list.tag, row, &path, settled);
            rows.push(value);
            paths.push(Some(path));
        }
        put(&mut self.plan, &list.tag, Value::Array(rows));
        self.paths.insert(&list.tag, paths);
    }

    /// Says what there is to say of a row that stays.
    fn row(&mut self, list: &str, row: &Row, path: &str, settled: Vec<(&'static Field, Settled)>) {
        if !row.removed_from.is_empty() {
            let names = self.inputs.names(&row.removed_from);
            self.remarks.push(Remark {
                path: path.to_owned(),
                text: words::gone(&names),
            });
            self.findings.push(match self.named.get(path) {
                Some(by) => words::removed_and_named(path, &names, by),
                None => words::removed_and_changed(path, &names),
            });
        }
        if !row.is_known() {
            self.origins
                .insert(path.to_owned(), self.inputs.names(&row.documents()));
        }
        let inputs = self.inputs;
        for (field, settled) in settled {
            self.tell(
                &format!("{path}.{}", field.key()),
                field,
                &settled,
                |document| inputs.path_in(document, list, row, field),
            );
        }
    }

    /// Keeps what was not taken, and says so. `path_in` gives the path of the field in a document.
    fn tell(
        &mut self,
        path: &str,
        field: &Field,
        settled: &Settled,
        path_in: impl Fn(usize) -> Option<String>,
    ) {
        if !settled.from.is_empty() {
            self.origins
                .insert(path.to_owned(), self.inputs.names(&settled.from));
        }
        if settled.others.is_empty() {
            return;
        }
        let mut documents = settled.from.clone();
        if !settled.from.is_empty() {
            let text = words::stands(&self.inputs.names(&settled.from));
            self.remarks.push(Remark {
                path: path.to_owned(),
                text,
            });
        }
        let mut place = None;
        for (from, value) in &settled.others {
            let text = words::alternative(&self.inputs.each_name(from), field, value);
            self.remarks.push(Remark {
                path: path.to_owned(),
                text,
            });
            place = place.or_else(|| from.iter().find_map(|at| self.place(*at, &path_in(*at)?)));
            documents.extend(from);
        }
        documents.sort_unstable();
        let finding = words::disagreement(
            path,
            &self.inputs.names(&documents),
            settled.value.is_some(),
        );
        self.findings.push(Diagnostic { place, ..finding });
    }

    fn place(&self, document: usize, path: &str) -> Option<Place> {
        self.inputs
            .sources
            .get(document)?
            .document
            .places
            .get(path)
            .cloned()
    }

    /// The entries that are taken out and that something which stays names.
    fn still_named(&self) -> StillNamed {
        let mut named = StillNamed::default();
        if self.gone.is_empty() {
            return named;
        }
        let directories = Directories::new(&self.inputs.plan);
        let gone = self.gone.iter();
        let gone: HashMap<_, _> = gone.map(|(list, id)| ((*list, fold(id)), *id)).collect();
        for (field, to) in registry()
            .fields()
            .filter_map(|field| Some((field, field.to.as_deref()?)))
        {
            for (path, reference) in values(&self.plan, field) {
                let meant = directories.id(to, reference).unwrap_or(reference);
                if let Some(id) = gone.get(&(to, fold(meant))) {
                    named.entry(format!("{to}.{id}")).or_insert(path);
                }
            }
        }
        named
    }

    fn leftovers(&mut self) {
        for (at, source) in self.inputs.sources.iter().enumerate() {
            for leftover in &source.document.leftovers {
                let near = leftover.near.as_deref().unwrap_or_default();
                let path = self.path_here(at, source, near);
                self.remarks.push(Remark {
                    path,
                    text: words::leftover(leftover),
                });
            }
        }
    }

    /// A path of a document as a path of the plan that comes out.
    fn path_here(&self, at: usize, source: &Source<'_>, path: &str) -> String {
        let found = self.inputs.lists.iter().find_map(|list| {
            let (position, field) = source.row_of(&list.tag, path)?;
            let index = list.index_in(at, position)?;
            let row = self.paths.get(list.tag.as_str())?.get(index)?.as_ref()?;
            Some(format!("{row}{field}"))
        });
        found.unwrap_or_else(|| path.to_owned())
    }

    /// Says which documents were made from the plan as it was at another time.
    fn outdated(&mut self) {
        let sources = self.inputs.sources.iter();
        let old = sources.filter(|source| !source.current && !source.document.is_form);
        self.findings
            .extend(old.map(|source| words::outdated(&source.document.name)));
    }
}

/// Sets the value at a tag.
fn put(plan: &mut Value, tag: &str, value: Value) {
    let mut at = plan;
    for key in tag.split('.') {
        let Some(keys) = at.as_object_mut() else {
            return;
        };
        at = keys.entry(key).or_insert(Value::Null);
    }
    *at = value;
}
