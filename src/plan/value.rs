//! A single value of a plan: typed, and the same whichever room looks at it.
//!
//! In: a typed scalar of the plan, or what somebody typed for a field. Out: a [`Value`], and the text
//! by which a plan file writes it. This file does not know how documents show a value.

use super::field::{Field, Kind};
use super::scalar::{Date, Money, Number, People, Percent, clean, one_line};
use crate::source::{BadValue, usable};
use std::borrow::Cow;
use std::fmt;

/// What a field holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// One line of plain text.
    Line(String),
    /// Plain text that may have line breaks.
    Text(String),
    /// Markdown.
    Prose(String),
    /// A code of a pick-list.
    Code(Cow<'static, str>),
    /// An entry of the plan, by id or name, or as documents show it.
    Reference(String),
    /// A day or a month.
    Date(Date),
    /// A number.
    Number(Number),
    /// How many people, perhaps as a range.
    People(People),
    /// An amount of money.
    Money(Money),
    /// A percentage.
    Percent(Percent),
    /// Yes or no.
    YesNo(bool),
    /// Several values of one kind.
    List(Vec<Value>),
}

impl Value {
    /// Understands what stands in a plan file, or what somebody typed who knows how plan files write
    /// it: a code, a date as `2027-05-14`. Several values are parted by semicolons. Text without words
    /// is no value.
    ///
    /// Fails with what would do for a date, a number, an amount.
    pub fn read(field: &Field, text: &str) -> Result<Option<Self>, BadValue> {
        let text = &*usable(text);
        if !field.many {
            let said = !text.is_empty();
            return said.then(|| Self::one(field, text)).transpose();
        }
        let parts = text.split(';').map(str::trim);
        let parts = parts.filter(|part| !part.is_empty());
        let items = parts.map(|part| Self::one(field, part));
        items
            .collect::<Result<_, _>>()
            .map(|items| Some(Self::List(items)))
    }

    /// A line: what is wrapped over several lines is one all the same.
    #[must_use]
    pub fn line(text: &str) -> Self {
        Self::Line(one_line(text))
    }

    /// Plain text that may have line breaks, without space at its ends.
    #[must_use]
    pub fn plain(text: &str) -> Self {
        Self::Text(clean(text))
    }

    /// Markdown, without space at its ends.
    #[must_use]
    pub fn prose(text: &str) -> Self {
        Self::Prose(clean(text))
    }

    /// An entry of the plan, by id or name.
    #[must_use]
    pub fn reference(text: &str) -> Self {
        Self::Reference(one_line(text))
    }

    /// The same without characters that no document can hold.
    #[must_use]
    pub fn usable(self) -> Self {
        match self {
            Self::Line(text) => Self::line(&usable(&text)),
            Self::Text(text) => Self::plain(&usable(&text)),
            Self::Prose(text) => Self::prose(&usable(&text)),
            Self::Reference(text) => Self::reference(&usable(&text)),
            Self::List(items) => Self::List(items.into_iter().map(Self::usable).collect()),
            other => other,
        }
    }

    /// The same for a single value, also of a field that holds several.
    pub(super) fn one(field: &Field, text: &str) -> Result<Self, BadValue> {
        Ok(match field.kind {
            Kind::Line => Self::line(text),
            Kind::Text => Self::plain(text),
            Kind::Prose => Self::prose(text),
            Kind::Choice | Kind::Choices => Self::Code(text.to_owned().into()),
            Kind::Reference | Kind::References => Self::reference(text),
            Kind::Date => Self::Date(text.parse()?),
            Kind::Number if field.range => Self::People(text.parse()?),
            Kind::Number => Self::Number(text.parse()?),
            Kind::Money => Self::Money(text.parse()?),
            Kind::Percent => Self::Percent(text.parse()?),
            Kind::YesNo => match text {
                "true" => Self::YesNo(true),
                "false" => Self::YesNo(false),
                _ => {
                    let message = format!("`{text}` is neither yes nor no");
                    return Err(BadValue::new(message).help("write `true` or `false`"));
                }
            },
        })
    }

    /// The characters of a text, a reference or a code; nothing of any other value.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Line(text) | Self::Text(text) | Self::Prose(text) | Self::Reference(text) => {
                Some(text)
            }
            Self::Code(code) => Some(code),
            _ => None,
        }
    }

    /// The single values: of several each, of one itself.
    #[must_use]
    pub fn items(&self) -> &[Self] {
        match self {
            Self::List(items) => items,
            single => std::slice::from_ref(single),
        }
    }

    /// Whether it says nothing: text without words, or a list in which nothing says anything.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match self {
            Self::List(items) => items.iter().all(Self::is_blank),
            single => single.as_str().is_some_and(|text| text.trim().is_empty()),
        }
    }
}

/// Whether a field says nothing.
#[must_use]
pub fn is_blank(value: Option<&Value>) -> bool {
    value.is_none_or(Value::is_blank)
}

impl fmt::Display for Value {
    /// As a plan file writes a single value; several stand in one line, parted by semicolons.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(text) | Self::Text(text) | Self::Prose(text) | Self::Reference(text) => {
                f.write_str(text)
            }
            Self::Code(code) => f.write_str(code),
            Self::Date(date) => date.fmt(f),
            Self::Number(number) => number.fmt(f),
            Self::People(people) => people.fmt(f),
            Self::Money(money) => money.fmt(f),
            Self::Percent(percent) => percent.fmt(f),
            Self::YesNo(yes) => yes.fmt(f),
            Self::List(items) => items.iter().enumerate().try_for_each(|(at, item)| {
                f.write_str(if at == 0 { "" } else { "; " })?;
                item.fmt(f)
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Registry;

    #[test]
    fn what_is_neither_yes_nor_no_is_refused_and_never_taken_for_no() {
        let registry = Registry::built_in();
        let mut fields = registry.fields();
        let field = fields.find(|field| field.kind == Kind::YesNo).unwrap();
        let read = |text: &str| Value::read(field, text);
        assert_eq!(read("true"), Ok(Some(Value::YesNo(true))));
        assert_eq!(read("false"), Ok(Some(Value::YesNo(false))));
        assert_eq!(read(""), Ok(None));
        assert!(read("perhaps").is_err());
    }
}
