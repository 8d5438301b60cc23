//! Whether a table can be read, and filled in by hand, in columns of this width.
//!
//! In: a table, and how many characters fit into a line of each of its columns. Out: whether that is
//! enough. Widths are counted in characters; this file knows neither pages nor fonts.

use super::{Answer, AnswerKind, Cell, Room, Table};

/// So many characters a column needs where its text is longer than a line: fewer make ribbons, in
/// which people with low vision lose their place.
const MEASURE: usize = 18;
/// The same for a column that has only one other beside it.
const MEASURE_OF_TWO: usize = 12;
/// A longer word is broken on any page, and says nothing about the table.
const LONGEST_WORD: usize = 20;
/// A box and the space behind it are about as wide as so many characters.
const BOX: usize = 3;

impl Table {
    /// Whether every column is wide enough for its words, and for lines that can be read.
    #[must_use]
    pub fn is_legible_in(&self, characters: &[usize]) -> bool {
        let measure = if characters.len() > 2 {
            MEASURE
        } else {
            MEASURE_OF_TWO
        };
        let mut columns = characters.iter().enumerate();
        columns.all(|(position, fit)| needed(self, position, measure) <= *fit)
    }

    /// Whether the boxes to tick of every pick-list fit into their columns, each with its label in
    /// one line.
    #[must_use]
    pub fn boxes_fit_in(&self, characters: &[usize]) -> bool {
        let mut columns = characters.iter().enumerate();
        columns.all(|(position, fit)| {
            let mut answers = self.cells_of(position).flat_map(Cell::answers);
            answers.all(|answer| boxes_width(answer) <= *fit)
        })
    }
}

/// How many characters wide a column has to be.
fn needed(table: &Table, position: usize, measure: usize) -> usize {
    let header = table.header.get(position);
    let header = header.map_or(0, |cell| longest_word(&cell.name()));
    let cells = table.cells_of(position).map(|cell| {
        let by_hand = cell.answers().any(Answer::is_left_to_pens);
        let room = if by_hand { measure } else { 0 };
        needed_by(&cell.seen(), measure).max(room)
    });
    // A header breaks between its words, which are bold and a little wider than others.
    cells.fold(header + header / 8, usize::max)
}

/// How many characters wide a text has to be.
fn needed_by(text: &str, measure: usize) -> usize {
    let lines = text.lines().map(|line| line.trim().chars().count());
    let line = lines.fold(0, usize::max).min(measure);
    line.max(longest_word(text))
}

fn longest_word(text: &str) -> usize {
    let words = text.split_whitespace().map(|word| word.chars().count());
    words.fold(0, usize::max).min(LONGEST_WORD)
}

/// How many characters wide the boxes of an answer in a cell are with their labels. Yes and no fit
/// everywhere.
fn boxes_width(answer: &Answer) -> usize {
    if !matches!(answer.kind, AnswerKind::Choice(_)) || !answer.is_left_to_pens() {
        return 0;
    }
    let labels = answer.kind.boxes(Room::Cell).into_iter().flatten();
    let labels = labels.map(|label| label.chars().count());
    labels.max().map_or(0, |label| label + BOX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Block, Choice, HeaderCell, Inline, Paragraph, Presentation, Row};

    fn table(header: [&str; 2], cells: [Inline; 2]) -> Table {
        let cell = |inline| Cell {
            blocks: vec![Block::Paragraph(Paragraph {
                content: vec![inline],
            })],
        };
        let name = |name| HeaderCell {
            content: vec![Inline::text(name)],
            tag: None,
        };
        Table {
            header: header.map(name).into(),
            rows: vec![Row {
                cells: cells.map(cell).into(),
                entry: None,
            }],
            ..Table::default()
        }
    }

    #[test]
    fn columns_are_as_wide_as_their_words_and_as_lines_that_can_be_read() {
        let word = table(["Name", "Why"], ["Inconvenience", "a b"].map(Inline::text));
        assert!(word.is_legible_in(&[13, 3]));
        assert!(!word.is_legible_in(&[12, 3]));
        assert!(!word.is_legible_in(&[13, 2]));
        let text = "one two three four five six";
        let lines = table(["Name", "Why"], ["S1", text].map(Inline::text));
        assert!(lines.is_legible_in(&[4, 12]));
        assert!(!lines.is_legible_in(&[4, 12, 0]));
        // Eight letters in bold take the room of nine.
        let header = table(["Question", ""], ["", ""].map(Inline::text));
        assert!(header.is_legible_in(&[9, 0]) && !header.is_legible_in(&[8, 0]));
    }

    #[test]
    fn boxes_to_tick_need_room_for_their_labels() {
        let labels = ["Yes, all of it", "No"].map(|label| Choice {
            code: label.to_lowercase(),
            label: label.to_owned(),
        });
        let open = Inline::Answer(Box::new(Answer {
            path: None,
            tag: "tools.known".to_owned(),
            label: "Known".to_owned(),
            prompt: String::new(),
            kind: AnswerKind::Choice(labels.into()),
            value: None,
            presentation: Presentation::Handwriting,
        }));
        let table = table(["Name", "Known"], [Inline::text("T1"), open]);
        assert!(table.boxes_fit_in(&[0, 17]));
        assert!(!table.boxes_fit_in(&[0, 16]));
    }
}
