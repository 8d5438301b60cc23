//! What is shown as it was typed: lines of text that Markdown would take for something else.
//!
//! In: the Markdown of an answer, or a part of it. Out: the text that the parser is given, and blocks
//! of lines. This file does not know how anything is parsed.

use super::blocks::paragraph;
use crate::document::same::without_words;
use crate::document::{Block, Inline};
use std::borrow::Cow;

/// Parts a label from its colon: a Unicode noncharacter, which no data holds.
const PARTED: char = '\u{FDD2}';

/// Markdown in which no line defines what a link leads to: such a line shows nothing, so that its
/// words would be gone. [`said`] is the way back.
pub(super) fn without_definitions(markdown: &str) -> Cow<'_, str> {
    if markdown.contains("]:") {
        markdown.replace("]:", &format!("]{PARTED}:")).into()
    } else {
        markdown.into()
    }
}

/// A text of the parser without what [`without_definitions`] put into it.
pub(super) fn said(text: &str) -> Cow<'_, str> {
    if text.contains(PARTED) {
        text.replace(PARTED, "").into()
    } else {
        text.into()
    }
}

/// Whether blocks are lines across the page and no words: `____` is room that somebody left to write in.
pub(super) fn says_only_lines(blocks: &[Block]) -> bool {
    let has_line = blocks.contains(&Block::Rule);
    has_line
        && blocks
            .iter()
            .all(|block| *block == Block::Rule || without_words(block))
}

/// Text as it stands, line by line; empty lines at its start and end are left out.
pub(super) fn as_typed(text: &str) -> Vec<Block> {
    let mut content = Vec::new();
    for line in said(text).trim_matches('\n').split('\n') {
        if !content.is_empty() {
            content.push(Inline::Break);
        }
        if !line.is_empty() {
            content.push(Inline::text(line));
        }
    }
    let mut blocks = Vec::new();
    paragraph(&mut content, &mut blocks);
    blocks
}
