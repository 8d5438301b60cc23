//! What holds for documents that come back late, when the plan has changed since they were made: what
//! people typed into them is in the plan or told, and nothing else is.

use super::laws::{cases, editions, files};
use super::shared::in_documents::reading;
use super::shared::plans::{Numbered, values};
use super::shared::random_plan::{Random, plans};
use coplan::merge::{Merged, NamedReading, combine};
use coplan::plan::approval::{APPROVERS, EARLIER};
use coplan::plan::{Directory, Field, List, Path, Plan, Row, Value, Values, is_blank};
use coplan::read::Reading;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use std::sync::Arc;

/// Which list, row and field, and the row from which a value is taken.
type Choice = [Index; 4];

fn choices(most: usize) -> impl Strategy<Value = Vec<Choice>> {
    vec(any::<Choice>(), 0..most)
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn what_is_typed_into_an_old_document_is_in_the_plan_or_told(
        Random(plan) in plans(),
        edition in editions(),
        since in choices(6),
        moved in choices(4),
        typed in choices(12),
    ) {
        let plan = plan.numbered();
        let now = changed(&plan, &since);
        for file in files(&plan, &edition) {
            let mut reading = reading("old", &file);
            let made = reading.values.clone();
            let rows = move_rows(&mut reading.values, &moved);
            let typed = type_into(&mut reading, &typed);
            reading.kept = reading.memory.kept(&reading.values);
            let merged = merged(&now, &reading);
            for (list, row, field) in typed {
                let entry = &reading.values.rows(&list.tag)[row];
                let value = entry.get(&field);
                let origin = rows.origin(&list, row);
                let before = origin.and_then(|at| made.get(&field, Some(at)));
                prop_assert!(
                    value == before || is_there(&merged, entry, &field) || is_told(&merged, &field),
                    "{} of row {} is lost: {:?} (was {:?})\nkept: {}",
                    field.tag, row, value, before,
                    reading.kept.contains(&entry.path(row).field(&field))
                );
            }
        }
    }

    #[test]
    fn an_old_document_that_nobody_touched_says_nothing(
        Random(plan) in plans(), edition in editions(), since in choices(6),
    ) {
        let plan = plan.numbered();
        let now = changed(&plan, &since);
        for file in files(&plan, &edition) {
            let merged = merged(&now, &reading("old", &file));
            prop_assert_eq!(merged.changes, vec![]);
            prop_assert_eq!(merged.remarks, vec![]);
        }
    }
}

fn merged(plan: &Values, reading: &Reading) -> Merged {
    let name = "old";
    combine(plan, "changed", &[NamedReading { name, reading }])
}

/// A plan some time later: values have changed, and rows that have no ids have gone or moved.
fn changed(plan: &Plan, since: &[Choice]) -> Values {
    let mut now = values(plan);
    let lists: Vec<Arc<List>> = now.lists().map(|(list, _)| Arc::clone(list)).collect();
    for [list, row, field, from] in since {
        let list = list.get(&lists);
        let mut rows = now.rows(&list.tag).to_vec();
        if rows.is_empty() {
            continue;
        }
        let (at, from) = (row.index(rows.len()), from.index(rows.len() + 2));
        let field = field.get(&list.fields);
        match rows.get(from).cloned() {
            _ if field.is_id() && list.has_ids() => {}
            Some(other) => rows[at].set(field, other.get(field).cloned()),
            None if list.has_ids() => rows[at].set(field, None),
            None if from == rows.len() => {
                rows.remove(at);
            }
            None => rows.rotate_left(at),
        }
        now.set_rows(&list.tag, rows);
    }
    now
}

/// Where the rows of each list stood before they were moved.
struct Origins(Vec<(Arc<str>, Vec<Option<usize>>)>);

impl Origins {
    fn origin(&self, list: &List, row: usize) -> Option<usize> {
        let known = self.0.iter().find(|(tag, _)| *tag == list.tag);
        known.unwrap().1[row]
    }
}

