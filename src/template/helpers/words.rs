//! Helpers that turn values into words: `money`, `date`, `list`, `term`, `label`, `name`,
//! `count`, `word`, `prompt`.
//!
//! What they give is escaped like any other value, so that it cannot act as Markdown.

use super::call::{Call, Given, Word, shown};
use super::doc::{ANY, HelperDoc, always, by_name, perhaps};
use super::wanted::Wanted;
use super::{fault, text};
use crate::plan::Question;
use crate::plan::scalar::{Currency, Date};
use crate::template::context;
use crate::template::format::{money, short_date, whole_date};
use crate::template::marker::Marker;
use serde_json::Value;

/// The helpers of this file.
#[rustfmt::skip]
pub(super) const WORDS: &[Word] = &[
    Word { word: money_of, doc: HelperDoc {
        name: "money", call: "money amount", does: "an amount with the sign of the plan's currency; nothing for nothing",
        arguments: &[always("amount", "a number", Wanted::Amount)],
        example: "{{money 12340}}", shows: "£12,340.00",
    } },
    Word { word: date_of, doc: HelperDoc {
        name: "date", call: "date day", does: "a day or a month in words; nothing for nothing",
        arguments: &[always("day", "a date, `2027-09-03` or `2027-09`", Wanted::Date), by_name("short", "`true` for the short name of the month", Wanted::YesNo)],
        example: "{{date dates.start}}", shows: "3\u{A0}September\u{A0}2027",
    } },
    Word { word: list_of, doc: HelperDoc {
        name: "list", call: "list items", does: "the items of a list as a sentence says them",
        arguments: &[always("items", "a list of texts", Wanted::Items)],
        example: "{{list tool_names}}", shows: "Walks and Café",
    } },
    Word { word: term_of, doc: HelperDoc {
        name: "term", call: "term list code", does: "the label of a code",
        arguments: &[always("list", "the pick-list, in quotes", Wanted::PickList), always("code", "the code", Wanted::Code)],
        example: "{{term \"level\" \"co-design\"}}", shows: "Co-design (design it together)",
    } },
    Word { word: label_of, doc: HelperDoc {
        name: "label", call: "label field", does: "the label of a field, or the name of a list",
        arguments: &[always("field", "the field or list, in quotes", Wanted::FieldOrList)],
        example: "{{label \"stakeholders.route\"}}", shows: "How we will reach them",
    } },
    Word { word: name_of, doc: HelperDoc {
        name: "name", call: "name id", does: "the name that an id stands for",
        arguments: &[always("id", "an id, `S1`, or a name", Wanted::Value)],
        example: "{{name \"S1\"}}", shows: "Carers",
    } },
    Word { word: count_of, doc: HelperDoc {
        name: "count", call: "count list one many", does: "a number with the noun that goes with it",
        arguments: &[always("list", "a list, or a number", Wanted::Counted), always("one", "the noun for one, in quotes; or alone the key below `[counts]` in `terms.toml`, whose forms go by the rules of the language", Wanted::Noun), perhaps("many", "the noun for any other number, in quotes", Wanted::Text)],
        example: "{{count tools \"tool\" \"tools\"}}", shows: "2 tools",
    } },
    Word { word: word_of, doc: HelperDoc {
        name: "word", call: "word key", does: "a small word of `terms.toml`; what is given by name stands where the word has that name in braces",
        arguments: &[always("key", "its key below `[words]`, in quotes", Wanted::Word), by_name(ANY, "any name that stands in braces in the word", Wanted::Value)],
        example: "{{word \"and\"}}", shows: "and",
    } },
    Word { word: prompt_of, doc: HelperDoc {
        name: "prompt", call: "prompt field", does: "what a field asks for while it is empty",
        arguments: &[always("field", "the field, in quotes", Wanted::Field)],
        example: "{{prompt \"title\"}}", shows: "What do you call this project?",
    } },
];

/// `{{money totals.requested}}`: `£12,340.00`; nothing for nothing.
fn money_of(call: &Call<'_, '_>) -> Given {
    let Some(amount) = call.number(call.value(), "an amount")? else {
        return Ok(String::new().into());
    };
    let currency = context::at(call.data, "currency")
        .and_then(Value::as_str)
        .map_or_else(Currency::default, |code| Currency(code.to_owned()));
    Ok(money(amount, &currency.sign()).into())
}

