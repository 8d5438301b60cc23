//! Every answer of a plan as words to be remembered, in one form however it is written.
//!
//! An answer counts as kept only where it cannot be one that people typed. An entry with an id is known by
//! that, wherever its row stands. One without is known by its name, if no other has it; else only as a whole,
//! by all it says.

use super::hashes::{Hashes, Remembered};
use crate::document::kept_prose;
use crate::plan::directory::fold;
use crate::plan::{Directory, Field, Path, Row, Value, Values};
use std::collections::{BTreeSet, HashMap};

/// The answers of a plan at some paths, without those that say nothing, and without ids.
pub(super) struct Answers {
    answers: Vec<Answer>,
    entries: Vec<Entry>,
}

/// An answer of a plan.
struct Answer {
    /// Its path in the plan.
    path: Path,
    /// The path by which it is remembered, if it is known by itself.
    key: Option<String>,
    /// What it says: references by id, where their entry has one.
    words: String,
}

/// An entry without an id, as a whole.
struct Entry {
    /// The paths of its answers.
    paths: Vec<Path>,
    /// Its list, and hashes of all its answers.
    whole: String,
    /// Which of the entries that say the same it is, counted from 1, and how many those are.
    nth: usize,
    of: usize,
}

/// What an entry without an id says.
struct Said<'p> {
    row: &'p Row,
    answers: Vec<(&'p Field, Answer)>,
}

impl Answers {
    /// The answers at the paths that are `wanted`.
    pub(super) fn of(plan: &Values, wanted: impl Fn(&Path) -> bool) -> Self {
        let directories = directories(plan);
        let answer = |field: &Field, value: &Value, path: Path| {
            let directory = field.to.as_deref().and_then(|to| directories.get(to));
            let words = words(value, directory).filter(|_| wanted(&path))?;
            let key = Some(path.to_string());
            Some(Answer { path, key, words })
        };
        let singles = plan.registry().singles().iter();
        let singles =
            singles.filter_map(|field| answer(field, plan.single(field)?, Path::of(&field.tag)));
        let mut all = Self {
            answers: singles.collect(),
            entries: Vec::new(),
        };
        for (_, rows) in plan.lists() {
            let mut without_id = Vec::new();
            for (index, row) in rows.iter().enumerate() {
                let path = row.path(index);
                let said = row.said().filter(|(field, _)| !field.is_id());
                let said = said.filter_map(|(field, value)| {
                    Some((field, answer(field, value, path.field(field))?))
                });
                if row.id().is_some() {
                    all.answers.extend(said.map(|(_, answer)| answer));
                } else {
                    let answers = said.collect();
                    without_id.push(Said { row, answers });
                }
            }
            without_id.retain(|said| !said.answers.is_empty());
            all.add(without_id);
        }
        all
    }

    /// Adds the entries of a list that have no ids.
    fn add(&mut self, rows: Vec<Said<'_>>) {
        let names = counted(rows.iter().filter_map(Said::name));
        let wholes = counted(rows.iter().map(Said::whole));
        let mut seen: HashMap<String, usize> = HashMap::new();
        for said in rows {
            let whole = said.whole();
            let nth = seen.entry(whole.clone()).or_default();
            *nth += 1;
            let paths = said.answers.iter().map(|(_, answer)| answer.path.clone());
            self.entries.push(Entry {
                paths: paths.collect(),
                nth: *nth,
                of: wholes.get(&whole).copied().unwrap_or(*nth),
                whole,
            });
            let name = said.name().filter(|name| names.get(name) == Some(&1));
            self.answers.extend(said.known_by(name));
        }
    }

    /// Remembers them.
    pub(super) fn remember(&self, hashes: &mut Hashes) {
        for Answer { key, words, .. } in &self.answers {
            if let Some(key) = key {
                hashes.remember(Remembered::Answer(key, words));
            }
        }
        for Entry { whole, nth, .. } in &self.entries {
            hashes.remember(Remembered::Entry(whole, *nth));
        }
    }

    /// The paths of those that are remembered. Of entries that say the same, none is where there are more
    /// than there were: nobody can tell which of them was typed.
    pub(super) fn kept(self, hashes: &Hashes) -> BTreeSet<Path> {
        let is_kept = |Answer { key, words, .. }: &Answer| {
            let mut key = key.iter();
            key.any(|key| hashes.has(Remembered::Answer(key, words)))
        };
        let answers = self.answers.into_iter().filter(is_kept);
        let answers = answers.map(|answer| answer.path);
        let is_whole = |entry: &Entry| hashes.has(Remembered::Entry(&entry.whole, entry.of));
        let entries = self.entries.into_iter().filter(is_whole);
        answers
            .chain(entries.flat_map(|entry| entry.paths))
            .collect()
    }
}

impl Said<'_> {
    /// The hash of its name, in whatever case; none where it shows no name.
    fn name(&self) -> Option<u32> {
        let name = self.row.list().name()?;
        let (field, name) = self.answers.iter().find(|(field, _)| *field == name)?;
        Some(hash(field, &fold(&name.words)))
    }

    /// Its list, and hashes of all its answers.
    fn whole(&self) -> String {
        let hashes = self.answers.iter();
        let hashes = hashes.map(|(field, answer)| format!("{:08x}", hash(field, &answer.words)));
        let list = self.row.list().tag.to_string();
        std::iter::once(list)
            .chain(hashes)
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// Its answers, each known by this name and its field; by nothing where there is no name.
    fn known_by(self, name: Option<u32>) -> impl Iterator<Item = Answer> {
        let list = &self.row.list().tag;
        self.answers.into_iter().map(move |(field, answer)| Answer {
            key: name.map(|name| format!("{list}[{name:08x}].{}", field.key())),
            ..answer
        })
    }
}

/// How often each of these is there.
fn counted<T: Eq + std::hash::Hash>(all: impl Iterator<Item = T>) -> HashMap<T, usize> {
    let mut counts = HashMap::new();
    for one in all {
        *counts.entry(one).or_default() += 1;
    }
    counts
}

/// The entries of each list that references point into.
fn directories(plan: &Values) -> HashMap<&str, Directory> {
    let registers = plan.registry().registers();
    let directories = registers.map(|list| (&*list.tag, Directory::new(plan.rows(&list.tag))));
    directories.collect()
}

fn hash(field: &Field, words: &str) -> u32 {
    Remembered::Answer(&field.tag, words).hash()
}

/// What a value says in one form: of an amount its shortest digits, everything but prose as it is.
fn words(value: &Value, directory: Option<&Directory>) -> Option<String> {
    let one = |value: &Value| match value {
        Value::Prose(text) => kept_prose(text),
        Value::Money(money) => money.0.normalize().to_string(),
        Value::Number(number) => number.0.normalize().to_string(),
        Value::Percent(percent) => percent.0.normalize().to_string(),
        single => {
            let text = single.to_string();
            let entry = directory.and_then(|directory| directory.find(&text));
            let id = entry.map(|entry| entry.id.clone());
            id.filter(|id| !id.is_empty()).unwrap_or(text)
        }
    };
    let text = match value {
        Value::List(items) => {
            let said = items.iter().filter(|item| !item.is_blank());
            let items: Vec<String> = said.map(|item| one(&trimmed(item))).collect();
            items.join("\n")
        }
        single => one(single),
    };
    (!text.trim().is_empty()).then_some(text)
}

/// An item of a list without space at its ends.
fn trimmed(item: &Value) -> Value {
    match item {
        Value::Line(text) => Value::Line(text.trim().to_owned()),
        Value::Reference(text) => Value::Reference(text.trim().to_owned()),
        other => other.clone(),
    }
}
