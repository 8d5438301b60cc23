//! The styles of a document: every look has a name that people can change in Word
//! (ECMA-376 part 1, §17.7).

use super::root;
use super::settings::{CODE_FONT, SYMBOL_FONT, language, right_to_left_language};
use super::style_entry::{
    Entry, at_least, bold, border, colour, exactly, indent, line, shade, size, spacing, theme_font,
};
use super::table_styles::{paragraph_styles, table_styles};
use super::track::CELL_SIDES;
use super::writer::value;
use crate::package::{Element, Part};
use crate::style::{Points, Style};

/// How far the text of a shaded frame keeps from its border, in twips.
pub(super) const INSET: u32 = 170;
/// How far each quotation is indented, in twips.
pub(super) const QUOTE_INDENT: u32 = 397;

/// The part `word/styles.xml`.
pub(super) fn styles(style: &Style, tag: &str) -> Part {
    let entries = [
        defaults(style),
        headings(style),
        running(style),
        frames(style),
        paragraph_styles(style),
        paper(style),
        bands(style),
        characters(style),
    ];
    let element = root("w:styles")
        .child(document_defaults(style, tag))
        .children(entries.into_iter().flatten().map(Entry::finish))
        .children(table_styles(style));
    Part::new("word/styles.xml", element.to_part())
}

fn document_defaults(style: &Style, tag: &str) -> Element {
    let language = value("w:lang", language(tag))
        .with("w:eastAsia", "en-US")
        .with("w:bidi", right_to_left_language(tag));
    let mut run = Element::new("w:rPr").child(theme_font("minor", &style.fonts.body));
    run = run.children(size(style.sizes.body)).child(language);
    let line = if style.large_print { 300 } else { 245 };
    let paragraph = Element::new("w:pPr")
        .child(Element::new("w:widowControl"))
        .child(spacing(0, 70, Some(line)));
    Element::new("w:docDefaults")
        .child(Element::new("w:rPrDefault").child(run))
        .child(Element::new("w:pPrDefault").child(paragraph))
}

/// The styles every other is based on.
fn defaults(style: &Style) -> Vec<Entry> {
    let default = |kind, id, name| {
        let mut entry = Entry::new(kind, id, name);
        entry.element = entry.element.with("w:default", "1");
        entry
    };
    let mut normal = default("paragraph", "Normal", "Normal");
    normal.element.push(Element::new("w:qFormat"));
    // Not among the document's defaults: LibreOffice would put it over prompts in tables.
    normal = normal.with_run([colour(style.colours.text)]);
    let mut font = default(
        "character",
        "DefaultParagraphFont",
        "Default Paragraph Font",
    );
    let mut table = default("table", "TableNormal", "Normal Table");
    let mut list = default("numbering", "NoList", "No List");
    for hidden in [&mut font, &mut table, &mut list] {
        hidden.element.push(value("w:uiPriority", "99"));
        hidden.element.push(Element::new("w:semiHidden"));
    }
    let side = |name| {
        Element::new(name)
            .with("w:w", (CELL_SIDES / 2).to_string())
            .with("w:type", "dxa")
    };
    let none = |name| Element::new(name).with("w:w", "0").with("w:type", "dxa");
    let margins = [
        none("w:top"),
        side("w:left"),
        none("w:bottom"),
        side("w:right"),
    ];
    let properties = Element::new("w:tblPr")
        .child(none("w:tblInd"))
        .child(Element::new("w:tblCellMar").children(margins));
    table.element.push(properties);
    vec![normal, font, table, list]
}

fn headings(style: &Style) -> Vec<Entry> {
    let look = |points: Points| {
        [
            theme_font("major", &style.fonts.heading),
            colour(style.colours.heading),
        ]
        .into_iter()
        .chain(bold())
        .chain(size(points))
        .collect::<Vec<_>>()
    };
    let keep = || [Element::new("w:keepNext"), Element::new("w:keepLines")];
    let title = Entry::paragraph("Title", "Title", "Normal")
        .with_paragraph(keep())
        .with_paragraph([spacing(0, 120, Some(245))])
        .with_run(look(style.sizes.title));
    let names = [
        ("Heading1", "heading 1", 190),
        ("Heading2", "heading 2", 120),
        ("Heading3", "heading 3", 120),
        ("Heading4", "heading 4", 120),
        ("Heading5", "heading 5", 120),
    ];
    let [first, second, third] = style.sizes.headings;
    let sizes = [first, second, third, third, third];
    let heading = |(level, ((id, name, before), points)): (usize, ((_, _, u32), Points))| {
        Entry::paragraph(id, name, "Normal")
            .with_paragraph(keep())
            .with_paragraph([spacing(before, 40, Some(240))])
            .with_paragraph([value("w:outlineLvl", level.to_string())])
            .with_run(look(points))
    };
    let headings = names.into_iter().zip(sizes).enumerate().map(heading);
    [title].into_iter().chain(headings).collect()
}

