//! The questions as templates go through them: `{{#each questions}}`.
//!
//! In: the values of a plan, and which partials there are. Out: the context's `questions`, each with its number, its
//! answer, what stands beside it; `canvas_rows`, the same in two rows; and what a house asks under none of them. Nothing is known here of wording.

use super::calls::OF_QUESTIONS;
use crate::plan::{Field, Held, List, Question, Registry, Values, is_blank, is_of_house};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What templates say themselves: partials by their names, and fields and lists by their tags.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    /// The names of the partials.
    pub(super) partials: BTreeSet<String>,
    /// The fields and lists that each document places by name.
    pub(super) placed: BTreeMap<String, BTreeSet<String>>,
}

/// The keys of the context that go through the questions.
pub(super) fn questions(plan: &Values, document: &str, said: &Said) -> Map<String, Value> {
    let view = View {
        plan,
        placed: said.placed.get(document),
        said,
    };
    let questions = plan.registry().questions().iter();
    let all: Vec<Value> = questions.map(|question| view.question(question)).collect();
    let half = all.len().div_ceil(2).max(1);
    let rows: Vec<&[Value]> = all.chunks(half).collect();
    let mut keys = view.of_house(None);
    keys.insert("canvas_rows".to_owned(), json!(rows));
    keys.insert("questions".to_owned(), json!(all));
    keys
}

/// The same keys as a template may name them, whatever the plan.
pub(super) fn example() -> Map<String, Value> {
    let of_house = json!([{ "tag": "", "said": true }]);
    let question = json!({
        "number": 1, "key": "", "answer": "", "said": true,
        "guidance": "", "details": "", HOUSE_FIELDS: of_house, HOUSE_LISTS: of_house, HOUSE_SAID: true,
    });
    let keys = [
        ("canvas_rows", json!([[question]])),
        ("questions", json!([question])),
        (HOUSE_FIELDS, of_house.clone()),
        (HOUSE_LISTS, of_house),
        (HOUSE_SAID, json!(true)),
    ];
    keys.map(|(key, value)| (key.to_owned(), value))
        .into_iter()
        .collect()
}

/// What a house asks and no template places by its name.
const HOUSE_FIELDS: &str = "house_fields";
const HOUSE_LISTS: &str = "house_lists";
/// Whether the plan says anything of it.
const HOUSE_SAID: &str = "house_said";

struct View<'a> {
    plan: &'a Values,
    placed: Option<&'a BTreeSet<String>>,
    said: &'a Said,
}

impl View<'_> {
    fn registry(&self) -> &Arc<Registry> {
        self.plan.registry()
    }

    fn question(&self, question: &Question) -> Value {
        let mut keys = Map::new();
        keys.insert("number".to_owned(), json!(question.number));
        keys.insert("key".to_owned(), json!(&*question.key));
        keys.insert("answer".to_owned(), json!(&*question.answer));
        let said = self.plan.answers_in_words(question);
        keys.insert("said".to_owned(), json!(said));
        for folder in OF_QUESTIONS {
            let name = format!("{folder}/{}", question.key);
            let name = self.said.partials.contains(&name).then_some(name);
            keys.insert(folder.to_owned(), json!(name));
        }
        keys.extend(self.of_house(Some(question)));
        Value::Object(keys)
    }

    /// What a house asks under a question, or under none, and what no template places by its name.
    fn of_house(&self, question: Option<&Question>) -> Map<String, Value> {
        let key = question.map(|question| &question.key);
        let singles = self.registry().singles().iter().filter(|field| {
            let is_answer = self.registry().question_answered_by(&field.tag).is_some();
            let is_asked = self.asked(field.question.as_ref()) == key;
            is_asked && !is_answer && self.is_shown(&field.tag, field.held)
        });
        let lists = self.registry().lists().filter(|list| {
            let in_word = list.fields.iter().any(in_word);
            let is_asked = self.asked(list.question.as_ref()) == key;
            is_asked && in_word && self.is_shown(&list.tag, Held::Word)
        });
        let fields: Vec<Value> = singles.map(|field| self.field(field)).collect();
        let lists: Vec<Value> = lists.map(|list| self.list(list)).collect();
        let mut all = fields.iter().chain(&lists);
        let said = all.any(|one| one.get("said") == Some(&json!(true)));
        let keys = [
            (HOUSE_FIELDS, json!(fields)),
            (HOUSE_LISTS, json!(lists)),
            (HOUSE_SAID, json!(said)),
        ];
        keys.map(|(key, value)| (key.to_owned(), value))
            .into_iter()
            .collect()
    }

    /// The question that asks for something, if a plan answers it.
    fn asked<'q>(&'q self, key: Option<&'q Arc<str>>) -> Option<&'q Arc<str>> {
        key.filter(|key| self.registry().question(key).is_some())
    }

    fn is_shown(&self, tag: &str, held: Held) -> bool {
        is_of_house(tag)
            && matches!(held, Held::Word | Held::Both)
            && self.placed.is_none_or(|placed| !placed.contains(tag))
    }

    fn field(&self, field: &Field) -> Value {
        json!({ "tag": &*field.tag, "said": !is_blank(self.plan.single(field)) })
    }

    fn list(&self, list: &List) -> Value {
        json!({ "tag": &*list.tag, "said": !self.plan.rows(&list.tag).is_empty() })
    }
}

fn in_word(field: &Field) -> bool {
    matches!(field.held, Held::Word | Held::Both) && !field.is_id()
}
