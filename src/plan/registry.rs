//! The registry: every field and every list of a plan, with all that is declared of them.
//!
//! In: the JSON Schema of [`super::Plan`], which comes from the Rust types. Out: a [`Registry`], and
//! what in the declarations does not fit together. A tag is a path without rows:
//! `stakeholders.route`. It is a value that is handed on: nothing asks for it behind anybody's back.
//!
//! What is declared stands at the Rust field, in `#[schemars(extend(…))]`:
//!
//! | key | at | what it says |
//! |---|---|---|
//! | `x-held` | a part, a list or a field | `word`, `workbook`, `both` or `plan-file`; for all that lies below |
//! | `x-topic` | the answer to a question in words | that there is this question, by the key of the field, and what it asks for in a few words |
//! | `x-question` | a part, a list or a field | the key of the question that asks for it; for all that lies below |
//! | `x-adds` | the same | that it adds to an answer, and is none by itself; for all that lies below |
//! | `x-rank` | a list or a field | when an interview asks for it |
//! | `x-letter` | the id of an entry | the letter that ids begin with |
//! | `x-name` | a field of an entry | that people call an entry by it |
//! | `x-to` | a reference | the list it points into |
//! | `x-labels` | a line | the list whose entries' labels it repeats |
//! | `x-about-the-plan` | a list | that it speaks about the plan rather than for it |
//! | `x-approving` | a list or a field | that it is about approving: a change of it takes no approval back |
//! | `x-cell` | a field in no list | the name of its cell in the workbook |
//! | `x-personal` | a field | that it stays out of what goes to outsiders |
//! | `x-required` | a field | the uses of a plan for which it has to say something |
//! | `x-most-words` | a text | how many words it may have |
//!
//! Kinds, codes and ranges come with the types of the values.

mod declared;

use super::field::{Field, ID, Kind, List};
use super::house::{EXTRA, House};
use super::question::Question;
use super::scalar::Line;
use super::{WordsForAll, schema};
use declared::{Declared, field, kind, properties, text};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, LazyLock};

/// Every field and list of the plan.
#[derive(Clone, Debug, Default)]
pub struct Registry {
    singles: Vec<Field>,
    lists: Vec<Arc<List>>,
    by_tag: HashMap<Arc<str>, Position>,
    /// The fields in the order of the plan.
    order: Vec<Position>,
    /// The parts of a plan, in its order, without what a house adds.
    parts: Vec<Part>,
    /// What a house adds, below `extra`.
    of_house: Vec<Part>,
    /// By number.
    questions: Vec<Question>,
    /// What people write for every entry of a list, by its tag.
    for_all: BTreeMap<String, WordsForAll>,
}

/// A part of the plan, by its key.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) key: String,
    pub(super) holds: Holds,
}

/// What a part of the plan holds.
#[derive(Clone, Debug)]
pub(super) enum Holds {
    /// A single value, by its position among them.
    Single(usize),
    /// A list, by its position among them.
    List(usize),
    /// More parts.
    Parts(Vec<Part>),
}

/// Where a field stands.
#[derive(Clone, Copy, Debug)]
enum Position {
    Single(usize),
    InList(usize, usize),
}

/// Made once: it never changes while the program runs.
static BUILT_IN: LazyLock<Arc<Registry>> = LazyLock::new(|| Arc::new(Registry::new(&schema()).0));

impl Registry {
    /// The fields of coplan's own plan.
    #[must_use]
    pub fn built_in() -> Arc<Self> {
        Arc::clone(&BUILT_IN)
    }

    /// The fields of coplan's own plan with those that a house adds, and the questions in the order of the house.
    #[must_use]
    pub fn of(house: &House) -> Arc<Self> {
        let mut registry = match house.adds_fields() {
            false if house.questions.is_none() => return Self::built_in(),
            false => Self::clone(&BUILT_IN),
            true => Self::new(&house.schema()).0,
        };
        if let Some(order) = &house.questions {
            registry.put_in_order(order.iter().map(Line::as_str));
        }
        Arc::new(registry)
    }

