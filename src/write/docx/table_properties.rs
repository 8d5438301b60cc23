//! What stands at the head of a table, a row and a cell: their properties (ECMA-376 part 1, §17.4).

use super::table_styles::{NARROW_SIDE, style_name};
use super::writer::{Writer, value};
use crate::document::{Table, TableStyle, is_blank};
use crate::package::{Element, Node};
use crate::style::Twips;

/// The longest caption or description that Word keeps.
const MAX_CAPTION: usize = 255;

impl Writer<'_> {
    /// The properties of a table: its style, its width, and what it shows for people who do not see it.
    pub(super) fn table_properties(
        &self,
        table: &Table,
        names_rows: bool,
        width: Twips,
    ) -> Element {
        let has_header = table.has_header();
        let names_rows = !has_header || names_rows;
        // A table without a name is named by what stands above it.
        let names = [
            &table.caption,
            &self.heading,
            &self.document.properties.title,
        ];
        let caption = names.into_iter().find(|name| !is_blank(name));
        let caption = caption.map_or_else(String::new, |name| shortened(name));
        let description = if has_header {
            shortened(&format!("{caption}: {}", table.column_names()))
        } else {
            caption.clone()
        };
        let flag = |on: bool| if on { "1" } else { "0" };
        let look = match (has_header, names_rows) {
            (true, true) => "04A0",
            (true, false) => "0420",
            (false, _) => "0480",
        };
        let look = value("w:tblLook", look)
            .with("w:firstRow", flag(has_header))
            .with("w:lastRow", "0")
            .with("w:firstColumn", flag(names_rows))
            .with("w:lastColumn", "0")
            .with("w:noHBand", "0")
            .with("w:noVBand", "1");
        Element::new("w:tblPr")
            .child(value("w:tblStyle", style_name(table.style)))
            .child(measure("w:tblW", width))
            .child(Element::new("w:tblLayout").with("w:type", "fixed"))
            .children(cell_margins(table.style))
            .child(look)
            .child(value("w:tblCaption", caption))
            .child(value("w:tblDescription", description))
    }
}

/// The space at the sides of cells, where it is not that of all tables.
fn cell_margins(style: TableStyle) -> Option<Element> {
    let side = |name| measure(name, Twips(NARROW_SIDE));
    let margins = || Element::new("w:tblCellMar").children([side("w:left"), side("w:right")]);
    (style == TableStyle::Timeline).then(margins)
}

/// The properties of a row: no page splits it, and a header stands on every page.
pub(super) fn row_properties(is_header: bool) -> Element {
    let header = is_header.then(|| Element::new("w:tblHeader"));
    Element::new("w:trPr")
        .child(Element::new("w:cantSplit"))
        .children(header)
}

fn measure(name: &'static str, width: Twips) -> Element {
    Element::new(name)
        .with("w:w", width.0.to_string())
        .with("w:type", "dxa")
}

/// A cell of this width, on this paper.
pub(super) fn table_cell(width: Twips, fill: Option<String>) -> Element {
    let mut properties = Element::new("w:tcPr").child(measure("w:tcW", width));
    if let Some(fill) = fill {
        properties.push(
            value("w:shd", "clear")
                .with("w:color", "auto")
                .with("w:fill", fill),
        );
    }
    Element::new("w:tc").child(properties)
}

/// Gives a cell lines of its own.
pub(super) fn put_borders(cell: &mut Element, borders: Option<Element>) {
    if let Some(borders) = borders
        && let Some(properties) = cell.find_mut("w:tcPr")
    {
        // Behind the width, before the paper: the order of CT_TcPr.
        let width = properties.children.iter().position(is_width);
        let behind = width.map_or(0, |at| at + 1);
        properties.children.insert(behind, borders.into());
    }
}

fn is_width(node: &Node) -> bool {
    matches!(node, Node::Element(element) if element.name == "w:tcW")
}

/// Marks a cell of the first column as the header of its row.
pub(super) fn name_row(cell: &mut Element) {
    let mark = value("w:cnfStyle", "001000000000").with("w:firstColumn", "1");
    if let Some(properties) = cell.find_mut("w:tcPr") {
        properties.children.insert(0, mark.into());
    }
}

fn shortened(text: &str) -> String {
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
        .take(MAX_CAPTION)
        .collect()
}
