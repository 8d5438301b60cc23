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
const REMOVED: [&[u8]; 2] = [b" customHeight=\"1\"", TEXT.as_bytes()];

/// Mends the sheets.
pub(super) fn sheets(parts: &mut [Part]) {
    for part in parts {
        if part.name.starts_with("xl/worksheets/sheet") {
            part.bytes = without(&part.bytes);
        }
    }
}

/// Bytes without what is removed. Text never holds an unescaped quotation mark after an equals sign
/// within a tag, so that of attributes only attributes are meant.
fn without(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((first, after)) = rest.split_first() {
        let removed = REMOVED
            .iter()
            .find_map(|removed| rest.strip_prefix(*removed));
        rest = removed.unwrap_or_else(|| {
            out.push(*first);
            after
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_attribute_and_the_sign_are_taken_out() {
        let row =
            "<row r=\"1\" ht=\"33\" customHeight=\"1\"><c t=\"str\"><v>\u{FDD0}2027</v></c></row>";
        let mended = "<row r=\"1\" ht=\"33\"><c t=\"str\"><v>2027</v></c></row>";
        assert_eq!(without(row.as_bytes()), mended.as_bytes());
    }
}
