//! An answer as people type it → the value of a plan field.
//!
//! In: what stands in a control, a cell or a line, and the field it answers. Out: the value as
//! plan files hold it, and whatever of it could not be understood. Nothing is guessed.

mod choice;
mod reference;

pub(super) use choice::fold;
pub(super) use reference::Entries;
use reference::Items;

use super::gathered::{Content, Raw};
use crate::document;
use crate::memory::Hashes;
use crate::plan::scalar::{Currency, Date, Language};
use crate::plan::typed::{self, Months, Typed, Worded};
use crate::plan::{Field, Kind, Value};
use crate::template::{Terms, long_date};
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::fmt;

/// The name of the doubt that an amount is in another currency than the plan.
pub(super) const OTHER_CURRENCY: &str = "other-currency";

const NO_NUMBER: &str = "this is not a number";
const NO_MONEY: &str = "this is not an amount of money";
const NO_PERCENT: &str = "this is not a percentage";

/// Why a text is no amount; none for fields that hold none.
pub(super) const fn why_no_amount(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Number => Some(NO_NUMBER),
        Kind::Money => Some(NO_MONEY),
        Kind::Percent => Some(NO_PERCENT),
        _ => None,
    }
}

/// What an answer is understood with.
pub(super) struct Understanding<'a> {
    /// What coplan itself wrote into the document.
    pub(super) written: &'a Hashes,
    /// Labels of codes, names of months.
    pub(super) terms: &'a Terms,
    /// Whether `03/09` is the ninth of March.
    pub(super) month_first: bool,
    /// The names of months.
    months: Months,
    /// Words before a number that is not exact.
    about: Vec<String>,
    /// The currency of the plan.
    pub(super) currency: Currency,
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
    /// The values that it may be, where it may be several; somebody who can be asked chooses.
    pub(super) either: Vec<Value>,
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

impl Understood {
    /// A number of some kind. Words beside it are left over, and so is what may be two numbers.
    fn amount<T: Copy + fmt::Display>(
        found: Worded<T>,
        value: fn(T) -> Value,
        text: &str,
        why: &str,
    ) -> Self {
        match found.means {
            Typed::Value(number) if found.has_words => Self {
                rest: vec![(text.to_owned(), format!("only {number} is kept of it"))],
                ..Self::value(value(number))
            },
            Typed::Value(number) => Self::value(value(number)),
            Typed::Either(one, other) => Self {
                either: vec![value(one), value(other)],
                ..Self::or(None, text, &format!("it may mean {one} or {other}"))
            },
            Typed::Nothing => Self::or(None, text, why),
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
            months: terms.months(),
            about: terms.about(),
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
                let people = typed::people(text, &self.about);
                let why = "this is not a number of people";
                Understood::amount(people, Value::People, text, why)
            }
            Kind::Number => {
                let number = typed::number(text, &self.about);
                Understood::amount(number, Value::Number, text, NO_NUMBER)
            }
            Kind::Money => self.money(text),
            Kind::Percent => self.percent(raw, text),
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
                None if *percent => typed::shown_percent(digits),
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
        let money = typed::money(self.without_code(text), &self.about);
        let other = money.currency.filter(|code| *code != self.currency.0);
        let mut understood = Understood::amount(money, Value::Money, text, NO_MONEY);
        if let (Some(_), Some(amount)) = (other, &understood.value) {
            understood.doubts.push(Doubt {
                name: OTHER_CURRENCY,
                message: format!("`{text}` was read as {amount} {}", self.currency.0),
                help: "a plan counts in one currency: work the amount out in it, or say `currency:` in the plan",
            });
        }
        understood
    }

    /// An amount without the code of the plan's own currency, which documents write where it has no sign: `CHF 40`.
    fn without_code<'t>(&self, text: &'t str) -> &'t str {
        let text = text.trim();
        let code = self.currency.0.as_str();
        let bare = text.strip_prefix(code).or_else(|| text.strip_suffix(code));
        bare.map_or(text, str::trim)
    }

    /// A percentage. A plain number in the cell of one is what the formulas of the workbook take it for: `0.2`
    /// is 20 %. They would take `20` for 2000 %, which nobody means.
    fn percent(&self, raw: &Raw, text: &str) -> Understood {
        let fraction = match &raw.content {
            Content::Number {
                digits,
                percent: false,
                date: None,
            } => Some(typed::shown_percent(digits)),
            _ => None,
        };
        let percent = typed::percent(fraction.as_deref().unwrap_or(text), &self.about);
        let is_usual =
            matches!(percent.means, Typed::Value(value) if value.0 <= Decimal::ONE_HUNDRED);
        match fraction.filter(|_| !is_usual) {
            Some(counted) => {
                let why = format!(
                    "the workbook counts it as {counted}; type `{text}%` for {text} percent"
                );
                Understood::or(None, text, &why)
            }
            None => Understood::amount(percent, Value::Percent, text, NO_PERCENT),
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
        match typed::date(text, &self.months, self.month_first, picked) {
            Typed::Value(date) => Understood::value(Value::Date(date)),
            Typed::Either(usual, other) => {
                let shown = long_date(usual, self.terms);
                Understood {
                    doubts: vec![Doubt {
                        name: "ambiguous-date",
                        message: format!("`{text}` was read as {shown}"),
                        help: "write the month as a word if another day is meant",
                    }],
                    either: vec![Value::Date(usual), Value::Date(other)],
                    ..Understood::value(Value::Date(usual))
                }
            }
            Typed::Nothing => self.date_in_words(text),
        }
    }

    /// A date with words before it, which are left over.
    fn date_in_words(&self, text: &str) -> Understood {
        match typed::date_in_words(text, &self.months, self.month_first) {
            Typed::Value(date) => Understood {
                rest: vec![(
                    text.to_owned(),
                    format!("only {} is kept of it", long_date(date, self.terms)),
                )],
                ..Understood::value(Value::Date(date))
            },
            _ => Understood::or(None, text, "this is not a date"),
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
            self.terms.is_word(word, &folded) || others.contains(&folded.as_str())
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
