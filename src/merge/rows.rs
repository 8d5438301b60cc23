//! Which rows of the documents are one row.
//!
//! In: the rows of the plan and of each document. Out: the rows of all, each with its row in every document.
//! Rows are one if their id stood in the document when it was made; else by name, and of several that have it
//! the one that says the same; rows without a name only if they say the same. What is left is new.

use super::align::align;
use super::document::{Source, id, name, says_nothing};
use super::references::{Directories, in_plan};
use super::same::{differences, distance};
use crate::plan::registry::{Field, registry};
use crate::plan::rows::{REGISTERS, fold, rows};
use serde_json::{Value, json};
use std::collections::{HashMap, HashSet};

/// A list of the plan and all documents.
pub(super) struct List {
    pub(super) tag: String,
    pub(super) rows: Vec<Row>,
    /// The list in each document.
    documents: Vec<Side>,
}

/// A list in one document.
struct Side {
    /// Its rows, with references by the ids of the plan that comes out.
    rows: Vec<Value>,
    /// For each, which row of the list it is; none if it says nothing.
    matches: Vec<Option<usize>>,
}

/// A row of the plan, of some documents, or of both.
pub(super) struct Row {
    /// What the plan says of it; nothing if it is new.
    pub(super) plan: Value,
    /// The same, or what the first document says of it, with references by id.
    pub(super) first: Value,
    /// Whether its id is more than what somebody typed.
    given: bool,
    /// Its id in the plan that comes out; null in lists that have none.
    pub(super) id: Value,
    /// For each document, the position of its row there.
    in_documents: Vec<Option<usize>>,
    /// The documents out of which somebody took it.
    pub(super) removed_from: Vec<usize>,
}

impl Row {
    /// Whether it is in the plan.
    pub(super) fn is_known(&self) -> bool {
        !self.plan.is_null()
    }

    /// What it is called: in the plan, or in the first document.
    pub(super) fn name(&self, list: &str) -> &str {
        name(list, &self.first)
    }

