//! `{{field "extra.ward"}}` of a key that the house declares nowhere: what the plan says there, as plain text.
//!
//! In: the value of the key. Out: Markdown, a date in words, nothing for what is missing. It is no answer: nobody
//! fills it in, and it is not read back.

use super::fault;
use crate::plan::scalar::Date;
use crate::template::Terms;
use crate::template::format::whole_date;
use crate::template::value_words::ITEM_SEPARATOR;
use handlebars::RenderError;
use serde_json::Value;

/// What a key says; nothing where it says nothing.
pub(super) fn said(
    key: &str,
    value: Option<&Value>,
    terms: &Terms,
) -> Result<Option<String>, RenderError> {
    let text = match value {
        None | Some(Value::Null) => return Ok(None),
        Some(Value::String(text)) => match text.trim().parse::<Date>() {
            Ok(date) => whole_date(date, terms),
            Err(_) => text.clone(),
        },
        Some(Value::Bool(yes)) => terms.word(if *yes { "yes" } else { "no" }).to_owned(),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Array(items)) => {
            let items = items.iter().map(|item| said(key, Some(item), terms));
            let items: Vec<Option<String>> = items.collect::<Result<_, _>>()?;
            let items: Vec<String> = items.into_iter().flatten().collect();
            items.join(ITEM_SEPARATOR)
        }
        Some(Value::Object(_)) => return Err(fault(format!("`{key}` has parts of its own"))),
    };
    Ok(Some(text).filter(|text| !text.trim().is_empty()))
}
