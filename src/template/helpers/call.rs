//! One call of a helper that turns values into a word: its arguments, the words there are, and the plan.
//!
//! What it gives is escaped like any other value, so that it cannot act as Markdown.

use super::doc::HelperDoc;
use super::fault;
use crate::template::{Purpose, Terms, context};
use handlebars::{
    Context, Handlebars, Helper, HelperDef, PathAndJson, RenderContext, RenderError, ScopedJson,
};
use rust_decimal::Decimal;
use serde_json::Value;
use std::sync::Arc;

/// What one call sees.
pub(super) struct Call<'a, 'rc> {
    doc: &'static HelperDoc,
    pub(super) helper: &'a Helper<'rc>,
    pub(super) terms: &'a Terms,
    pub(super) data: &'a Value,
}

/// What a call gives.
pub(super) type Given = Result<Value, RenderError>;

/// A helper with its doc.
pub(super) struct Word {
    pub(super) doc: HelperDoc,
    pub(super) word: fn(&Call<'_, '_>) -> Given,
}

/// Makes helpers known to Handlebars.
pub(super) fn register(
    handlebars: &mut Handlebars<'static>,
    words: impl Iterator<Item = &'static Word>,
    terms: &Arc<Terms>,
) {
    let bid = Arc::new(terms.for_purpose(Purpose::Bid).into_owned());
    for word in words {
        let terms = [Arc::clone(terms), Arc::clone(&bid)];
        handlebars.register_helper(word.doc.name, Box::new(WordHelper { word, terms }));
    }
}

struct WordHelper {
    word: &'static Word,
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
        let doc = &self.word.doc;
        if helper.param(0).is_none() {
            // `{{name}}` alone is the value of that name, as if there were no helper.
            let value = context.evaluate(data, helper.name())?;
            return Ok(ScopedJson::Derived(value.as_json().clone()));
        }
        if let Some(missing) = doc.argument(helper.params().len())
            && helper.params().len() < doc.least()
        {
            return Err(fault(missing_argument(doc, missing.name)));
        }
        let [usual, bid] = &self.terms;
        let purpose = context::at(data.data(), "purpose").and_then(Value::as_str);
        let is_bid = purpose == Some(Purpose::Bid.code());
        let call = Call {
            doc,
            helper,
            terms: if is_bid { bid } else { usual },
            data: data.data(),
        };
        (self.word.word)(&call).map(ScopedJson::Derived)
    }
}

/// What is said of a call that leaves an argument out.
pub(super) fn missing_argument(doc: &HelperDoc, argument: &str) -> String {
    let HelperDoc { name, call, .. } = doc;
    format!("`{name}` needs its `{argument}`: `{{{{{call}}}}}`")
}

impl Call<'_, '_> {
    /// The first argument; nothing where its name is not in the plan.
    pub(super) fn value(&self) -> &Value {
        self.at(0)
    }

    /// The argument at this place; nothing where it is left out.
    pub(super) fn at(&self, place: usize) -> &Value {
        let argument = self.helper.param(place);
        argument.map_or(&Value::Null, PathAndJson::value)
    }

    /// An argument that is given by its name.
    pub(super) fn named(&self, name: &str) -> Option<&Value> {
        self.helper.hash_get(name).map(PathAndJson::value)
    }

    /// A whole number that is given by its name, up to a limit.
    pub(super) fn places(&self, name: &str, most: u32) -> Result<Option<u32>, RenderError> {
        let Some(value) = self.named(name) else {
            return Ok(None);
        };
        let number = value.as_u64().and_then(|number| u32::try_from(number).ok());
        let number = number.filter(|number| *number <= most);
        let wanted = format!("a whole number up to {most} as its `{name}`");
        number.map(Some).ok_or_else(|| self.wrong(&wanted, value))
    }

    /// A number, however it is written; none for nothing.
    pub(super) fn number(
        &self,
        value: &Value,
        wanted: &str,
    ) -> Result<Option<Decimal>, RenderError> {
        let number = match value {
            Value::Null => return Ok(None),
            Value::String(text) if text.trim().is_empty() => return Ok(None),
            Value::String(text) => decimal(text.trim()),
            Value::Number(number) => decimal(&number.to_string()),
            _ => None,
        };
        number.map(Some).ok_or_else(|| self.wrong(wanted, value))
    }

    /// A single value as text; nothing for nothing.
    pub(super) fn text(&self, value: &Value) -> Result<String, RenderError> {
        match value {
            Value::Array(_) | Value::Object(_) => Err(self.wrong("a text", value)),
            single => Ok(shown(single)),
        }
    }

    /// The fault of a value that the helper cannot use.
    pub(super) fn wrong(&self, wanted: &str, value: &Value) -> RenderError {
        let said = match value {
            Value::Array(_) => "a list".to_owned(),
            Value::Object(_) => "a part of the plan with names of its own".to_owned(),
            Value::Null => "nothing".to_owned(),
            single => format!("`{single}`"),
        };
        fault(format!("`{}` needs {wanted}, not {said}", self.doc.name))
    }
}

/// A number as numbers are written, with or without an exponent.
fn decimal(text: &str) -> Option<Decimal> {
    let plain = text.parse().ok();
    plain.or_else(|| Decimal::from_scientific(text).ok())
}

/// A single value as text.
pub(super) fn shown(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
