//! Pictures that a document names in its prose, and their files.
//!
//! In: Markdown, or the blocks of a document; and the files that are at hand. Out: the names that stand
//! there; and the same blocks with the files in their places.

use super::{Answer, Block, Image, Inline, Picture, Shown, prose};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The pictures that a text in Markdown names, in order.
#[must_use]
pub fn pictures_in(markdown: &str) -> Vec<Picture> {
    if !markdown.contains("![") {
        return Vec::new();
    }
    let mut found = Vec::new();
    each_picture(&mut prose(markdown), &mut |picture| {
        found.push(picture.clone());
    });
    found
}

/// Puts files in the places of the pictures that name them.
pub fn put_pictures(blocks: &mut [Block], images: &BTreeMap<String, Arc<Image>>) {
    if images.is_empty() {
        return;
    }
    each_picture(blocks, &mut |picture| {
        let image = images.get(&picture.source).map(Arc::clone);
        picture.image = picture.image.take().or(image);
    });
}

/// Does something with every picture. Blocks are nested no deeper than Markdown may be read.
fn each_picture(blocks: &mut [Block], act: &mut impl FnMut(&mut Picture)) {
    for block in blocks {
        match block {
            Block::Title(content) => in_line(content, act),
            Block::Heading(heading) => in_line(&mut heading.content, act),
            Block::Paragraph(paragraph) => in_line(&mut paragraph.content, act),
            Block::List(list) => list
                .items
                .iter_mut()
                .for_each(|item| each_picture(item, act)),
            Block::Quote(inner) | Block::Panel(inner) | Block::Landscape(inner) => {
                each_picture(inner, act);
            }
            Block::Guidance(guidance) => each_picture(&mut guidance.blocks, act),
            Block::Table(table) => {
                let header = table.header.iter_mut();
                header.for_each(|cell| in_line(&mut cell.content, act));
                let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
                cells.for_each(|cell| each_picture(&mut cell.blocks, act));
            }
            Block::Answer(answer) => in_answer(answer, act),
            Block::Rule | Block::PageBreak => {}
        }
    }
}

fn in_line(content: &mut [Inline], act: &mut impl FnMut(&mut Picture)) {
    for inline in content {
        match inline {
            Inline::Picture(picture) => act(picture),
            Inline::Answer(answer) => in_answer(answer, act),
            _ => {}
        }
    }
}

fn in_answer(answer: &mut Answer, act: &mut impl FnMut(&mut Picture)) {
    if let Some(Shown::Prose(blocks)) = &mut answer.value {
        each_picture(blocks, act);
    }
}
