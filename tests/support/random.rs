//! Random documents: every kind of block, hostile texts, tables whose rows do not fit.

use super::sample::answer;
use coplan::document::{
    Alignment, AnswerKind, Block, Cell, Choice, Column, Comment, Document, Entry, Guidance,
    HeaderCell, Heading, Inline, Link, List, Marks, Paragraph, Presentation, Properties, Row,
    Shown, Table, TableStyle,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// A document with a title and random blocks; headings are put in order.
pub fn documents() -> impl Strategy<Value = Document> {
    let turned = prop_oneof![
        9 => blocks(2).prop_map(|blocks| blocks),
        1 => blocks(1).prop_map(|blocks| vec![Block::Landscape(blocks)]),
    ];
    (texts(), vec(turned, 0..5)).prop_map(|(title, blocks)| {
        let mut blocks = blocks.concat();
        blocks.insert(0, Block::Title(vec![Inline::text(title)]));
        put_headings_in_order(&mut blocks, &mut 0);
        Document {
            properties: Properties {
                title: "Random".into(),
                language: "en-GB".into(),
                own_language: "en-GB".into(),
                ..Properties::default()
            },
            blocks,
            ..Document::default()
        }
    })
}

/// Texts that break careless writers.
pub fn texts() -> BoxedStrategy<String> {
    prop_oneof![
        "[a-z]{1,8}( [a-z]{1,8}){0,6}",
        any::<String>(),
        Just("& < > \" ' ]]> <w:t/> &amp;".to_owned()),
        Just(" leading\ttab\r\nand\rbreaks \n ".to_owned()),
        Just("مرحبا Ward 7 שלום".to_owned()),
        Just("\u{0}\u{1}\u{8}\u{b}\u{1f}\u{fffe}\u{ffff}".to_owned()),
        Just(String::new()),
    ]
    .boxed()
}

/// Tags that stand in the table of approvals, and one that only begins like them.
fn approvals() -> impl Strategy<Value = String> {
    prop_oneof![
        "sign_off\\.approvers\\.(name|role|date)",
        Just("sign_off.approver".to_owned())
    ]
}

fn inlines() -> BoxedStrategy<Vec<Inline>> {
    let marks = any::<[bool; 4]>().prop_map(|[bold, italic, strike, code]| Marks {
        bold,
        italic,
        strike,
        code,
    });
    let target = prop_oneof![
        Just("https://example.org/a b?c=<&>".to_owned()),
        Just("#a".to_owned()),
        Just("javascript:alert(1)".to_owned()),
        texts(),
    ];
    let leaf = prop_oneof![
        (texts(), marks).prop_map(|(text, marks)| Inline::Text(text, marks)),
        Just(Inline::Break),
        answers().prop_map(|answer| Inline::Answer(Box::new(answer))),
    ];
    let link = (target, texts()).prop_map(|(target, text)| {
        Inline::Link(Link {
            target,
            content: vec![Inline::text(text)],
        })
    });
    vec(prop_oneof![4 => leaf, 1 => link], 0..4).boxed()
}

fn answers() -> BoxedStrategy<coplan::document::Answer> {
    let presentation = prop_oneof![
        Just(Presentation::Control),
        Just(Presentation::Plain),
        Just(Presentation::Handwriting),
    ];
    let choices = vec((texts(), texts()), 0..4).prop_map(|pairs| {
        AnswerKind::Choice(
            pairs
                .into_iter()
                .map(|(code, label)| Choice { code, label })
                .collect(),
        )
    });
    let date = (texts(), option::of("[0-9]{4}-[0-9]{2}-[0-9]{2}"))
        .prop_map(|(shown, day)| Shown::Date { shown, day });
    let kind_and_value = prop_oneof![
        (Just(AnswerKind::Text), texts().prop_map(Shown::Text)),
        (choices, texts().prop_map(Shown::Text)),
        (Just(AnswerKind::Date), date),
        (
            Just(AnswerKind::YesNo(["Yes", "No"].map(str::to_owned))),
            any::<bool>()
                .prop_map(|yes| Shown::YesNo(yes, if yes { "Yes" } else { "No" }.to_owned()))
        ),
    ];
    let tag = prop_oneof!["[a-c]", "[a-z._]{60,90}", approvals(), texts()];
    (
        tag,
        texts(),
        option::weighted(0.7, Just(())),
        kind_and_value,
        presentation,
    )
        .prop_map(|(tag, label, filled, (kind, value), presentation)| {
            let mut answer = answer(&tag, &label, kind, filled.map(|()| value));
            answer.presentation = presentation;
            answer
        })
        .boxed()
}

fn blocks(depth: u32) -> BoxedStrategy<Vec<Block>> {
    let leaf = prop_oneof![
        4 => inlines().prop_map(|content| Block::Paragraph(Paragraph { content })),
        1 => heading(),
        1 => Just(Block::Rule),
        1 => Just(Block::PageBreak),
    ];
    if depth == 0 {
        return vec(leaf, 0..3).boxed();
    }
    let inner = || blocks(depth - 1);
    let list = (option::of(any::<u32>()), vec(inner(), 0..3));
    let nested = prop_oneof![
        list.prop_map(|(start, items)| Block::List(List { start, items })),
        inner().prop_map(Block::Quote),
        inner().prop_map(Block::Panel),
        (texts(), inner()).prop_map(|(title, blocks)| Block::Guidance(Guidance { title, blocks })),
        table(depth - 1).prop_map(Block::Table),
        prose(depth - 1),
    ];
    vec(prop_oneof![2 => leaf, 1 => nested], 0..4).boxed()
}

fn heading() -> BoxedStrategy<Block> {
    (
        any::<u8>(),
        option::of("[ab]"),
        inlines(),
        option::weighted(0.2, texts()),
    )
        .prop_map(|(level, anchor, mut content, comment)| {
            // A heading without text would vanish with the prose it stands in.
            content.push(Inline::text("heading"));
            let comments = comment.map(|text| Comment {
                language: None,
                author: text.clone(),
                blocks: vec![Block::Paragraph(Paragraph {
                    content: vec![Inline::text(text)],
                })],
            });
            Block::Heading(Heading {
                level,
                anchor,
                content,
                question: None,
                comments: comments.into_iter().collect(),
            })
        })
        .boxed()
}

fn prose(depth: u32) -> BoxedStrategy<Block> {
    (answers(), option::of(blocks(depth)))
        .prop_map(|(mut answer, value)| {
            answer.kind = AnswerKind::Prose;
            answer.value = value.map(Shown::Prose);
            Block::Answer(Box::new(answer))
        })
        .boxed()
}

fn table(depth: u32) -> BoxedStrategy<Table> {
    let alignment = prop_oneof![
        Just(Alignment::Start),
        Just(Alignment::Centre),
        Just(Alignment::End)
    ];
    let column = (0u32..9, alignment).prop_map(|(width, alignment)| Column { width, alignment });
    let header = (
        inlines(),
        option::of(prop_oneof![4 => texts(), 1 => approvals()]),
    )
        .prop_map(|(content, tag)| HeaderCell { content, tag });
    let entry = option::of(("[a-b]", option::of("[A-Z][0-9]")))
        .prop_map(|entry| entry.map(|(list, key)| Entry { list, key }));
    let cells = vec(blocks(depth).prop_map(|blocks| Cell { blocks }), 0..4);
    let row = (cells, entry).prop_map(|(cells, entry)| Row { cells, entry });
    (
        texts(),
        vec(column, 0..4),
        vec(header, 0..4),
        vec(row, 0..4),
        (table_style(), any::<bool>()),
    )
        .prop_map(
            |(caption, columns, header, rows, (style, fits_content))| Table {
                caption,
                style,
                fits_content,
                columns,
                header,
                rows,
            },
        )
        .boxed()
}

fn table_style() -> impl Strategy<Value = TableStyle> {
    prop_oneof![
        Just(TableStyle::Rows),
        Just(TableStyle::Figures),
        Just(TableStyle::Bar),
        Just(TableStyle::Timeline),
        Just(TableStyle::Grid),
        Just(TableStyle::Pairs),
        Just(TableStyle::Signatures),
        Just(TableStyle::Canvas),
    ]
}

/// Headings follow each other without skipping a level: keeping to that is the template's task.
fn put_headings_in_order(blocks: &mut [Block], level: &mut u8) {
    for block in blocks {
        match block {
            Block::Heading(heading) => {
                *level = (heading.level % 5 + 1).min(*level + 1);
                heading.level = *level;
            }
            Block::Quote(inner) | Block::Panel(inner) | Block::Landscape(inner) => {
                put_headings_in_order(inner, level);
            }
            Block::Guidance(guidance) => put_headings_in_order(&mut guidance.blocks, level),
            Block::List(list) => {
                for item in &mut list.items {
                    put_headings_in_order(item, level);
                }
            }
            Block::Table(table) => {
                for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
                    put_headings_in_order(&mut cell.blocks, level);
                }
            }
            Block::Answer(answer) => {
                if let Some(Shown::Prose(inner)) = &mut answer.value {
                    put_headings_in_order(inner, level);
                }
            }
            _ => {}
        }
    }
}

