//! Paper: what is left to be written by hand, and what is answered by ticking a box.
//!
//! In: answers and blocks. Out: whether a pen is needed, and the boxes of an answer. How much room a
//! pen is given, in lines and millimetres, is the writer's.

use super::{Answer, AnswerKind, Block, Document, Inline, Presentation};

/// Where an answer stands, which decides how many boxes there is room for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// In a line or paragraph of the page.
    Page,
    /// In the cell of a table.
    Cell,
    /// On a card, which is what a row becomes where a table does not fit.
    Card,
}

impl Room {
    /// So many boxes to tick have room; where there are more, the answer is written in by hand.
    const fn boxes(self) -> usize {
        match self {
            Self::Page => usize::MAX,
            Self::Cell => 6,
            Self::Card => 12,
        }
    }
}

/// The sign of a tick box: not answered, yes or no. The two empty ones look alike to people, and are
/// told apart when the document is read back.
#[must_use]
pub const fn tick_sign(answered: Option<bool>) -> char {
    match answered {
        None => '☐',
        Some(true) => '☒',
        Some(false) => '□',
    }
}

impl AnswerKind {
    /// The labels of the boxes that are ticked to answer this by hand, in their order; none where
    /// it is answered in words.
    #[must_use]
    pub fn boxes(&self, room: Room) -> Option<Vec<&str>> {
        match self {
            Self::YesNo(words) => Some(words.iter().map(String::as_str).collect()),
            Self::Choice(choices) if choices.len() <= room.boxes() => {
                Some(choices.iter().map(|choice| &*choice.label).collect())
            }
            Self::Choice(_) | Self::Text | Self::Prose | Self::Date => None,
        }
    }
}

impl Answer {
    /// Whether it is still open and to be written by hand.
    #[must_use]
    pub fn is_left_to_pens(&self) -> bool {
        self.presentation == Presentation::Handwriting && self.known().is_none()
    }
}

impl Document {
    /// Whether anything of it is written by hand: then it is a form for pens.
    #[must_use]
    pub fn is_for_pens(&self) -> bool {
        has_handwriting(&self.blocks)
    }
}

fn has_handwriting(blocks: &[Block]) -> bool {
    let by_hand = |answer: &Answer| answer.presentation == Presentation::Handwriting;
    blocks.iter().any(|block| match block {
        Block::Answer(answer) => by_hand(answer),
        Block::Paragraph(paragraph) => paragraph.content.iter().any(|inline| match inline {
            Inline::Answer(answer) => by_hand(answer),
            _ => false,
        }),
        Block::Panel(inner) | Block::Quote(inner) | Block::Landscape(inner) => {
            has_handwriting(inner)
        }
        Block::List(list) => list.items.iter().any(|item| has_handwriting(item)),
        Block::Table(table) => {
            let mut cells = table.rows.iter().flat_map(|row| &row.cells);
            cells.any(|cell| has_handwriting(&cell.blocks))
        }
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Choice;

    #[test]
    fn a_list_has_boxes_where_there_is_room_for_them() {
        let choices = |count: usize| {
            let choice = |at: usize| Choice {
                code: format!("code{at}"),
                label: format!("Choice {at}"),
            };
            AnswerKind::Choice((1..=count).map(choice).collect())
        };
        let two = choices(2);
        assert_eq!(two.boxes(Room::Cell), Some(vec!["Choice 1", "Choice 2"]));
        assert_eq!(choices(7).boxes(Room::Cell), None);
        assert!(choices(12).boxes(Room::Card).is_some());
        assert_eq!(choices(13).boxes(Room::Card), None);
        assert!(choices(40).boxes(Room::Page).is_some());
        let words = ["Yes", "No"].map(str::to_owned);
        let kind = AnswerKind::YesNo(words);
        assert_eq!(kind.boxes(Room::Cell), Some(vec!["Yes", "No"]));
        assert_eq!(AnswerKind::Text.boxes(Room::Page), None);
    }
}
