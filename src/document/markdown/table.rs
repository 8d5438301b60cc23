//! Tables of Markdown: columns with their widths, the header row, and rows of entries.

use super::Reader;
use super::blocks::paragraphs;
use crate::document::{Alignment, Block, Cell, Column, HeaderCell, Inline, Row, Table};
use comrak::nodes::{Node, NodeTable, NodeValue, TableAlignment};

/// The dashes of a delimiter that says nothing of a width.
const SHORTEST: u32 = 3;

impl Reader<'_> {
    /// A table; its caption is the heading it stands under.
    pub(super) fn table(&mut self, node: Node<'_>, table: &NodeTable) -> Table {
        let line = node.data().sourcepos.start.line;
        let columns = self.columns(line, table);
        let mut header = Vec::new();
        let mut rows = Vec::new();
        for row in node.children() {
            if matches!(row.data().value, NodeValue::TableRow(true)) {
                header = row
                    .children()
                    .map(|cell| HeaderCell {
                        content: self.inlines(cell),
                        tag: None,
                    })
                    .collect();
            } else {
                self.extra_cells(row, columns.len());
                let entry = self.entry(row);
                let cells = row.children().map(|cell| self.cell(cell)).collect();
                rows.push(Row { cells, entry });
            }
        }
        name_columns(&mut header, &rows);
        Table {
            caption: self.heading.clone(),
            style: self.table_style,
            fits_content: columns.iter().all(|column| column.width == SHORTEST),
            columns,
            header,
            rows,
        }
    }

    fn cell(&mut self, cell: Node<'_>) -> Cell {
        let mut blocks = Vec::new();
        let mut content = self.inlines_and_blocks(cell);
        trim_start(&mut content);
        paragraphs(content, &mut blocks);
        Cell { blocks }
    }

    /// Relative widths follow the dashes of the delimiter row; three in every column leave them to
    /// what the columns hold.
    fn columns(&self, line: usize, table: &NodeTable) -> Vec<Column> {
        let delimiters = self.text.content.lines().nth(line).into_iter();
        let dashes: Vec<u32> = delimiters
            .flat_map(|delimiters| delimiters.trim().trim_matches('|').split('|'))
            .map(|part| u32::try_from(part.matches('-').count()).unwrap_or(1).max(1))
            .collect();
        let aligned = table.alignments.iter().enumerate();
        aligned
            .map(|(at, alignment)| Column {
                width: dashes.get(at).copied().unwrap_or(1),
                alignment: match alignment {
                    TableAlignment::Right => Alignment::End,
                    TableAlignment::Center => Alignment::Centre,
                    TableAlignment::Left | TableAlignment::None => Alignment::Start,
                },
            })
            .collect()
    }
}

/// Takes the blanks out that stood behind the marker of a row, at the beginning of its first cell.
fn trim_start(content: &mut Vec<Inline>) {
    let Some(Inline::Text(text, marks)) = content.first_mut() else {
        return;
    };
    if marks.code {
        return;
    }
    *text = text.trim_start().to_owned();
    if text.is_empty() {
        content.remove(0);
    }
}

/// Gives each header cell the tag of the answers below it, where every entry has only that one there.
fn name_columns(header: &mut [HeaderCell], rows: &[Row]) {
    let entries = || rows.iter().filter(|row| row.entry.is_some());
    for (position, column) in header.iter_mut().enumerate() {
        let mut tags = entries().map(|row| only_tag(row.cells.get(position)?));
        let first = tags.next().flatten();
        column.tag = first.filter(|first| tags.all(|tag| tag.as_ref() == Some(first)));
    }
}

/// The tag of a cell's answer, if it has one and no more.
fn only_tag(cell: &Cell) -> Option<String> {
    let mut tags = cell.blocks.iter().flat_map(|block| match block {
        Block::Answer(answer) => vec![&answer.tag],
        Block::Paragraph(paragraph) => paragraph
            .content
            .iter()
            .filter_map(|inline| match inline {
                Inline::Answer(answer) => Some(&answer.tag),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    });
    let only = tags.next().cloned();
    if tags.next().is_some() { None } else { only }
}
