//! Where a cell is: `J7` (ECMA-376 part 1, §18.3.1.4).

use std::fmt;

/// A cell by row and column, both from nought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Position {
    pub(super) row: u32,
    pub(super) column: u32,
}

/// The last row and column there can be.
const LAST: Position = Position {
    row: 1_048_575,
    column: 16_383,
};

impl Position {
    /// Reads `J7` or `$J$7`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let text = text.replace('$', "");
        let digits = text.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        let letters = text.strip_suffix(digits)?;
        if letters.is_empty() || letters.len() > 3 {
            return None;
        }
        let column = letters.bytes().fold(0_u32, |column, letter| {
            column * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1
        });
        let row: u32 = digits.parse().ok()?;
        let position = Self {
            row: row.checked_sub(1)?,
            column: column.checked_sub(1)?,
        };
        (position.row <= LAST.row && position.column <= LAST.column).then_some(position)
    }

    /// The cell to the right.
    pub(super) fn right(self) -> Self {
        Self {
            column: self.column + 1,
            ..self
        }
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = Vec::new();
        let mut rest = self.column + 1;
        while rest > 0 {
            let letter = ((rest - 1) % 26) as u8;
            letters.push(char::from(b'A' + letter));
            rest = (rest - 1) / 26;
        }
        let letters: String = letters.into_iter().rev().collect();
        write!(f, "{letters}{}", self.row + 1)
    }
}

/// A range of cells: first and last.
pub(super) fn range(text: &str) -> Option<(Position, Position)> {
    let (first, last) = text.split_once(':').unwrap_or((text, text));
    Some((Position::parse(first)?, Position::parse(last)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_read_and_written_as_excel_does() {
        for text in ["A1", "Z9", "AA10", "XFD1048576"] {
            assert_eq!(Position::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Position::parse("$B$3").unwrap().to_string(), "B3");
        for text in ["", "A", "1", "A0", "XFE1", "AAAA1", "A1048577", "A-1"] {
            assert_eq!(Position::parse(text), None, "{text}");
        }
    }
}
