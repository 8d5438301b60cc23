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
    in_words(date, &terms.month(date.first_day().month()), terms)
}

/// A date as it stands in a document, where no line breaks within it: `3 September 2026`.
pub(super) fn whole_date(date: Date, terms: &Terms) -> String {
    long_date(date, terms).replace(' ', NO_BREAK)
}

/// The same with the short name of its month, for the cells of a table: `3 Sep 2026`.
pub(super) fn short_date(date: Date, terms: &Terms) -> String {
    let month = terms.short_month(date.first_day().month());
    in_words(date, &month, terms).replace(' ', NO_BREAK)
}

fn in_words(date: Date, month: &str, terms: &Terms) -> String {
    let form = match date.day() {
        Some(day) => terms
            .date_form("day", "{day} {month} {year}")
            .replace("{day}", &day.day().to_string()),
        None => terms.date_form("month", "{month} {year}").to_owned(),
    };
    let year = date.first_day().year().to_string();
    form.replace("{month}", month).replace("{year}", &year)
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
