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
/// The height of a table row to write in: two lines.
pub(super) const ROW: Twips = Twips(1200);
/// A cell has room for so many boxes to tick; more are written in by hand.
const BOXES_IN_CELL: usize = 6;
/// How far the lines of a box stay from its sides, in twips.
const INSET: u32 = 120;

/// Whether an answer is still open and to be written by hand.
pub(super) fn is_open(answer: &Answer) -> bool {
    answer.presentation == Presentation::Handwriting && known(answer).is_none()
}

/// How many ruled lines stand in this line of text.
pub(super) fn ruled_lines(content: &[Inline]) -> usize {
    let ruled = |inline: &&Inline| match inline {
        Inline::Answer(answer) => {
            is_open(answer) && !matches!(answer.kind, Kind::Choice(_) | Kind::YesNo)
        }
        _ => false,
    };
    content.iter().filter(ruled).count()
}

/// Gives a paragraph that many tab stops, with a line ruled up to each.
pub(super) fn rule(shape: &mut Shape, lines: usize, width: Twips) {
    shape.style = Some("WritingLine");
    let lines = u32::try_from(lines).unwrap_or(u32::MAX);
    for line in 1..=lines {
        let last = line == lines;
        let kind = if last {
            TabValueType::Right
        } else {
            TabValueType::Left
        };
        let at = width.0.saturating_mul(line) / lines;
        shape.tabs.push(Stop {
            at,
            kind,
            ruled: true,
        });
    }
}

/// The room of an answer in a line.
pub(super) fn inline(answer: &Answer, look: Look, flow: Flow) -> Vec<Element> {
    if !is_open(answer) {
        return plain(answer, look);
    }
    match &answer.kind {
        Kind::YesNo => boxes([YES, NO].into_iter(), look),
        Kind::Choice(choices) if !flow.in_cell() || choices.len() <= BOXES_IN_CELL => boxes(
            choices.iter().map(|Choice { label, .. }| label.as_str()),
            look,
        ),
        _ if flow.in_cell() => Vec::new(),
        Kind::Choice(_) | Kind::Text | Kind::Prose | Kind::Date => vec![text::tab()],
    }
}

/// Boxes to tick, each with its label; a label does not leave its box at the end of a line.
fn boxes<'a>(labels: impl Iterator<Item = &'a str>, look: Look) -> Vec<Element> {
    let mut out = Vec::new();
    for (position, label) in labels.enumerate() {
        if position > 0 {
            out.extend(text::runs("   ", look));
        }
        out.extend(text::runs("☐", Look::style("TickBox")));
        let label = label.replace(' ', "\u{A0}");
        out.extend(text::runs(&format!("\u{A0}{label}"), look));
    }
    out
}

/// The box of a prose answer: ruled lines over about a third of the page, kept together. In a
/// cell, the height of the row is room enough.
pub(super) fn lines(page: Page, flow: Flow) -> Vec<Element> {
    if flow.in_cell() {
        return Vec::new();
    }
    let count = (page.text_height().0 / 3 / LINE.0).max(3);
    let stop = Stop {
        at: flow.width.0.saturating_sub(INSET),
        kind: TabValueType::Right,
        ruled: true,
    };
    let line = |number: u32| {
        let mut shape = Shape::style("WritingBox");
        shape.tabs.push(stop);
        shape.keep_next = number < count;
        shape.paragraph(vec![text::tab()])
    };
    (1..=count)
        .map(line)
        .chain([super::paragraph::spacer()])
        .collect()
}
