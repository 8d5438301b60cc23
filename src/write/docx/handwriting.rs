//! Room for handwriting: ruled lines, boxes to tick, and a box for prose.
//!
//! A value that is already known is printed as text. Lines are 10 mm apart, and a hair more.

use super::control::plain;
use super::paragraph::{Shape, Stop};
use super::text::{self, Look};
use super::writer::{Flow, Frame};
use crate::document::{Answer, Inline, tick_sign};
use crate::package::Element;
use crate::style::Twips;
use docx_rs::TabValueType;

/// From one ruled line to the next.
pub(super) const LINE: Twips = Twips(570);
/// The space above a heading: paper is for writing.
pub(super) const ABOVE_HEADING: Twips = Twips(240);
/// The height of a table row to write in: 12 mm, a line and the room above it.
pub(super) const ROW: Twips = Twips(680);
/// The height of a table row to sign in: 13 mm.
pub(super) const SIGNED_ROW: Twips = Twips(737);
/// What the title and the questions take of the height of a large sheet with two rows of boxes: 94 mm.
const BESIDE_CANVAS: u32 = 5_330;
/// So many lines has an answer in prose on a card.
const LINES_ON_CARD: u32 = 2;
/// How far the lines of a box stay from its sides, in twips.
const INSET: u32 = 120;

/// The height of a box on a large sheet, of which two stand below each other on a page of this height.
pub(super) fn canvas_box(page: Twips) -> Twips {
    Twips(page.0.saturating_sub(BESIDE_CANVAS) / 2)
}

/// Gives a paragraph with open answers lines that are high enough, and a tab stop for each
/// answer that is written on a ruled line.
pub(super) fn make_room(shape: &mut Shape, content: &[Inline], flow: Flow) {
    let open = || {
        content.iter().filter_map(|inline| match inline {
            Inline::Answer(answer) if answer.is_left_to_pens() => Some(answer.as_ref()),
            _ => None,
        })
    };
    if open().next().is_none() {
        return;
    }
    match shape.style {
        None => shape.style = Some("WritingLine"),
        Some(_) => shape.tall = Some(LINE),
    }
    let ruled = open().filter(|answer| answer.kind.boxes(flow.frame.room()).is_none());
    let lines = u32::try_from(ruled.count()).unwrap_or(u32::MAX);
    let width = flow.width.0.saturating_sub(flow.indent().right);
    for line in 1..=lines {
        let kind = if line == lines {
            TabValueType::Right
        } else {
            TabValueType::Left
        };
        let at = width.saturating_mul(line) / lines;
        shape.tabs.push(Stop {
            at,
            kind,
            ruled: true,
        });
    }
}

/// Makes a paragraph a line of this height to write on, up to its end.
pub(super) fn ruled(mut shape: Shape, height: Twips, flow: Flow) -> Shape {
    shape.tall = Some(height);
    shape.tabs.push(Stop {
        at: flow.width.0,
        kind: TabValueType::Right,
        ruled: true,
    });
    shape
}

/// The room of an answer in a line: boxes to tick, a ruled line up to a tab, or the cell itself.
pub(super) fn inline(answer: &Answer, look: Look, flow: Flow) -> Vec<Element> {
    if !answer.is_left_to_pens() {
        return plain(answer, look);
    }
    match answer.kind.boxes(flow.frame.room()) {
        Some(labels) => boxes(&labels, look, flow),
        None if flow.in_cell() => Vec::new(),
        None => vec![text::tab()],
    }
}

/// Boxes to tick, each with its label, below each other in a cell; a label does not leave its
/// box at the end of a line.
fn boxes(labels: &[&str], look: Look, flow: Flow) -> Vec<Element> {
    let in_cell = flow.in_cell();
    let (between, space) = if in_cell {
        ("\n", " ")
    } else {
        ("   ", "\u{A0}")
    };
    let empty = tick_sign(None).to_string();
    let mut out = Vec::new();
    for (position, label) in labels.iter().enumerate() {
        if position > 0 {
            out.extend(text::runs(between, look));
        }
        out.extend(text::runs(&empty, Look::style("TickBox")));
        let label = format!(" {label}").replace(' ', space);
        let label = if in_cell {
            label
        } else {
            label.replace('-', "\u{2011}")
        };
        out.extend(text::runs(&label, look));
    }
    out
}

/// How much of a page a box takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Share {
    /// A third.
    Third,
    /// What its heading and its guidance leave of half a page, so that two questions stand on it.
    OfHalf,
}

/// What a heading and its guidance take of half a page: 44 mm.
const BESIDE_BOX: u32 = 2_500;
/// Where half a page leaves fewer lines, a question has a page of its own.
const FEWEST_LINES: u32 = 5;

impl Share {
    /// So many lines to write on, on a page of this height.
    fn lines(self, page: Twips) -> u32 {
        let third = (page.0 / 3 / LINE.0).max(3);
        let half = (page.0 / 2).saturating_sub(BESIDE_BOX) / LINE.0;
        match self {
            Self::OfHalf if half >= FEWEST_LINES => half.min(third),
            Self::OfHalf | Self::Third => third,
        }
    }
}

/// The box of a prose answer: ruled lines over about a third of a page of this height, in one
/// paragraph that no page splits. In a cell, the height of the row is room enough.
pub(super) fn lines(page: Twips, part: Share, flow: Flow) -> Vec<Element> {
    let count = match flow.frame {
        Frame::Cell(..) => return Vec::new(),
        Frame::Card => LINES_ON_CARD,
        _ => part.lines(page),
    };
    let mut shape = Shape::style("WritingBox");
    shape.tabs.push(Stop {
        at: flow.width.0.saturating_sub(INSET),
        kind: TabValueType::Right,
        ruled: true,
    });
    // LibreOffice gives a line without any character no height of its own.
    let room = vec!["\u{A0}\t"; count as usize].join("\n");
    vec![shape.paragraph(text::runs(&room, Look::default()))]
}
