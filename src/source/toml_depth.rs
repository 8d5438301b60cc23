//! How deep a TOML text nests, found before it is parsed: the parser bounds brackets, but dotted keys
//! inside brackets multiply, and dropping what they make would overflow the stack.
//!
//! In: a TOML text. Out: where it goes too deep. Strings and comments are stepped over; in a text that is
//! not TOML the count may be wrong, but never too small for what the parser makes of it.

use super::limits;
use std::ops::Range;

/// Where a nest of more than [`limits::DEPTH`] tables and lists begins, if there is one. It may be no
/// more than a bracket that is never closed.
pub(super) fn too_deep(text: &str) -> Option<Range<usize>> {
    let mut depth = Depth::default();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let at = text.len() - rest.len();
        let length = match c {
            '"' | '\'' => string_length(rest, c),
            '#' => rest.find('\n').unwrap_or(rest.len()),
            _ => c.len_utf8(),
        };
        depth.pass(c, at);
        if depth.total() > limits::DEPTH {
            let start = depth.open.first().map_or(at, |outermost| outermost.at);
            return Some(start..start + 1);
        }
        (_, rest) = rest.split_at(length);
    }
    None
}

/// The depth of a place in the text.
#[derive(Default)]
struct Depth {
    /// The dots of the header the place is under.
    header: usize,
    open: Vec<Bracket>,
    /// The dots since the last bracket, comma or line.
    dots: usize,
    /// Whether the line so far is a header.
    in_header: bool,
    /// Whether the line has anything but blanks yet.
    begun: bool,
}

/// An open bracket.
struct Bracket {
    at: usize,
    /// The character that closes it.
    close: char,
    /// The dots of the key before it.
    dots: usize,
}

impl Depth {
    fn total(&self) -> usize {
        let open: usize = self.open.iter().map(|bracket| bracket.dots + 1).sum();
        self.header + open + self.dots
    }

    fn pass(&mut self, c: char, at: usize) {
        match c {
            '\n' if self.open.is_empty() => self.next_line(),
            '\n' | ',' => self.dots = 0,
            '[' if !self.begun && self.open.is_empty() => {
                self.in_header = true;
                self.header = 0;
            }
            '[' | '{' if !self.in_header => {
                self.open.push(Bracket {
                    at,
                    close: if c == '[' { ']' } else { '}' },
                    dots: self.dots,
                });
                self.dots = 0;
            }
            ']' | '}' => {
                if let Some(bracket) = self.open.pop_if(|bracket| bracket.close == c) {
                    self.dots = bracket.dots;
                }
            }
            '=' if self.in_header => self.end_header(),
            '.' => self.dots += 1,
            _ => {}
        }
        self.begun |= !c.is_whitespace();
    }

    fn next_line(&mut self) {
        if self.in_header {
            self.end_header();
        }
        self.begun = false;
        self.dots = 0;
    }

    fn end_header(&mut self) {
        self.header = self.dots + 1;
        self.in_header = false;
        self.dots = 0;
    }
}

/// The length of the string at the start of `rest`. One on a single line ends there at the latest.
fn string_length(rest: &str, quote: char) -> usize {
    let triple: String = std::iter::repeat_n(quote, 3).collect();
    let long = rest.starts_with(&triple);
    let opening = if long { 3 } else { 1 };
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(opening) {
        let (_, here) = rest.split_at(at);
        if !long && c == '\n' {
            return at;
        }
        if !escaped && c == quote && (!long || here.starts_with(&triple)) {
            return at + opening;
        }
        escaped = quote == '"' && c == '\\' && !escaped;
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_and_dots_add_up() {
        let dots = "a.".repeat(30);
        for fine in [
            format!("{dots}a = 1\n{dots}b = 2.5\n"),
            format!("[{dots}a]\n{dots}b = 1\n"),
            format!("a = '{}' # {}", "[.".repeat(99), "[.".repeat(99)),
            format!("a = '''\n{}''' # it's", "[.'\n".repeat(99)),
            format!("a = \"\\\"{}\"\n", "[.".repeat(99)),
            "a = [1.5, 2.5]\nb = [[1.5], [2.5]]\n".repeat(99),
            "[[rows]]\nrate = 1.5\n".repeat(99),
        ] {
            assert_eq!(too_deep(&fine), None, "{fine}");
        }
        for deep in [
            format!("[x] = {}", "[".repeat(65)),
            format!("a = {}", "[".repeat(65)),
            format!("{}a = 1", "a.".repeat(70)),
            format!("[{dots}a]\n{dots}b = {{ {dots}c = 1 }}\n"),
            format!("x = {{ {dots}a = {{ {dots}b = {{ {dots}c = 1 }} }} }}\n"),
        ] {
            assert!(too_deep(&deep).is_some(), "{deep}");
        }
    }
}
