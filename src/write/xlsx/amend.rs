//! What the library writes otherwise than it is meant, mended in the parts of the package.
//!
//! In: the parts as the library packs them. Out: the same, with rows that may grow, and with text
//! results that stay text.

use crate::package::Part;

/// Stands before the result of a formula that is text and would be taken for something else. A
/// noncharacter: no plan holds one.
pub(super) const TEXT: &str = "\u{FDD0}";

/// What is taken out of every sheet: the library fixes each height that it is given, so that no
/// row would grow when somebody types more into it; and the sign before text.
const REMOVED: [&str; 2] = [" customHeight=\"1\"", TEXT];

/// Mends the sheets.
pub(super) fn sheets(parts: &mut [Part]) {
    let sheets = parts
        .iter_mut()
        .filter(|part| part.name.starts_with("xl/worksheets/sheet"));
    for sheet in sheets {
        sheet.bytes = match String::from_utf8(std::mem::take(&mut sheet.bytes)) {
            Ok(text) => without(text).into_bytes(),
            Err(broken) => broken.into_bytes(),
        };
    }
}

/// A sheet without what is removed. Text never holds an unescaped quotation mark after an equals
/// sign within a tag, so that of attributes only attributes are meant.
fn without(sheet: String) -> String {
    REMOVED
        .iter()
        .fold(sheet, |sheet, removed| sheet.replace(removed, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_attribute_and_the_sign_are_taken_out() {
        let row =
            "<row r=\"1\" ht=\"33\" customHeight=\"1\"><c t=\"str\"><v>\u{FDD0}2027</v></c></row>";
        let mended = "<row r=\"1\" ht=\"33\"><c t=\"str\"><v>2027</v></c></row>";
        assert_eq!(without(row.to_owned()), mended);
    }
}
