//! From markers to what stands at them: answers with label, prompt, kind and value.

use super::context::{is_blank, value_of};
use super::format::{long_date, money};
use super::marker::{Marker, RowAt};
use super::{Edition, Terms};
use crate::document::{Answer, Choice, Entry, Insertion, Kind, Presentation, Value, prose};
use crate::plan::registry::{self, Field, registry};
use crate::plan::rows::{Directory, REGISTERS, row_path, rows};
use crate::plan::scalar::{Currency, Date};
use serde_json::Value as Json;
use std::collections::HashMap;

/// What stands between the items of a list that people type: `Carers; Staff`.
const ITEM_SEPARATOR: &str = "; ";

/// What stands at each marker.
pub(super) fn insertions(
    markers: Vec<Marker>,
    data: &Json,
    edition: &Edition,
    terms: &Terms,
) -> Vec<Insertion> {
    let view = View::new(data, edition, terms);
    markers
        .into_iter()
        .map(|marker| view.insertion(marker))
        .collect()
}

/// Everything an answer is made from.
struct View<'a> {
    data: &'a Json,
    presentation: Presentation,
    terms: &'a Terms,
    currency: Currency,
    directories: HashMap<&'static str, Directory>,
}

impl<'a> View<'a> {
    fn new(data: &'a Json, edition: &Edition, terms: &'a Terms) -> Self {
        let currency = data.get("currency").and_then(Json::as_str);
        Self {
            data,
            presentation: edition.presentation(),
            terms,
            currency: currency.map_or_else(Currency::default, |code| Currency(code.to_owned())),
            directories: REGISTERS
                .iter()
                .map(|register| (register.list, Directory::new(data, *register)))
                .collect(),
        }
    }

    fn insertion(&self, marker: Marker) -> Insertion {
        match marker {
            Marker::Page => Insertion::PageNumber,
            Marker::Pages => Insertion::PageCount,
            Marker::Row { list, row } => Insertion::Row(Entry {
                key: self.path(&list, row).and_then(|path| {
                    path.get(list.len()..)
                        .map(|key| key.trim_matches(['.', '[', ']']).to_owned())
                }),
                list,
            }),
            Marker::Field { tag, row, open } => match registry().field(&tag) {
                Some(field) => Insertion::Answer(Box::new(self.answer(field, row, open))),
                None => Insertion::Nothing,
            },
        }
    }

    /// The path of a row; none for a spare one.
    fn path(&self, list: &str, row: RowAt) -> Option<String> {
        let RowAt::Entry(index) = row else {
            return None;
        };
        let entry = rows(self.data, list).get(index)?;
        Some(row_path(list, index, entry))
    }

    fn answer(&self, field: &Field, row: RowAt, open: bool) -> Answer {
        let wording = self.terms.field(field);
        let index = match row {
            RowAt::Entry(index) => Some(index),
            RowAt::Single | RowAt::Spare(_) => None,
        };
        let value = value_of(self.data, &field.tag, index);
        Answer {
            path: match &field.list {
                None => Some(field.tag.clone()),
                Some(list) => self
                    .path(list, row)
                    .map(|path| format!("{path}.{}", field.key())),
            },
            tag: field.tag.clone(),
            label: wording.label,
            prompt: self.prompt(row, wording.prompt),
            kind: self.kind(field),
            value: (!is_blank(value)).then(|| self.value(field, value)),
            presentation: match self.presentation {
                Presentation::Plain if open => Presentation::Control,
                presentation => presentation,
            },
        }
    }

    /// In a table the first spare row says what is wanted; more of the same would only be noise.
    fn prompt(&self, row: RowAt, prompt: String) -> String {
        match row {
            RowAt::Single | RowAt::Spare(0) => prompt,
            RowAt::Entry(_) | RowAt::Spare(_) => self.terms.word("prompt").to_owned(),
        }
    }

    fn kind(&self, field: &Field) -> Kind {
        match field.kind {
            registry::Kind::Prose => Kind::Prose,
            registry::Kind::Date => Kind::Date,
            registry::Kind::YesNo => Kind::YesNo,
            registry::Kind::Choice => Kind::Choice(self.choices(field)),
            _ => Kind::Text,
        }
    }

    fn choices(&self, field: &Field) -> Vec<Choice> {
        let codes = field.codes.iter().flat_map(|codes| {
            codes.all.iter().map(|code| Choice {
                code: code.clone(),
                label: self.terms.code(&codes.name, code).to_owned(),
            })
        });
        codes.collect()
    }

    fn value(&self, field: &Field, value: &Json) -> Value {
        match field.kind {
            registry::Kind::Prose => Value::Prose(prose(&shown(value))),
            registry::Kind::YesNo => Value::YesNo(value.as_bool().unwrap_or_default()),
            registry::Kind::Date => self.date(value),
            _ => Value::Text(self.text(field, value)),
        }
    }

    fn date(&self, value: &Json) -> Value {
        match shown(value).parse::<Date>() {
            Ok(date) => Value::Date {
                shown: long_date(date, self.terms),
                day: date.day().map(|day| day.to_string()),
            },
            Err(_) => Value::Text(shown(value)),
        }
    }

    /// A value, or a list of values, as people read and type it.
    fn text(&self, field: &Field, value: &Json) -> String {
        if let Json::Array(items) = value {
            let items = items.iter().filter(|item| !is_blank(item));
            let items: Vec<String> = items.map(|item| self.text(field, item)).collect();
            return items.join(ITEM_SEPARATOR);
        }
        let text = shown(value);
        match field.kind {
            registry::Kind::Choice | registry::Kind::Choices => {
                let list = field.codes.as_ref().map_or("", |codes| codes.name.as_str());
                self.terms.code(list, &text).to_owned()
            }
            registry::Kind::Reference | registry::Kind::References => {
                let directory = field
                    .to
                    .as_deref()
                    .and_then(|list| self.directories.get(list));
                let found = directory.and_then(|directory| directory.find(&text));
                found.map_or(text, crate::plan::rows::Named::shown)
            }
            registry::Kind::Money => match text.parse() {
                Ok(amount) => money(amount, &self.currency.sign()),
                Err(_) => text,
            },
            registry::Kind::Percent => format!("{text}%"),
            _ => text,
        }
    }
}

/// A single value as text.
fn shown(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        Json::Null => String::new(),
        other => other.to_string(),
    }
}
