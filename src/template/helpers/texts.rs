//! Helpers for texts: `upper`, `lower`, `join`, `default`.

use super::call::{Call, Given, Word};
use super::doc::{HelperDoc, always, perhaps};
use super::wanted::Wanted;
use serde_json::Value;

/// What stands between the items of a list where nothing else is said.
const SEPARATOR: &str = ", ";

/// The helpers of this file.
#[rustfmt::skip]
pub(super) const WORDS: &[Word] = &[
    Word { word: upper, doc: HelperDoc {
        name: "upper", call: "upper text", does: "a text in capital letters",
        arguments: &[always("text", "a text", Wanted::Text)],
        example: "{{upper title}}", shows: "A GARDEN FOR ALL",
    } },
    Word { word: lower, doc: HelperDoc {
        name: "lower", call: "lower text", does: "a text in small letters",
        arguments: &[always("text", "a text", Wanted::Text)],
        example: "{{lower \"Garden PLAN\"}}", shows: "garden plan",
    } },
    Word { word: join, doc: HelperDoc {
        name: "join", call: "join list", does: "the items of a list with a sign between them; `list` makes a sentence of them",
        arguments: &[always("list", "a list of texts", Wanted::Items), perhaps("between", "what stands between two of them [a comma]", Wanted::Text)],
        example: "{{join tool_names \" + \"}}", shows: "Walks + Café",
    } },
    Word { word: default, doc: HelperDoc {
        name: "default", call: "default value other", does: "a value, or another where it says nothing",
        arguments: &[always("value", "a value", Wanted::Value), always("other", "what stands in its place", Wanted::Value)],
        example: "{{default extra.ward \"no ward\"}}", shows: "no ward",
    } },
];

/// `{{upper title}}`.
fn upper(call: &Call<'_, '_>) -> Given {
    Ok(call.text(call.value())?.to_uppercase().into())
}

/// `{{lower title}}`.
fn lower(call: &Call<'_, '_>) -> Given {
    Ok(call.text(call.value())?.to_lowercase().into())
}

/// `{{join group_names " · "}}`.
fn join(call: &Call<'_, '_>) -> Given {
    let between = match call.at(1) {
        Value::Null => SEPARATOR,
        Value::String(between) => between,
        other => return Err(call.wrong("a text in quotes as its `between`", other)),
    };
    let items = match call.value() {
        Value::Null => &[][..],
        Value::Array(items) => items,
        other => return Err(call.wrong("a list", other)),
    };
    let said = items.iter().filter(|item| !item.is_null());
    let said: Result<Vec<String>, _> = said.map(|item| call.text(item)).collect();
    Ok(said?.join(between).into())
}

/// `{{default extra.ward "no ward"}}`.
#[expect(clippy::unnecessary_wraps, reason = "helpers have one shape")]
fn default(call: &Call<'_, '_>) -> Given {
    let is_said = match call.value() {
        Value::Null => false,
        Value::String(text) => !text.trim().is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Object(keys) => !keys.is_empty(),
        Value::Bool(_) | Value::Number(_) => true,
    };
    Ok(call.at(usize::from(!is_said)).clone())
}
