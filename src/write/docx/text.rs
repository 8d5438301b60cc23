//! Text → runs: the one place where characters become Word's.
//!
//! In: any text. Out: runs in which line breaks are breaks, tabs are tabs, spaces are kept, and
//! characters that XML cannot hold are gone.

use super::leaf::{leaf, put_in_order};
use crate::document::{Direction, Marks};
use crate::package::{Element, Node, is_xml_character};
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
    give(run, Element::new("w:rtl"));
}

/// Marks every run of an element as text in a language.
pub(super) fn mark_language(element: &mut Element, mark: &Element) {
    if element.name == "w:r" {
        return give(element, mark.clone());
    }
    for child in &mut element.children {
        if let Node::Element(child) = child {
            mark_language(child, mark);
        }
    }
}

/// Gives a run a property.
fn give(run: &mut Element, property: Element) {
    if run.find("w:rPr").is_none() {
        run.children.insert(0, Element::new("w:rPr").into());
    }
    if let Some(properties) = run.find_mut("w:rPr") {
        properties.push(property);
        put_in_order(properties);
    }
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
