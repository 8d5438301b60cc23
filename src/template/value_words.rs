//! A value of a plan as people read it: codes by their labels, references with the names of their entries,
//! amounts with the sign of the currency.
//!
//! In: a field, and a value of it. Out: its text. This file does not know where it is shown.

use super::Terms;
use super::format::{long_date, money};
use crate::document::{prose, shown_blocks};
use crate::plan::scalar::Currency;
use crate::plan::{Directory, Field, Named, Value, Values};
use std::collections::HashMap;
use std::sync::Arc;

/// What stands between the items of a list that people type: `Carers; Staff`.
pub(super) const ITEM_SEPARATOR: &str = "; ";
/// The field that says in which currency amounts are.
const CURRENCY: &str = "currency";

/// The words for the values of one plan.
#[derive(Debug)]
pub struct ValueWords<'a> {
    terms: &'a Terms,
    /// What stands before an amount of money.
    sign: String,
    /// The entries that references can mean, by list.
    directories: HashMap<Arc<str>, Directory>,
}

impl<'a> ValueWords<'a> {
    /// The words for the values of a plan.
    #[must_use]
    pub fn new(plan: &Values, terms: &'a Terms) -> Self {
        let field = plan.registry().field(CURRENCY);
        let code = field.and_then(|field| plan.single(field)?.as_str());
        let currency = code.map(|code| Currency(code.to_owned()));
        Self::in_currency(plan, &Currency::or_usual(currency), terms)
    }

    /// The same with amounts in this currency.
    pub(super) fn in_currency(plan: &Values, currency: &Currency, terms: &'a Terms) -> Self {
        let registers = plan.registry().registers();
        Self {
            terms,
            sign: currency.sign(),
            directories: registers
                .map(|list| (Arc::clone(&list.tag), Directory::new(plan.rows(&list.tag))))
                .collect(),
        }
    }

    /// The entries of a list that references can mean.
    pub(super) fn directory(&self, list: &str) -> Option<&Directory> {
        self.directories.get(list)
    }

    /// A value, or a list of values, as people read and type it; prose without signs of Markdown.
    #[must_use]
    pub fn text(&self, field: &Field, value: &Value) -> String {
        match value {
            Value::List(items) => {
                let items = items.iter().filter(|item| !item.is_blank());
                let items: Vec<String> = items.map(|item| self.text(field, item)).collect();
                items.join(ITEM_SEPARATOR)
            }
            Value::Code(code) => {
                let list = field.codes.as_ref().map_or("", |codes| codes.name.as_str());
                self.terms.code(list, code).to_owned()
            }
            Value::Reference(text) => {
                let directory = field.to.as_deref().and_then(|to| self.directory(to));
                let found = directory.and_then(|directory| directory.find(text));
                found.map_or_else(|| text.clone(), Named::shown)
            }
            Value::Line(text) => self.terms.name(field, text).to_owned(),
            Value::Money(amount) => money(amount.0, &self.sign),
            Value::Percent(percent) => format!("{percent}%"),
            Value::Prose(text) => shown_blocks(&prose(text)),
            Value::YesNo(yes) => self.terms.word(if *yes { "yes" } else { "no" }).to_owned(),
            Value::Date(date) => long_date(*date, self.terms),
            other => other.to_string(),
        }
    }
}
