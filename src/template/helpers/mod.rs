//! The helpers of the template language, beyond those of Handlebars itself.
//!
//! `field` and `rows` leave markers where answers and table rows stand; the others turn
//! values into words.

mod answers;
mod dashes;
mod first_cell;
mod words;

use super::Terms;
use handlebars::{Handlebars, RenderErrorReason};
use std::sync::Arc;

/// The helpers that Handlebars brings along and templates may use.
const HANDLEBARS: &[&str] = &[
    "if", "unless", "each", "with", "lookup", "eq", "ne", "gt", "gte", "lt", "lte", "and", "or",
    "not", "len",
];

/// coplan's own helpers.
const OWN: &[&str] = &[
    "field", "rows", "page", "pages", "money", "date", "list", "term", "label", "name", "count",
    "word", "dashes", "prompt",
];

/// The names of all helpers a template may call.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    HANDLEBARS.iter().chain(OWN).copied()
}

/// Whether a template may call a helper of this name.
pub(super) fn is_helper(name: &str) -> bool {
    names().any(|known| known == name)
}

/// Whether a name without parameters calls a helper, and is not a value of that name.
pub(super) fn is_call(name: &str) -> bool {
    matches!(name, "page" | "pages")
}

/// Makes coplan's helpers known to Handlebars.
pub(super) fn register(handlebars: &mut Handlebars<'static>, terms: &Arc<Terms>) {
    answers::register(handlebars, terms.registry());
    words::register(handlebars, terms);
    dashes::register(handlebars);
}

/// A fault of a call, which Handlebars reports with the template's line.
fn fault(message: impl Into<String>) -> handlebars::RenderError {
    RenderErrorReason::Other(message.into()).into()
}

/// The text parameter at `index`, or a fault that names the helper.
pub(super) fn text<'a>(
    helper: &'a handlebars::Helper<'_>,
    index: usize,
) -> Result<&'a str, handlebars::RenderError> {
    helper
        .param(index)
        .and_then(|parameter| parameter.value().as_str())
        .ok_or_else(|| fault(format!("`{}` needs a text in quotes", helper.name())))
}
