//! Which rows of the documents are one row.
//!
//! In: the rows of the plan and of each document. Out: the rows of all, each with its row in every document.
//! Rows are one if their id stood in the document when it was made; else by name, and of several that have it
//! the one that says the same; rows without a name only if they say the same. What is left is new.

use super::align::align;
use super::references::{Directories, in_plan};
use super::said::Said;
use super::same::{differences, distance};
use crate::plan::directory::fold;
use crate::plan::{self, Directory, Field, Named, Values, WordsForAll};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// A list of the plan and all documents.
pub(super) struct List {
    pub(super) tag: Arc<str>,
    /// The list of the plan.
    of_plan: Arc<plan::List>,
    pub(super) rows: Vec<Row>,
    /// What people write for every entry of it.
    pub(super) words_for_all: WordsForAll,
    /// The list in each document.
    documents: Vec<Side>,
    /// Its entries, by the ids that they have in the plan that comes out.
    directory: Directory,
}

/// A list in one document.
struct Side {
    /// Its rows, with references by the ids of the plan that comes out.
    rows: Vec<plan::Row>,
    /// For each, which row of the list it is; none if it says nothing.
    matches: Vec<Option<usize>>,
}

/// A row of the plan, of some documents, or of both.
pub(super) struct Row {
    /// What the plan says of it; nothing if it is new.
    pub(super) plan: Option<plan::Row>,
    /// The same, or what the first document says of it, with references by id.
    pub(super) first: plan::Row,
    /// Whether its id is more than what somebody typed.
    given: bool,
    /// Its id in the plan that comes out; none in lists that have none.
    pub(super) id: Option<String>,
    /// For each document, the position of its row there.
    in_documents: Vec<Option<usize>>,
    /// The documents out of which somebody took it.
    pub(super) removed_from: Vec<usize>,
}

impl Row {
    /// Whether it is in the plan.
    pub(super) fn is_known(&self) -> bool {
        self.plan.is_some()
    }