fn running(style: &Style) -> Vec<Entry> {
    let close = || [spacing(0, 30, None)];
    let quote = border(&["left"], 12, 10, style.colours.line);
    let rule = border(&["bottom"], 6, 1, style.colours.line);
    vec![
        Entry::paragraph("ListBullet", "List Bullet", "ListBullet").with_paragraph(close()),
        Entry::paragraph("ListNumber", "List Number", "ListNumber").with_paragraph(close()),
        Entry::paragraph("Quote", "Quote", "Quote")
            .with_paragraph([quote, indent(QUOTE_INDENT, QUOTE_INDENT)]),
        Entry::paragraph("Rule", "Rule", "Normal")
            .own()
            .with_paragraph([rule, spacing(0, 200, None)]),
        Entry::paragraph("Spacer", "Spacer", "Normal")
            .own()
            .with_paragraph([exactly(40)]),
        Entry::paragraph("BelowTable", "Below Table", "Normal")
            .own()
            .with_paragraph([exactly(100)]),
        Entry::paragraph("PageBreak", "Page Break", "Normal")
            .own()
            .with_paragraph([Element::new("w:pageBreakBefore"), exactly(20)]),
        Entry::paragraph("CommentText", "annotation text", "CommentText"),
    ]
}

fn frames(style: &Style) -> Vec<Entry> {
    let colours = style.colours;
    // Lines in the colour of the paper keep the text clear of its edge.
    let note = || {
        let clear = ["top", "bottom", "right"].map(|side| line(side, 4, 3, colours.guidance_fill));
        let mut lines = border(&["left"], 36, 8, colours.guidance_line);
        lines = lines.children(clear);
        super::leaf::put_in_order(&mut lines);
        [lines, shade(colours.guidance_fill), indent(INSET, INSET)]
    };
    let sides = || border(&["top", "left", "bottom", "right"], 6, 6, colours.line);
    // A note stays with the answer it is about.
    let keep = || [Element::new("w:keepNext"), Element::new("w:keepLines")];
    vec![
        Entry::paragraph("Guidance", "Guidance", "Guidance")
            .own()
            .with_paragraph(keep())
            .with_paragraph(note())
            .with_paragraph([spacing(0, 80, None)]),
        Entry::paragraph("GuidanceHeading", "Guidance Heading", "Guidance")
            .own()
            .with_paragraph(keep())
            .with_paragraph(note())
            .with_paragraph([spacing(0, 40, None)])
            .with_run(bold()),
        Entry::paragraph("GuidanceEnd", "Guidance End", "Normal")
            .own()
            .with_paragraph([Element::new("w:keepNext"), exactly(120)]),
        Entry::paragraph("Answer", "Answer", "Answer")
            .own()
            .with_paragraph([sides(), shade(colours.input_fill)])
            .with_paragraph([spacing(80, 160, None), indent(INSET, INSET)]),
        Entry::paragraph("Panel", "Panel", "Panel")
            .own()
            .with_paragraph([sides(), shade(colours.panel_fill), indent(INSET, INSET)]),
    ]
}

/// What is written on by hand.
fn paper(style: &Style) -> Vec<Entry> {
    let line = super::handwriting::LINE.0;
    let sides = border(
        &["top", "left", "bottom", "right"],
        6,
        4,
        style.colours.line,
    );
    vec![
        Entry::paragraph("WritingLine", "Writing Line", "WritingLine")
            .own()
            .with_paragraph([at_least(line), Element::new("w:keepLines")]),
        Entry::paragraph("WritingBox", "Writing Box", "WritingBox")
            .own()
            .with_paragraph([
                at_least(line),
                sides,
                Element::new("w:keepLines"),
                indent(120, 120),
            ])
            .with_run([colour(style.colours.line)]),
    ]
}

fn bands(style: &Style) -> Vec<Entry> {
    let line = |side| border(&[side], 4, 4, style.colours.line);
    vec![
        Entry::paragraph("Header", "header", "Header")
            .with_paragraph([line("bottom"), Element::new("w:contextualSpacing")])
            .with_paragraph([spacing(0, 160, Some(240))])
            .with_run(size(style.sizes.band)),
        Entry::paragraph("Footer", "footer", "Footer")
            .with_paragraph([line("top"), spacing(0, 0, Some(240))])
            .with_run(size(style.sizes.band)),
    ]
}

fn characters(style: &Style) -> Vec<Entry> {
    let font = |name: &'static str| {
        Element::new("w:rFonts")
            .with("w:ascii", name)
            .with("w:eastAsia", name)
            .with("w:hAnsi", name)
            .with("w:cs", name)
    };
    vec![
        Entry::character("PlaceholderText", "Placeholder Text")
            .with_run([colour(style.colours.prompt)]),
        Entry::character("Hyperlink", "Hyperlink")
            .with_run([colour(style.colours.link), value("w:u", "single")]),
        Entry::character("Code", "Code")
            .own()
            .with_run([font(CODE_FONT)]),
        Entry::character("TickBox", "Tick Box")
            .own()
            .with_run([font(SYMBOL_FONT)]),
        Entry::character("CommentReference", "annotation reference")
            .with_run(size(style.sizes.band)),
    ]
}