    /// Leaves only these questions, and numbers them in this order.
    fn put_in_order<'k>(&mut self, order: impl Iterator<Item = &'k str>) {
        let asked = order.filter_map(|key| self.question(key).cloned());
        let numbered = asked.enumerate().map(|(at, question)| Question {
            number: at + 1,
            ..question
        });
        self.questions = numbered.collect();
    }

    /// The same fields, with what people write for every entry of a list, by its tag: `everyone`. Which words
    /// these are, each language of the house says, and the first of each stands in documents.
    #[must_use]
    pub fn with_words_for_all(&self, words: BTreeMap<String, Vec<Vec<String>>>) -> Self {
        let words = words.into_iter();
        Self {
            for_all: words
                .map(|(list, words)| (list, WordsForAll::new(words)))
                .collect(),
            ..self.clone()
        }
    }

    /// What people write for every entry of a list.
    #[must_use]
    pub fn words_for_all(&self, list: &str) -> &WordsForAll {
        const NONE: &WordsForAll = &WordsForAll::none();
        self.for_all.get(list).unwrap_or(NONE)
    }

    /// The registry of a schema, and what in its declarations does not fit together.
    pub(super) fn new(schema: &Value) -> (Self, Vec<String>) {
        let mut registry = Self::default();
        registry.parts = registry.collect(schema, "", &Declared::default());
        if let Some(at) = registry.parts.iter().position(|part| part.key == EXTRA)
            && let Holds::Parts(of_house) = registry.parts.remove(at).holds
        {
            registry.of_house = of_house;
        }
        let faults = registry.faults();
        (registry, faults)
    }

    fn collect(&mut self, schema: &Value, path: &str, above: &Declared) -> Vec<Part> {
        let mut parts = Vec::new();
        for (key, property) in properties(schema) {
            let tag: Arc<str> = match path {
                "" => key.as_str().into(),
                path => format!("{path}.{key}").into(),
            };
            let mut declared = above.with(property);
            if let Some(topic) = text(property, "x-topic") {
                declared.question = Some(self.add_question(key, &tag, topic));
            }
            let holds = if let Some(kind) = kind(property) {
                let position = self.singles.len();
                let field = field(property, Arc::clone(&tag), &tag, kind, &declared);
                self.enter(tag, Position::Single(position));
                self.singles.push(Field { position, ..field });
                Holds::Single(position)
            } else if let Some(items) = property.get("items") {
                self.add_list(property, items, tag, &declared);
                Holds::List(self.lists.len() - 1)
            } else if property.contains_key("properties") {
                let schema = Value::Object(property.clone());
                Holds::Parts(self.collect(&schema, &tag, &declared))
            } else {
                continue;
            };
            let key = key.clone();
            parts.push(Part { key, holds });
        }
        parts
    }

    /// The questions are numbered as their answers in words follow each other; gives the key of this one.
    fn add_question(&mut self, key: &str, answer: &Arc<str>, topic: &str) -> Arc<str> {
        let key: Arc<str> = key.into();
        self.questions.push(Question {
            number: self.questions.len() + 1,
            key: Arc::clone(&key),
            answer: Arc::clone(answer),
            topic: topic.into(),
        });
        key
    }

    fn enter(&mut self, tag: Arc<str>, position: Position) {
        self.by_tag.insert(tag, position);
        self.order.push(position);
    }

    fn add_list(
        &mut self,
        property: &Map<String, Value>,
        items: &Value,
        tag: Arc<str>,
        declared: &Declared,
    ) {
        let mut list = List {
            question: declared.question.clone(),
            adds: declared.adds,
            rank: property.get("x-rank").and_then(Value::as_u64),
            about_the_plan: property.contains_key("x-about-the-plan"),
            ..List::default()
        };
        for (position, (key, property)) in properties(items).enumerate() {
            let Some(kind) = kind(property) else { continue };
            let declared = declared.with(property);
            let whole: Arc<str> = format!("{tag}.{key}").into();
            if key == ID {
                list.id = Some(position);
                list.letter = text(property, "x-letter").and_then(|letter| letter.chars().next());
            }
            if property.contains_key("x-name") {
                list.name = Some(position);
            }
            let field = field(property, Arc::clone(&whole), key, kind, &declared);
            self.enter(whole, Position::InList(self.lists.len(), position));
            list.fields.push(Field {
                list: Some(Arc::clone(&tag)),
                position,
                ..field
            });
        }
        list.tag = tag;
        self.lists.push(Arc::new(list));
    }

    /// What is declared and cannot be: an editor of the types sees it in a test.
    fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        for field in self.fields() {
            let to = field.to.as_ref().map(|to| self.list(to));
            if to.is_some_and(|list| list.is_none_or(|list| !list.has_ids())) {
                faults.push(format!("`{}`: `x-to` names no list with ids", field.tag));
            }
            let labels = field.labels.as_ref().map(|list| self.list(list));
            if labels.is_some_and(|list| list.and_then(|list| list.name()).is_none()) {
                faults.push(format!(
                    "`{}`: `x-labels` names no list with names",
                    field.tag
                ));
            }
            let is_reference = matches!(field.kind, Kind::Reference | Kind::References);
            if is_reference != field.to.is_some() {
                faults.push(format!(
                    "`{}`: a reference says where it points, and nothing else does",
                    field.tag
                ));
            }
            let question = field.question.as_ref().map(|key| self.question(key));
            if question.is_some_and(|question| question.is_none()) {
                faults.push(format!(
                    "`{}`: `x-question` is none of the questions",
                    field.tag
                ));
            }
        }
        for list in &self.lists {
            if list.id.is_some() != list.has_ids() {
                faults.push(format!("`{}`: an id has an `x-letter`", list.tag));
            }
        }
        faults
    }

    /// Every field, in the order of the plan file.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.order.iter().filter_map(|at| self.at(*at))
    }

    fn at(&self, position: Position) -> Option<&Field> {
        match position {
            Position::Single(at) => self.singles.get(at),
            Position::InList(list, at) => self.lists.get(list)?.fields.get(at),
        }
    }

    /// The fields that are in no list, in the order of the plan file.
    #[must_use]
    pub fn singles(&self) -> &[Field] {
        &self.singles
    }

    /// The repeated lists, in the order of the plan file.
    pub fn lists(&self) -> impl Iterator<Item = &Arc<List>> {
        self.lists.iter()
    }

    /// The lists whose entries have ids.
    pub fn registers(&self) -> impl Iterator<Item = &Arc<List>> {
        self.lists().filter(|list| list.has_ids())
    }

    /// The list with this tag.
    #[must_use]
    pub fn list(&self, tag: &str) -> Option<&Arc<List>> {
        self.lists.iter().find(|list| &*list.tag == tag)
    }

    /// The field with this tag.
    #[must_use]
    pub fn field(&self, tag: &str) -> Option<&Field> {
        self.at(*self.by_tag.get(tag)?)
    }

    /// The fields of a repeated list, in the order of the plan file.
    #[must_use]
    pub fn fields_of(&self, list: &str) -> &[Field] {
        self.list(list).map_or(&[], |list| &list.fields)
    }

    /// The questions that a plan answers, by number.
    #[must_use]
    pub fn questions(&self) -> &[Question] {
        &self.questions
    }

    /// The question with this key: `achieve`.
    #[must_use]
    pub fn question(&self, key: &str) -> Option<&Question> {
        self.questions.iter().find(|question| &*question.key == key)
    }

    /// The question that the field with this tag answers in words: `answers.achieve`.
    #[must_use]
    pub fn question_answered_by(&self, tag: &str) -> Option<&Question> {
        let mut questions = self.questions.iter();
        questions.find(|question| &*question.answer == tag)
    }

    /// The parts of a plan, in its order, without what a house adds.
    pub(super) fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The parts that a house adds, which stand below `extra`.
    pub(super) fn parts_of_house(&self) -> &[Part] {
        &self.of_house
    }
}

#[cfg(test)]
mod tests;
