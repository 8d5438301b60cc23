//! What people see of answers, lines and blocks, as text without any look.
//!
//! In: answers, lines and blocks. Out: their text, and whether it is more than nothing. Whoever lays
//! a document out measures by it and decides by it. This file does not know how anything is written.

use super::{Answer, Block, Direction, Inline, Shown};
use std::borrow::Cow;

/// Whether nothing of a text would be seen: it is space, and characters that XML 1.0 (§2.2) and
/// so no file can hold.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    let unseen = |c: char| c.is_whitespace() || c < ' ' || matches!(c, '\u{FFFE}' | '\u{FFFF}');
    text.chars().all(unseen)
}

/// The text of a line as it is shown: answers included, or the prompts of those that are open.
#[must_use]
pub fn shown_line(content: &[Inline]) -> String {
    let mut out = String::new();
    push_inlines(content, &mut out);
    out
}

/// The text of blocks as it is shown, line by line.
#[must_use]
pub fn shown_blocks(blocks: &[Block]) -> String {
    let mut out = String::new();
    push_blocks(blocks, &mut out);
    out
}

/// Which way a line runs: by its first text or answer that leans to a side.
#[must_use]
pub fn direction_of_line(content: &[Inline]) -> Option<Direction> {
    content.iter().find_map(|inline| match inline {
        Inline::Text(text, _) => Direction::of(text),
        other => Direction::of(&shown_line(std::slice::from_ref(other))),
    })
}

impl Shown {
    /// The value as one text.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) | Self::Date { shown: text, .. } | Self::YesNo(_, text) => text.into(),
            Self::Prose(blocks) => shown_blocks(blocks).into(),
        }
    }
}

impl Answer {
    /// What has been answered, if it is more than nothing: else the answer is open.
    #[must_use]
    pub fn known(&self) -> Option<&Shown> {
        let value = self.value.as_ref();
        value.filter(|value| !is_blank(&value.text()))
    }

    /// What has been answered as one text; nothing for an open answer.
    #[must_use]
    pub fn known_text(&self) -> Cow<'_, str> {
        self.known().map_or(Cow::Borrowed(""), Shown::text)
    }
}

fn push_inlines(content: &[Inline], out: &mut String) {
    for inline in content {
        match inline {
            Inline::Text(text, _) => out.push_str(text),
            Inline::Break => out.push('\n'),
            Inline::Link(link) => push_inlines(&link.content, out),
            Inline::Answer(answer) => match &answer.value {
                Some(value) => out.push_str(&value.text()),
                None => out.push_str(&answer.prompt),
            },
            Inline::Picture(picture) => out.push_str(&picture.words()),
            Inline::PageNumber | Inline::PageCount => {}
        }
    }
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
                let header = table.header.iter();
                header.for_each(|cell| push_line(&cell.content, out));
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                cells.for_each(|cell| push_blocks(&cell.blocks, out));
            }
            Block::Answer(answer) => push_line(&[Inline::Answer(answer.clone())], out),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{AnswerKind, Presentation};

    fn answer(value: Option<Shown>) -> Answer {
        Answer {
            path: None,
            tag: "answers.need".to_owned(),
            label: "What is needed".to_owned(),
            prompt: "Say what is needed".to_owned(),
            kind: AnswerKind::Text,
            value,
            presentation: Presentation::Control,
        }
    }

    #[test]
    fn what_no_file_can_hold_is_not_seen() {
        let unseen = |c: char| c.is_whitespace() || !crate::package::is_xml_character(c);
        for character in '\0'..=char::MAX {
            let text = character.to_string();
            assert_eq!(is_blank(&text), unseen(character), "{character:?}");
        }
    }

    #[test]
    fn an_answer_is_open_until_something_of_it_is_seen() {
        let text = |text: &str| Some(Shown::Text(text.to_owned()));
        for open in [None, text(""), text(" \n\u{1}"), Some(Shown::Prose(vec![]))] {
            assert_eq!(answer(open.clone()).known(), None, "{open:?}");
        }
        assert_eq!(answer(text(" a ")).known_text(), " a ");
        assert_eq!(
            answer(Some(Shown::YesNo(false, "No".to_owned()))).known_text(),
            "No"
        );
    }

    #[test]
    fn a_line_shows_answers_and_the_prompts_of_open_ones() {
        let open = Inline::Answer(Box::new(answer(None)));
        let line = [Inline::text("Need: "), open, Inline::Break];
        assert_eq!(shown_line(&line), "Need: Say what is needed\n");
        assert_eq!(direction_of_line(&line), Some(Direction::LeftToRight));
        assert_eq!(direction_of_line(&[Inline::PageNumber]), None);
    }
}
