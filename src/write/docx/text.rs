//! Text → runs: the one place where characters become Word's.
//!
//! In: any text. Out: runs in which line breaks are breaks, tabs are tabs, spaces are kept, and
//! characters that XML cannot hold are gone.

use super::leaf::{leaf, put_in_order};
use crate::document::{Block, Direction, Inline, Marks, Shown};
use crate::package::{Element, is_xml_character};
use docx_rs::{BreakType, FieldCharType, InstrNUMPAGES, InstrPAGE, InstrText, Run};

/// How a run looks.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    /// Emphasis.
    pub(super) marks: Marks,
    /// A character style.
    pub(super) style: Option<&'static str>,
    /// Whether it stands in a right-to-left paragraph.
    pub(super) right_to_left: bool,
}

impl Look {
    /// A look given by a character style alone.
    pub(super) fn style(style: &'static str) -> Self {
        Self {
            style: Some(style),
            ..Self::default()
        }
    }
}

/// The runs of a text: one, or none for no text.
pub(super) fn runs(text: &str, look: Look) -> Vec<Element> {
    let mut run = Run::new();
    let mut piece = String::new();
    let mut characters = text.chars().filter(|c| is_xml_character(*c)).peekable();
    while let Some(character) = characters.next() {
        match character {
            '\r' if characters.peek() == Some(&'\n') => {}
            '\n' | '\r' => run = flush(run, &mut piece).add_break(BreakType::TextWrapping),
            '\t' => run = flush(run, &mut piece).add_tab(),
            other => piece.push(other),
        }
    }
    run = flush(run, &mut piece);
    if run.children.is_empty() {
        return Vec::new();
    }
    vec![finish(run, text, look)]
}

fn flush(run: Run, piece: &mut String) -> Run {
    if piece.is_empty() {
        return run;
    }
    run.add_text(std::mem::take(piece))
}

/// Gives a run its look.
fn finish(mut run: Run, text: &str, look: Look) -> Element {
    let Marks {
        bold,
        italic,
        strike,
        code,
    } = look.marks;
    if let Some(style) = look.style.or(code.then_some("Code")) {
        run = run.style(style);
    }
    if bold {
        run = run.bold();
    }
    if italic {
        run = run.italic();
    }
    if strike {
        run = run.strike();
    }
    let mut element = leaf(&run);
    let leaning = Direction::of(text);
    let neutral = leaning.is_none() && look.right_to_left;
    if neutral || leaning == Some(Direction::RightToLeft) {
        make_right_to_left(&mut element);
    }
    element
}

fn make_right_to_left(run: &mut Element) {
    if run.find("w:rPr").is_none() {
        run.children.insert(0, Element::new("w:rPr").into());
    }
    if let Some(properties) = run.find_mut("w:rPr") {
        properties.push(Element::new("w:rtl"));
        put_in_order(properties);
    }
}

/// Whether nothing of a text would be seen.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_whitespace() || !is_xml_character(c))
}

/// A line break.
pub(super) fn line_break() -> Element {
    leaf(&Run::new().add_break(BreakType::TextWrapping))
}

/// A tab.
pub(super) fn tab() -> Element {
    leaf(&Run::new().add_tab())
}

/// The number of the page, as a field that programs keep up to date.
pub(super) fn page_number() -> Element {
    field(InstrText::PAGE(InstrPAGE::new()))
}

/// The number of pages, as a field that programs keep up to date.
pub(super) fn page_count() -> Element {
    field(InstrText::NUMPAGES(InstrNUMPAGES::new()))
}

fn field(instruction: InstrText) -> Element {
    leaf(
        &Run::new()
            .add_field_char(FieldCharType::Begin, false)
            .add_instr_text(instruction)
            .add_field_char(FieldCharType::Separate, false)
            .add_text("1")
            .add_field_char(FieldCharType::End, false),
    )
}

/// The text of inlines as it is shown, answers included.
pub(super) fn shown(content: &[Inline]) -> String {
    let mut out = String::new();
    push_inlines(content, &mut out);
    out
}

fn push_inlines(content: &[Inline], out: &mut String) {
    for inline in content {
        match inline {
            Inline::Text(text, _) => out.push_str(text),
            Inline::Break => out.push('\n'),
            Inline::Link(link) => push_inlines(&link.content, out),
            Inline::Answer(answer) => match &answer.value {
                Some(value) => out.push_str(&shown_value(value)),
                None => out.push_str(&answer.prompt),
            },
            Inline::PageNumber | Inline::PageCount => {}
        }
    }
}

/// An answer's value as one text; yes and no have words of their own.
pub(super) fn shown_value(value: &Shown) -> String {
    match value {
        Shown::Text(text) | Shown::Date { shown: text, .. } => text.clone(),
        Shown::YesNo(yes) => (if *yes {
            super::handwriting::YES
        } else {
            super::handwriting::NO
        })
        .into(),
        Shown::Prose(blocks) => shown_blocks(blocks),
    }
}

/// The text of blocks as it is shown, line by line.
pub(super) fn shown_blocks(blocks: &[Block]) -> String {
    let mut out = String::new();
    push_blocks(blocks, &mut out);
    out
}

fn push_blocks(blocks: &[Block], out: &mut String) {
    for block in blocks {
        match block {
            Block::Title(content) => push_line(content, out),
            Block::Heading(heading) => push_line(&heading.content, out),
            Block::Paragraph(paragraph) => push_line(&paragraph.content, out),
            Block::List(list) => list.items.iter().for_each(|item| push_blocks(item, out)),
            Block::Quote(inner) | Block::Panel(inner) | Block::Landscape(inner) => {
                push_blocks(inner, out);
            }
            Block::Guidance(guidance) => {
                out.push_str(&guidance.title);
                push_blocks(&guidance.blocks, out);
            }
            Block::Table(table) => {
                table
                    .header
                    .iter()
                    .for_each(|cell| push_line(&cell.content, out));
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                cells.for_each(|cell| push_blocks(&cell.blocks, out));
            }
            Block::Answer(answer) => {
                push_line(&[Inline::Answer(answer.clone())], out);
            }
            Block::Rule | Block::PageBreak => {}
        }
    }
}

fn push_line(content: &[Inline], out: &mut String) {
    if !out.is_empty() {
        out.push('\n');
    }
    push_inlines(content, out);
}
