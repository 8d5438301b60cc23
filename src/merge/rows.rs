//! Which rows of the documents are one row.
//!
//! In: the rows of the plan and of each document. Out: the rows of all, each with its row in every document.
//! Rows are one if their id stood in the document when it was made; else by name; rows without a name if
//! they say the same. What is left is new.

use super::align::align;
use super::document::{Source, id, name, says_nothing};
use super::same::{differences, distance};
use crate::plan::registry::{Field, registry};
use crate::plan::rows::{REGISTERS, fold, rows};
use serde_json::{Value, json};
use std::collections::{HashMap, HashSet};

/// A list of the plan and all documents.
pub(super) struct List {
    pub(super) tag: String,
    pub(super) rows: Vec<Row>,
    /// For each document, for each of its rows, which of these it is.
    of_documents: Vec<Vec<Option<usize>>>,
}

/// A row of the plan, of some documents, or of both.
pub(super) struct Row {
    /// What the plan says of it; of a new row, what the first document says.
    first: Value,
    /// Whether it is in the plan.
    pub(super) known: bool,
    /// Whether its id is more than what somebody typed.
    given: bool,
    /// Its id in the plan that comes out; null in lists that have none.
    pub(super) id: Value,
    /// For each document, the position of its row there.
    pub(super) in_documents: Vec<Option<usize>>,
    /// The documents out of which somebody took it.
    pub(super) removed_from: Vec<usize>,
}

impl Row {
    /// What the plan says of it.
    pub(super) fn base(&self) -> &Value {
        if self.known {
            &self.first
        } else {
            &Value::Null
        }
    }

    /// What it is called: in the plan, or in the first document.
    pub(super) fn name(&self, list: &str) -> &str {
        name(list, &self.first)
    }

    /// The documents that have it.
    pub(super) fn documents(&self) -> Vec<usize> {
        let found = self.in_documents.iter().enumerate();
        found
            .filter_map(|(at, position)| position.map(|_| at))
            .collect()
    }
}

impl List {
    /// Finds the rows of a list. `plan` has an id for every entry.
    pub(super) fn new(tag: &str, plan: &Value, sources: &[Source<'_>]) -> Self {
        let known = rows(plan, tag).iter().map(|row| Row {
            first: row.clone(),
            known: true,
            given: true,
            id: row.get("id").cloned().unwrap_or_default(),
            in_documents: vec![None; sources.len()],
            removed_from: Vec::new(),
        });
        let mut list = Self {
            tag: tag.to_owned(),
            rows: known.collect(),
            of_documents: Vec::new(),
        };
        for (at, source) in sources.iter().enumerate() {
            let matches = if source.holds_list(tag) {
                list.add(at, source, sources.len())
            } else {
                Vec::new()
            };
            list.of_documents.push(matches);
        }
        list.give_ids(sources);
        list
    }

    /// Which of these rows a row of a document is.
    pub(super) fn index_in(&self, document: usize, position: usize) -> Option<usize> {
        *self.of_documents.get(document)?.get(position)?
    }

    /// Adds the rows of a document, and gives back for each which of these it is.
    fn add(&mut self, at: usize, source: &Source<'_>, documents: usize) -> Vec<Option<usize>> {
        let rows = source.rows(&self.tag);
        let mut matches = vec![None; rows.len()];
        self.by_id(source, rows, &mut matches);
        if source.current {
            self.by_position(source, rows, &mut matches);
        }
        self.by_name(rows, &mut matches);
        self.by_content(source, rows, &mut matches);
        for (position, (row, index)) in rows.iter().zip(&mut matches).enumerate() {
            let given = source.was_given(&self.tag, id(row));
            if index.is_none() && (given || !says_nothing(row)) {
                *index = Some(self.rows.len());
                self.rows.push(Row {
                    first: row.clone(),
                    known: false,
                    given,
                    id: Value::Null,
                    in_documents: vec![None; documents],
                    removed_from: Vec::new(),
                });
            }
            let found = index.and_then(|index| self.rows.get_mut(index));
            if let Some(place) = found.and_then(|row| row.in_documents.get_mut(at)) {
                *place = Some(position);
            }
        }
        if source.current {
            // A copy for one funder never held the rows of the others.
            let stood = |row: &Row| {
                id(&row.first).is_empty() || source.was_given(&self.tag, id(&row.first))
            };
            let gone =
                |row: &&mut Row| row.known && row.in_documents.get(at) == Some(&None) && stood(row);
            for row in self.rows.iter_mut().filter(gone) {
                row.removed_from.push(at);
            }
        }
        matches
    }

    /// Rows whose id stood in the document when it was made.
    fn by_id(&self, source: &Source<'_>, rows: &[Value], matches: &mut [Option<usize>]) {
        let given: HashMap<String, usize> = self
            .rows
            .iter()
            .enumerate()
            .filter(|(_, row)| row.given && !id(&row.first).is_empty())
            .map(|(index, row)| (fold(id(&row.first)), index))
            .collect();
        let mut taken = HashSet::new();
        for (row, place) in rows.iter().zip(matches) {
            if id(row).is_empty() || !source.was_given(&self.tag, id(row)) {
                continue;
            }
            *place = given
                .get(&fold(id(row)))
                .copied()
                .filter(|index| taken.insert(*index));
        }
    }

    /// Rows of lists without ids, in a document that was made from this very plan.
    fn by_position(&self, source: &Source<'_>, rows: &[Value], matches: &mut [Option<usize>]) {
        if REGISTERS.iter().any(|register| register.list == self.tag) {
            return;
        }
        let fields = self.fields(source);
        let known = self.rows.iter().filter(|row| row.known).count();
        let found = align(known, rows.len(), fields.len(), |old, new| {
            match (self.rows.get(old), rows.get(new)) {
                (Some(old), Some(new)) => distance(&self.tag, &fields, &old.first, new),
                _ => fields.len(),
            }
        });
        for (place, found) in matches.iter_mut().zip(found) {
            *place = found;
        }
    }

    /// Rows that have the same name.
    fn by_name(&self, rows: &[Value], matches: &mut [Option<usize>]) {
        let claimed = claimed(matches);
        let mut free: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, row) in self.rows.iter().enumerate().rev() {
            let name = fold(name(&self.tag, &row.first));
            if !name.is_empty() && !claimed.contains(&index) {
                free.entry(name).or_default().push(index);
            }
        }
        for (row, place) in rows.iter().zip(matches) {
            if place.is_none() {
                let same = free.get_mut(&fold(name(&self.tag, row)));
                *place = same.and_then(Vec::pop);
            }
        }
    }

