//! Numbers that TOML cannot read because of how people write them: `38,50`, `£1,250.50`.
//!
//! In: a TOML text, and where its parser has stopped. Out: what stands there, and the number that is probably
//! meant. What the number is for is not known here.

use std::ops::Range;

/// Signs that may stand before an amount of money.
const SIGNS: [char; 4] = ['£', '$', '€', '¥'];

/// A number as somebody has written it.
pub(super) struct Written {
    /// Where it stands.
    pub(super) span: Range<usize>,
    /// The number that is probably meant, as TOML writes it.
    pub(super) meant: String,
}

/// The number around a place that TOML cannot read for a comma or a sign in it.
pub(super) fn around(text: &str, at: usize) -> Option<Written> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',') || SIGNS.contains(&c);
    let (before, after) = text.split_at_checked(at)?;
    let start = before.trim_end_matches(is_part).len();
    let end = text.len() - after.trim_start_matches(is_part).len();
    let whole = text.get(start..end)?;
    // A comma at the end belongs to what comes after.
    let written = whole.trim_end_matches([',', '.']);
    let meant = meant(written)?;
    let span = start..start + written.len();
    Some(Written { span, meant })
}

/// What is meant by a number with a sign or with commas; none where there is neither, or no telling.
fn meant(written: &str) -> Option<String> {
    let number = written.trim_start_matches(SIGNS);
    let (whole, pennies) = match number.split_once('.') {
        Some((whole, pennies)) => (whole, Some(pennies)),
        None => (number, None),
    };
    let groups: Vec<&str> = whole.split(',').collect();
    let are_digits = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    let parts = groups.iter().copied().chain(pennies);
    let plain = groups.len() == 1 && number == written;
    if plain || !parts.clone().all(are_digits) {
        return None;
    }
    let of_three = |(_, group): (usize, &&str)| group.len() == 3;
    let thousands = groups.iter().enumerate().skip(1).all(of_three);
    let (separator, rest) = match (groups.as_slice(), pennies) {
        (_, Some(pennies)) if thousands => (".", pennies),
        (_, None) if thousands => ("", ""),
        ([_, decimals], None) => return Some(format!("{}.{decimals}", groups.first()?)),
        _ => return None,
    };
    Some(format!("{}{separator}{rest}", groups.concat()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comma_is_a_point_or_nothing_by_the_digits_after_it() {
        for (written, number) in [
            ("38,50", Some("38.50")),
            ("£1,250.50", Some("1250.50")),
            ("1,250", Some("1250")),
            ("€12", Some("12")),
            ("1,250,000", Some("1250000")),
            ("12", None),
            ("1.2.3", None),
            ("1,2,3", None),
            ("£", None),
        ] {
            assert_eq!(meant(written).as_deref(), number, "{written}");
        }
    }
}
