//! Values as people read them: dates with the name of the month, lists.

use super::Terms;
use crate::plan::budget::thousands;
use crate::plan::scalar::Date;
use rust_decimal::{Decimal, RoundingStrategy};

pub use crate::plan::budget::money;

/// A space at which no line breaks.
const NO_BREAK: &str = "\u{A0}";

/// A date in words: `3 September 2026`, or `May 2027`.
#[must_use]
pub fn long_date(date: Date, terms: &Terms) -> String {
    let first = date.first_day();
    let month = format!("{} {}", terms.month(first.month()), first.year());
    match date.day() {
        Some(day) => format!("{} {month}", day.day()),
        None => month,
    }
}

/// A date as it stands in a document, where no line breaks within it: `3 September 2026`.
pub(super) fn whole_date(date: Date, terms: &Terms) -> String {
    long_date(date, terms).replace(' ', NO_BREAK)
}

/// The same with the short name of its month, for the cells of a table: `3 Sep 2026`.
pub(super) fn short_date(date: Date, terms: &Terms) -> String {
    let first = date.first_day();
    let month = terms.short_month(first.month());
    let shown = match date.day() {
        Some(day) => format!("{} {month} {}", day.day(), first.year()),
        None => format!("{month} {}", first.year()),
    };
    shown.replace(' ', NO_BREAK)
}

/// A number with commas between thousands: `12,345.5`, or so many digits behind the point.
pub(super) fn number(value: Decimal, places: Option<u32>) -> String {
    let rounded = match places {
        Some(places) => {
            let rule = RoundingStrategy::MidpointAwayFromZero;
            value.round_dp_with_strategy(places, rule)
        }
        None => value.normalize(),
    };
    let digits = match places {
        Some(places) => format!("{:.1$}", rounded.abs(), places as usize),
        None => rounded.abs().to_string(),
    };
    let (whole, rest) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    let is_below = rounded.is_sign_negative() && !rounded.is_zero();
    let minus = if is_below { "-" } else { "" };
    format!("{minus}{}{rest}", thousands(whole))
}

/// Several things in a sentence: `a, b and c`.
pub(super) fn sentence_list(items: &[String], and: &str) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} {and} {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_reads_as_a_sentence() {
        let list = |items: &[&str]| {
            sentence_list(
                &items
                    .iter()
                    .map(|item| (*item).to_owned())
                    .collect::<Vec<_>>(),
                "and",
            )
        };
        assert_eq!(list(&["a", "b", "c"]), "a, b and c");
        assert_eq!(list(&["a"]), "a");
        assert_eq!(list(&[]), "");
    }
}
