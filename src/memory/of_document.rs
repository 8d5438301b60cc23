//! What a Word document remembers: its own words, answers left out, what its empty fields say, and the
//! entries and answers it shows.
//!
//! In: a document, and the plan it shows. Out: their hashes, so that, when the file comes back, what it
//! was born with can be told from what people have added.

use super::answers::Answers;
use super::hashes::{Hashes, Remembered};
use crate::document::{
    Answer, Block, Document, Entry, Inline, Presentation, Table, TableStyle, shown_line,
};
use crate::plan::Values;
use std::collections::HashSet;

/// The own words of a Word document, and of the house that stands in its footer.
#[must_use]
pub fn of_document(document: &Document, house: Option<&str>, plan: &Values) -> Hashes {
    let mut collector = Collector::default();
    if let Some(house) = house {
        collector.hashes.remember(Remembered::Text(house));
    }
    for band in [&document.header, &document.footer] {
        for line in [&band.left, &band.centre, &band.right] {
            collector.line(line);
        }
    }
    collector.blocks(&document.blocks);
    let Collector {
        mut hashes, shown, ..
    } = collector;
    // What is not shown is not remembered: a hash can be guessed at.
    let answers = Answers::of(plan, |path| shown.contains(path.to_string().as_str()));
    answers.remember(&mut hashes);
    super::items::remember(&mut hashes, plan);
    hashes
}

/// Collects what a document says, in reading order.
#[derive(Default)]
struct Collector<'a> {
    hashes: Hashes,
    /// The paths of the answers that are shown.
    shown: HashSet<&'a str>,
    /// The text that is not at its end; it ends where an answer, a tab or a line break stands.
    piece: String,
    /// The pieces of a row that shows no entry, while one is passed through.
    pieces: Option<Vec<String>>,
}

impl<'a> Collector<'a> {
    fn blocks(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            match block {
                Block::Title(content) => self.line(content),
                Block::Heading(heading) => self.line(&heading.content),
                Block::Paragraph(paragraph) => self.line(&paragraph.content),
                Block::List(list) => list.items.iter().for_each(|item| self.blocks(item)),
                Block::Quote(inner) | Block::Panel(inner) | Block::Landscape(inner) => {
                    self.blocks(inner);
                }
                Block::Guidance(guidance) => {
                    self.text(&guidance.title);
                    self.end();
                    self.blocks(&guidance.blocks);
                }
                Block::Table(table) => self.table(table),
                Block::Answer(answer) => self.answer(answer),
                Block::Rule | Block::PageBreak => {}
            }
        }
    }

    fn table(&mut self, table: &'a Table) {
        for cell in &table.header {
            self.line(&cell.content);
            // As it stands on a card.
            self.whole(&shown_line(&cell.label()));
        }
        if table.style == TableStyle::Timeline {
            // As it stands in large print.
            let listed = table.periods_listed();
            let cells = listed.rows.iter().flat_map(|row| &row.cells);
            cells.for_each(|cell| self.whole(&cell.seen()));
        }
        let list = list_of(table);
        let put_together: Vec<bool> = (0..table.header.len())
            .map(|position| is_put_together(table, position))
            .collect();
        for row in &table.rows {
            // A table in a cell of a row is part of it.
            let outer = self.pieces.replace(Vec::new());
            for (position, cell) in row.cells.iter().enumerate() {
                if put_together.get(position) == Some(&true) {
                    self.whole(&cell.seen());
                } else {
                    self.blocks(&cell.blocks);
                }
            }
            let pieces: Vec<String> = std::mem::replace(&mut self.pieces, outer)
                .into_iter()
                .flatten()
                .collect();
            match &row.entry {
                Some(Entry { list, key }) => {
                    if let Some(key) = key {
                        self.hashes.remember(Remembered::Row(list, key));
                    }
                }
                None if pieces.is_empty() => {}
                None => self.hashes.remember(Remembered::Pieces(list, &pieces)),
            }
            if let Some(outer) = &mut self.pieces {
                outer.extend(pieces);
            }
        }
    }

    /// Lines that no field gives back, so that each as a whole is text of the document: several answers
    /// put together, for example.
    fn whole(&mut self, text: &str) {
        // A line break within a paragraph does not end its line.
        self.hashes.remember(Remembered::Text(text));
        for line in text
            .split(['\n', '\r'])
            .filter(|line| !line.trim().is_empty())
        {
            self.hashes.remember(Remembered::Text(line));
        }
    }

    fn line(&mut self, content: &'a [Inline]) {
        self.inlines(content);
        self.end();
    }

    fn inlines(&mut self, content: &'a [Inline]) {
        for inline in content {
            match inline {
                Inline::Text(text, _) => self.text(text),
                Inline::Link(link) => self.inlines(&link.content),
                Inline::Answer(answer) => self.answer(answer),
                Inline::Picture(picture) if picture.image.is_none() => self.text(&picture.words()),
                Inline::Break | Inline::Picture(_) | Inline::PageNumber | Inline::PageCount => {
                    self.end();
                }
            }
        }
    }

    fn text(&mut self, text: &str) {
        for (position, piece) in text.split(['\n', '\r', '\t']).enumerate() {
            if position > 0 {
                self.end();
            }
            self.piece.push_str(piece);
        }
    }

    fn answer(&mut self, answer: &'a Answer) {
        self.end();
        if answer.value.is_none() {
            self.hashes.remember(Remembered::Prompt(&answer.prompt));
        } else if let Some(path) = &answer.path {
            self.shown.insert(path);
        }
    }

    fn end(&mut self) {
        let piece = std::mem::take(&mut self.piece);
        if !piece.trim().is_empty() {
            self.hashes.remember(Remembered::Text(&piece));
            self.pieces
                .iter_mut()
                .for_each(|pieces| pieces.push(piece.clone()));
        }
    }
}

/// Whether a column holds several answers of an entry in one cell, as text of the document.
fn is_put_together(table: &Table, position: usize) -> bool {
    let entries = table.rows.iter().filter(|row| row.entry.is_some());
    let cells = entries.filter_map(|row| row.cells.get(position));
    let mut answers = cells.map(|cell| cell.answers().collect::<Vec<_>>());
    let plain = |answer: &&Answer| answer.presentation == Presentation::Plain;
    answers.any(|answers| answers.len() > 1 && answers.iter().all(plain))
}

/// The list whose entries a table shows, by its rows or by what its columns hold; empty where it
/// shows none.
fn list_of(table: &Table) -> &str {
    let by_row = table.rows.iter().find_map(|row| row.entry.as_ref());
    let by_row = by_row.map(|entry| entry.list.as_str());
    let by_column = || {
        let mut tags = table.header.iter().filter_map(|cell| cell.tag.as_deref());
        tags.find_map(|tag| Some(tag.rsplit_once('.')?.0))
    };
    by_row.or_else(by_column).unwrap_or("")
}
