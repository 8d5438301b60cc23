//! Word files to be filled in by hand: room to write in, boxes to tick, and notes beside them.

#![allow(clippy::expect_used, reason = "a surprise in a test should stop it")]

mod support;

use coplan::document::{
    Answer, AnswerKind, Block, Document, Guidance, Inline, List, Presentation, Shown,
};
use coplan::write::docx;
use support::docx_checks::Opened;
use support::docx_text::{body_text, pretty};
use support::sample::{Filled, answer, line, ratings, sample, text};
use support::style::style;

fn written(blocks: Vec<Block>) -> Vec<u8> {
    let document = Document {
        blocks: [vec![Block::Title(vec![Inline::text("Title")])], blocks].concat(),
        ..sample(Filled::Nothing, Presentation::Plain)
    };
    docx(&document, &style()).expect("it can be written")
}

fn by_hand(kind: AnswerKind, value: Option<Shown>) -> Answer {
    let mut answer = answer("field", "Field", kind, value);
    answer.presentation = Presentation::Handwriting;
    answer
}

fn inline(answer: Answer) -> Block {
    line(vec![Inline::Answer(Box::new(answer))])
}

#[test]
fn paper_has_boxes_to_tick_lines_to_write_on_and_what_is_known_as_text() {
    let blocks = vec![
        inline(by_hand(ratings(), None)),
        inline(by_hand(
            AnswerKind::YesNo(["Yes", "No"].map(str::to_owned)),
            None,
        )),
        inline(by_hand(AnswerKind::Text, None)),
        inline(by_hand(
            AnswerKind::Text,
            Some(Shown::Text("Ward 7".into())),
        )),
        Block::Answer(Box::new(by_hand(AnswerKind::Prose, None))),
    ];
    let bytes = written(blocks);
    insta::assert_snapshot!(body_text(&bytes));
    let text = pretty(Opened::new(&bytes).unwrap().tree("word/document.xml"));
    assert!(!text.contains("w:sdt"), "{text}");
    let lines = text.matches("<w:tab/>").count();
    assert_eq!(lines, 1 + 8, "a line, and a box of eight");
    assert_eq!(text.matches("w:leader=\"underscore\"").count(), 2, "{text}");
}

/// A note above a box to write in.
fn note(blocks: Vec<Block>) -> String {
    let note = Guidance {
        title: "Guidance".to_owned(),
        blocks,
    };
    body_text(&written(vec![
        Block::Guidance(note),
        Block::Answer(Box::new(by_hand(AnswerKind::Prose, None))),
    ]))
}

#[test]
fn a_note_above_a_box_keeps_its_heading_whatever_it_begins_with() {
    let list = Block::List(List {
        items: vec![vec![text("Ask early")]],
        start: None,
    });
    for (blocks, said) in [
        (vec![text("Ask early")], "Guidance\tAsk early"),
        (vec![list], "Guidance\nAsk early"),
        (vec![], "Guidance"),
    ] {
        let shown = note(blocks);
        assert!(shown.contains(said), "{said:?} is not in {shown:?}");
    }
}
