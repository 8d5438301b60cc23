//! Blocks → Markdown: the way back from [`prose`].
//!
//! In: the blocks of an answer. Out: Markdown as a person would write it, which parses to the
//! same blocks. What would be misread that way is written with every sign escaped.

use super::prose;
use super::write_line::Lines;
use crate::document::{Block, Inline, List, Paragraph};

/// The Markdown of an answer in prose.
#[must_use]
pub fn markdown(blocks: &[Block]) -> String {
    let light = Writer { careful: false }.text(blocks);
    if prose(&light) == blocks {
        return light;
    }
    Writer { careful: true }.text(blocks)
}

#[derive(Clone, Copy)]
struct Writer {
    /// Whether every sign that might mean something is escaped.
    careful: bool,
}

impl Writer {
    fn text(self, blocks: &[Block]) -> String {
        let lines = self.blocks(blocks, false);
        lines.join("\n")
    }

    /// The lines of blocks, with an empty line between any two. A list that comes first is
    /// `turned` if the item it stands in is not: `- - -` would be a line across the page.
    fn blocks(self, blocks: &[Block], mut turned: bool) -> Vec<String> {
        let mut lines = Vec::new();
        for (position, block) in blocks.iter().enumerate() {
            if position > 0 {
                lines.push(String::new());
            }
            if let Some(before) = position.checked_sub(1).and_then(|at| blocks.get(at)) {
                turned = !turned && continues(before, block);
            }
            lines.extend(self.block(block, turned));
        }
        lines
    }

    fn block(self, block: &Block, turned: bool) -> Vec<String> {
        match block {
            Block::Paragraph(Paragraph { content }) | Block::Title(content) => self.line(content),
            Block::Heading(heading) => self.line(&heading.content),
            Block::List(list) => self.list(list, turned),
            Block::Quote(inner) | Block::Panel(inner) | Block::Landscape(inner) => {
                let quoted = self.blocks(inner, false).into_iter().map(|line| {
                    let space = if line.is_empty() { "" } else { " " };
                    format!(">{space}{line}")
                });
                let quoted: Vec<String> = quoted.collect();
                if quoted.is_empty() {
                    vec![">".to_owned()]
                } else {
                    quoted
                }
            }
            // Three hyphens would be a heading's underline, or a list in a list.
            Block::Rule => vec!["___".to_owned()],
            Block::Table(_) | Block::Answer(_) | Block::Guidance(_) | Block::PageBreak => {
                Vec::new()
            }
        }
    }

    fn line(self, content: &[Inline]) -> Vec<String> {
        Lines::new(self.careful).write(content)
    }

    /// A list; one that follows another of its kind is marked with another sign.
    fn list(self, list: &List, turned: bool) -> Vec<String> {
        let tight = list.items.iter().all(|item| is_tight(item));
        let mut lines = Vec::new();
        for (position, item) in list.items.iter().enumerate() {
            if position > 0 && !tight {
                lines.push(String::new());
            }
            let marker = marker(list.start, position, turned);
            let indent = " ".repeat(marker.len() + 1);
            let content = if tight {
                item.iter()
                    .flat_map(|block| self.block(block, false))
                    .collect()
            } else {
                self.blocks(item, !turned)
            };
            if content.is_empty() {
                lines.push(marker.clone());
            }
            for (at, line) in content.into_iter().enumerate() {
                lines.push(match (at, line.is_empty()) {
                    (0, true) => marker.clone(),
                    (0, false) => format!("{marker} {line}"),
                    (_, true) => line,
                    (_, false) => format!("{indent}{line}"),
                });
            }
        }
        lines
    }
}

fn marker(start: Option<u32>, position: usize, turned: bool) -> String {
    let Some(start) = start else {
        return (if turned { "*" } else { "-" }).to_owned();
    };
    let number = u64::from(start).saturating_add(position as u64);
    // A list marker has at most nine digits.
    let number = number.min(999_999_999);
    format!("{number}{}", if turned { ')' } else { '.' })
}

/// Whether a block would run into the one before if nothing told them apart.
fn continues(before: &Block, block: &Block) -> bool {
    match (before, block) {
        (Block::List(before), Block::List(list)) => before.start.is_some() == list.start.is_some(),
        _ => false,
    }
}

/// Whether an item needs no empty line: a paragraph, perhaps with a list that can follow it.
fn is_tight(item: &[Block]) -> bool {
    match item {
        [] | [Block::Paragraph(_)] => true,
        [Block::Paragraph(_), Block::List(list)] => {
            let begins = list.items.first().is_some_and(|first| !first.is_empty());
            begins && list.start.is_none_or(|start| start == 1)
        }
        _ => false,
    }
}
