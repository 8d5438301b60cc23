//! The styles of a document: every look has a name that people can change in Word
//! (ECMA-376 part 1, §17.7).

use super::root;
use super::settings::{CODE_FONT, SYMBOL_FONT, language_of_text};
use super::style_entry::{
    Entry, at_least, bold, colour, exactly, indent, shade, size, spacing, theme_font,
};
use super::table_styles::{paragraph_styles, table_styles};
use super::track::CELL_SIDES;
use super::writer::value;
use crate::package::{Element, Part};
use crate::style::{Points, Style};

/// How far a shaded frame keeps from the margins, in twips.
///
/// Frames are shaded and have no lines: LibreOffice draws the lines of paragraphs in PDF files without
/// marking them as decoration, which PDF/UA asks for.
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
    let language = language_of_text(tag).with("w:eastAsia", "en-US");
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
    let [first, second, third] = style.sizes.headings;
    // The title is the one heading of the highest level; headings of questions are below it.
    let entries = [
        ("Title", "Title", 0, (0, 120), style.sizes.title),
        ("Heading1", "heading 1", 0, (190, 40), style.sizes.title),
        ("Heading2", "heading 2", 1, (190, 40), first),
        ("Heading3", "heading 3", 2, (120, 40), second),
        ("Heading4", "heading 4", 3, (120, 40), third),
        ("Heading5", "heading 5", 4, (120, 40), third),
        ("Heading6", "heading 6", 5, (120, 40), third),
    ];
    let heading = |(id, name, level, (before, after), points): (_, _, u8, _, Points)| {
        Entry::paragraph(id, name, "Normal")
            .with_paragraph(keep())
            .with_paragraph([spacing(before, after, Some(240))])
            .with_paragraph([value("w:outlineLvl", level.to_string())])
            .with_run(look(points))
    };
    entries.map(heading).into()
}

fn running(style: &Style) -> Vec<Entry> {
    let close = || [spacing(0, 30, None)];
    vec![
        Entry::paragraph("ListBullet", "List Bullet", "ListBullet").with_paragraph(close()),
        Entry::paragraph("ListNumber", "List Number", "ListNumber").with_paragraph(close()),
        Entry::paragraph("Quote", "Quote", "Quote")
            .with_paragraph([shade(style.colours.band_fill)])
            .with_paragraph([indent(QUOTE_INDENT, QUOTE_INDENT)]),
        Entry::paragraph("Rule", "Rule", "Normal")
            .own()
            .with_paragraph([shade(style.colours.line)])
            .with_paragraph([spacing(120, 200, None)
                .with("w:line", "30")
                .with("w:lineRule", "exact")]),
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
    let note = || [shade(colours.guidance_fill), indent(INSET, INSET)];
    // The heading of a note stays with its text. More would be kept together than LibreOffice can keep, which
    // then leaves the question at the foot of the page before.
    let keep = || [Element::new("w:keepNext"), Element::new("w:keepLines")];
    vec![
        Entry::paragraph("Guidance", "Guidance", "Guidance")
            .own()
            .with_paragraph([Element::new("w:keepLines")])
            .with_paragraph(note())
            .with_paragraph([spacing(0, 80, None)]),
        Entry::paragraph("GuidanceHeading", "Guidance Heading", "Guidance")
            .own()
            .with_paragraph(keep())
            .with_paragraph(note())
            .with_paragraph([spacing(0, 40, None)])
            .with_run(bold()),
        Entry::paragraph("Answer", "Answer", "Answer")
            .own()
            .with_paragraph([shade(colours.panel_fill)])
            .with_paragraph([spacing(120, 160, None), indent(INSET, INSET)]),
        Entry::paragraph("Panel", "Panel", "Panel")
            .own()
            .with_paragraph([shade(colours.panel_fill), indent(INSET, INSET)]),
    ]
}

/// What is written on by hand.
fn paper(style: &Style) -> Vec<Entry> {
    let line = super::handwriting::LINE.0;
    vec![
        Entry::paragraph("WritingLine", "Writing Line", "WritingLine")
            .own()
            .with_paragraph([at_least(line), Element::new("w:keepLines")]),
        Entry::paragraph("WritingBox", "Writing Box", "WritingBox")
            .own()
            .with_paragraph([
                at_least(line),
                Element::new("w:keepLines"),
                indent(120, 120),
            ])
            .with_run([colour(style.colours.line)]),
    ]
}

fn bands(style: &Style) -> Vec<Entry> {
    vec![
        Entry::paragraph("Header", "header", "Header")
            .with_paragraph([Element::new("w:contextualSpacing")])
            .with_paragraph([spacing(0, 160, Some(240))])
            .with_run(size(style.sizes.band)),
        Entry::paragraph("Footer", "footer", "Footer")
            .with_paragraph([spacing(0, 0, Some(240))])
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