/// Every text that must be found in the file: all but prompts, labels and comments.
pub fn texts_of(blocks: &[Block]) -> Vec<String> {
    let mut texts = Vec::new();
    collect(blocks, &mut texts);
    texts
}

fn collect(blocks: &[Block], texts: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Title(content) => collect_line(content, texts),
            Block::Heading(heading) => collect_line(&heading.content, texts),
            Block::Paragraph(paragraph) => collect_line(&paragraph.content, texts),
            Block::List(list) => list.items.iter().for_each(|item| collect(item, texts)),
            Block::Quote(inner) | Block::Panel(inner) | Block::Landscape(inner) => {
                collect(inner, texts);
            }
            Block::Guidance(guidance) => {
                texts.push(guidance.title.clone());
                collect(&guidance.blocks, texts);
            }
            Block::Table(table) => {
                table
                    .header
                    .iter()
                    .for_each(|cell| collect_line(&cell.content, texts));
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                cells.for_each(|cell| collect(&cell.blocks, texts));
            }
            Block::Answer(answer) => {
                if let Some(Shown::Prose(inner)) = &answer.value {
                    collect(inner, texts);
                }
            }
            Block::Rule | Block::PageBreak => {}
        }
    }
}

fn collect_line(content: &[Inline], texts: &mut Vec<String>) {
    for inline in content {
        match inline {
            Inline::Text(text, _) => texts.push(text.clone()),
            Inline::Link(link) => collect_line(&link.content, texts),
            Inline::Answer(answer) => {
                if let Some(Shown::Text(text) | Shown::Date { shown: text, .. }) = &answer.value {
                    texts.push(text.clone());
                }
            }
            _ => {}
        }
    }
}
