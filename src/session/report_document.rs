//! Documents about plans: headings and tables that coplan writes, where there is nothing to fill in.
//!
//! In: texts. Out: a document in its parts. Their words come from `terms.toml`; how they look, from the style.

use crate::document::{
    Alignment, Band, Block, Cell, Column, Document, HeaderCell, Heading, Inline, Paragraph,
    Properties, Row, Table, TableStyle,
};
use crate::template::Terms;

/// What such a document says about itself.
pub(super) struct About<'a> {
    /// Its title, which stands above it.
    pub(super) title: &'a str,
    /// The kind of document.
    pub(super) subject: &'a str,
    /// The language of what it shows of plans.
    pub(super) language: &'a str,
    /// The day it is dated by, as `YYYY-MM-DD`.
    pub(super) date: Option<String>,
}

/// A document with a title, and the number of the page at its foot.
pub(super) fn document(about: &About<'_>, blocks: Vec<Block>, terms: &Terms) -> Document {
    let title = Block::Title(vec![Inline::text(about.title)]);
    let word = |key| Inline::text(terms.word(key));
    let space = || Inline::text(" ");
    Document {
        properties: Properties {
            title: about.title.to_owned(),
            subject: about.subject.to_owned(),
            author: super::remarks::AUTHOR.to_owned(),
            language: about.language.to_owned(),
            own_language: terms.language().to_owned(),
            date: about.date.clone(),
            custom: Vec::new(),
        },
        header: Band::default(),
        footer: Band {
            left: vec![Inline::text(about.subject)],
            centre: Vec::new(),
            right: vec![
                word("page_label"),
                space(),
                Inline::PageNumber,
                space(),
                word("of"),
                space(),
                Inline::PageCount,
            ],
        },
        closed: false,
        blocks: std::iter::once(title).chain(blocks).collect(),
    }
}

/// A heading below the title.
pub(super) fn heading(text: &str) -> Block {
    Block::Heading(Heading {
        level: 1,
        anchor: None,
        content: vec![Inline::text(text)],
        question: None,
        comments: Vec::new(),
    })
}

/// A paragraph of each line of a text.
pub(super) fn paragraphs(text: &str) -> Vec<Block> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines
        .map(|line| paragraph(vec![Inline::text(line)]))
        .collect()
}

/// A paragraph.
pub(super) fn paragraph(content: Vec<Inline>) -> Block {
    Block::Paragraph(Paragraph { content })
}

/// A table of rows, with what it holds for people who do not see it; each column has its share of the width.
pub(super) fn table(caption: &str, columns: &[(&str, u32)], rows: Vec<Vec<Vec<Block>>>) -> Block {
    let header = columns.iter().map(|(name, _)| HeaderCell {
        content: vec![Inline::text(*name)],
        tag: None,
    });
    let row = |cells: Vec<Vec<Block>>| Row {
        cells: cells.into_iter().map(|blocks| Cell { blocks }).collect(),
        entry: None,
    };
    Block::Table(Table {
        caption: caption.to_owned(),
        style: TableStyle::Rows,
        fits_content: false,
        columns: columns
            .iter()
            .map(|(_, width)| Column {
                width: *width,
                alignment: Alignment::Start,
            })
            .collect(),
        header: header.collect(),
        rows: rows.into_iter().map(row).collect(),
    })
}
