//! What somebody types who can be asked what they mean, understood as in a document.
//!
//! In: a text and the field it answers. Out: its value, or the values that it may be; and what of it no field
//! can hold.

use super::answers::{Doubt, OTHER_CURRENCY, Understanding};
use super::gathered::{Content, Raw};
use crate::diagnostic::Place;
use crate::memory::Hashes;
use crate::plan::scalar::{Currency, Language};
use crate::plan::typed::thousandfold as thousands;
use crate::plan::{Field, Kind, Value};
use crate::template::Terms;

/// What a text means.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TypedAnswer {
    /// The value; none where the text is none.
    pub value: Option<Value>,
    /// The values that it may be, where nobody can know; the usual one first.
    pub either: Vec<Value>,
    /// What has to be said of the value.
    pub said: Vec<Doubtful>,
}

/// What is doubtful in a value that was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubtful {
    /// Of what was typed, nothing but the value is kept.
    OnlyKept {
        /// What was typed.
        text: String,
    },
    /// It was typed in another currency than the one that the plan counts in.
    OtherCurrency {
        /// What was typed.
        text: String,
        /// That of the plan.
        currency: String,
    },
}

/// Understands a text as the answer to a field, in the language and the currency of a plan.
#[must_use]
pub fn typed(
    field: &Field,
    text: &str,
    terms: &Terms,
    language: Option<&Language>,
    currency: Option<&Currency>,
) -> TypedAnswer {
    let nothing = Hashes::default();
    let currency = Currency::or_usual(currency.cloned());
    let understanding = Understanding::new(terms, &nothing, language, currency);
    let place = Place::File(String::new());
    let raw = Raw::at(place, Content::Text(text.to_owned()));
    let mut understood = understanding.understand(field, &raw);
    if let Some(value) = &understood.value
        && let Some(other) = thousandfold(field, text)
    {
        understood.either = vec![value.clone(), other];
    }
    let is_certain = understood.either.is_empty() && understood.value.is_some();
    let rest = understood.rest.into_iter();
    let rest = rest.map(|(text, _)| Doubtful::OnlyKept { text });
    let is_other = |doubt: &Doubt| doubt.name == OTHER_CURRENCY;
    let other = understood.doubts.iter().any(is_other);
    let other = other.then(|| Doubtful::OtherCurrency {
        text: text.trim().to_owned(),
        currency: understanding.currency.0.clone(),
    });
    TypedAnswer {
        value: understood.value,
        either: understood.either,
        said: rest.chain(other).filter(|_| is_certain).collect(),
    }
}

/// The other amount that a text may be whose point stands before three digits: in money it parts thousands more
/// often than pounds from a tenth of a penny, and somebody is there to be asked.
fn thousandfold(field: &Field, text: &str) -> Option<Value> {
    let bare = text.trim_start_matches(|c: char| !c.is_ascii_digit());
    let other = thousands(bare).filter(|_| field.kind == Kind::Money)?;
    Value::read(field, &other).ok().flatten()
}
