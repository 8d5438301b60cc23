//! The looks of tables: one table style for each use (ECMA-376 part 1, §17.7.6), the styles of the
//! paragraphs in them, and the paper of their cells. Rules run across; what stands below each other is
//! parted by white.

use super::style_entry::{Entry, bold, colour, line, shade, size, spacing, theme_font};
use super::writer::value;
use crate::document::{Cell, TableStyle};
use crate::package::Element;
use crate::style::{Colour, Style};

/// The colour of the paper itself.
const PAPER: Colour = Colour(0xFF, 0xFF, 0xFF);
/// The height of a bar, in eighths of a point: the thickest line there is.
const BAR_HEIGHT: u32 = 96;
/// The space at the sides of a cell of a timeline, in twips: its columns are as narrow as a month.
pub(super) const NARROW_SIDE: u32 = 14;

/// The table style of each look.
pub(super) const fn style_name(style: TableStyle) -> &'static str {
    match style {
        TableStyle::Rows => "PlanTable",
        TableStyle::Figures => "FiguresTable",
        TableStyle::Bar => "BarTable",
        TableStyle::Timeline => "TimelineTable",
        TableStyle::Grid => "GridTable",
        TableStyle::Pairs => "PairsTable",
        TableStyle::Signatures => "SignaturesTable",
        TableStyle::Canvas => "CanvasTable",
    }
}

/// The style of the text in a cell, by its column.
pub(super) const fn cell_style(style: TableStyle, position: usize) -> &'static str {
    match style {
        TableStyle::Figures => "TableFigure",
        TableStyle::Pairs if position.is_multiple_of(2) => "TablePairLabel",
        _ => "TableText",
    }
}

/// The style of the text in a header cell.
pub(super) const fn header_style(style: TableStyle) -> &'static str {
    match style {
        TableStyle::Figures => "TableFigureLabel",
        TableStyle::Canvas => "TableQuestion",
        _ => "TableHeading",
    }
}

/// The paper of a header cell.
pub(super) fn header_fill(style: TableStyle, look: &Style) -> Option<String> {
    let colours = look.colours;
    match style {
        TableStyle::Rows
        | TableStyle::Signatures
        | TableStyle::Grid
        | TableStyle::Timeline
        | TableStyle::Pairs => Some(colours.header_fill.hex()),
        TableStyle::Figures | TableStyle::Canvas => Some(colours.panel_fill.hex()),
        TableStyle::Bar => None,
    }
}

/// The paper of a cell, by its column and what stands in it.
pub(super) fn cell_fill(
    style: TableStyle,
    position: usize,
    cell: &Cell,
    look: &Style,
) -> Option<String> {
    let colours = look.colours;
    let fill = match (style, position) {
        (TableStyle::Figures, _) => colours.panel_fill,
        (TableStyle::Grid, 0) => colours.band_fill,
        (TableStyle::Timeline, 1..) if !cell.blocks.is_empty() => colours.panel_fill,
        _ => return None,
    };
    Some(fill.hex())
}

/// The part of a bar above a cell, by its column: as high as Word draws a line.
pub(super) fn bar_part(style: TableStyle, position: usize, look: &Style) -> Option<Element> {
    let colours = look.colours;
    let colour = [
        colours.heading,
        colours.line,
        colours.guidance_line,
        colours.prompt,
    ];
    let colour = colour.get(position).copied().unwrap_or(colours.line);
    let part = || Element::new("w:tcBorders").child(line("top", BAR_HEIGHT, 0, colour));
    (style == TableStyle::Bar).then(part)
}

/// The line below a header cell.
pub(super) fn header_rule(style: TableStyle, look: &Style) -> Option<Element> {
    let is_ruled = !matches!(style, TableStyle::Figures | TableStyle::Bar);
    let rule = || Element::new("w:tcBorders").child(line("bottom", 8, 0, look.colours.heading));
    is_ruled.then(rule)
}

