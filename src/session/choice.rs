//! What can be chosen in a field of a plan that is open.
//!
//! In: the plan, a field, and what codes are called. Out: each value with its label, and whether it is there
//! already. Words that name no entry can be chosen as they are: nobody loses them by choosing something else.

use super::open_plan::OpenPlan;
use crate::plan::{Directory, Field, Kind, Value};
use crate::template::Terms;

/// A value that can be chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// What the field then says.
    pub value: Value,
    /// What people call it.
    pub label: String,
    /// Whether the field says so now.
    pub is_chosen: bool,
}

impl OpenPlan {
    /// What can be chosen in a field; nothing where people write what they like.
    #[must_use]
    pub fn choices(&self, field: &Field, row: Option<usize>, terms: &Terms) -> Option<Vec<Choice>> {
        let now = self.value(field, row).map_or(&[][..], Value::items);
        let choice = |value: Value, label: String| Choice {
            is_chosen: now.contains(&value),
            value,
            label,
        };
        if let Some(codes) = &field.codes {
            let code = |code: &String| {
                let label = terms.code(&codes.name, code).to_owned();
                choice(Value::Code(code.clone().into()), label)
            };
            return Some(codes.all.iter().map(code).collect());
        }
        if let Some(list) = &field.labels {
            let labels = self.labels(list)?;
            let label = |label: String| choice(Value::line(&label), label);
            return Some(labels.into_iter().map(label).collect());
        }
        match (&field.to, field.kind) {
            (_, Kind::YesNo) => {
                let answers = [("yes", true), ("no", false)];
                let answer = |(word, yes)| choice(Value::YesNo(yes), terms.word(word).to_owned());
                Some(answers.map(answer).into())
            }
            (Some(to), _) if !field.mention => Some(self.entries_and_words(to, now)),
            _ => None,
        }
    }

    /// The entries of a list, then what a field says that names none of them.
    fn entries_and_words(&self, list: &str, now: &[Value]) -> Vec<Choice> {
        let entries = self.entries(list);
        let directory = Directory::of(entries.clone());
        let position = |value: &Value| directory.position(value.as_str()?);
        let named: Vec<Option<usize>> = now.iter().map(position).collect();
        let entries = entries.into_iter().enumerate().map(|(at, entry)| Choice {
            value: Value::reference(&entry.id),
            label: entry.shown(),
            is_chosen: named.contains(&Some(at)),
        });
        let words = now.iter().zip(&named).filter(|(_, named)| named.is_none());
        let words = words.filter(|(value, _)| !value.is_blank());
        let words = words.map(|(value, _)| Choice {
            value: value.clone(),
            label: format!("“{value}”"),
            is_chosen: true,
        });
        entries.chain(words).collect()
    }
}
