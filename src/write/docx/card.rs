//! Cards: what becomes of a table whose columns are too narrow for large print, or for pens.
//!
//! In: a table. Out: a table of one column, in which each row is a card that names what it says
//! line by line. The header row names the columns of old, each in its bookmark, so that the
//! document is read back as if it were a table still.

use super::handwriting;
use super::paragraph::{Shape, Stop};
use super::table_properties::{row_properties, table_cell};
use super::text::{self, Look};
use super::track::Track;
use super::writer::{Flow, Frame, Writer};
use crate::document::{Block, Cell, HeaderCell, Inline, Row, Table, shown_blocks};
use crate::package::Element;
use docx_rs::TabValueType;

/// What stands between the names of columns in the header row.
const BETWEEN: &str = " · ";

/// The space above the first line of a card and below the last, in twips.
const MARGIN: u32 = 20;

impl Writer<'_> {
    /// The header row: what each card says.
    pub(super) fn cards_header(
        &mut self,
        header: &[HeaderCell],
        track: Track,
        flow: Flow,
    ) -> Element {
        let flow = flow.within(Frame::Cell(track.column.alignment, "TableHeading"));
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
        table: &Table,
        track: Track,
        fill: Option<String>,
        flow: Flow,
    ) -> Element {
        let flow = Flow {
            frame: Frame::Card,
            width: track.text_width(),
            ..flow
        };
        let mut content = Vec::new();
        let positions: Vec<usize> = row.on_card().collect();
        for line in positions.chunk_by(|first, next| table.share_a_line(*first, *next)) {
            let named = line.iter().filter_map(|at| {
                let label = table.header.get(*at).map(HeaderCell::label);
                Some((label.unwrap_or_default(), row.cells.get(*at)?))
            });
            match named.collect::<Vec<_>>().as_slice() {
                [(label, cell)] => content.extend(self.card_line(label.clone(), cell, flow)),
                several => content.push(self.shared_line(several, flow)),
            }
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

    /// Several columns that share a line, each from a tab stop of its own.
    fn shared_line(&mut self, line: &[(Vec<Inline>, &Cell)], flow: Flow) -> Element {
        let mut shape = Shape::running(flow);
        let parts = u32::try_from(line.len()).unwrap_or(u32::MAX).max(1);
        let mut content = Vec::new();
        for ((label, cell), part) in line.iter().zip(0..) {
            if part > 0 {
                shape.tabs.push(Stop {
                    at: flow.width.0 / parts * part,
                    kind: TabValueType::Left,
                    ruled: false,
                });
                content.push(Inline::text("\t"));
            }
            content.extend(label.iter().cloned());
            content.extend(cell.blocks.iter().flat_map(|block| match block {
                Block::Paragraph(paragraph) => paragraph.content.clone(),
                other => vec![Inline::text(shown_blocks(std::slice::from_ref(other)))],
            }));
        }
        self.paragraph(shape, &content, flow)
    }

    /// The name of a column and what stands in it; in one line, unless that is more than a line.
    fn card_line(&mut self, label: Vec<Inline>, cell: &Cell, flow: Flow) -> Vec<Element> {
        match cell.blocks.as_slice() {
            [] => {
                // Somebody signs here.
                let shape = handwriting::ruled(Shape::running(flow), handwriting::SIGNED_ROW, flow);
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
