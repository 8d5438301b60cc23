//! The words of a document that are its own, answers left out.
//!
//! In: a document. Out: its texts piece by piece, what its empty fields say, and the entries and
//! answers it shows: so that, when the file comes back, they can be told from what people have added.

use super::{Answer, Block, Document, Entry, Inline, Table};

/// Something that is a document's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OwnText {
    /// A piece of text; it ends where an answer, a tab or a line break stands.
    Text(String),
    /// What an empty field says.
    Prompt(String),
    /// The list whose entries a table shows, and all pieces of text in a row that shows none.
    Pieces(String, Vec<String>),
    /// The list and the key of an entry that a row shows.
    Row(String, String),
    /// The path of an answer that is shown.
    Answer(String),
}

/// Everything that is the document's own, in reading order.
#[must_use]
pub fn own_texts(document: &Document) -> Vec<OwnText> {
    let mut collector = Collector::default();
    for band in [&document.header, &document.footer] {
        for line in [&band.left, &band.centre, &band.right] {
            collector.line(line);
        }
    }
    collector.blocks(&document.blocks);
    collector.found
}

#[derive(Default)]
struct Collector {
    found: Vec<OwnText>,
    piece: String,
}

impl Collector {
    fn blocks(&mut self, blocks: &[Block]) {
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

    fn table(&mut self, table: &Table) {
        for cell in &table.header {
            self.line(&cell.content);
        }
        let list = list_of(table);
        for row in &table.rows {
            let before = self.found.len();
            row.cells.iter().for_each(|cell| self.blocks(&cell.blocks));
            match &row.entry {
                Some(Entry { list, key }) => {
                    let known = key.clone().map(|key| OwnText::Row(list.clone(), key));
                    self.found.extend(known);
                }
                None => self.pieces(list, before),
            }
        }
    }

    /// Adds as a whole what has been found piece by piece from here on.
    fn pieces(&mut self, list: &str, from: usize) {
        let found = self.found.iter().skip(from);
        let pieces = found.filter_map(|own| match own {
            OwnText::Text(piece) => Some(piece.clone()),
            _ => None,
        });
        let pieces: Vec<String> = pieces.collect();
        if !pieces.is_empty() {
            self.found.push(OwnText::Pieces(list.to_owned(), pieces));
        }
    }

    fn line(&mut self, content: &[Inline]) {
        self.inlines(content);
        self.end();
    }

    fn inlines(&mut self, content: &[Inline]) {
        for inline in content {
            match inline {
                Inline::Text(text, _) => self.text(text),
                Inline::Link(link) => self.inlines(&link.content),
                Inline::Answer(answer) => self.answer(answer),
                Inline::Break | Inline::PageNumber | Inline::PageCount => self.end(),
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

    fn answer(&mut self, answer: &Answer) {
        self.end();
        if answer.value.is_none() {
            self.found.push(OwnText::Prompt(answer.prompt.clone()));
        } else if let Some(path) = &answer.path {
            self.found.push(OwnText::Answer(path.clone()));
        }
    }

    fn end(&mut self) {
        let piece = std::mem::take(&mut self.piece);
        if !piece.trim().is_empty() {
            self.found.push(OwnText::Text(piece));
        }
    }
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
    by_row.or_else(by_column).unwrap_or_default()
}
