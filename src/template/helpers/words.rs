//! Helpers that turn values into words: `money`, `date`, `list`, `term`, `label`, `name`,
//! `count`, `word`, `prompt`.
//!
//! What they give is escaped like any other value, so that it cannot act as Markdown.

use super::{fault, text};
use crate::plan::Question;
use crate::plan::scalar::{Currency, Date};
use crate::template::format::{money, sentence_list, short_date, whole_date};
use crate::template::marker::Marker;
use crate::template::{Purpose, Terms, context};
use handlebars::{Context, Handlebars, Helper, HelperDef, RenderContext, RenderError, ScopedJson};
use rust_decimal::Decimal;
use serde_json::Value;
use std::sync::Arc;

/// What one call sees: its parameters, the words, and the plan.
struct Call<'a, 'rc> {
    helper: &'a Helper<'rc>,
    terms: &'a Terms,
    data: &'a Value,
}

type Word = fn(&Call<'_, '_>) -> Result<String, RenderError>;

/// The helpers of this file by name.
const WORDS: &[(&str, Word)] = &[
    ("money", money_of),
    ("date", date_of),
    ("list", list_of),
    ("term", term_of),
    ("label", label_of),
    ("name", name_of),
    ("count", count_of),
    ("word", word_of),
    ("prompt", prompt_of),
];

pub(super) fn register(handlebars: &mut Handlebars<'static>, terms: &Arc<Terms>) {
    let bid = Arc::new(terms.for_purpose(Purpose::Bid).into_owned());
    for (name, word) in WORDS {
        let terms = [Arc::clone(terms), Arc::clone(&bid)];
        handlebars.register_helper(name, Box::new(WordHelper { word: *word, terms }));
    }
}

struct WordHelper {
    word: Word,
    /// The words of every document, and those of a bid.
    terms: [Arc<Terms>; 2],
}

impl HelperDef for WordHelper {
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        data: &'rc Context,
        context: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, RenderError> {
        if helper.param(0).is_none() {
            // `{{name}}` alone is the value of that name, as if there were no helper.
            let value = context.evaluate(data, helper.name())?;
            return Ok(ScopedJson::Derived(value.as_json().clone()));
        }
        let [usual, bid] = &self.terms;
        let purpose = context::at(data.data(), "purpose").and_then(Value::as_str);
        let is_bid = purpose == Some(Purpose::Bid.code());
        let call = Call {
            helper,
            terms: if is_bid { bid } else { usual },
            data: data.data(),
        };
        (self.word)(&call).map(|words| ScopedJson::Derived(Value::String(words)))
    }
}

impl Call<'_, '_> {
    fn value(&self) -> &Value {
        self.helper
            .param(0)
            .map_or(&Value::Null, handlebars::PathAndJson::value)
    }

    fn wrong(&self, wanted: &str) -> RenderError {
        fault(format!(
            "`{}` needs {wanted}, not `{}`",
            self.helper.name(),
            self.value()
        ))
    }
}

/// `{{money totals.requested}}`: `£12,340.00`; nothing for nothing.
fn money_of(call: &Call<'_, '_>) -> Result<String, RenderError> {
    let amount = match call.value() {
        Value::Null => return Ok(String::new()),
        Value::String(text) => text.parse::<Decimal>().ok(),
        Value::Number(number) => number.to_string().parse::<Decimal>().ok(),
        _ => None,
    };
    let currency = context::at(call.data, "currency")
        .and_then(Value::as_str)
        .map_or_else(Currency::default, |code| Currency(code.to_owned()));
    amount
        .map(|amount| money(amount, &currency.sign()))
        .ok_or_else(|| call.wrong("an amount"))
}

/// `{{date dates.start}}`: `3 September 2026`, with `short=true` `3 Sep 2026`; nothing for nothing.
fn date_of(call: &Call<'_, '_>) -> Result<String, RenderError> {
    let short = call.helper.hash_get("short");
    let is_short = short.is_some_and(|short| short.value() == &Value::Bool(true));
    let shown = if is_short { short_date } else { whole_date };
    match call.value() {
        Value::Null => Ok(String::new()),
        Value::String(text) => text
            .parse::<Date>()
            .map(|date| shown(date, call.terms))
            .map_err(|_| call.wrong("a date")),
        _ => Err(call.wrong("a date")),
    }
}

/// `{{list names}}`: `a, b and c`.
fn list_of(call: &Call<'_, '_>) -> Result<String, RenderError> {
    let items = call
        .value()
        .as_array()
        .ok_or_else(|| call.wrong("a list"))?;
    let items: Vec<String> = items.iter().map(shown).collect();
    Ok(sentence_list(&items, call.terms.word("and")))
}

/// `{{term "level" level}}`: the label of a code.
fn term_of(call: &Call<'_, '_>) -> Result<String, RenderError> {
    let list = text(call.helper, 0)?;
    let code = call
        .helper
        .param(1)
        .map_or(&Value::Null, handlebars::PathAndJson::value);
    Ok(call.terms.code(list, &shown(code)).to_owned())
}

/// `{{label "stakeholders.route"}}`: the label of a field, or the name of a list.
fn label_of(call: &Call<'_, '_>) -> Result<String, RenderError> {
    let tag = text(call.helper, 0)?;
    let registry = call.terms.registry();
    match registry.field(tag) {
        Some(field) => {
            let label = call.terms.field(field).label;
            // By its number, since a key might have signs that are escaped in text.
            Ok(match registry.question_answered_by(tag) {
                Some(Question { number, .. }) => {
                    Marker::Question { number: *number }.long_form() + &label
                }
                None => label,
            })
        }
        None if registry.list(tag).is_some() => Ok(call.terms.list(tag).to_owned()),
        None => Err(fault(format!(
            "`{tag}` is neither a field nor a list of the plan"
        ))),
    }
}

/// `{{prompt "answers.find"}}`: what a field asks for while it is empty.
fn prompt_of(call: &Call<'_, '_>) -> Result<String, RenderError> {
    let tag = text(call.helper, 0)?;
    let field = call.terms.registry().field(tag);
    let field = field.ok_or_else(|| fault(format!("`{tag}` is not a field of the plan")))?;
    Ok(call.terms.field(field).prompt)
}

/// `{{name tool}}`: the name an id stands for.
#[expect(clippy::unnecessary_wraps, reason = "helpers have one shape")]
fn name_of(call: &Call<'_, '_>) -> Result<String, RenderError> {
    let reference = shown(call.value());
    let names = call.data.get("names");
    let found = names.and_then(|names| names.get(reference.trim().to_lowercase()));
    let found = found.and_then(Value::as_str).map(str::to_owned);
    Ok(found.filter(|name| !name.is_empty()).unwrap_or(reference))
}

/// `{{count stakeholders "group" "groups"}}`: `3 groups`.
fn count_of(call: &Call<'_, '_>) -> Result<String, RenderError> {
    let count = match call.value() {
        Value::Array(items) => items.len() as u64,
        Value::Null => 0,
        value => value
            .as_u64()
            .ok_or_else(|| call.wrong("a list or a number"))?,
    };
    let noun = if count == 1 {
        text(call.helper, 1)?
    } else {
        text(call.helper, 2)?
    };
    Ok(format!("{count} {noun}"))
}

/// `{{word "guidance"}}`: a small word of `terms.toml`.
fn word_of(call: &Call<'_, '_>) -> Result<String, RenderError> {
    Ok(call.terms.word(text(call.helper, 0)?).to_owned())
}

/// A single value as text.
fn shown(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
