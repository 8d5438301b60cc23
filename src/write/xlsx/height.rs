//! The height of rows: how many lines the text of their cells takes.
//!
//! Programs that trust a file's own heights do not look for themselves, so every row gets one. It
//! is not fixed: a row still grows when somebody types more into it.

use super::format::Metrics;
use crate::package::Part;
use crate::workbook::{Table, Value};

/// The greatest height of a row, in points.
const GREATEST: f64 = 409.0;

/// What the sides of a cell take, in characters: its indent and its borders.
const SIDES: f64 = 1.6;

/// What a filter button takes, in characters.
const BUTTON: f64 = 2.0;

/// Bold text is wider than usual.
const BOLD: f64 = 1.1;

/// What fixes the height of a row.
const FIXED: &str = " customHeight=\"1\"";

/// Room above and below the text, in points.
const ROOM: f64 = 6.0;

/// Heights of rows for one font and these columns.
pub(super) struct Heights<'a> {
    line: f64,
    widths: &'a [f64],
}

impl<'a> Heights<'a> {
    pub(super) fn new(metrics: &Metrics, widths: &'a [f64]) -> Self {
        Self {
            line: metrics.line,
            widths,
        }
    }

    /// The height of the headers, in points.
    pub(super) fn header(&self, table: &Table) -> f64 {
        let button = if table.filter { BUTTON } else { 0.0 };
        let headers = table.columns.iter().map(|column| column.header.as_str());
        let lines = headers
            .zip(self.widths)
            .map(|(header, width)| lines(header, (width - SIDES - button) / BOLD));
        self.points(lines.max())
    }

    /// The height of a row of these values, in points.
    pub(super) fn row<'v>(&self, values: impl Iterator<Item = &'v Value>) -> f64 {
        let lines = values
            .zip(self.widths)
            .map(|(value, width)| match value.shown() {
                Value::Text(text) => lines(text, width - SIDES),
                _ => 1,
            });
        self.points(lines.max())
    }

    fn points(&self, lines: Option<u32>) -> f64 {
        (f64::from(lines.unwrap_or(1)) * self.line + ROOM).min(GREATEST)
    }
}

/// How many lines a text takes in a width of so many digits, broken between words.
fn lines(text: &str, width: f64) -> u32 {
    text.split('\n').map(|line| wrapped(line, width)).sum()
}

fn wrapped(line: &str, width: f64) -> u32 {
    let mut lines = 1;
    let mut used = 0.0;
    for word in line.split(' ') {
        let length: f64 = word.chars().map(digits).sum();
        if used > 0.0 && used + length > width {
            lines += 1;
            used = 0.0;
        }
        used += length;
        while used > width && width > 1.0 {
            lines += 1;
            used -= width;
        }
        used += digits(' ');
    }
    lines
}

/// The width of a character in digits, for a sans-serif font.
fn digits(character: char) -> f64 {
    match character {
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | '.' | ',' | ';' | ':' | '\'' | '|' | '!' => 0.56,
        ' ' => 0.46,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 1.5,
        c if c.is_ascii_uppercase() => 1.15,
        c if c.is_ascii() => 0.96,
        '\u{1100}'.. => 2.0,
        _ => 1.0,
    }
}

/// Lets rows grow: the library fixes every height it is given. Text never holds a bare quotation
/// mark after an equals sign within a tag, so that only attributes are meant.
pub(super) fn let_grow(parts: &mut [Part]) {
    for part in parts {
        if part.name.starts_with("xl/worksheets/sheet")
            && let Ok(text) = std::str::from_utf8(&part.bytes)
        {
            part.bytes = text.replace(FIXED, "").into_bytes();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_takes_as_many_lines_as_its_words_need() {
        assert_eq!(lines("", 20.0), 1);
        assert_eq!(lines("short", 20.0), 1);
        assert_eq!(lines("one two three four five", 10.0), 3);
        assert_eq!(lines("a\nb\n\nc", 10.0), 4);
        // A word longer than a line is broken.
        assert_eq!(lines(&"x".repeat(100), 10.0), 10);
        assert_eq!(lines(&"x".repeat(100), 0.0), 1);
    }

    #[test]
    fn only_the_attribute_is_taken_out() {
        let row = "<row r=\"1\" ht=\"33\" customHeight=\"1\"><c>é</c></row>";
        let mut parts = [Part::new("xl/worksheets/sheet1.xml", row)];
        let_grow(&mut parts);
        let grown = "<row r=\"1\" ht=\"33\"><c>é</c></row>";
        assert_eq!(parts, [Part::new("xl/worksheets/sheet1.xml", grown)]);
    }
}
