//! Room for handwriting: ruled lines, boxes to tick, and a box for prose.
//!
//! A value that is already known is printed as text. Lines are 10 mm apart, and a hair more.

use super::control::{known, plain};
use super::paragraph::{Shape, Stop};
use super::text::{self, Look};
use super::writer::{Flow, Frame};
use crate::document::{Answer, AnswerKind, Block, Choice, Inline, Presentation};
use crate::package::Element;
use crate::style::Twips;
use docx_rs::TabValueType;

/// What stands beside the first box of a yes-or-no answer.
pub(super) const YES: &str = "Yes";
/// What stands beside the second.
pub(super) const NO: &str = "No";

/// From one ruled line to the next.
pub(super) const LINE: Twips = Twips(570);
/// The space above a heading: paper is for writing.
pub(super) const ABOVE_HEADING: Twips = Twips(240);
/// The height of a table row to write in: 12 mm, a line and the room above it.
pub(super) const ROW: Twips = Twips(680);
/// The height of a table row to sign in: 13 mm.
pub(super) const SIGNED_ROW: Twips = Twips(737);
/// A cell has room for so many boxes to tick, and a card for some more; where there are others yet,
/// the answer is written in by hand.
const BOXES_IN_CELL: usize = 6;
const BOXES_ON_CARD: usize = 12;
/// So many lines has an answer in prose on a card.
const LINES_ON_CARD: u32 = 2;
/// A box and the space behind it are about as wide as so many characters.
const BOX: usize = 3;
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
    let ruled = open().filter(|answer| !is_ticked(answer, flow.frame));
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
        AnswerKind::YesNo => boxes([YES, NO].into_iter(), look, flow),
        AnswerKind::Choice(choices) if has_boxes(choices, flow.frame) => boxes(
            choices.iter().map(|Choice { label, .. }| label.as_str()),
            look,
            flow,
        ),
        _ if flow.in_cell() => Vec::new(),
        AnswerKind::Choice(_) | AnswerKind::Text | AnswerKind::Prose | AnswerKind::Date => {
            vec![text::tab()]
        }
    }
}

/// Whether an answer is given by ticking a box.
fn is_ticked(answer: &Answer, frame: Frame) -> bool {
    match &answer.kind {
        AnswerKind::YesNo => true,
        AnswerKind::Choice(choices) => has_boxes(choices, frame),
        _ => false,
    }
}

/// Whether a pick-list has boxes to tick, where it stands.
fn has_boxes(choices: &[Choice], frame: Frame) -> bool {
    let most = match frame {
        Frame::Cell(_) => BOXES_IN_CELL,
        Frame::Card => BOXES_ON_CARD,
        _ => usize::MAX,
    };
    choices.len() <= most
}

/// How many characters wide the boxes of an answer in a cell are with their labels; a table in
/// which they do not fit has cards instead.
pub(super) fn boxes_width(answer: &Answer) -> usize {
    match &answer.kind {
        AnswerKind::Choice(choices) if is_open(answer) && choices.len() <= BOXES_IN_CELL => {
            let labels = choices.iter().map(|choice| choice.label.chars().count());
            labels.max().map_or(0, |label| label + BOX)
        }
        _ => 0,
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

/// What a heading and its guidance take of half a page: 57 mm.
const BESIDE_BOX: u32 = 3_231;
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
        Frame::Cell(_) => return Vec::new(),
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
    vec![
        shape.paragraph(text::runs(&room, Look::default())),
        super::paragraph::spacer(),
    ]
}

/// Whether anything of these blocks is to be written by hand: then they are a form for pens.
pub(super) fn is_used(blocks: &[Block]) -> bool {
    let by_hand = |answer: &Answer| answer.presentation == Presentation::Handwriting;
    blocks.iter().any(|block| match block {
        Block::Answer(answer) => by_hand(answer),
        Block::Paragraph(paragraph) => paragraph.content.iter().any(|inline| match inline {
            Inline::Answer(answer) => by_hand(answer),
            _ => false,
        }),
        Block::Panel(inner) | Block::Quote(inner) | Block::Landscape(inner) => is_used(inner),
        Block::List(list) => list.items.iter().any(|item| is_used(item)),
        Block::Table(table) => {
            let mut cells = table.rows.iter().flat_map(|row| &row.cells);
            cells.any(|cell| is_used(&cell.blocks))
        }
        _ => false,
    })
}
