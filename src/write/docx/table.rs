//! Tables (ECMA-376 part 1, §17.4): fixed widths, a header row on every page, rows kept whole. One
//! whose columns would be too narrow for large print or for pens is laid out afresh, as cards.
//!
//! Rows that show the entries of a list, in controls, become a repeating section: Word then
//! offers a "+" that adds an entry with the same controls ([MS-DOCX] §2.5.4).

use super::handwriting;
use super::paragraph::{Shape, spacer};
use super::table_properties::{name_row, put_borders, row_properties, table_cell};
use super::table_styles::{
    bar_part, cell_fill, cell_style, header_fill, header_rule, header_style,
};
use super::track::{Track, characters, tracks};
use super::writer::{Flow, Frame, Writer, value};
use crate::diagnostic::Diagnostic;
use crate::document::{Alignment, Cell, Column, HeaderCell, Row, Table, TableStyle, control_name};
use crate::memory::words_of_row;
use crate::package::{Element, Node};

/// Word opens no table of more columns.
const MAX_COLUMNS: usize = 63;

/// How a table stands on its page.
enum Layout {
    /// As it is, in these columns.
    Columns(Vec<Track>),
    /// Each row as a card, in one column.
    Cards(Track),
}

impl Layout {
    fn tracks(&self) -> &[Track] {
        match self {
            Self::Columns(tracks) => tracks,
            Self::Cards(track) => std::slice::from_ref(track),
        }
    }

    /// Whether its first column names the rows: what stands beside it is about that.
    fn names_rows(&self, style: TableStyle) -> bool {
        style.names_rows() && matches!(self, Self::Columns(tracks) if tracks.len() > 1)
    }
}