/// `{{date dates.start}}`: `3 September 2026`, with `short=true` `3 Sep 2026`; nothing for nothing.
fn date_of(call: &Call<'_, '_>) -> Given {
    let is_short = call.named("short") == Some(&Value::Bool(true));
    let shown = if is_short { short_date } else { whole_date };
    match call.value() {
        Value::Null => Ok(String::new().into()),
        Value::String(text) if text.trim().is_empty() => Ok(String::new().into()),
        Value::String(text) => text
            .trim()
            .parse::<Date>()
            .map(|date| shown(date, call.terms).into())
            .map_err(|_| call.wrong("a date", call.value())),
        other => Err(call.wrong("a date", other)),
    }
}

/// `{{list names}}`: `a, b and c`.
fn list_of(call: &Call<'_, '_>) -> Given {
    let items = match call.value() {
        Value::Null => &[][..],
        Value::Array(items) => items,
        other => return Err(call.wrong("a list", other)),
    };
    let items: Vec<String> = items.iter().map(shown).collect();
    Ok(call.terms.listed(&items).into())
}

/// `{{term "level" level}}`: the label of a code.
fn term_of(call: &Call<'_, '_>) -> Given {
    let list = text(call.helper, 0)?;
    Ok(call.terms.code(list, &shown(call.at(1))).into())
}

/// `{{label "stakeholders.route"}}`: the label of a field, or the name of a list.
fn label_of(call: &Call<'_, '_>) -> Given {
    let tag = text(call.helper, 0)?;
    let registry = call.terms.registry();
    match registry.field(tag) {
        Some(field) => {
            let label = call.terms.field(field).label;
            // By its number, since a key might have signs that are escaped in text.
            Ok(match registry.question_answered_by(tag) {
                Some(Question { number, .. }) => {
                    (Marker::Question { number: *number }.long_form() + &label).into()
                }
                None => label.into(),
            })
        }
        None if registry.list(tag).is_some() => Ok(call.terms.list(tag).into()),
        None => Err(fault(format!(
            "`{tag}` is neither a field nor a list of the plan"
        ))),
    }
}

/// `{{prompt "answers.find"}}`: what a field asks for while it is empty.
fn prompt_of(call: &Call<'_, '_>) -> Given {
    let tag = text(call.helper, 0)?;
    let field = call.terms.registry().field(tag);
    let field = field.ok_or_else(|| fault(format!("`{tag}` is not a field of the plan")))?;
    Ok(call.terms.field(field).prompt.into())
}

/// `{{name tool}}`: the name an id stands for.
#[expect(clippy::unnecessary_wraps, reason = "helpers have one shape")]
fn name_of(call: &Call<'_, '_>) -> Given {
    let reference = shown(call.value());
    let names = call.data.get("names");
    let found = names.and_then(|names| names.get(reference.trim().to_lowercase()));
    let found = found.and_then(Value::as_str).map(str::to_owned);
    let name = found.filter(|name| !name.is_empty());
    Ok(name.unwrap_or(reference).into())
}

/// `{{count stakeholders "group" "groups"}}`: `3 groups`; with one word by the forms of `terms.toml`.
fn count_of(call: &Call<'_, '_>) -> Given {
    let count = match call.value() {
        Value::Array(items) => items.len() as u64,
        Value::Null => 0,
        value => value
            .as_u64()
            .ok_or_else(|| call.wrong("a list or a number", value))?,
    };
    if call.helper.param(2).is_none() {
        let key = text(call.helper, 1)?;
        let counted = call.terms.counted(key, count);
        let counted = counted.ok_or_else(|| fault(format!("`terms.toml` has no `counts.{key}`")));
        return Ok(counted?.into());
    }
    let noun = if count == 1 {
        text(call.helper, 1)?
    } else {
        text(call.helper, 2)?
    };
    Ok(format!("{count} {noun}").into())
}

/// `{{word "guidance"}}`: a small word of `terms.toml`.
fn word_of(call: &Call<'_, '_>) -> Given {
    let word = call.terms.word(text(call.helper, 0)?);
    let mut said = String::new();
    let mut rest = word;
    while let Some((before, (name, after))) = rest
        .split_once('{')
        .and_then(|(before, name)| Some((before, name.split_once('}')?)))
    {
        said.push_str(before);
        match call.named(name) {
            Some(value) => said.push_str(&call.text(value)?),
            None => said.extend(["{", name, "}"]),
        }
        rest = after;
    }
    Ok((said + rest).into())
}
