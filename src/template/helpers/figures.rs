//! Helpers for numbers: `number`, `percent`, `add`.

use super::call::{Call, Given, Word};
use super::doc::{HelperDoc, again, always, by_name};
use super::fault;
use super::wanted::Wanted;
use crate::template::format::number;
use rust_decimal::Decimal;
use serde_json::Value;

/// More digits behind the point are noise in a document.
const MOST_PLACES: u32 = 6;

/// The helpers of this file.
#[rustfmt::skip]
pub(super) const WORDS: &[Word] = &[
    Word { word: number_of, doc: HelperDoc {
        name: "number", call: "number value",
        does: "a number with commas between thousands; nothing for nothing",
        arguments: &[always("value", "a number", Wanted::Figure), by_name("places", "so many digits behind the point [as many as it has]", Wanted::Number)],
        example: "{{number 12345.5 places=2}}", shows: "12,345.50",
    } },
    Word { word: percent_of, doc: HelperDoc {
        name: "percent", call: "percent value",
        does: "a number with a percent sign, or the share that it is of another; nothing for nothing",
        arguments: &[
            always("value", "a percentage, or with `of` any number", Wanted::Figure),
            by_name("of", "the whole that the value is a part of", Wanted::Figure),
            by_name("places", "so many digits behind the point [as many as it has; with `of` none]", Wanted::Number),
        ],
        example: "{{percent 12.5}}, {{percent 30 of=120}}", shows: "12.5%, 25%",
    } },
    Word { word: add, doc: HelperDoc {
        name: "add", call: "add value other",
        does: "the sum of all its numbers; nothing counts as nought",
        arguments: &[always("value", "a number", Wanted::Figure), always("other", "the number that is added", Wanted::Figure), again("more", "more numbers", Wanted::Figure)],
        example: "{{#each tools}}{{add @index 1}} {{name}} {{/each}}", shows: "1 Walks 2 Café ",
    } },
];

/// `{{number 12345.5}}`: `12,345.5`.
fn number_of(call: &Call<'_, '_>) -> Given {
    let places = call.places("places", MOST_PLACES)?;
    let value = call.number(call.value(), "a number")?;
    let shown = value.map(|value| number(value, places));
    Ok(shown.unwrap_or_default().into())
}

/// `{{percent 12.5}}`: `12.5%`; with `of`, the share of a whole.
fn percent_of(call: &Call<'_, '_>) -> Given {
    let places = call.places("places", MOST_PLACES)?;
    let Some(value) = call.number(call.value(), "a number")? else {
        return Ok(String::new().into());
    };
    let Some(of) = call.named("of") else {
        return Ok(format!("{}%", number(value, places)).into());
    };
    let whole = call.number(of, "a number as its `of`")?;
    // Of nothing there is no share.
    let share = whole.and_then(|whole| value.checked_div(whole));
    let share = share.and_then(|share| share.checked_mul(Decimal::ONE_HUNDRED));
    let shown = share.map(|share| format!("{}%", number(share, places.or(Some(0)))));
    Ok(shown.unwrap_or_default().into())
}

/// `{{add @index 1}}`: the sum.
fn add(call: &Call<'_, '_>) -> Given {
    let mut sum = Decimal::ZERO;
    for place in 0..call.helper.params().len() {
        let number = call.number(call.at(place), "numbers")?;
        let added = sum.checked_add(number.unwrap_or_default());
        sum = added.ok_or_else(|| fault("`add` comes to more than can be shown"))?;
    }
    let sum = sum.normalize();
    // A whole number is one for other helpers as well.
    let whole = sum.to_string().parse::<i64>();
    Ok(whole.map_or_else(|_| Value::String(sum.to_string()), Value::from))
}
