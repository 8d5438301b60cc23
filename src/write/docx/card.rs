//! Cards: what becomes of a table whose columns are too narrow for large print, or for pens.
//!
//! In: a table. Out: a table of one column, in which each row is a card that names what it says
//! line by line. The header row names the columns of old, each in its bookmark, so that the
//! document is read back as if it were a table still.

use super::handwriting;
use super::paragraph::Shape;
use super::table::{row_properties, table_cell};
use super::text::{self, Look};
use super::track::Track;
use super::writer::{Flow, Frame, Writer};
use crate::document::{Block, Cell, HeaderCell, Row};
use crate::package::Element;

/// What stands between the names of columns in the header row.
const BETWEEN: &str = " · ";

/// The space above the first line of a card and below the last, in twips.
const MARGIN: u32 = 40;

impl Writer<'_> {
    /// The header row: what each card says.
    pub(super) fn cards_header(
        &mut self,
        header: &[HeaderCell],
        track: Track,
        flow: Flow,
    ) -> Element {
        let flow = flow.within(Frame::Cell(track.column.alignment));
        let mut shape = Shape::style("TableHeading");
        let mut content = Vec::new();
        for cell in header.iter().filter(|cell| cell.is_named()) {
            if !content.is_empty() {
                content.extend(text::runs(BETWEEN, Look::default()));
            }
            content.extend(self.column_name(&mut shape, cell, flow));
        }
        let fill = self.style.colours.header_fill.hex();
        let cell = table_cell(track.width, Some(fill)).child(shape.paragraph(content));
        Element::new("w:tr").child(row_properties(true)).child(cell)
    }

    /// A row as a card: a line for each of its cells that says something or is to be filled in.
    pub(super) fn card(
        &mut self,
        row: &Row,
        header: &[HeaderCell],
        track: Track,
        fill: Option<String>,
        flow: Flow,
    ) -> Element {
        let flow = Flow {
            frame: Frame::Card,
            width: track.text_width(),
            ..flow
        };
        let unnamed = HeaderCell::default();
        let mut content = Vec::new();
        for (name, cell) in row.as_card(header) {
            content.extend(self.card_line(name.unwrap_or(&unnamed), cell, flow));
        }
        if content.last().is_none_or(|last| last.name != "w:p") {
            content.push(super::paragraph::spacer());
        }
        let mut cell = table_cell(track.width, fill);
        if let Some(properties) = cell.find_mut("w:tcPr") {
            properties.push(margins());
        }
        Element::new("w:tr")
            .child(row_properties(false))
            .child(cell.children(content))
    }

    /// The name of a column and what stands in it; in one line, unless that is more than a line.
    fn card_line(&mut self, name: &HeaderCell, cell: &Cell, flow: Flow) -> Vec<Element> {
        let label = name.label();
        match cell.blocks.as_slice() {
            [] => {
                // Somebody signs here.
                let shape = handwriting::ruled(Shape::running(flow), flow);
                let mut content = self.inlines(&label, Look::default(), flow);
                content.push(text::tab());
                vec![shape.paragraph(content)]
            }
            [Block::Paragraph(first), rest @ ..] => {
                let line = [label, first.content.clone()].concat();
                let first = self.paragraph(Shape::running(flow), &line, flow);
                [first].into_iter().chain(self.blocks(rest, flow)).collect()
            }
            blocks => {
                let label = self.paragraph(Shape::running(flow), &label, flow);
                [label]
                    .into_iter()
                    .chain(self.blocks(blocks, flow))
                    .collect()
            }
        }
    }
}

/// The space above and below the lines of a card.
fn margins() -> Element {
    let side = |name| {
        Element::new(name)
            .with("w:w", MARGIN.to_string())
            .with("w:type", "dxa")
    };
    Element::new("w:tcMar").children([side("w:top"), side("w:bottom")])
}