    /// What it is called: in the plan, or in the first document.
    pub(super) fn name(&self) -> &str {
        self.first.name()
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
        list: &Arc<plan::List>,
        plan: &Values,
        directories: &Directories<'_>,
        documents: &[Said<'_>],
        (before, spoken_for): (&[Self], &HashSet<String>),
    ) -> Self {
        let known = plan.rows(&list.tag).iter().map(|row| Row {
            first: in_plan(before, None, &directories.by_id(row)),
            given: true,
            id: row.id().map(str::to_owned),
            plan: Some(row.clone()),
            in_documents: vec![None; documents.len()],
            removed_from: Vec::new(),
        });
        let mut found = Self {
            tag: Arc::clone(&list.tag),
            of_plan: Arc::clone(list),
            rows: known.collect(),
            words_for_all: plan.registry().words_for_all(&list.tag).clone(),
            documents: Vec::new(),
            directory: Directory::default(),
        };
        for (at, said) in documents.iter().enumerate() {
            let rows = said.rows(&list.tag).iter();
            let rows = rows.map(|row| in_plan(before, Some((at, said)), row));
            let rows: Vec<plan::Row> = rows.collect();
            let matches = found.add(at, said, &rows, documents.len());
            found.documents.push(Side { rows, matches });
        }
        found.give_ids(spoken_for);
        let named = found.rows.iter().map(|row| Named {
            id: row.id.clone().unwrap_or_default(),
            name: row.name().to_owned(),
        });
        found.directory = Directory::of(named);
        found
    }

    /// The list of the plan.
    pub(super) fn list(&self) -> &Arc<plan::List> {
        &self.of_plan
    }

    /// The id of the entry that a reference means, whoever has it.
    pub(super) fn id(&self, reference: &str) -> Option<&str> {
        let found = self.directory.find(reference)?;
        Some(found.id.as_str()).filter(|id| !id.is_empty())
    }

    /// The ids of all entries but those that somebody took out; none where there is no entry.
    pub(super) fn every_id(&self) -> Option<Vec<String>> {
        let staying = self.rows.iter().filter(|row| row.removed_from.is_empty());
        let ids: Vec<String> = staying.filter_map(|row| row.id.clone()).collect();
        (!ids.is_empty()).then_some(ids)
    }

    /// Which of these rows a row of a document is.
    pub(super) fn index_in(&self, document: usize, position: usize) -> Option<usize> {
        *self.documents.get(document)?.matches.get(position)?
    }

    /// What a document says of a row.
    pub(super) fn said(&self, document: usize, row: &Row) -> Option<&plan::Row> {
        let side = self.documents.get(document)?;
        side.rows.get(row.position_in(document)?)
    }

    /// Adds the rows of a document, and gives back for each which of these it is.
    fn add(
        &mut self,
        at: usize,
        said: &Said<'_>,
        rows: &[plan::Row],
        documents: usize,
    ) -> Vec<Option<usize>> {
        let mut matches = vec![None; rows.len()];
        self.by_id(said, rows, &mut matches);
        if said.current {
            self.by_position(said, rows, &mut matches);
        }
        self.by_name(said, rows, &mut matches);
        for (position, (row, index)) in rows.iter().zip(&mut matches).enumerate() {
            let given = said.was_given(row);
            // What the plan has lost since, an old document does not bring back.
            let gone = said.is_old_row(position, row);
            if index.is_none() && !gone && (given || !row.is_blank()) {
                *index = Some(self.rows.len());
                self.rows.push(Row {
                    plan: None,
                    first: row.clone(),
                    given,
                    id: None,
                    in_documents: vec![None; documents],
                    removed_from: Vec::new(),
                });
            }
            let found = index.and_then(|index| self.rows.get_mut(index));
            if let Some(place) = found.and_then(|row| row.in_documents.get_mut(at)) {
                *place = Some(position);
            }
        }
        if said.current && said.holds_list(&self.tag) {
            self.note_removed(at, said);
        }
        matches
    }

    /// Notes the rows that a document showed when it was made, and shows no longer. A copy for one funder never
    /// held the rows of the others; and an entry of which it shows no field, or that says nothing, is not to be
    /// seen.
    fn note_removed(&mut self, at: usize, said: &Said<'_>) {
        for row in self.rows.iter_mut().filter(|row| row.is_known()) {
            let stood = match row.first.id() {
                None => {
                    let mut fields = row.first.said();
                    fields.any(|(field, value)| said.holds(field) && !value.is_blank())
                }
                Some(_) => said.was_given(&row.first),
            };
            if stood && row.position_in(at).is_none() {
                row.removed_from.push(at);
            }
        }
    }

    /// Rows whose id stood in the document when it was made.
    fn by_id(&self, said: &Said<'_>, rows: &[plan::Row], matches: &mut [Option<usize>]) {
        let given: HashMap<String, usize> = self
            .rows
            .iter()
            .enumerate()
            .filter(|(_, row)| row.given)
            .filter_map(|(index, row)| Some((fold(row.first.id()?), index)))
            .collect();
        let mut taken = HashSet::new();
        for (row, place) in rows.iter().zip(matches) {
            let Some(id) = row.id().filter(|_| said.was_given(row)) else {
                continue;
            };
            *place = given
                .get(&fold(id))
                .copied()
                .filter(|index| taken.insert(*index));
        }
    }

    /// Rows of lists without ids, in a document that was made from this very plan.
    fn by_position(&self, said: &Said<'_>, rows: &[plan::Row], matches: &mut [Option<usize>]) {
        if self.of_plan.has_ids() {
            return;
        }
        let fields = self.fields(said);
        let known = self.rows.iter().filter(|row| row.is_known()).count();
        let found = align(known, rows.len(), fields.len(), |old, new| {
            match (self.rows.get(old), rows.get(new)) {
                (Some(old), Some(new)) => distance(&fields, &old.first, new),
                _ => fields.len(),
            }
        });
        for (place, found) in matches.iter_mut().zip(found) {
            *place = found;
        }
    }

    /// Rows that have the same name: first those that say the same, then the others, if they have a name at all.
    fn by_name(&self, said: &Said<'_>, rows: &[plan::Row], matches: &mut [Option<usize>]) {
        let fields = self.fields(said);
        let claimed: HashSet<usize> = matches.iter().flatten().copied().collect();
        let mut free: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, row) in self.rows.iter().enumerate() {
            if !claimed.contains(&index) {
                free.entry(fold(row.name())).or_default().push(index);
            }
        }
        for exactly in [true, false] {
            for (row, place) in rows.iter().zip(matches.iter_mut()) {
                let name = fold(row.name());
                if place.is_some() || row.is_blank() || (name.is_empty() && !exactly) {
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

    fn fields(&self, said: &Said<'_>) -> Vec<&Field> {
        let fields = self.of_plan.fields.iter();
        fields
            .filter(|field| !field.is_id() && said.holds(field))
            .collect()
    }

    /// Gives each new row an id: the first that a document gives it and that is free, else the lowest free
    /// number. A number that is `spoken_for` is not free.
    fn give_ids(&mut self, spoken_for: &HashSet<String>) {
        if !self.of_plan.has_ids() {
            return;
        }
        let ids = self.rows.iter().filter_map(|row| row.id.as_deref());
        let mut taken: HashSet<String> = ids.map(fold).collect();
        let documents = &self.documents;
        for row in self.rows.iter_mut().filter(|row| !row.is_known()) {
            let said = documents.iter().zip(&row.in_documents);
            let mut wishes = said.filter_map(|(side, position)| side.rows.get((*position)?)?.id());
            let wish = wishes.find(|wish| taken.insert(fold(wish)));
            row.id = wish.map(str::to_owned);
        }
        let ids = self.rows.iter().map(|row| row.id.as_deref());
        let free = self.of_plan.free_ids(ids, spoken_for.iter().cloned());
        for (row, id) in self.rows.iter_mut().zip(free) {
            row.id = id.map(|id| id.0).or(row.id.take());
        }
    }
}