/// Takes rows out of a document, moves them, and puts empty ones in.
fn move_rows(values: &mut Values, moved: &[Choice]) -> Origins {
    let lists: Vec<Arc<List>> = values.lists().map(|(list, _)| Arc::clone(list)).collect();
    let all = lists.iter().map(|list| {
        let rows = values.rows(&list.tag).len();
        (Arc::clone(&list.tag), (0..rows).map(Some).collect())
    });
    let mut origins: Vec<(Arc<str>, Vec<Option<usize>>)> = all.collect();
    for [list, row, what, other] in moved {
        let at = list.index(lists.len());
        let origins = &mut origins[at].1;
        if origins.is_empty() {
            continue;
        }
        let (row, other) = (row.index(origins.len()), other.index(origins.len()));
        match what.index(3) {
            0 => origins.insert(row, None),
            1 => origins.swap(row, other),
            _ => {
                origins.remove(row);
            }
        }
    }
    for (list, (_, origins)) in lists.iter().zip(&origins) {
        let rows = values.rows(&list.tag).to_vec();
        let moved = origins.iter().map(|origin| match origin {
            Some(at) => rows[*at].clone(),
            None => Row::new(list),
        });
        values.set_rows(&list.tag, moved.collect());
    }
    Origins(origins)
}

/// Types what stands in one row into another; gives back where.
fn type_into(reading: &mut Reading, typed: &[Choice]) -> Vec<(Arc<List>, usize, Field)> {
    let lists = reading.values.lists();
    let lists = lists.filter(|(_, rows)| !rows.is_empty());
    let lists: Vec<Arc<List>> = lists.map(|(list, _)| Arc::clone(list)).collect();
    let mut places = Vec::new();
    if lists.is_empty() {
        return places;
    }
    for [list, row, field, from] in typed {
        let list = list.get(&lists);
        let rows = reading.values.rows(&list.tag);
        let (row, field) = (row.index(rows.len()), field.get(&list.fields));
        let value = from.get(rows).get(field).cloned();
        let is_held = reading.held.contains(&*field.tag);
        if !field.is_id() && is_held && !is_blank(value.as_ref()) {
            reading.values.set(field, Some(row), value);
            places.push((Arc::clone(list), row, field.clone()));
        }
    }
    places
}

/// Whether the plan says of an entry what the document says.
fn is_there(merged: &Merged, entry: &Row, field: &Field) -> bool {
    let list = &entry.list().tag;
    let earlier = merged
        .plan
        .rows(if **list == *APPROVERS { EARLIER } else { "" });
    let mut rows = merged.plan.rows(list).iter().chain(earlier);
    let of_plan = field
        .to
        .as_ref()
        .map(|to| Directory::new(merged.plan.rows(to)));
    let said = meaning(entry.get(field), of_plan.as_ref());
    rows.any(|row| {
        let is_it = match entry.id() {
            Some(id) => row.id() == Some(id),
            None => folded(row.name()) == folded(entry.name()),
        };
        let key = row.list().field(field.key());
        is_it && key.is_some_and(|key| meaning(row.get(key), of_plan.as_ref()) == said)
    })
}

fn folded(name: &str) -> String {
    name.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}

/// What a value says, each item by itself; references by id.
fn meaning(value: Option<&Value>, entries: Option<&Directory>) -> Vec<String> {
    let items = value.map_or(&[][..], Value::items).iter();
    let texts = items.filter(|item| !item.is_blank()).map(|item| {
        let text = item.to_string();
        let found = entries.and_then(|entries| entries.find(&text));
        found.map_or(text, |found| found.id.clone())
    });
    texts.collect()
}

/// Whether a person is told that something of a field was not taken over.
fn is_told(merged: &Merged, field: &Field) -> bool {
    let mut remarks = merged.remarks.iter();
    remarks.any(|remark| Path::parse(&remark.path, merged.plan.registry()).tag() == field.tag)
}
