//! Text in lines that are broken between words.
//!
//! In: a text and how many columns there are. Out: its lines. What they say is not known here.

use std::io::{self, IsTerminal};

/// The width of a terminal that does not say how wide it is.
const USUAL_WIDTH: usize = 79;
/// Lines longer than this are hard to read, however wide the window is.
const READABLE_WIDTH: usize = 88;

/// How many columns there are for text.
pub(super) fn width() -> usize {
    let size = terminal_size::terminal_size_of(io::stderr());
    let columns = size.map_or(USUAL_WIDTH, |(width, _)| usize::from(width.0));
    columns.clamp(10, READABLE_WIDTH)
}

/// The width of lines that go to standard error, if it is a terminal.
pub(super) fn width_of_terminal() -> Option<usize> {
    io::stderr().is_terminal().then(width)
}

/// A text in lines of at most so many columns, broken between words but not within what is to be copied, which
/// stands in backticks; the lines of a list are set in.
pub(super) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let indent = if paragraph.starts_with("- ") {
            "  "
        } else {
            ""
        };
        let mut line = String::new();
        for word in words(paragraph) {
            let columns = line.chars().count() + 1 + word.chars().count();
            if !line.trim().is_empty() && columns > width {
                lines.push(std::mem::replace(&mut line, indent.to_owned()));
            }
            if !line.trim().is_empty() {
                line.push(' ');
            }
            line.push_str(&word);
        }
        lines.push(line);
    }
    lines
}

/// The words of a text; what stands in backticks is one.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match words
            .last_mut()
            .filter(|last| last.matches('`').count() % 2 == 1)
        {
            Some(open) => {
                open.push(' ');
                open.push_str(word);
            }
            None => words.push(word.to_owned()),
        }
    }
    words
}

/// A text whose lines after the first are set in below it, as is what stands before the first.
pub(super) fn set_in(text: &str, columns: usize, width: usize) -> String {
    // The last column stays free: some terminals begin another line there.
    let room = width.saturating_sub(columns + 1).max(1);
    let between = format!("\n{}", " ".repeat(columns));
    wrapped(text, room).join(&between)
}

#[cfg(test)]
mod tests {
    use super::{set_in, wrapped};

    #[test]
    fn text_is_broken_between_words() {
        let text = "Name groups rather than people.\n\n- Why does each one matter to this work?";
        assert_eq!(
            wrapped(text, 20),
            [
                "Name groups rather",
                "than people.",
                "",
                "- Why does each one",
                "  matter to this",
                "  work?",
            ]
        );
        let command = "To go on, run `coplan edit garden.yaml`";
        assert_eq!(
            wrapped(command, 24),
            ["To go on, run", "`coplan edit garden.yaml`"]
        );
        assert_eq!(wrapped("", 20), [""]);
        assert_eq!(
            wrapped("Llanfairpwllgwyngyll", 10),
            ["Llanfairpwllgwyngyll"]
        );
    }

    #[test]
    fn what_can_be_chosen_is_set_in_below_its_beginning() {
        let label = "Involve (work with people)";
        assert_eq!(set_in(label, 2, 20), "Involve (work\n  with people)");
        assert_eq!(set_in(label, 6, 80), label);
    }
}