impl Writer<'_> {
    /// A table; none where it has no columns.
    pub(super) fn table(&mut self, table: &Table, flow: Flow) -> Vec<Element> {
        // No page holds the columns of a timeline in large print.
        let listed = (table.style == TableStyle::Timeline && self.style.large_print)
            .then(|| table.periods_listed());
        let table = listed.as_ref().unwrap_or(table);
        let tracks = tracks(table, flow.width, self.style.sizes.table);
        if tracks.len() > MAX_COLUMNS {
            self.problems.push(too_wide(table, tracks.len()));
            return Vec::new();
        }
        let has_header = table.has_header();
        let layout = self.layout(table, tracks, has_header, flow);
        let mut rows = Vec::new();
        if has_header {
            rows.push(self.header_row(table, &layout, flow).into());
        }
        rows.extend(self.rows(table, &layout, flow));
        if layout.tracks().is_empty() || rows.is_empty() {
            return Vec::new();
        }
        let grid = layout
            .tracks()
            .iter()
            .map(|track| Element::new("w:gridCol").with("w:w", track.width.0.to_string()));
        let mut element = Element::new("w:tbl")
            .child(self.table_properties(table, layout.names_rows(table.style), flow.width))
            .child(Element::new("w:tblGrid").children(grid));
        element.children.extend(rows);
        vec![element]
    }

    /// A table becomes cards where large print makes ribbons of its columns, or where pens find no
    /// room for the boxes to tick; only what has names for its columns can.
    fn layout(&self, table: &Table, tracks: Vec<Track>, has_header: bool, flow: Flow) -> Layout {
        let characters = characters(&tracks, self.style.sizes.table);
        let is_legible = !self.style.large_print || table.is_legible_in(&characters);
        let fits = is_legible && table.boxes_fit_in(&characters);
        let is_table = !has_header || tracks.len() < 2 || fits || table.style.is_drawn();
        if is_table && table.style != TableStyle::Signatures {
            return Layout::Columns(tracks);
        }
        let column = Column {
            width: 1,
            alignment: Alignment::Start,
        };
        let width = flow.width;
        Layout::Cards(Track { column, width })
    }

    fn header_row(&mut self, table: &Table, layout: &Layout, flow: Flow) -> Element {
        let tracks = match layout {
            Layout::Columns(tracks) => tracks,
            Layout::Cards(track) => return self.cards_header(&table.header, *track, flow),
        };
        let mut row = Element::new("w:tr").child(row_properties(true));
        let empty = HeaderCell::default();
        for (position, track) in tracks.iter().enumerate() {
            let cell = table.header.get(position).unwrap_or(&empty);
            row.push(self.header_cell(table.style, cell, *track, flow));
        }
        row
    }

    fn header_cell(
        &mut self,
        style: TableStyle,
        cell: &HeaderCell,
        track: Track,
        flow: Flow,
    ) -> Element {
        let paragraph = header_style(style);
        let mut shape = Shape::style(paragraph);
        shape.alignment = track.column.alignment;
        let flow = flow.within(Frame::Cell(track.column.alignment, paragraph));
        let content = self.column_name(&mut shape, cell, flow);
        let fill = header_fill(style, self.style);
        let mut cell = table_cell(track.width, fill);
        put_borders(&mut cell, header_rule(style, self.style));
        cell.child(shape.paragraph(content))
    }

    /// The name of a column, in its bookmark.
    pub(super) fn column_name(
        &mut self,
        shape: &mut Shape,
        cell: &HeaderCell,
        flow: Flow,
    ) -> Vec<Element> {
        let mut content = self.line(shape, &cell.content, flow);
        let name = cell.tag.as_deref().map(crate::document::bookmark);
        if let Some((start, end)) = name.and_then(|name| self.bookmark(&name, flow)) {
            content.insert(0, start);
            content.push(end);
        }
        content
    }

    /// The rows below the header; entries of one list that follow each other repeat together.
    fn rows(&mut self, table: &Table, layout: &Layout, flow: Flow) -> Vec<Node> {
        let has_entries = table.has_entries();
        let mut out = Vec::new();
        for (list, rows) in table.groups() {
            let section = list.map(|list| self.repeating_section(list));
            let mut nodes = Vec::with_capacity(rows.len());
            for row in rows {
                let is_total = has_entries && row.entry.is_none();
                let item = section.is_some().then(|| self.repeating_item());
                let row = self.row(row, table, layout, is_total, flow);
                let row = match item {
                    Some(item) => item.child(Element::new("w:sdtContent").child(row)),
                    None => row,
                };
                let words = words_of_row(&row);
                nodes.push(row.written(words));
            }
            match section {
                Some(section) => {
                    let mut content = Element::new("w:sdtContent");
                    content.children = nodes;
                    out.push(section.child(content).into());
                }
                None => out.extend(nodes),
            }
        }
        out
    }

    fn repeating_section(&mut self, list: &str) -> Element {
        let properties = Element::new("w:sdtPr")
            .child(value(
                "w:alias",
                self.heading.chars().take(64).collect::<String>(),
            ))
            .child(value("w:tag", control_name(list)))
            .child(value("w:id", self.names.control()))
            .child(Element::new("w15:repeatingSection"));
        Element::new("w:sdt").child(properties)
    }

    fn repeating_item(&mut self) -> Element {
        let properties = Element::new("w:sdtPr")
            .child(value("w:id", self.names.control()))
            .child(Element::new("w15:repeatingSectionItem"));
        Element::new("w:sdt").child(properties)
    }

    fn row(
        &mut self,
        row: &Row,
        table: &Table,
        layout: &Layout,
        is_total: bool,
        flow: Flow,
    ) -> Element {
        let fill = is_total.then(|| self.style.colours.panel_fill.hex());
        let flow = Flow {
            in_entry: flow.in_entry || row.entry.is_some(),
            lists: 0,
            quotes: 0,
            ..flow
        };
        let tracks = match layout {
            Layout::Columns(tracks) => tracks,
            Layout::Cards(track) => return self.card(row, table, *track, fill, flow),
        };
        let properties = row_properties(false).children(self.row_height(row, table));
        let empty = Cell::default();
        let mut element = Element::new("w:tr").child(properties);
        for (position, track) in tracks.iter().enumerate() {
            let cell = row.cells.get(position).unwrap_or(&empty);
            let own = cell_fill(table.style, position, cell, self.style);
            let style = cell_style(table.style, position);
            let mut cell = self.cell(cell, style, *track, own.or_else(|| fill.clone()), flow);
            put_borders(&mut cell, bar_part(table.style, position, self.style));
            if position == 0 && layout.names_rows(table.style) {
                name_row(&mut cell);
            }
            element.push(cell);
        }
        element
    }

    /// The least height of a row that is written in by hand.
    fn row_height(&self, row: &Row, table: &Table) -> Option<Element> {
        // What stays open in a closed document is there to be signed.
        let height = if self.document.closed && row.repeated_list().is_some() {
            handwriting::SIGNED_ROW
        } else if table.style == TableStyle::Canvas {
            handwriting::canvas_box(self.page_height())
        } else if row.is_left_to_pens() || self.on_paper && row.is_empty() {
            handwriting::ROW
        } else {
            return None;
        };
        let height = value("w:trHeight", height.0.to_string());
        Some(height.with("w:hRule", "atLeast"))
    }

    fn cell(
        &mut self,
        cell: &Cell,
        style: &'static str,
        track: Track,
        fill: Option<String>,
        flow: Flow,
    ) -> Element {
        let frame = Frame::Cell(track.column.alignment, style);
        let flow = Flow {
            frame,
            width: track.text_width(),
            ..flow
        };
        let mut content = self.blocks(&cell.blocks, flow);
        match content.last() {
            Some(last) if last.name == "w:p" => {}
            Some(_) => content.push(spacer()),
            None => content.push(Shape::running(flow).paragraph(Vec::new())),
        }
        table_cell(track.width, fill).children(content)
    }
}

fn too_wide(table: &Table, columns: usize) -> Diagnostic {
    let caption = &table.caption;
    Diagnostic::error(
        "table-too-wide",
        format!(
            "the table “{caption}” has {columns} columns, and Word opens at most {MAX_COLUMNS}"
        ),
    )
    .help("split it into two tables in the template")
}
