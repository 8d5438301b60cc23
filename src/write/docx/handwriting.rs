//! Room for handwriting: ruled lines, boxes to tick, and a box for prose.
//!
//! A value that is already known is printed as text. Lines are 10.6 mm apart.

use super::control::{known, plain};
use super::paragraph::{Shape, Stop};
use super::text::{self, Look};
use super::writer::Flow;
use crate::document::{Answer, Choice, Inline, Kind, Presentation};
use crate::package::Element;
use crate::style::{Page, Twips};
use docx_rs::TabValueType;

/// What stands beside the first box of a yes-or-no answer.
pub(super) const YES: &str = "Yes";
/// What stands beside the second.
pub(super) const NO: &str = "No";

/// From one ruled line to the next.
pub(super) const LINE: Twips = Twips(600);
/// The height of a table row to write in: 13 mm, a line and the room above it.
pub(super) const ROW: Twips = Twips(737);
/// A cell has room for so many boxes to tick; more are written in by hand.
const BOXES_IN_CELL: usize = 6;
/// How far the lines of a box stay from its sides, in twips.
const INSET: u32 = 120;

/// Whether an answer is still open and to be written by hand.
pub(super) fn is_open(answer: &Answer) -> bool {
    answer.presentation == Presentation::Handwriting && known(answer).is_none()
}

/// Gives a paragraph with open answers lines that are high enough, and a tab stop for each
/// answer that is written on a ruled line.
pub(super) fn make_room(shape: &mut Shape, content: &[Inline], flow: Flow) {
    let open = || {
        content.iter().filter_map(|inline| match inline {
            Inline::Answer(answer) if is_open(answer) => Some(answer.as_ref()),
            _ => None,
        })
    };
    if open().next().is_none() {
        return;
    }
    match shape.style {
        None => shape.style = Some("WritingLine"),
        Some(_) => shape.tall = true,
    }
    let ruled = open().filter(|answer| !matches!(answer.kind, Kind::Choice(_) | Kind::YesNo));
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

/// Makes a paragraph a line to write on, up to its end.
pub(super) fn ruled(mut shape: Shape, flow: Flow) -> Shape {
    shape.tall = true;
    shape.tabs.push(Stop {
        at: flow.width.0,
        kind: TabValueType::Right,
        ruled: true,
    });
    shape
}

/// The room of an answer in a line.
pub(super) fn inline(answer: &Answer, look: Look, flow: Flow) -> Vec<Element> {
    if !is_open(answer) {
        return plain(answer, look);
    }
    match &answer.kind {
        Kind::YesNo => boxes([YES, NO].into_iter(), look, flow),
        Kind::Choice(choices) if !flow.in_cell() || choices.len() <= BOXES_IN_CELL => boxes(
            choices.iter().map(|Choice { label, .. }| label.as_str()),
            look,
            flow,
        ),
        _ if flow.in_cell() => Vec::new(),
        Kind::Choice(_) | Kind::Text | Kind::Prose | Kind::Date => vec![text::tab()],
    }
}

/// Boxes to tick, each with its label, below each other in a cell; a label does not leave its
/// box at the end of a line.
fn boxes<'a>(labels: impl Iterator<Item = &'a str>, look: Look, flow: Flow) -> Vec<Element> {
    let in_cell = flow.in_cell();
    let (between, space) = if in_cell {
        ("\n", " ")
    } else {
        ("   ", "\u{A0}")
    };
    let mut out = Vec::new();
    for (position, label) in labels.enumerate() {
        if position > 0 {
            out.extend(text::runs(between, look));
        }
        out.extend(text::runs("☐", Look::style("TickBox")));
        let label = format!(" {label}").replace(' ', space);
        out.extend(text::runs(&label, look));
    }
    out
}

/// The box of a prose answer: ruled lines over about a third of the page, in one paragraph that
/// no page splits. In a cell, the height of the row is room enough.
pub(super) fn lines(page: Page, flow: Flow) -> Vec<Element> {
    if flow.in_cell() {
        return Vec::new();
    }
    let count = (page.text_height().0 / 3 / LINE.0).max(3) as usize;
    let mut shape = Shape::style("WritingBox");
    shape.tabs.push(Stop {
        at: flow.width.0.saturating_sub(INSET),
        kind: TabValueType::Right,
        ruled: true,
    });
    // LibreOffice gives a line without any character no height of its own.
    let room = vec!["\u{A0}\t"; count].join("\n");
    vec![
        shape.paragraph(text::runs(&room, Look::default())),
        super::paragraph::spacer(),
    ]
}
