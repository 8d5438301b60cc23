//! Text that looks like an escape of `SpreadsheetML`.
//!
//! `_x000D_` in a text means a carriage return (`ST_Xstring`, ECMA-376 part 1, §22.9.2.19). The
//! library guards the text of cells against that, but not what formulas give, nor charts.

use std::borrow::Cow;

/// The text with every such look-alike escaped, so that it is read as it is written here.
pub(super) fn escaped(text: &str) -> Cow<'_, str> {
    if !text.contains("_x") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        out.push_str(if is_escape(after) { "_x005F_" } else { "_" });
        rest = after.get(1..).unwrap_or_default();
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Whether a text begins with `_x`, four hexadecimal digits and `_`.
fn is_escape(text: &str) -> bool {
    let digits = text.get(2..6).unwrap_or_default();
    digits.len() == 4
        && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
        && text.get(6..7) == Some("_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_would_be_read_as_an_escape_is_escaped() {
        assert_eq!(escaped("_x000D_ _x00"), "_x005F_x000D_ _x00");
        assert_eq!(escaped("_x_x0041__x0042_"), "_x_x005F_x0041__x005F_x0042_");
        assert_eq!(escaped("_xé000_ max_x"), "_xé000_ max_x");
    }
}
