//! Names and numbers that must be unique in a file, given out in document order.

use crate::document::{Block, Inline};
use crate::package::Element;
use std::collections::{BTreeMap, BTreeSet};

/// What has been given out so far.
#[derive(Debug, Default)]
pub(super) struct Names {
    bookmarks: BTreeSet<String>,
    last_bookmark: u32,
    last_control: u32,
    anchors: BTreeMap<String, String>,
}

impl Names {
    /// Names, with a bookmark for every heading that links can point to.
    pub(super) fn new(blocks: &[Block]) -> Self {
        let mut names = Self::default();
        for anchor in anchors(blocks) {
            let taken = names.anchors.len() + 1;
            let name = format!("heading_{taken}");
            names.anchors.entry(anchor.to_owned()).or_insert(name);
        }
        names
    }

    /// The bookmark of a heading's anchor.
    pub(super) fn anchor(&self, anchor: &str) -> Option<String> {
        self.anchors.get(anchor).cloned()
    }

    /// Start and end of a bookmark; `None` where the name is taken (names differ by more than
    /// case: ECMA-376 part 1, §17.13.6.2).
    pub(super) fn bookmark(&mut self, name: &str) -> Option<(Element, Element)> {
        if !self.bookmarks.insert(name.to_ascii_lowercase()) {
            return None;
        }
        let id = self.last_bookmark.to_string();
        self.last_bookmark += 1;
        let start = Element::new("w:bookmarkStart")
            .with("w:id", id.clone())
            .with("w:name", name.to_owned());
        Some((start, Element::new("w:bookmarkEnd").with("w:id", id)))
    }

    /// The number of the next control.
    pub(super) fn control(&mut self) -> String {
        self.last_control += 1;
        self.last_control.to_string()
    }
}

/// The anchors of all headings in document order; those in answers, comments and rows that
/// can be copied are nobody's targets.
fn anchors(blocks: &[Block]) -> Vec<&str> {
    let mut found = Vec::new();
    for block in blocks {
        match block {
            Block::Heading(heading) => found.extend(heading.anchor.as_deref()),
            Block::Quote(inner) | Block::Panel(inner) | Block::Landscape(inner) => {
                found.extend(anchors(inner));
            }
            Block::Guidance(guidance) => found.extend(anchors(&guidance.blocks)),
            Block::List(list) => found.extend(list.items.iter().flat_map(|item| anchors(item))),
            Block::Table(table) => {
                let rows = table.rows.iter().filter(|row| row.entry.is_none());
                let cells = rows.flat_map(|row| &row.cells);
                found.extend(cells.flat_map(|cell| anchors(&cell.blocks)));
            }
            _ => {}
        }
    }
    found
}

/// Whether blocks are nested beyond `limit`; measured without recursion, so that what follows
/// may recurse.
pub(super) fn nested_beyond(blocks: &[Block], limit: usize) -> bool {
    let mut waiting = vec![(Inside::Blocks(blocks), 0)];
    while let Some((inside, depth)) = waiting.pop() {
        if depth > limit {
            return true;
        }
        let mut push = |inside| waiting.push((inside, depth + 1));
        match inside {
            Inside::Blocks(blocks) => {
                for block in blocks {
                    enter_block(block, &mut push);
                }
            }
            Inside::Inlines(content) => {
                for inline in content {
                    enter_inline(inline, &mut push);
                }
            }
        }
    }
    false
}

/// What is nested in a block or inline.
enum Inside<'a> {
    Blocks(&'a [Block]),
    Inlines(&'a [Inline]),
}

fn enter_block<'a>(block: &'a Block, push: &mut impl FnMut(Inside<'a>)) {
    match block {
        Block::Title(content) => push(Inside::Inlines(content)),
        Block::Heading(heading) => {
            push(Inside::Inlines(&heading.content));
            heading
                .comments
                .iter()
                .for_each(|comment| push(Inside::Blocks(&comment.blocks)));
        }
        Block::Paragraph(paragraph) => push(Inside::Inlines(&paragraph.content)),
        Block::List(list) => list
            .items
            .iter()
            .for_each(|item| push(Inside::Blocks(item))),
        Block::Quote(inner) | Block::Panel(inner) | Block::Landscape(inner) => {
            push(Inside::Blocks(inner));
        }
        Block::Table(table) => {
            table
                .header
                .iter()
                .for_each(|cell| push(Inside::Inlines(&cell.content)));
            let cells = table.rows.iter().flat_map(|row| &row.cells);
            cells.for_each(|cell| push(Inside::Blocks(&cell.blocks)));
        }
        Block::Answer(answer) => enter_answer(answer, push),
        Block::Guidance(guidance) => push(Inside::Blocks(&guidance.blocks)),
        Block::Rule | Block::PageBreak => {}
    }
}

fn enter_inline<'a>(inline: &'a Inline, push: &mut impl FnMut(Inside<'a>)) {
    match inline {
        Inline::Link(link) => push(Inside::Inlines(&link.content)),
        Inline::Answer(answer) => enter_answer(answer, push),
        _ => {}
    }
}

fn enter_answer<'a>(answer: &'a crate::document::Answer, push: &mut impl FnMut(Inside<'a>)) {
    if let Some(crate::document::Shown::Prose(blocks)) = &answer.value {
        push(Inside::Blocks(blocks));
    }
}
