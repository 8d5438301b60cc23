//! The height of rows: how many lines the text of their cells takes.
//!
//! In: a sheet. Out: the height of each of its rows; this file does not know where pages end.
//! Programs that trust a file's own heights do not look for themselves, so every row gets one. It
//! is not fixed: a row still grows when somebody types more into it.

use super::format::{Metrics, PIXEL};
use crate::workbook::{CellValue, Sheet, Table};
use std::collections::HashMap;

/// The greatest height of a row, in points.
const GREATEST: f64 = 409.0;

/// What the sides of a cell take, in characters: its indent and its borders.
const SIDES: f64 = 1.6;

/// Bold text is wider than usual.
const BOLD: f64 = 1.1;

/// Room above and below the text, in points.
const ROOM: f64 = 4.0;

/// The row of a heading, in lines; room above it sets the tables apart.
const HEADING: f64 = 2.0;

/// Room below the lines at the top, where no heading follows.
const BELOW_TOP: f64 = 8.0;

/// Heights of rows for one font and these columns.
struct Heights<'a> {
    line: f64,
    widths: &'a [f64],
}

/// The height of every row down to the end of the last table, in points.
pub(super) fn heights(sheet: &Sheet, metrics: &Metrics) -> Vec<f64> {
    let (line, widths) = (metrics.line, sheet.widths.as_slice());
    let own = Heights { line, widths };
    let rows = sheet.tables.last().map_or(0, Table::next_row);
    let mut special = HashMap::from([(0, metrics.title)]);
    let mut set = |row: u32, height: f64| {
        special.insert(row, height);
    };
    for table in &sheet.tables {
        match table.top_row().checked_sub(1) {
            _ if table.heading.is_some() => set(table.top_row(), HEADING * metrics.row_points()),
            Some(above) => set(above, metrics.row_points() + BELOW_TOP),
            None => {}
        }
        set(table.header_row, own.header(table));
        for (row, cells) in (table.first_row()..).zip(&table.rows) {
            set(row, own.row(cells.iter().map(|cell| &cell.value)));
        }
        if table.totals {
            set(table.last_row() + 1, own.points(None));
        }
    }
    let usual = metrics.row_points();
    let height = |row: u32| special.get(&row).copied().unwrap_or(usual);
    (0..rows).map(height).collect()
}

impl Heights<'_> {
    /// The height of the headers, in points; filter buttons stand in a line below them.
    fn header(&self, table: &Table) -> f64 {
        let headers = table.columns.iter().map(|column| column.header.as_str());
        let lines = headers
            .zip(self.widths)
            .map(|(header, width)| lines(header, (width - SIDES) / BOLD));
        let buttons = u32::from(table.filter);
        self.points(lines.max().map(|lines| lines + buttons))
    }

    /// The height of a row of these values, in points.
    fn row<'v>(&self, values: impl Iterator<Item = &'v CellValue>) -> f64 {
        let lines = values
            .zip(self.widths)
            .map(|(value, width)| match value.shown() {
                CellValue::Text(text) => lines(text, width - SIDES),
                _ => 1,
            });
        self.points(lines.max())
    }

    /// The height of so many lines, in points: whole pixels, as programs round it.
    fn points(&self, lines: Option<u32>) -> f64 {
        let points = f64::from(lines.unwrap_or(1)) * self.line + ROOM;
        ((points / PIXEL).ceil() * PIXEL).min(GREATEST)
    }
}

/// How many lines a text takes in a width of so many digits, broken between words.
fn lines(text: &str, width: f64) -> u32 {
    text.split('\n').map(|line| wrapped(line, width)).sum()
}

/// The width of a text on one line, in digits.
pub(super) fn text_width(text: &str) -> f64 {
    text.chars().map(digits).sum()
}

fn wrapped(line: &str, width: f64) -> u32 {
    let mut lines = 1;
    let mut used = 0.0;
    for word in line.split(' ') {
        let length = text_width(word);
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
}
