//! What stands within what: how deep a document is nested, and which headings links can point to.
//!
//! In: a document. Out: a bound that holds, so that whoever writes it may recurse; and anchors.

use super::{Answer, Block, Document, Inline, Shown};

impl Document {
    /// Whether its blocks are nested beyond `limit`; measured without recursion, so that what
    /// follows may recurse.
    #[must_use]
    pub fn is_nested_beyond(&self, limit: usize) -> bool {
        let mut waiting = vec![(Inside::Blocks(&self.blocks), 0)];
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

    /// The anchors of all headings in document order; those in answers, comments and rows that
    /// can be copied are nobody's targets.
    #[must_use]
    pub fn anchors(&self) -> Vec<&str> {
        anchors(&self.blocks)
    }
}

pub(super) fn anchors(blocks: &[Block]) -> Vec<&str> {
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

fn enter_answer<'a>(answer: &'a Answer, push: &mut impl FnMut(Inside<'a>)) {
    if let Some(Shown::Prose(blocks)) = &answer.value {
        push(Inside::Blocks(blocks));
    }
}
