//! Markdown written from blocks: what is parsed again is what was written.

use coplan::document::{Block, Inline, List, Marks, Paragraph, markdown, prose};
use proptest::prelude::*;
use std::time::{Duration, Instant};

fn paragraph(content: Vec<Inline>) -> Block {
    Block::Paragraph(Paragraph { content })
}

fn marked(text: &str, bold: bool, italic: bool) -> Inline {
    let marks = Marks {
        bold,
        italic,
        ..Marks::default()
    };
    Inline::Text(text.into(), marks)
}

#[test]
fn plain_prose_is_written_as_a_person_would() {
    let text = "We will ring people (first) & listen; 3 * 4 = 12 - not 13.\n\n\
                - one\n- **two** and *three*\n  - four [here](https://example.org)\n\n\
                1. a\n2. b_c\n\n> quoted\n\n<https://example.org/x>";
    assert_eq!(markdown(&prose(text)), text);
}

#[test]
fn what_looks_like_markdown_stays_text() {
    for text in [
        "# not a heading",
        "1. not a list",
        "- no list",
        "> no quote",
        "*no* _emphasis_ `no code` ~no~ [a](b) <b> &amp; \\*",
        "===",
        "---",
        "[a]: b",
        "+",
        "```",
        "    four spaces",
        "\u{a0}no-break space\u{a0}",
        "a\tb",
        ":::",
    ] {
        let blocks = [paragraph(vec![
            Inline::text(text),
            Inline::Break,
            Inline::text(text),
        ])];
        let written = markdown(&blocks);
        assert_eq!(prose(&written), blocks, "{written}");
    }
}

#[test]
fn emphasis_survives_where_words_and_spaces_touch_it() {
    let cases = [
        vec![
            Inline::text("a"),
            marked("\"b\"", true, false),
            Inline::text("c"),
        ],
        vec![marked("a", true, false), marked("b", false, true)],
        vec![
            marked("a", true, true),
            marked("b", false, true),
            marked("c", true, true),
        ],
        vec![Inline::text("a "), marked(" b ", true, false)],
        vec![
            marked("é", true, false),
            Inline::text("é"),
            marked(".", false, true),
        ],
    ];
    for content in cases {
        let blocks = [paragraph(content)];
        let written = markdown(&blocks);
        assert_eq!(prose(&written), blocks, "{written}");
    }
}

#[test]
fn lists_that_follow_each_other_stay_apart() {
    let item = |text: &str| vec![paragraph(vec![Inline::text(text)])];
    let list = |start| {
        Block::List(List {
            start,
            items: vec![item("a"), Vec::new(), item("b")],
        })
    };
    let blocks = [
        list(None),
        list(None),
        list(None),
        list(Some(3)),
        list(Some(1)),
        Block::Rule,
    ];
    let written = markdown(&blocks);
    assert_eq!(prose(&written), blocks, "{written}");
}

proptest! {
    #[test]
    fn prose_that_is_written_again_parses_to_the_same_blocks(
        text in "([-*>#+_`~\\[\\]()!&<;:=a-c. 12\\\\\"]|\n|\n\n|\n  |\t|é|\u{a0}|\\*\\*|<b>|&amp;|]\\(u\\)|- |1\\. |> ){0,40}",
    ) {
        let blocks = prose(&text);
        let written = markdown(&blocks);
        prop_assert_eq!(prose(&written), blocks, "{}", written);
    }
}

#[test]
fn a_paragraph_is_written_in_time_in_step_with_its_length() {
    // Signs for which the rest of the text is looked at, and the start of the line.
    for piece in ["word and [more, ", "a & b; ", "1. *x* _y_ ", "<a [b: "] {
        let fastest = |times: usize| -> Duration {
            let blocks = [paragraph(vec![Inline::text(piece.repeat(times))])];
            let timed = || {
                let start = Instant::now();
                assert!(!markdown(&blocks).is_empty());
                start.elapsed()
            };
            [(); 3].map(|()| timed()).into_iter().min().unwrap()
        };
        let (some, many) = (fastest(4_000), fastest(32_000));
        // Eight times the length: 64 times the time, if each character looked at all others.
        assert!(many < some * 30, "{piece:?}: {some:?}, then {many:?}");
    }
}

#[test]
fn references_to_characters_that_no_document_can_hold_are_left_out() {
    let blocks = prose("Tea&#8; and&#xFFFE; cake&#x7f;, &amp; no more&#xFDD0;");
    assert_eq!(markdown(&blocks).trim(), "Tea and cake, & no more");
}
