//! Values as people read them: money with its sign, dates with the name of the month, lists.

use super::Terms;
use crate::plan::scalar::Date;
use rust_decimal::Decimal;

/// An amount with its sign and thousands parted by commas: `£1,250.50`.
#[must_use]
pub fn money(amount: Decimal, sign: &str) -> String {
    let rounded =
        amount.round_dp_with_strategy(2, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
    let digits = format!("{:.2}", rounded.abs());
    let (whole, pence) = digits.split_once('.').unwrap_or((&digits, "00"));
    let minus = if rounded.is_sign_negative() && !rounded.is_zero() {
        "-"
    } else {
        ""
    };
    format!("{minus}{sign}{}.{pence}", thousands(whole))
}

fn thousands(whole: &str) -> String {
    let mut out = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

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
    fn money_is_rounded_half_up_and_parted_by_thousands() {
        let shown = |text: &str| money(text.parse().unwrap(), "£");
        assert_eq!(shown("1234567.005"), "£1,234,567.01");
        assert_eq!(shown("0"), "£0.00");
        assert_eq!(shown("-999.5"), "-£999.50");
        assert_eq!(shown("100000"), "£100,000.00");
    }

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
