//! The columns of a table as they are laid out: how wide each is, and whether the whole still fits.
//!
//! In: a table, the width it may take, the size of its text. Out: columns that fill the width to the
//! last twip, or the word that they are too narrow to be read.

use super::control::known;
use super::handwriting;
use super::text;
use crate::document::{Alignment, Answer, Block, Column, Inline, Presentation, Row, Table};
use crate::style::{Points, Twips};

/// The space at both sides of the text of a cell together, in twips.
pub(super) const CELL_SIDES: u32 = 216;
/// So many characters a column needs where its text is longer than a line: fewer make ribbons, in
/// which people with low vision lose their place.
const MEASURE: usize = 18;
/// The same for a column that has only one other beside it.
const MEASURE_OF_TWO: usize = 12;
/// A longer word is broken on any page, and says nothing about the table.
const LONGEST_WORD: usize = 20;

/// A column as it is laid out.
#[derive(Clone, Copy)]
pub(super) struct Track {
    /// The column.
    pub(super) column: Column,
    /// Its width.
    pub(super) width: Twips,
}

impl Track {
    /// How wide the text in it may be.
    pub(super) fn text_width(self) -> Twips {
        Twips(self.width.0.saturating_sub(CELL_SIDES))
    }
}

/// The columns with their widths: shares of the whole, which they fill to the last twip. A row
/// with more cells than columns loses none of them.
pub(super) fn tracks(table: &Table, whole: Twips) -> Vec<Track> {
    let longest = table
        .rows
        .iter()
        .map(|row| row.cells.len())
        .max()
        .unwrap_or_default();
    let count = longest.max(table.columns.len()).max(table.header.len());
    let narrow = Column {
        width: 1,
        alignment: Alignment::Start,
    };
    let columns = (0..count).map(|at| table.columns.get(at).copied().unwrap_or(narrow));
    let share = |column: &Column| u64::from(column.width.max(1));
    let columns: Vec<Column> = columns.collect();
    let shares: u64 = columns.iter().map(share).sum();
    let mut passed = 0;
    let mut left = 0;
    let lay_out = |column: Column| {
        passed += share(&column);
        let right = u32::try_from(u64::from(whole.0) * passed / shares.max(1)).unwrap_or(whole.0);
        let width = Twips(right.saturating_sub(left));
        left = right;
        Track { column, width }
    };
    columns.into_iter().map(lay_out).collect()
}

/// Whether every column is wide enough for its words, and for lines that can be read.
pub(super) fn fit(table: &Table, tracks: &[Track], size: Points) -> bool {
    let measure = if tracks.len() > 2 {
        MEASURE
    } else {
        MEASURE_OF_TWO
    };
    tracks
        .iter()
        .enumerate()
        .all(|(position, track)| needed(table, position, measure) <= characters(*track, size))
}

/// Whether the boxes to tick of every pick-list fit into their columns, each with its label in one
/// line.
pub(super) fn boxes_fit(table: &Table, tracks: &[Track], size: Points) -> bool {
    tracks.iter().enumerate().all(|(position, track)| {
        let cells = table.rows.iter().filter_map(|row| row.cells.get(position));
        let answers = cells.flat_map(|cell| cell_answers(&cell.blocks));
        answers.map(handwriting::boxes_width).max().unwrap_or(0) <= characters(*track, size)
    })
}

/// How many characters fit into a line of a column, each half an em wide on average.
fn characters(track: Track, size: Points) -> usize {
    let em = size.twips().0.max(1);
    usize::try_from(track.text_width().0 * 2 / em).unwrap_or(usize::MAX)
}

/// How many characters wide a column has to be.
fn needed(table: &Table, position: usize, measure: usize) -> usize {
    let header = table.header.get(position);
    let header = header.map_or_else(String::new, |cell| text::shown(&cell.content));
    let cells = table.rows.iter().filter_map(|row| row.cells.get(position));
    let texts = cells.map(|cell| {
        let by_hand = cell_answers(&cell.blocks).any(handwriting::is_open);
        let room = if by_hand { measure } else { 0 };
        needed_by(&seen(&cell.blocks), measure).max(room)
    });
    // A header breaks between its words, which are bold and a little wider than others.
    let header = longest_word(&header);
    texts.max().unwrap_or_default().max(header + header / 8)
}

/// How many characters wide a text has to be.
fn needed_by(text: &str, measure: usize) -> usize {
    let longest_line = text.lines().map(|line| line.trim().chars().count()).max();
    let line = longest_line.unwrap_or_default().min(measure);
    line.max(longest_word(text))
}

fn longest_word(text: &str) -> usize {
    let words = text.split_whitespace().map(|word| word.chars().count());
    words.max().unwrap_or_default().min(LONGEST_WORD)
}

/// What people see in a cell: its text, its answers, and the prompts of its controls.
pub(super) fn seen(blocks: &[Block]) -> String {
    let answer = |answer: &Answer| match (known(answer), answer.presentation) {
        (Some(value), _) => text::shown_value(value),
        (None, Presentation::Control) => answer.prompt.clone(),
        (None, _) => String::new(),
    };
    let inline = |inline: &Inline| match inline {
        Inline::Answer(found) => answer(found),
        other => text::shown(std::slice::from_ref(other)),
    };
    let block = |block: &Block| match block {
        Block::Answer(found) => answer(found),
        Block::Paragraph(paragraph) => paragraph.content.iter().map(inline).collect(),
        other => text::shown_blocks(std::slice::from_ref(other)),
    };
    blocks.iter().map(block).collect::<Vec<_>>().join("\n")
}

/// The answers that stand in a row itself, not in tables within it.
pub(super) fn answers(row: &Row) -> impl Iterator<Item = &Answer> {
    row.cells.iter().flat_map(|cell| cell_answers(&cell.blocks))
}

/// The answers that stand in blocks themselves.
fn cell_answers(blocks: &[Block]) -> impl Iterator<Item = &Answer> {
    blocks.iter().flat_map(|block| match block {
        Block::Answer(answer) => vec![answer.as_ref()],
        Block::Paragraph(paragraph) => {
            let answers = paragraph.content.iter().filter_map(|inline| match inline {
                Inline::Answer(answer) => Some(answer.as_ref()),
                _ => None,
            });
            answers.collect()
        }
        _ => Vec::new(),
    })
}
