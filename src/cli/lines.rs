//! Text in lines that fit a terminal: wrapped between words, with what follows indented.

use std::io;

/// The width where nobody looks: of a pipe, a file.
const WIDTH_OF_A_PAGE: usize = 100;
/// The narrowest and the widest that is worth it.
const WIDTHS: (usize, usize) = (40, 120);

/// How many characters a line of standard output has room for.
pub(super) fn width() -> usize {
    let size = terminal_size::terminal_size_of(io::stdout());
    let width = size.map_or(WIDTH_OF_A_PAGE, |(width, _)| usize::from(width.0));
    width.clamp(WIDTHS.0, WIDTHS.1)
}

/// A text wrapped at this width, every line after the first with this indent; `first` stands before the first.
/// A line break of the text begins a new line.
pub(super) fn wrapped(first: &str, text: &str, indent: usize, width: usize) -> String {
    let mut lines = Vec::new();
    let mut line = format!("{first:indent$}");
    let mut is_begun = false;
    for paragraph in text.lines() {
        if is_begun {
            lines.push(std::mem::replace(&mut line, " ".repeat(indent)));
            is_begun = false;
        }
        for word in paragraph.split_whitespace() {
            let room = line.chars().count() + 1 + word.chars().count();
            if is_begun && room > width {
                lines.push(std::mem::replace(&mut line, " ".repeat(indent)));
                is_begun = false;
            }
            if is_begun {
                line.push(' ');
            }
            line.push_str(word);
            is_begun = true;
        }
    }
    lines.push(line);
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words_and_are_indented() {
        assert_eq!(
            wrapped("  new", "one two three\nfour", 6, 14),
            "  new one two\n      three\n      four"
        );
        assert_eq!(wrapped("a", "", 3, 40), "a  ");
    }
}
