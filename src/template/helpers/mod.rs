//! The helpers of the template language, beyond those of Handlebars itself.
//!
//! `field`, `rows` and `markdown` leave markers where answers, table rows and prose stand; the others
//! turn values into words. Each is told in the table of [`helper_docs`].

mod answers;
mod call;
mod dashes;
mod doc;
mod figures;
mod first_cell;
mod missing;
mod picture;
mod prose;
mod table;
mod texts;
mod undeclared;
mod wanted;
mod words;

pub use doc::{Argument, Given, HelperDoc};
pub use wanted::Wanted;

use super::Terms;
use call::Word;
use handlebars::{Handlebars, RenderErrorReason};
use std::sync::Arc;

/// Helpers that turn values into words.
fn words() -> impl Iterator<Item = &'static Word> {
    let all = [words::WORDS, figures::WORDS, texts::WORDS];
    all.into_iter().flatten()
}

/// What is said of every helper that a template may call, coplan's own first.
///
/// The examples show what they say in a draft of a plan of this text:
///
/// ```yaml
/// title: A garden for all
/// lead: {name: Amal Okafor}
/// dates: {start: 2027-09-03}
/// stakeholders: [{id: S1, name: Carers}]
/// tools: [{name: Walks}, {name: Café}]
/// ```
pub fn helper_docs() -> impl Iterator<Item = &'static HelperDoc> {
    let own = answers::DOCS
        .iter()
        .chain([&table::DOC, &prose::DOC, &picture::DOC, &dashes::DOC]);
    let own = own.chain(words().map(|word| &word.doc));
    own.chain(doc::HANDLEBARS)
}

/// The names of all helpers a template may call.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    helper_docs().map(|doc| doc.name)
}

/// What is said of a helper.
pub(super) fn doc(name: &str) -> Option<&'static HelperDoc> {
    helper_docs().find(|doc| doc.name == name)
}

/// Whether a template may call a helper of this name.
pub(super) fn is_helper(name: &str) -> bool {
    doc(name).is_some()
}

/// Whether a name without parameters calls a helper, and is not a value of that name.
pub(super) fn is_call(name: &str) -> bool {
    matches!(name, "page" | "pages")
}

/// Makes coplan's helpers known to Handlebars.
pub(super) fn register(handlebars: &mut Handlebars<'static>, terms: &Arc<Terms>) {
    answers::register(handlebars, terms);
    call::register(handlebars, words(), terms);
    table::register(handlebars, terms);
    prose::register(handlebars);
    picture::register(handlebars);
    dashes::register(handlebars);
    missing::register(handlebars);
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