    /// Rows without a name that say the same.
    fn by_content(&self, source: &Source<'_>, rows: &[Value], matches: &mut [Option<usize>]) {
        let fields = self.fields(source);
        let claimed = claimed(matches);
        let nameless = |row: &Value| name(&self.tag, row).is_empty();
        let mut free: Vec<usize> = (0..self.rows.len())
            .filter(|index| !claimed.contains(index))
            .collect();
        free.retain(|index| {
            self.rows
                .get(*index)
                .is_some_and(|row| nameless(&row.first))
        });
        for (row, place) in rows.iter().zip(matches) {
            if place.is_some() || !nameless(row) || says_nothing(row) {
                continue;
            }
            let same = free.iter().position(|index| {
                let other = self.rows.get(*index);
                other.is_some_and(|other| {
                    differences(fields.iter().copied(), row, &other.first) == 0
                })
            });
            *place = same.map(|at| free.remove(at));
        }
    }

    fn fields(&self, source: &Source<'_>) -> Vec<&'static Field> {
        let fields = registry().fields_of(&self.tag);
        fields
            .filter(|field| field.key() != "id" && source.holds(field))
            .collect()
    }

    /// Gives each new row an id: the one it has in a document, if that is free, else the lowest free number.
    fn give_ids(&mut self, sources: &[Source<'_>]) {
        let Some(register) = REGISTERS.iter().find(|register| register.list == self.tag) else {
            return;
        };
        let mut taken: HashSet<String> = self
            .rows
            .iter()
            .filter_map(|row| row.id.as_str())
            .map(fold)
            .collect();
        for row in self.rows.iter_mut().filter(|row| !row.known) {
            let mut wishes =
                row.in_documents
                    .iter()
                    .zip(sources)
                    .filter_map(|(position, source)| {
                        let wish = id(source.rows(register.list).get((*position)?)?);
                        (!wish.is_empty()).then_some(wish)
                    });
            if let Some(wish) = wishes.find(|wish| !taken.contains(&fold(wish))) {
                taken.insert(fold(wish));
                row.id = json!(wish);
            }
        }
        let mut number = 1_usize;
        for row in self.rows.iter_mut().filter(|row| row.id.is_null()) {
            while !taken.insert(fold(&format!("{}{number}", register.letter))) {
                number += 1;
            }
            row.id = json!(format!("{}{number}", register.letter));
        }
    }
}

fn claimed(matches: &[Option<usize>]) -> HashSet<usize> {
    matches.iter().flatten().copied().collect()
}
