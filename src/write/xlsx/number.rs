//! Exact numbers → the numbers that cells hold, which are floating-point.

use rust_decimal::Decimal;

/// The nearest floating-point number.
pub(super) fn float(number: Decimal) -> f64 {
    // Read from its digits, which are always a number: reckoned from its parts, the last digit may differ.
    number.to_string().parse().unwrap_or(f64::NAN)
}

/// A number as the file holds it: the shortest text that reads the same.
pub(super) fn plain(number: Decimal) -> String {
    float(number).to_string()
}
