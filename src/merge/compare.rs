//! Two plans side by side, where each may be a plan file or what a document says.
//!
//! In: two sides. Out: both as plans that can be compared, and what is different. A document says nothing of
//! what it does not hold; that is taken from the other side, and so is no difference. Entries are known by
//! their ids, and those without one by their names. This file does not know how differences are told.

use super::change::{Change, Pair, changes};
use super::references::Directories;
use crate::plan::approval::set_aside;
use crate::plan::directory::fold;
use crate::plan::references::all_told;
use crate::plan::{Field, List, Path, Row, Values, is_blank};
use crate::read::Reading;
use std::collections::HashSet;

/// One side of a comparison.
#[derive(Clone, Copy, Debug)]
pub enum Side<'a> {
    /// A plan, as its file says it.
    Plan(&'a Values),
    /// A document.
    Document(&'a Reading),
}

/// Two plans that have been compared.
#[derive(Clone, Debug)]
pub struct Compared {
    /// The first, with an id for every entry.
    pub before: Values,
    /// The second.
    pub after: Values,
    /// What is different, in the order of the plan file.
    pub changes: Vec<Change>,
}

/// Compares two sides.
#[must_use]
pub fn compare(before: Side<'_>, after: Side<'_>) -> Compared {
    let first = before.values(after.is_document());
    let second = after.values(before.is_document());
    let first = identified(&first, &second);
    let second = identified(&second, &first);
    let (first, second) = (by_id(&first), by_id(&second));
    let before = before.completed(first.clone(), &second);
    let after = after.completed(second, &before);
    let changes = changes(&before, &after);
    Compared {
        before,
        after,
        changes,
    }
}

impl Side<'_> {
    const fn is_document(self) -> bool {
        matches!(self, Self::Document(_))
    }

    /// What it says. Documents show approvals of an earlier version set aside, so that a plan beside one is
    /// taken as documents show it.
    fn values(self, beside_document: bool) -> Values {
        match self {
            Self::Plan(values) if beside_document => set_aside(values),
            Self::Plan(values) => values.clone(),
            Self::Document(reading) => reading.values.clone(),
        }
    }

    /// The same with the answers of the other side where it does not hold the field.
    fn completed(self, own: Values, other: &Values) -> Values {
        match self {
            Self::Plan(_) => own,
            Self::Document(reading) => completed(reading, own, other),
        }
    }
}

fn completed(reading: &Reading, mut own: Values, other: &Values) -> Values {
    let registry = own.registry().clone();
    for field in registry.singles() {
        let path = Path::of(&field.tag);
        if says_nothing(reading, field, &path, is_blank(own.single(field))) {
            own.set(field, None, other.single(field).cloned());
        }
    }
    for list in registry.lists() {
        let rows = rows(reading, list, own.rows(&list.tag), other.rows(&list.tag));
        own.set_rows(&list.tag, rows);
    }
    all_told(&own).unwrap_or(own)
}

/// The rows of a document, completed by those of the other side.
fn rows(reading: &Reading, list: &List, own: &[Row], other: &[Row]) -> Vec<Row> {
    let is_held = |field: &&Field| reading.held.contains(&*field.tag);
    if !list.fields.iter().any(|field| is_held(&field)) {
        return other.to_vec();
    }
    let pair = Pair {
        list,
        raw: other,
        before: other,
        after: own,
    };
    let matches = pair.matches();
    let completed = own
        .iter()
        .zip(&matches)
        .enumerate()
        .map(|(index, (row, at))| {
            let known = at.and_then(|at| other.get(at));
            let mut row = row.clone();
            for field in list.fields.iter().filter(|field| !field.is_id()) {
                let path = row.path(index).field(field);
                if says_nothing(reading, field, &path, is_blank(row.get(field))) {
                    row.set(field, known.and_then(|known| known.get(field)).cloned());
                }
            }
            row
        });
    // What the document does not show goes back to its place, as entries without ids are known by their order.
    let mut place = 0;
    let placed = completed.zip(&matches).map(|(row, at)| {
        place = at.unwrap_or(place);
        (place, row)
    });
    let mut rows: Vec<(usize, Row)> = placed.collect();
    let taken: HashSet<usize> = matches.iter().copied().flatten().collect();
    // A copy for one funder never held the rows of others, and no document has a row for an entry of which it
    // would show nothing.
    let is_seen = |row: &Row| {
        let mut said = row.said().filter(|(field, _)| !field.is_id());
        !reading.is_for_one_funder()
            && said.any(|(field, value)| is_held(&field) && !value.is_blank())
    };
    let left = other.iter().enumerate();
    let left = left.filter(|(at, row)| !taken.contains(at) && !is_seen(row));
    rows.extend(left.map(|(at, row)| (at, row.clone())));
    rows.sort_by_key(|(at, _)| *at);
    rows.into_iter().map(|(_, row)| row).collect()
}

/// Whether a document says nothing of a field, not even that it is empty.
fn says_nothing(reading: &Reading, field: &Field, path: &Path, blank: bool) -> bool {
    !reading.held.contains(&*field.tag)
        || (blank && reading.absent.contains(path))
        || reading.withholds(path)
}

/// A plan in which entries without an id have that of the entry of the same name on the other side, each in its
/// turn, unless another entry has it.
fn identified(plan: &Values, other: &Values) -> Values {
    let mut identified = plan.clone();
    for (list, rows) in plan.lists().filter(|(list, _)| list.has_ids()) {
        let mut taken: HashSet<String> = rows.iter().filter_map(|row| row.id().map(fold)).collect();
        let mut rows = rows.to_vec();
        for row in rows.iter_mut().filter(|row| row.id().is_none()) {
            let name = fold(row.name());
            let mut same = other.rows(&list.tag).iter();
            let id = same.find_map(|known| {
                let id = known.id().filter(|_| fold(known.name()) == name)?;
                taken.insert(fold(id)).then_some(id)
            });
            row.set_id(id.map(str::to_owned));
        }
        // What is new there gets a number that nobody has here.
        let elsewhere = other.rows(&list.tag).iter();
        let elsewhere = elsewhere.filter_map(|row| row.id().map(fold));
        let free = list.free_ids(rows.iter().map(Row::id), elsewhere);
        for (row, id) in rows.iter_mut().zip(free) {
            if let Some(id) = id {
                row.set_id(Some(id.0));
            }
        }
        identified.set_rows(&list.tag, rows);
    }
    identified
}

/// A plan with every reference by the id of its entry, whatever name it was written by.
fn by_id(plan: &Values) -> Values {
    let directories = Directories::new(plan);
    let mut by_id = plan.clone();
    for (list, rows) in plan.lists() {
        let rows = rows.iter().map(|row| directories.by_id(row)).collect();
        by_id.set_rows(&list.tag, rows);
    }
    by_id
}
