//! An answer as people type it → the value of a plan field.
//!
//! In: what stands in a control, a cell or a line, and the field it answers. Out: the value as
//! plan files hold it, and whatever of it could not be understood. Nothing is guessed.

mod amount;
mod choice;
mod date;
mod reference;

pub(super) use choice::fold;
pub(super) use reference::Entries;
use reference::Items;

use super::gathered::{Content, Raw};
use crate::document;
use crate::memory::Hashes;
use crate::plan::scalar::{Currency, Date, Language};
use crate::plan::{Field, Kind, Value};
use crate::template::{Terms, long_date};
use std::collections::BTreeMap;

/// What an answer is understood with.
pub(super) struct Understanding<'a> {
    /// What coplan itself wrote into the document.
    pub(super) written: &'a Hashes,
    /// Labels of codes, names of months.
    pub(super) terms: &'a Terms,
    /// Whether `03/09` is the ninth of March.
    pub(super) month_first: bool,
    /// The currency of the plan.
    currency: Currency,
    /// The entries of each list that the document shows.
    pub(super) entries: BTreeMap<std::sync::Arc<str>, Entries>,
}

/// What has been understood of an answer.
#[derive(Debug, Default)]
pub(super) struct Understood {
    /// The value.
    pub(super) value: Option<Value>,
    /// What could not be understood, and why.
    pub(super) rest: Vec<(String, String)>,
    /// What is doubtful.
    pub(super) doubts: Vec<Doubt>,
}

/// That an answer may have been meant otherwise.
#[derive(Debug)]
pub(super) struct Doubt {
    /// The name of the finding.
    pub(super) name: &'static str,
    /// How the answer was read.
    pub(super) message: String,
    /// What to do if it was meant otherwise.
    pub(super) help: &'static str,
}

impl Understood {
    fn value(value: Value) -> Self {
        Self {
            value: Some(value),
            ..Self::default()
        }
    }

    /// The value, or the whole text with the reason why it has none.
    fn or(value: Option<Value>, text: &str, why: &str) -> Self {
        match value {
            Some(value) => Self::value(value),
            None => Self {
                rest: vec![(text.to_owned(), why.to_owned())],
                ..Self::default()
            },
        }
    }
}

impl<'a> Understanding<'a> {
    /// Answers in this language and currency, without any entries yet.
    pub(super) fn new(
        terms: &'a Terms,
        written: &'a Hashes,
        language: Option<&Language>,
        currency: Currency,
    ) -> Self {
        let month_first = language.is_some_and(|language| language.0.eq_ignore_ascii_case("en-US"));
        Self {
            terms,
            written,
            month_first,
            currency,
            entries: BTreeMap::new(),
        }
    }

    /// Understands the answer to a field.
    pub(super) fn understand(&self, field: &Field, raw: &Raw) -> Understood {
        let text = self.text(raw);
        let text = text.trim();
        if raw.is_empty() || text.is_empty() {
            return Understood::default();
        }
        match field.kind {
            Kind::Line if field.many => self.list(text),
            Kind::Choice => self.choice(field, &raw.options, text),
            Kind::Choices => self.choices(field, &raw.options, text),
            Kind::Reference | Kind::References => self.references(field, text),
            Kind::Date => self.date(raw, text),
            Kind::Number if field.range => {
                let people = amount::people(text).map(Value::People);
                Understood::or(people, text, "this is not a number of people")
            }
            Kind::Number => {
                let number = amount::number(text).map(Value::Number);
                Understood::or(number, text, "this is not a number")
            }
            Kind::Money => self.money(text),
            Kind::Percent => {
                let percent = amount::percent(text).map(Value::Percent);
                Understood::or(percent, text, "this is not a percentage")
            }
            Kind::YesNo => self.yes_no(text),
            Kind::Line => {
                Understood::value(Value::line(self.terms.named(field, text).unwrap_or(text)))
            }
            Kind::Text => Understood::value(Value::plain(text)),
            Kind::Prose => Understood::value(Value::prose(text)),
        }
    }

    /// What stands there as one text; prose as Markdown.
    pub(super) fn text(&self, raw: &Raw) -> String {
        match &raw.content {
            Content::Nothing => String::new(),
            Content::Text(text) => text.clone(),
            Content::Prose(blocks) => document::markdown(blocks),
            Content::YesNo(yes) => self.terms.word(if *yes { "yes" } else { "no" }).to_owned(),
            Content::Number {
                digits,
                percent,
                date,
            } => match date {
                Some(date) => long_date(*date, self.terms),
                None if *percent => amount::shown_percent(digits),
                None => digits.clone(),
            },
        }
    }

    fn list(&self, text: &str) -> Understood {
        let items = Items {
            entries: &Entries::default(),
            written: self.written,
            anything: true,
        };
        let lines = items.of(text).meanings.into_iter();
        Understood::value(Value::List(lines.map(|line| Value::line(&line)).collect()))
    }

    /// An amount; with the sign of another currency it is doubtful.
    fn money(&self, text: &str) -> Understood {
        let Some((amount, code)) = amount::money(text) else {
            return Understood::or(None, text, "this is not an amount of money");
        };
        let other = code.filter(|code| *code != self.currency.0);
        let doubt = other.map(|_| Doubt {
            name: "other-currency",
            message: format!("`{text}` was read as {amount} {}", self.currency.0),
            help: "a plan counts in one currency: work the amount out in it, or say `currency:` in the plan",
        });
        Understood {
            doubts: doubt.into_iter().collect(),
            ..Understood::value(Value::Money(amount))
        }
    }

    fn date(&self, raw: &Raw, text: &str) -> Understood {
        if let Content::Number {
            date: Some(date), ..
        } = &raw.content
        {
            return Understood::value(Value::Date(*date));
        }
        let picked = raw.day.as_deref().and_then(|day| day.parse::<Date>().ok());
        match date::read(text, self.terms, self.month_first, picked) {
            Some((date, ambiguous)) => {
                let mut understood = Understood::value(Value::Date(date));
                if ambiguous {
                    let shown = long_date(date, self.terms);
                    understood.doubts.push(Doubt {
                        name: "ambiguous-date",
                        message: format!("`{text}` was read as {shown}"),
                        help: "write the month as a word if another day is meant",
                    });
                }
                understood
            }
            None => Understood::or(None, text, "this is not a date"),
        }
    }

    /// Yes or no; words beside it are left over.
    fn yes_no(&self, text: &str) -> Understood {
        let found = parts(text).map(|part| self.one_yes_no(part));
        let (said, others): (Vec<_>, Vec<_>) = found.partition(|one| one.value.is_some());
        match said.as_slice() {
            [only] => Understood {
                value: only.value.clone(),
                rest: others.into_iter().flat_map(|one| one.rest).collect(),
                ..Understood::default()
            },
            _ => self.one_yes_no(text),
        }
    }

    fn one_yes_no(&self, text: &str) -> Understood {
        let folded = fold(text);
        let is = |word: &str, others: &[&str]| {
            folded == fold(self.terms.word(word)) || others.contains(&folded.as_str())
        };
        if is("yes", &["yes", "y", "true", "x", "1", "☒", "☑", "✓", "✔"]) {
            Understood::value(Value::YesNo(true))
        } else if is("no", &["no", "n", "false", "0", "□"]) {
            Understood::value(Value::YesNo(false))
        } else if folded == "☐" {
            Understood::default()
        } else {
            Understood::or(None, text, "this is neither yes nor no")
        }
    }
}

/// The items of a list that people type: parted by semicolons or lines.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', '\n'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
}
