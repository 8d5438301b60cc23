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
    while let Some((before, after)) = rest.split_once("_x") {
        out.push_str(before);
        out.push_str(if ends_escape(after) { "_x005F_x" } else { "_x" });
        rest = after;
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Whether a text begins as an escape goes on after `_x`: with four hexadecimal digits and `_`.
fn ends_escape(text: &str) -> bool {
    let mut characters = text.chars();
    let mut digits = characters.by_ref().take(4);
    digits.all(|digit| digit.is_ascii_hexdigit()) && characters.next() == Some('_')
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
