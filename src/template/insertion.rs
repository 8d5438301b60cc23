//! From markers to what stands at them: answers with label, prompt, kind and value.

use super::format::{short_date, whole_date};
use super::marker::{Marker, RowAt};
use super::value_words::{ITEM_SEPARATOR, ValueWords};
use super::{Edition, Terms};
use crate::document::{
    Answer, AnswerKind, Choice, Entry, Image, Insertion, Picture, Presentation, Shown, prose,
};
use crate::plan::scalar::{Currency, Date};
use crate::plan::{Field, Kind, Path, Row, Value, Values, path};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What stands between numbers of entries: `S1, S2`.
const NUMBER_SEPARATOR: &str = ", ";

/// What stands at each marker.
pub(super) fn insertions(
    markers: Vec<Marker>,
    plan: &Values,
    currency: &Currency,
    edition: &Edition,
    terms: &Terms,
    images: &BTreeMap<String, Arc<Image>>,
) -> Vec<Insertion> {
    let view = View {
        plan,
        presentation: edition.presentation(),
        terms,
        images,
        words: ValueWords::in_currency(plan, currency, terms),
    };
    markers
        .into_iter()
        .map(|marker| view.insertion(marker))
        .collect()
}

/// Everything an answer is made from.
struct View<'a> {
    plan: &'a Values,
    presentation: Presentation,
    terms: &'a Terms,
    words: ValueWords<'a>,
    /// The pictures of the templates.
    images: &'a BTreeMap<String, Arc<Image>>,
}

impl View<'_> {
    fn insertion(&self, marker: Marker) -> Insertion {
        match marker {
            Marker::Page => Insertion::PageNumber,
            Marker::Pages => Insertion::PageCount,
            Marker::Image { source, alt } => Insertion::Picture(Picture {
                image: self.images.get(&source).map(Arc::clone),
                source,
                alt,
            }),
            Marker::Prose { text } => Insertion::Prose(prose(&text)),
            Marker::Question { number } => {
                let mut questions = self.plan.registry().questions().iter();
                let asked = questions.find(|question| question.number == number);
                asked.map_or(Insertion::Nothing, |question| {
                    Insertion::Question(question.key.to_string())
                })
            }
            Marker::Row { list, row } => {
                let path = self.row(&list, row).map(|(index, row)| row.path(index));
                let key = path.as_ref().and_then(Path::row).map(|row| match row {
                    path::Row::Id(id) => id.to_string(),
                    path::Row::Index(index) => index.to_string(),
                });
                Insertion::Row(Entry { list, key })
            }
            Marker::Field {
                tag,
                row,
                open,
                prompt,
                numbers,
            } => match self.plan.registry().field(&tag) {
                Some(field) => {
                    let mut answer = self.answer(field, row, open);
                    if numbers && let Some(shown) = self.by_number(field, row) {
                        answer.value = Some(Shown::Text(shown));
                    }
                    if let Some(word) = prompt {
                        answer.prompt = self.prompt(row, self.terms.word(&word).to_owned());
                    }
                    Insertion::Answer(Box::new(answer))
                }
                None => Insertion::Nothing,
            },
        }
    }

    /// A row of a list, with its index; none for a spare one.
    fn row(&self, list: &str, row: RowAt) -> Option<(usize, &Row)> {
        let RowAt::Entry(index) = row else {
            return None;
        };
        Some((index, self.plan.rows(list).get(index)?))
    }

    fn answer(&self, field: &Field, row: RowAt, open: bool) -> Answer {
        let wording = self.terms.field(field);
        let list = field.list.as_deref();
        let entry = list.and_then(|list| self.row(list, row));
        let (path, value) = match (list, entry) {
            (None, _) => (Some(Path::of(&field.tag)), self.plan.single(field)),
            (Some(_), None) => (None, None),
            (Some(_), Some((index, row))) => (Some(row.path(index).field(field)), row.get(field)),
        };
        Answer {
            path: path.map(String::from),
            tag: field.tag.to_string(),
            label: wording.label,
            prompt: self.prompt(row, wording.prompt),
            kind: self.kind(field),
            value: value
                .filter(|value| !value.is_blank())
                .map(|value| self.shown(field, value)),
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

    fn kind(&self, field: &Field) -> AnswerKind {
        match field.kind {
            Kind::Prose => AnswerKind::Prose,
            Kind::Date => AnswerKind::Date,
            Kind::YesNo => {
                AnswerKind::YesNo(["yes", "no"].map(|word| self.terms.word(word).to_owned()))
            }
            Kind::Choice => AnswerKind::Choice(self.choices(field)),
            _ => AnswerKind::Text,
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

    fn shown(&self, field: &Field, value: &Value) -> Shown {
        match value {
            Value::Prose(text) => Shown::Prose(prose(text)),
            Value::YesNo(yes) => Shown::YesNo(*yes, self.words.text(field, value)),
            Value::Date(date) => self.date(field, *date),
            other => Shown::Text(self.words.text(field, other)),
        }
    }

    /// References by their numbers: all of them in one word, a few with commas. Whatever is no entry of
    /// the plan stays in words.
    fn by_number(&self, field: &Field, row: RowAt) -> Option<String> {
        let list = field.list.as_deref()?;
        let (_, row) = self.row(list, row)?;
        let Value::List(items) = row.get(field)? else {
            return None;
        };
        let to = field.to.as_deref()?;
        let directory = self.words.directory(to)?;
        let said = items.iter().filter(|item| !item.is_blank());
        let said: Vec<String> = said.map(ToString::to_string).collect();
        let positions: Vec<Option<usize>> =
            said.iter().map(|item| directory.position(item)).collect();
        let count = directory.entries().len();
        if count > 1 && positions.iter().copied().eq((0..count).map(Some)) {
            return self.terms.all_of(to).map(str::to_owned);
        }
        let number = |(item, position): (&String, &Option<usize>)| {
            let entry = position.and_then(|at| directory.entries().get(at));
            let known = entry.filter(|entry| !entry.id.is_empty());
            known.map_or_else(|| item.clone(), |entry| entry.id.clone())
        };
        let mut shown = String::new();
        let mut before = None;
        for (item, position) in said.iter().zip(&positions) {
            let is_entry = position.is_some();
            shown.push_str(match before {
                None => "",
                Some(true) if is_entry => NUMBER_SEPARATOR,
                Some(_) => ITEM_SEPARATOR,
            });
            shown.push_str(&number((item, position)));
            before = Some(is_entry);
        }
        (!shown.is_empty()).then_some(shown)
    }

    /// A date in full; in the cells of a table with the short name of its month.
    fn date(&self, field: &Field, date: Date) -> Shown {
        let shown = if field.list.is_some() {
            short_date
        } else {
            whole_date
        };
        Shown::Date {
            shown: shown(date, self.terms),
            day: date.day().map(|day| day.to_string()),
        }
    }
}
