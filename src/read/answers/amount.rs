//! Numbers, money and percentages in the forms people type, as plan files write them.

use crate::plan::scalar::{Money, Number, People, Percent};
use rust_decimal::Decimal;

/// What may stand before or after an amount, and the currency it is a sign of.
const CURRENCIES: [(&str, &str); 7] = [
    ("£", "GBP"),
    ("€", "EUR"),
    ("$", "USD"),
    ("GBP", "GBP"),
    ("EUR", "EUR"),
    ("USD", "USD"),
    ("EURO", "EUR"),
];

/// `1,250` as `1250`.
pub(super) fn number(text: &str) -> Option<Number> {
    digits(text)?.parse().ok()
}

/// `£1,250.50` as `1250.50`, and the code of the currency whose sign stands there.
pub(super) fn money(text: &str) -> Option<(Money, Option<&'static str>)> {
    let text = text.trim();
    let upper = text.to_uppercase();
    let signed = CURRENCIES.iter().find_map(|(sign, code)| {
        let rest = upper.strip_prefix(sign).or(upper.strip_suffix(sign))?;
        Some((rest.trim(), *code))
    });
    let (bare, code) = signed.map_or((text, None), |(rest, code)| (rest, Some(code)));
    let money = digits(bare)?.parse().ok()?;
    Some((money, code))
}

/// `20 %` as `20`.
pub(super) fn percent(text: &str) -> Option<Percent> {
    let text = text.trim();
    let digits = digits(text.strip_suffix('%').unwrap_or(text))?;
    digits.parse().ok()
}

/// `20 to 25` as `20-25`.
pub(super) fn people(text: &str) -> Option<People> {
    let text = text.replace(" to ", "-").replace('—', "-");
    let text = match text.split_once(['-', '–']) {
        Some((least, most)) => format!("{}-{}", digits(least)?, digits(most)?),
        None => digits(&text)?,
    };
    text.parse().ok()
}

/// The fraction of a cell as a percentage: `0.2` as `20`.
pub(super) fn shown_percent(fraction: &str) -> String {
    let value = fraction.parse::<Decimal>().ok();
    let hundredfold = value.and_then(|value| value.checked_mul(Decimal::ONE_HUNDRED));
    hundredfold.map_or_else(
        || fraction.to_owned(),
        |value| format!("{}%", value.normalize()),
    )
}

/// Digits with at most one point; commas and spaces may part thousands.
fn digits(text: &str) -> Option<String> {
    let text = text.trim();
    let (whole, decimals) = match text.split_once('.') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (text, None),
    };
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let space = |c: char| matches!(c, ',' | ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}');
    let mut groups = whole.split(space);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let parted = rest.is_empty() || first.len() <= 3;
    if !parted
        || !rest
            .iter()
            .all(|group| group.len() == 3 && is_number(group))
    {
        return None;
    }
    let bare_point = first.is_empty() && rest.is_empty() && decimals.is_some();
    if !(is_number(first) || bare_point) {
        return None;
    }
    let zero = if first.is_empty() { "0" } else { first };
    let whole = format!("{zero}{}", rest.concat());
    match decimals {
        None => Some(whole),
        Some(decimals) if is_number(decimals) => Some(format!("{whole}.{decimals}")),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_in_the_forms_people_type() {
        let shown = |text: &str| money(text).map(|(money, code)| (money.to_string(), code));
        assert_eq!(
            shown("£1,250.50"),
            Some(("1250.50".to_owned(), Some("GBP")))
        );
        assert_eq!(shown("1 250 GBP"), Some(("1250".to_owned(), Some("GBP"))));
        assert_eq!(shown("€ 12"), Some(("12".to_owned(), Some("EUR"))));
        assert_eq!(shown(".50"), Some(("0.50".to_owned(), None)));
        assert_eq!(percent("20 %").unwrap().to_string(), "20");
        assert_eq!(shown_percent("0.175"), "17.5%");
        assert_eq!(number("1,250").unwrap().to_string(), "1250");
        assert_eq!(people("20 – 25").unwrap().to_string(), "20-25");
        assert_eq!(people("6 to 8").unwrap().to_string(), "6-8");
    }

    #[test]
    fn what_might_mean_two_things_is_not_guessed() {
        for text in [
            "12,5",
            "1,25",
            "1.2.3",
            "about 8",
            "-4",
            "12 people",
            "",
            "1,2345",
        ] {
            assert_eq!(number(text), None, "{text}");
        }
        assert_eq!(money("75 an hour"), None);
        assert_eq!(money("10-20"), None);
        assert_eq!(people("25-20"), None);
        assert_eq!(percent("1001"), None);
    }
}
