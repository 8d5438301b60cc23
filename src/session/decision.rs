//! Choosing where documents say different things: keep what stands, take another answer, put all together.
//!
//! In: a plan that is open, and a field that its file leaves open. Out: every answer as people wrote it with who
//! gave it, and what can be done. Nobody has to type again what is there already.

use super::open_plan::OpenPlan;
use crate::document::same_prose;
use crate::merge::{Note, SaidToDecide, Undecided, as_commented, offered};
use crate::package::hash;
use crate::plan::references::several;
use crate::plan::{Directory, Field, Kind, Value};
use crate::template::{Terms, ValueWords};

/// Everything that can be chosen for a field, or for an entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// Every answer, that of the plan first.
    pub answers: Vec<SaidAnswer>,
    /// What comes of all answers together, where they can be put together.
    pub together: Option<Value>,
    /// The documents that an entry is no longer in; then it can be taken out.
    pub gone_from: Option<String>,
}

/// An answer, and who gave it.
#[derive(Clone, Debug, PartialEq)]
pub struct SaidAnswer {
    /// The documents that say so; none of an answer that only the plan has.
    pub documents: Option<String>,
    /// What the field then says.
    pub value: Option<Value>,
    /// The same as people wrote it; empty where nothing is said.
    pub shown: String,
}

impl OpenPlan {
    /// What can be chosen for a field that is left open.
    #[must_use]
    pub fn decision(&self, open: &Undecided, terms: &Terms) -> Decision {
        let spot = self.spot(&open.path);
        let words = ValueWords::new(self.numbered(), terms);
        let mut decision = Decision {
            answers: Vec::new(),
            together: None,
            gone_from: None,
        };
        let mut stands_from = None;
        for said in open.understood() {
            match said {
                SaidToDecide::GoneFrom(documents) => {
                    decision.gone_from = Some(documents.to_owned());
                }
                SaidToDecide::StandsFrom(documents) => stands_from = Some(documents.to_owned()),
                SaidToDecide::LeavesEmpty(documents) => {
                    decision
                        .answers
                        .push(SaidAnswer::of(documents, None, String::new()));
                }
                SaidToDecide::Has(documents, text) => {
                    let value = spot.and_then(|(field, _)| self.value_of(field, text));
                    let shown = match (spot, &value) {
                        (Some((field, _)), Some(value)) => words.text(field, value),
                        _ => text.to_owned(),
                    };
                    decision
                        .answers
                        .push(SaidAnswer::of(documents, value, shown));
                }
            }
        }
        if let Some((field, row)) = spot.filter(|_| !decision.answers.is_empty()) {
            let value = self.value(field, row).cloned();
            let shown = value.as_ref();
            let shown = shown.map_or_else(String::new, |value| words.text(field, value));
            let stands = SaidAnswer {
                documents: stands_from,
                value,
                shown,
            };
            decision.answers.insert(0, stands);
            decision.together = together(field, &decision.answers);
        }
        decision
    }

    /// What stands at a path, as the comments of its file write it.
    #[must_use]
    pub fn commented(&self, path: &str) -> String {
        let value = self.spot(path);
        as_commented(value.and_then(|(field, row)| self.value(field, row)))
    }

    /// What has been chosen in a field that was left open, and that said `stood`: what it says now, against all
    /// the others. Hashes, so that no answer stands in two files.
    #[must_use]
    pub fn choices_made(&self, open: &Undecided, stood: &str) -> Vec<String> {
        let kept = self.commented(&open.path);
        let others = open.understood().filter_map(offered);
        let others = others.chain(std::iter::once(stood));
        let others = others.filter(|other| *other != kept || kept.is_empty());
        let made = others.map(|other| choice(&open.path, &kept, other));
        made.collect()
    }

    /// The value that a comment writes as a plan file does. Entries are looked up, as their names may hold
    /// what parts them.
    fn value_of(&self, field: &Field, text: &str) -> Option<Value> {
        if let (Kind::References, Some(to)) = (field.kind, &field.to) {
            let directory = Directory::of(self.entries(to));
            let items = several(text, &|item| directory.position(item).is_some());
            if let Some(items) = items {
                return Some(Value::List(
                    items.iter().map(|item| Value::reference(item)).collect(),
                ));
            }
        }
        let text = match (field.kind, text) {
            (Kind::YesNo, "yes") => "true",
            (Kind::YesNo, "no") => "false",
            (_, text) => text,
        };
        Value::read(field, text).ok().flatten()
    }
}

/// That somebody has dealt with a note of a reader, as it stands in a plan file.
#[must_use]
pub fn dealt_with(note: &Note) -> String {
    choice("", "", &note.text)
}

/// That the field at a path shall keep saying the one, and not the other, as the comments of a plan file write
/// them.
pub(super) fn choice(path: &str, kept: &str, other: &str) -> String {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = [path, &words(kept), &words(other)].join("\n");
    hash(text.as_bytes())
}

impl SaidAnswer {
    fn of(documents: &str, value: Option<Value>, shown: String) -> Self {
        Self {
            documents: Some(documents.to_owned()),
            value,
            shown,
        }
    }
}

/// All answers in the order read, each once; none where a field has room for only one of them.
fn together(field: &Field, answers: &[SaidAnswer]) -> Option<Value> {
    let values: Vec<&Value> = answers
        .iter()
        .filter_map(|answer| answer.value.as_ref())
        .collect();
    if values.len() < 2 {
        return None;
    }
    if field.many {
        let mut items: Vec<Value> = Vec::new();
        for item in values.iter().flat_map(|value| value.items()) {
            if !items.contains(item) {
                items.push(item.clone());
            }
        }
        return Some(Value::List(items));
    }
    let sign = match field.kind {
        Kind::Prose => "\n\n",
        Kind::Text => "\n",
        Kind::Line => "; ",
        _ => return None,
    };
    let mut texts: Vec<&str> = Vec::new();
    for text in values.iter().filter_map(|value| value.as_str()) {
        if !texts.iter().any(|known| says_the_same(field, known, text)) {
            texts.push(text);
        }
    }
    let text = texts.join(sign);
    Some(match field.kind {
        Kind::Prose => Value::prose(&text),
        Kind::Text => Value::plain(&text),
        _ => Value::line(&text),
    })
}

fn says_the_same(field: &Field, one: &str, other: &str) -> bool {
    if field.kind == Kind::Prose {
        same_prose(one, other)
    } else {
        one.trim().to_lowercase() == other.trim().to_lowercase()
    }
}