    /// The position of its row in a document.
    pub(super) fn position_in(&self, document: usize) -> Option<usize> {
        self.in_documents.get(document).copied().flatten()
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
    /// Finds the rows of a list. `plan` has an id for every entry; `before` are the lists that entries of this
    /// one may refer to, and `spoken_for` the ids that no new entry may be given.
    pub(super) fn new(
        tag: &str,
        plan: &Value,
        directories: &Directories,
        sources: &[Source<'_>],
        (before, spoken_for): (&[Self], &HashSet<String>),
    ) -> Self {
        let known = rows(plan, tag).iter().map(|row| Row {
            first: directories.by_id(tag, row),
            plan: row.clone(),
            given: true,
            id: row.get("id").cloned().unwrap_or_default(),
            in_documents: vec![None; sources.len()],
            removed_from: Vec::new(),
        });
        let mut list = Self {
            tag: tag.to_owned(),
            rows: known.collect(),
            documents: Vec::new(),
        };
        for (at, source) in sources.iter().enumerate() {
            let said = source.rows(tag).iter();
            let said = said.map(|row| in_plan(before, (at, source), tag, row));
            let rows: Vec<Value> = said.collect();
            let matches = list.add(at, source, &rows, sources.len());
            list.documents.push(Side { rows, matches });
        }
        list.give_ids(spoken_for);
        list
    }

    /// Which of these rows a row of a document is.
    pub(super) fn index_in(&self, document: usize, position: usize) -> Option<usize> {
        *self.documents.get(document)?.matches.get(position)?
    }

    /// What a document says of a row.
    pub(super) fn said(&self, document: usize, row: &Row) -> Option<&Value> {
        let side = self.documents.get(document)?;
        side.rows.get(row.position_in(document)?)
    }

    /// Adds the rows of a document, and gives back for each which of these it is.
    fn add(
        &mut self,
        at: usize,
        source: &Source<'_>,
        rows: &[Value],
        documents: usize,
    ) -> Vec<Option<usize>> {
        let mut matches = vec![None; rows.len()];
        self.by_id(source, rows, &mut matches);
        if source.current {
            self.by_position(source, rows, &mut matches);
        }
        self.by_name(source, rows, &mut matches);
        for (position, (row, index)) in rows.iter().zip(&mut matches).enumerate() {
            let given = source.was_given(&self.tag, id(row));
            // What the plan has lost since, an old document does not bring back.
            let gone = source.is_old_row(&self.tag, position, row);
            if index.is_none() && !gone && (given || !says_nothing(row)) {
                *index = Some(self.rows.len());
                self.rows.push(Row {
                    plan: Value::Null,
                    first: row.clone(),
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
        if source.current && source.holds_list(&self.tag) {
            self.note_removed(at, source);
        }
        matches
    }

    /// Notes the rows that a document showed when it was made, and shows no longer. A copy for one funder never
    /// held the rows of the others; and an entry that says nothing is not to be seen.
    fn note_removed(&mut self, at: usize, source: &Source<'_>) {
        for row in self.rows.iter_mut().filter(|row| row.is_known()) {
            let id = id(&row.first);
            let stood = if id.is_empty() {
                !says_nothing(&row.first)
            } else {
                source.was_given(&self.tag, id)
            };
            if stood && row.position_in(at).is_none() {
                row.removed_from.push(at);
            }
        }
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
        let known = self.rows.iter().filter(|row| row.is_known()).count();
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

    /// Rows that have the same name: first those that say the same, then the others, if they have a name at all.
    fn by_name(&self, source: &Source<'_>, rows: &[Value], matches: &mut [Option<usize>]) {
        let fields = self.fields(source);
        let claimed: HashSet<usize> = matches.iter().flatten().copied().collect();
        let mut free: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, row) in self.rows.iter().enumerate() {
            if !claimed.contains(&index) {
                free.entry(fold(row.name(&self.tag)))
                    .or_default()
                    .push(index);
            }
        }
        for exactly in [true, false] {
            for (row, place) in rows.iter().zip(matches.iter_mut()) {
                let name = fold(name(&self.tag, row));
                if place.is_some() || says_nothing(row) || (name.is_empty() && !exactly) {
                    continue;
                }
                let Some(free) = free.get_mut(&name) else {
                    continue;
                };
                let says_the_same = |index: &usize| {
                    let other = self.rows.get(*index).map(|other| &other.first);
                    other.is_some_and(|other| differences(fields.iter().copied(), row, other) == 0)
                };
                let found = free
                    .iter()
                    .position(|index| !exactly || says_the_same(index));
                *place = found.map(|at| free.remove(at));
            }
        }
    }

    fn fields(&self, source: &Source<'_>) -> Vec<&'static Field> {
        let fields = registry().fields_of(&self.tag);
        fields
            .filter(|field| field.key() != "id" && source.holds(field))
            .collect()
    }

    /// Gives each new row an id: the first that a document gives it and that is free, else the lowest free
    /// number. A number that is `spoken_for` is not free.
    fn give_ids(&mut self, spoken_for: &HashSet<String>) {
        let Some(register) = REGISTERS.iter().find(|register| register.list == self.tag) else {
            return;
        };
        let ids = self.rows.iter().filter_map(|row| row.id.as_str());
        let mut taken: HashSet<String> = ids.map(fold).collect();
        let documents = &self.documents;
        for row in self.rows.iter_mut().filter(|row| !row.is_known()) {
            let said = documents.iter().zip(&row.in_documents);
            let mut wishes =
                said.filter_map(|(side, position)| Some(id(side.rows.get((*position)?)?)));
            let wish = wishes.find(|wish| !wish.is_empty() && taken.insert(fold(wish)));
            row.id = wish.map_or(Value::Null, |wish| json!(wish));
        }
        taken.extend(spoken_for.iter().cloned());
        let mut number = 1_usize;
        for row in self.rows.iter_mut().filter(|row| row.id.is_null()) {
            while !taken.insert(fold(&format!("{}{number}", register.letter))) {
                number += 1;
            }
            row.id = json!(format!("{}{number}", register.letter));
        }
    }
}