/// The table styles.
pub(super) fn table_styles(style: &Style) -> Vec<Element> {
    let colours = style.colours;
    let rules = |sides: &[&str]| {
        sides
            .iter()
            .map(|side| line(side, 4, 0, colours.line))
            .collect()
    };
    let across: Vec<Element> = rules(&["top", "bottom", "insideH"]);
    let box_lines: Vec<Element> = rules(&["top", "left", "bottom", "right", "insideH", "insideV"]);
    let white = |width| vec![line("insideV", width, 0, PAPER)];
    let looks = [
        (TableStyle::Rows, "Plan Table", across.clone()),
        (TableStyle::Figures, "Figures Table", white(48)),
        (TableStyle::Bar, "Bar Table", white(12)),
        (TableStyle::Timeline, "Timeline Table", box_lines.clone()),
        (TableStyle::Grid, "Grid Table", box_lines.clone()),
        (TableStyle::Canvas, "Canvas Table", box_lines),
        (TableStyle::Pairs, "Pairs Table", across.clone()),
        (TableStyle::Signatures, "Signatures Table", across),
    ];
    looks
        .map(|(use_, name, lines)| table_style(style_name(use_), name, lines, style))
        .into()
}

fn table_style(
    id: &'static str,
    name: &'static str,
    lines: Vec<Element>,
    style: &Style,
) -> Element {
    let heading = Element::new("w:rPr")
        .children(bold())
        .child(colour(style.colours.header_text));
    let fill = Element::new("w:tcPr").child(shade(style.colours.header_fill));
    let first_row = part("firstRow").child(heading).child(fill);
    Element::new("w:style")
        .with("w:type", "table")
        .with("w:customStyle", "1")
        .with("w:styleId", id)
        .child(value("w:name", name))
        .child(value("w:basedOn", "TableNormal"))
        .child(Element::new("w:qFormat"))
        .child(
            Element::new("w:tblPr")
                .child(value("w:tblStyleRowBandSize", "1"))
                .child(Element::new("w:tblBorders").children(lines)),
        )
        .child(first_row)
}

fn part(name: &'static str) -> Element {
    Element::new("w:tblStylePr").with("w:type", name)
}

/// The styles of the paragraphs in tables.
pub(super) fn paragraph_styles(style: &Style) -> Vec<Entry> {
    let close = || [spacing(20, 20, Some(240))];
    let own = |id, name, next| {
        Entry::paragraph(id, name, next)
            .own()
            .with_paragraph(close())
    };
    vec![
        own("TableText", "Table Text", "TableText").with_run(size(style.sizes.table)),
        Entry::paragraph("CardText", "Card Text", "CardText")
            .own()
            .with_paragraph([spacing(10, 10, Some(252))])
            .with_run(size(style.sizes.table)),
        own("TableHeading", "Table Heading", "TableText")
            .with_paragraph([Element::new("w:keepNext")])
            .with_run(bold())
            .with_run(size(style.sizes.table))
            .with_run([colour(style.colours.header_text)]),
        own("TableQuestion", "Table Question", "TableText")
            .with_paragraph([Element::new("w:keepNext")])
            .with_run([theme_font("major", &style.fonts.heading)])
            .with_run(bold())
            .with_run(size(style.sizes.headings[0]))
            .with_run([colour(style.colours.heading)]),
        own("TableFigureLabel", "Table Figure Label", "TableFigure")
            .with_paragraph([Element::new("w:keepNext")])
            .with_run(size(style.sizes.table))
            .with_run([colour(style.colours.prompt)]),
        own("TableFigure", "Table Figure", "TableFigure")
            .with_run([theme_font("major", &style.fonts.heading)])
            .with_run(bold())
            .with_run(size(style.sizes.headings[1]))
            .with_run([colour(style.colours.heading)]),
        own("TablePairLabel", "Table Pair Label", "TableText")
            .with_run(size(style.sizes.table))
            .with_run([colour(style.colours.prompt)]),
    ]
}
