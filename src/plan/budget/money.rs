//! Money as people read it.

use rust_decimal::{Decimal, RoundingStrategy};

/// An amount with its sign and thousands parted by commas: `£1,250.50`.
#[must_use]
pub fn money(amount: Decimal, sign: &str) -> String {
    let rounded = amount.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    let digits = format!("{:.2}", rounded.abs());
    let (whole, pence) = digits.split_once('.').unwrap_or((&digits, "00"));
    let minus = if rounded.is_sign_negative() && !rounded.is_zero() {
        "-"
    } else {
        ""
    };
    format!("{minus}{sign}{}.{pence}", thousands(whole))
}

/// Digits with commas between thousands.
#[must_use]
pub fn thousands(whole: &str) -> String {
    let mut out = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
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
}
