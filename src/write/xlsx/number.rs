//! Exact numbers → the numbers that cells hold, which are floating-point.

use rust_decimal::Decimal;
use rust_xlsxwriter::XlsxError;

/// The nearest floating-point number. Read from its digits: reckoned from its parts, the last one may
/// differ.
pub(super) fn float(number: Decimal) -> Result<f64, XlsxError> {
    let nearest = number.to_string().parse();
    nearest.map_err(|_| XlsxError::ParameterError(format!("{number} is not a number of a cell")))
}

/// A number as the file holds it: the shortest text that reads the same.
pub(super) fn plain(number: Decimal) -> Result<String, XlsxError> {
    Ok(float(number)?.to_string())
}
