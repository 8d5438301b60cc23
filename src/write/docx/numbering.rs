//! Lists: their bullets and numbers (ECMA-376 part 1, §17.9).

use super::paragraph::{Indent, Shape};
use super::root;
use super::writer::{Flow, Frame, Writer, value};
use crate::document::{Block, List, shown_blocks};
use crate::package::{Element, Part};

/// The list of all bulleted items.
const BULLETS: u32 = 1;
/// Word knows nine levels, counted from 0.
const LAST_LEVEL: u8 = 8;
/// How far each level is indented, in twips.
const STEP: u32 = 397;
/// The highest number a list may start with.
const MAX_START: u32 = 32_767;
/// The signs of bulleted levels, in turn.
const SIGNS: [&str; 3] = ["•", "–", "▪"];
/// How numbered levels are numbered, in turn.
const NUMBERS: [&str; 3] = ["decimal", "lowerLetter", "lowerRoman"];

/// The indent of the text of a level.
pub(super) fn indent(level: u8) -> u32 {
    STEP * (u32::from(level.min(LAST_LEVEL)) + 1)
}

/// The numbered lists of a document, each with its level and its first number.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    numbered: Vec<(u8, u32)>,
}

impl Numbering {
    /// A numbered list of its own.
    fn list(&mut self, level: u8, start: u32) -> u32 {
        self.numbered.push((level, start.min(MAX_START)));
        BULLETS + u32::try_from(self.numbered.len()).unwrap_or(u32::MAX - BULLETS)
    }

    /// The part that defines bullets and numbers.
    pub(super) fn part(&self) -> Part {
        let bullet = |level: usize| {
            (
                "bullet",
                SIGNS.get(level % 3).copied().unwrap_or("•").to_owned(),
            )
        };
        let number = |level: usize| {
            (
                NUMBERS.get(level % 3).copied().unwrap_or("decimal"),
                format!("%{}.", level + 1),
            )
        };
        let mut element = root("w:numbering")
            .child(abstract_list("0", bullet))
            .child(abstract_list("1", number))
            .child(instance(BULLETS, "0"));
        for (id, (level, start)) in (BULLETS + 1..).zip(&self.numbered) {
            let restart = Element::new("w:lvlOverride")
                .with("w:ilvl", level.to_string())
                .child(value("w:startOverride", start.to_string()));
            element.push(instance(id, "1").child(restart));
        }
        Part::new("word/numbering.xml", element.to_part())
    }
}

fn instance(id: u32, definition: &'static str) -> Element {
    let element = Element::new("w:num").with("w:numId", id.to_string());
    element.child(value("w:abstractNumId", definition))
}

fn abstract_list(id: &'static str, sign: impl Fn(usize) -> (&'static str, String)) -> Element {
    let levels = (0..=LAST_LEVEL).map(|level| {
        let (format, text) = sign(usize::from(level));
        let place = Element::new("w:ind")
            .with("w:left", indent(level).to_string())
            .with("w:hanging", STEP.to_string());
        Element::new("w:lvl")
            .with("w:ilvl", level.to_string())
            .child(value("w:start", "1"))
            .child(value("w:numFmt", format))
            .child(value("w:lvlText", text))
            .child(value("w:lvlJc", "left"))
            .child(Element::new("w:pPr").child(place))
    });
    Element::new("w:abstractNum")
        .with("w:abstractNumId", id)
        .child(value("w:multiLevelType", "multilevel"))
        .children(levels)
}

impl Writer<'_> {
    /// A list, whose items are paragraphs with a sign or number.
    pub(super) fn list(&mut self, list: &List, flow: Flow) -> Vec<Element> {
        let level = flow.lists.min(LAST_LEVEL);
        let id = match list.start {
            None => BULLETS,
            Some(start) => self.numbering.list(level, start),
        };
        let inner = Flow {
            lists: flow.lists.saturating_add(1),
            ..flow
        };
        let mut out = Vec::new();
        let end = list.items.len().saturating_sub(1);
        let short = is_short(list);
        for (position, item) in list.items.iter().enumerate() {
            let (first, rest) = match item.split_first() {
                Some((Block::Paragraph(paragraph), rest)) => (paragraph.content.as_slice(), rest),
                _ => ([].as_slice(), item.as_slice()),
            };
            let mut shape = item_shape(id, level, list.start.is_some(), flow);
            shape.keeps = short && position < end;
            out.push(self.paragraph(shape, first, inner));
            out.extend(self.blocks(rest, inner));
        }
        out
    }
}

/// Whether a list is so short that it need not be split between pages.
fn is_short(list: &List) -> bool {
    /// The most characters of a short list: about ten lines.
    const MOST: usize = 700;
    let plain = list.items.iter().all(|item| item.len() == 1);
    let length = |item: &Vec<Block>| shown_blocks(item).chars().count();
    plain && list.items.iter().map(length).sum::<usize>() <= MOST
}

fn item_shape(id: u32, level: u8, numbered: bool, flow: Flow) -> Shape {
    let style = match flow.frame {
        Frame::Body if numbered => Some("ListNumber"),
        Frame::Body => Some("ListBullet"),
        other => other.paragraph_style(),
    };
    let frame = flow.indent();
    let inside = Indent {
        left: frame.left + indent(level),
        hanging: STEP,
        ..frame
    };
    Shape {
        style,
        item: Some((id, level)),
        // In a frame, the item keeps clear of the frame's border.
        indent: Some(inside).filter(|_| frame.left > 0),
        alignment: flow.frame.alignment(),
        close: flow.is_close(),
        ..Shape::default()
    }
}
