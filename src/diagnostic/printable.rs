//! Text of strangers on its way to a terminal.
//!
//! In: any text, such as the name of a file or what a document says of itself. Out: the same text, in which
//! nothing moves the cursor, colours the screen or renames the window.

use std::borrow::Cow;
use std::fmt::Write as _;

/// The text with every control character but a line break and a tab shown as its code: `\u001b`, as
/// JSON writes it.
#[must_use]
pub fn printable(text: &str) -> Cow<'_, str> {
    let is_hidden = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    if !text.contains(is_hidden) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if is_hidden(character) {
            let _ = write!(out, "\\u{:04x}", u32::from(character));
        } else {
            out.push(character);
        }
    }
    out.into()
}

#[cfg(test)]
mod tests {
    use super::printable;

    #[test]
    fn control_characters_are_shown_and_all_else_stays() {
        assert_eq!(printable("a\tb\né 漢"), "a\tb\né 漢");
        assert_eq!(
            printable("\u{1b}[31m\u{9b}2J\r\u{7}\u{7f}"),
            r"\u001b[31m\u009b2J\u000d\u0007\u007f"
        );
    }
}
