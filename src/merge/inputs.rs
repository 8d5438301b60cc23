//! Everything that is to be combined, with its rows found: the plan, and what each document says of a field.

use super::approvals::Approvals;
use super::references::{Directories, spoken_for};
use super::rows::{List, Row};
use super::said::{NamedReading, Said};
use super::settle::{Say, Settled, settle};
use crate::diagnostic::listed;
use crate::plan::directory::fold;
use crate::plan::{self, Field, Path, Value, Values, is_blank};

/// A plan and documents, side by side.
pub(super) struct Inputs<'a> {
    /// The plan, with an id for every entry.
    pub(super) plan: Values,
    /// The approvals it has had; those of an earlier version are left out of it.
    pub(super) approvals: Approvals,
    pub(super) documents: Vec<Said<'a>>,
    pub(super) lists: Vec<List>,
}

impl<'a> Inputs<'a> {
    pub(super) fn new(plan: &Values, fingerprint: &str, documents: &[NamedReading<'a>]) -> Self {
        let standing = *plan != Values::new(plan.registry());
        let approvals = Approvals::of(plan);
        let plan = approvals.open(plan).numbered();
        let documents: Vec<_> = documents
            .iter()
            .map(|document| Said::new(document, &plan, fingerprint, standing))
            .collect();
        let directories = Directories::new(&plan);
        let spoken_for = spoken_for(&plan, &directories, &documents);
        let mut lists = Vec::new();
        for (list, _) in plan.lists() {
            let before = (&*lists, &spoken_for);
            let list = List::new(list, &plan, &directories, &documents, before);
            lists.push(list);
        }
        Self {
            plan,
            approvals,
            documents,
            lists,
        }
    }

    /// The names of some documents, as people list them.
    pub(super) fn names(&self, documents: &[usize]) -> String {
        listed(&self.each_name(documents))
    }

    /// The name of each of some documents.
    pub(super) fn each_name(&self, documents: &[usize]) -> Vec<&str> {
        let documents = documents.iter().filter_map(|at| self.documents.get(*at));
        documents.map(|said| said.name).collect()
    }

    /// How a field that is in no list is settled.
    pub(super) fn single(&self, field: &Field) -> Settled {
        let path = Path::of(&field.tag);
        let says = self.says(field, |said, _| {
            let value = said.reading.values.single(field);
            let is_unclear = is_blank(value) && said.is_unclear(&path);
            let has_say = !is_unclear && !said.is_old(&path);
            has_say.then_some((value, said.current))
        });
        settle(self.plan.single(field), says)
    }

    /// A row as it comes out, and how its fields were settled.
    pub(super) fn row<'l>(
        &self,
        list: &'l List,
        row: &Row,
    ) -> (plan::Row, Vec<(&'l Field, Settled)>) {
        let mut out = match &row.plan {
            Some(plan) => plan.clone(),
            None => plan::Row::new(list.list()),
        };
        if row.id.is_some() {
            out.set_id(row.id.clone());
        }
        let mut all = Vec::new();
        let fields = list.list().fields.iter();
        for field in fields.filter(|field| !field.is_id()) {
            let mut says = self.says(field, |said, at| {
                let there = list.said(at, row)?;
                let value = there.get(field);
                let is_unclear = is_blank(value)
                    && said.has_unclear()
                    && said.is_unclear(&self.path_in(at, list, row, field)?);
                let is_old = row.is_known()
                    && said.outdated
                    && said.is_old(&self.path_in(at, list, row, field)?);
                let is_same = !said.current && names_the_same(field, value, row);
                let is_kept = self.approvals.has_kept(field, there, said);
                let has_say = !is_unclear && !is_old && !is_same && !is_kept;
                has_say.then_some((value, said.current && row.is_known()))
            });
            if list.list().name() == Some(field) {
                says.retain(|say| say.current || is_other_name(row, say.value.as_ref()));
            }
            let base = row.first.get(field).filter(|_| row.is_known());
            let settled = settle(base, says);
            if let Some(value) = &settled.value {
                out.set(field, value.clone());
            }
            all.push((field, settled));
        }
        (out, all)
    }

    /// The path of a field of a row in a document that has the row.
    pub(super) fn path_in(
        &self,
        document: usize,
        list: &List,
        row: &Row,
        field: &Field,
    ) -> Option<Path> {
        let position = row.position_in(document)?;
        let said = self
            .documents
            .get(document)?
            .rows(&list.tag)
            .get(position)?;
        Some(said.path(position).field(field))
    }

    /// What each document says of a field. `value` gives that, and whether what differs in it is a change.
    fn says<'s>(
        &'s self,
        field: &Field,
        value: impl Fn(&'s Said<'a>, usize) -> Option<(Option<&'s Value>, bool)>,
    ) -> Vec<Say> {
        let documents = self.documents.iter().enumerate();
        let says = documents.filter(|(_, said)| said.holds(field));
        let says = says.filter_map(|(document, said)| {
            let (value, current) = value(said, document)?;
            Some(Say {
                document,
                value: value.cloned(),
                current,
            })
        });
        says.collect()
    }
}

/// Whether a document names the same entries as the plan, if only in another order: who writes one word for all of
/// them says nothing of their order.
fn names_the_same(field: &Field, value: Option<&Value>, row: &Row) -> bool {
    let known = row.first.get(field).filter(|_| row.is_known());
    let (Some(Value::List(known)), Some(Value::List(said))) = (known, value) else {
        return false;
    };
    field.to.is_some() && known.len() == said.len() && known.iter().all(|item| said.contains(item))
}

/// Whether a name is more than another way to write the one by which the row was found.
fn is_other_name(row: &Row, name: Option<&Value>) -> bool {
    let known = row.name();
    let name = name.and_then(Value::as_str).unwrap_or("");
    name == known || fold(name) != fold(known)
}
