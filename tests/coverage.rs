//! Word and workbook together hold every field of the plan, each once per row.

mod support;

use coplan::document::{Answer, Block, Inline};
use coplan::plan::{Held, Plan};
use coplan::template::{Detail, Edition, Engine, Purpose, Templates};
use std::collections::BTreeMap;
use support::plans::{prepared, registry};

/// Every answer of a document with the row it stands in; rows are told apart by their table.
fn answers(blocks: &[Block], row: &str, found: &mut Vec<(String, String)>) {
    for (at, block) in blocks.iter().enumerate() {
        match block {
            Block::Title(content) => inlines(content, row, found),
            Block::Heading(heading) => inlines(&heading.content, row, found),
            Block::Paragraph(paragraph) => inlines(&paragraph.content, row, found),
            Block::Answer(answer) => found.push((key(row, answer), answer.tag.clone())),
            Block::Panel(blocks) | Block::Landscape(blocks) | Block::Quote(blocks) => {
                answers(blocks, row, found);
            }
            Block::Table(table) => {
                for (index, cells) in table.rows.iter().enumerate() {
                    for cell in &cells.cells {
                        answers(
                            &cell.blocks,
                            &format!("{}.{at}.{index}", table.caption),
                            found,
                        );
                    }
                }
            }
            Block::List(_) | Block::Guidance(_) | Block::Rule | Block::PageBreak => {}
        }
    }
}

fn inlines(content: &[Inline], row: &str, found: &mut Vec<(String, String)>) {
    for inline in content {
        if let Inline::Answer(answer) = inline {
            found.push((key(row, answer), answer.tag.clone()));
        }
    }
}

fn key(row: &str, answer: &Answer) -> String {
    format!("{row}/{}", answer.tag)
}

#[test]
fn the_full_blank_asks_for_every_field_that_word_holds_and_for_each_once_per_row() {
    let engine = Engine::new(&Templates::default()).unwrap_or_else(|faults| panic!("{faults:#?}"));
    let edition = Edition {
        purpose: Purpose::Blank,
        detail: Detail::Full,
        spare_rows: 2,
        ..Edition::default()
    };
    let prepared = prepared(&Plan::default());
    let document = prepared.document(&engine, &edition).unwrap();
    let mut found = Vec::new();
    answers(&document.blocks, "", &mut found);
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for (key, _) in &found {
        *times.entry(key).or_default() += 1;
    }
    let twice: Vec<_> = times.iter().filter(|(_, count)| **count > 1).collect();
    assert!(twice.is_empty(), "asked twice: {twice:?}");
    let missing: Vec<&str> = registry()
        .fields()
        .filter(|field| matches!(field.held, Held::Word | Held::Both))
        .map(|field| &*field.tag)
        .filter(|tag| !found.iter().any(|(_, asked)| asked == tag))
        .collect();
    assert!(missing.is_empty(), "not asked for: {missing:?}");
    // A single field has one place in the document; a column stands in one table, but for ids.
    for field in registry().fields().filter(|field| field.list.is_none()) {
        let places = found.iter().filter(|(_, tag)| **tag == *field.tag).count();
        assert!(places <= 1, "{} stands {places} times", field.tag);
    }
}
