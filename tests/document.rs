//! Markdown in, blocks out: what templates and answers may say, and what happens to the rest.

use coplan::diagnostic::{Style, Text, render};
use coplan::document::{
    Answer, AnswerKind, Block, Entry, GuidancePlacement, Inline, Insertion, Presentation, Shown,
    marker, plain_text, prose, shown_line, template_blocks,
};
use proptest::prelude::*;

fn blocks(markdown: &str) -> Vec<Block> {
    with(markdown, &[], GuidancePlacement::Notes("Guidance"))
}

fn with(markdown: &str, insertions: &[Insertion], guidance: GuidancePlacement<'_>) -> Vec<Block> {
    template_blocks(&Text::new("plan.md.hbs", markdown), insertions, guidance)
        .unwrap_or_else(|faults| panic!("{faults:#?}"))
}

fn faults(markdown: &str) -> String {
    let text = Text::new("plan.md.hbs", markdown);
    let faults = template_blocks(&text, &[], GuidancePlacement::None).unwrap_err();
    faults
        .iter()
        .map(|fault| render(fault, Style::Plain))
        .collect::<Vec<_>>()
        .join("\n")
}

fn answer(tag: &str, kind: AnswerKind) -> Insertion {
    Insertion::Answer(Box::new(Answer {
        path: None,
        tag: tag.to_owned(),
        label: "Label".to_owned(),
        prompt: "Prompt".to_owned(),
        value: match kind {
            AnswerKind::Prose => Some(Shown::Prose(prose("a\n\n- b"))),
            _ => Some(Shown::Text("| not # Markdown".to_owned())),
        },
        kind,
        presentation: Presentation::Plain,
    }))
}

/// The text of a block, for short assertions.
fn text(block: &Block) -> String {
    match block {
        Block::Title(content) => plain_text(content),
        Block::Heading(heading) => plain_text(&heading.content),
        Block::Paragraph(paragraph) => plain_text(&paragraph.content),
        other => panic!("no text of its own: {other:?}"),
    }
}

#[test]
fn the_first_heading_is_the_title_and_the_next_level_is_one() {
    let found = blocks("# Title\n\n## One\n\n### Two");
    assert!(matches!(&found[0], Block::Title(_)));
    assert!(matches!(&found[1], Block::Heading(heading) if heading.level == 1));
    assert!(matches!(&found[2], Block::Heading(heading) if heading.level == 2));
}

#[test]
fn guidance_is_a_note_a_comment_at_its_heading_or_nothing() {
    let markdown = "## Question\n\n::: guidance\nAsk *early*.\n:::\n\nAnswer";
    assert!(matches!(&blocks(markdown)[1], Block::Guidance(note) if note.title == "Guidance"));
    let commented = with(markdown, &[], GuidancePlacement::Comments("coplan"));
    assert!(matches!(&commented[0], Block::Heading(heading)
        if heading.comments.len() == 1 && heading.comments[0].author == "coplan"));
    assert_eq!(commented.len(), 2);
    let none = with(markdown, &[], GuidancePlacement::None);
    assert_eq!(
        none.iter().map(text).collect::<Vec<_>>(),
        ["Question", "Answer"]
    );
}

#[test]
fn a_table_takes_widths_from_its_dashes_and_its_caption_from_the_heading() {
    let markdown = format!(
        "## Who\n\n| Name | Sum |\n|------|--:|\n|{} {} | 2 |\n| x | |\n",
        marker(0),
        marker(1)
    );
    let entry = Entry {
        list: "stakeholders".to_owned(),
        key: Some("S1".to_owned()),
    };
    let insertions = [
        Insertion::Row(entry.clone()),
        answer("stakeholders.name", AnswerKind::Text),
    ];
    let found = with(&markdown, &insertions, GuidancePlacement::None);
    let Block::Table(table) = &found[1] else {
        panic!("{found:?}")
    };
    assert_eq!(table.caption, "Who");
    assert_eq!(
        table
            .columns
            .iter()
            .map(|column| column.width)
            .collect::<Vec<_>>(),
        [6, 2]
    );
    assert_eq!(table.header[0].tag.as_deref(), Some("stakeholders.name"));
    assert_eq!(table.rows[0].entry, Some(entry));
    // The blank between the marker of the row and the answer is no text.
    let [Block::Paragraph(paragraph)] = &table.rows[0].cells[0].blocks[..] else {
        panic!("{table:?}")
    };
    assert!(matches!(paragraph.content[..], [Inline::Answer(_)]));
    assert_eq!(table.rows[1].entry, None);
}

#[test]
fn a_marked_row_shows_what_it_would_show_without_its_marker() {
    let entry = Entry {
        list: "tools".to_owned(),
        key: Some("T1".to_owned()),
    };
    let cells = |mark: &str, cell: &str| {
        let markdown = format!("| a | b |\n|---|---|\n|{mark} {cell} | c |");
        let insertions = [Insertion::Row(entry.clone())];
        match with(&markdown, &insertions, GuidancePlacement::None).remove(0) {
            Block::Table(mut table) => table.rows.remove(0).cells,
            other => panic!("{other:?}"),
        }
    };
    for cell in [
        "_none_ yet",
        "**T1** x",
        "`a` b",
        "~~gone~~",
        "[a](#b)",
        "x",
        "",
    ] {
        assert_eq!(cells(&marker(0), cell), cells("", cell), "{cell}");
    }
}

#[test]
fn a_prose_answer_in_a_line_gets_blocks_of_its_own() {
    let markdown = format!("**Why:** {} because", marker(0));
    let mut open = answer("answers.achieve", AnswerKind::Prose);
    if let Insertion::Answer(answer) = &mut open {
        answer.presentation = Presentation::Control;
    }
    let found = with(&markdown, &[open], GuidancePlacement::None);
    assert_eq!(found.len(), 3);
    assert!(matches!(&found[1], Block::Answer(answer) if answer.tag == "answers.achieve"));
}

#[test]
fn an_answer_of_one_paragraph_goes_on_in_the_line_it_stands_in() {
    let markdown = format!("**Why:** {} because", marker(0));
    let Insertion::Answer(mut one) = answer("answers.achieve", AnswerKind::Prose) else {
        panic!("an answer");
    };
    let several = with(
        &markdown,
        &[Insertion::Answer(one.clone())],
        GuidancePlacement::None,
    );
    assert_eq!(several.len(), 3);
    one.value = Some(Shown::Prose(prose("to _be_ heard")));
    let found = with(
        &markdown,
        &[Insertion::Answer(one)],
        GuidancePlacement::None,
    );
    assert_eq!(found.len(), 1);
    let Block::Paragraph(line) = &found[0] else {
        panic!("{found:?}");
    };
    assert_eq!(shown_line(&line.content), "Why: to be heard because");
}

#[test]
fn what_a_document_cannot_hold_is_named_with_the_rendered_line() {
    insta::assert_snapshot!(faults(
        "# Title\n\n::: guidence\nx\n:::\n\ntext <b>bold</b>\n\n<div>\n\n![logo](logo.png)\n"
    ));
}

#[test]
fn what_prose_cannot_say_is_kept_as_the_text_it_is_made_of() {
    let found = prose(
        "# Heading\n\n<script>alert(1)</script>\n\na <b>bold</b> ![alt](x.png)\n\n::: guidance\n\n| a | b |\n|---|---|\n",
    );
    let texts: Vec<String> = found.iter().map(text).collect();
    assert_eq!(
        texts,
        [
            "Heading",
            "<script>alert(1)</script>",
            "a <b>bold</b> alt (x.png)",
            "::: guidance",
            "| a | b | |---|---|"
        ]
    );
}

#[test]
fn nesting_beyond_reason_is_flattened_and_loses_no_text() {
    let deep = format!("{}deepest", "> ".repeat(5_000));
    assert!(format!("{:?}", prose(&deep)).contains("deepest"));
    let list = (0..200)
        .map(|depth| format!("{}- level {depth}\n", "  ".repeat(depth)))
        .collect::<String>();
    assert!(format!("{:?}", prose(&list)).contains("level 199"));
    assert!(format!("{:?}", prose(&"[".repeat(50_000))).contains("[["));
}

#[test]
fn emphasis_links_and_breaks_are_kept() {
    let found = prose("a **b** *c* ~~d~~ [e](https://example.org)  \nf");
    let Block::Paragraph(paragraph) = &found[0] else {
        panic!("{found:?}")
    };
    assert!(paragraph.content.contains(&Inline::bold("b")));
    assert!(paragraph.content.contains(&Inline::Break));
    assert!(paragraph.content.iter().any(
        |inline| matches!(inline, Inline::Link(link) if link.target == "https://example.org")
    ));
}

proptest! {
    #[test]
    fn prose_never_panics_and_plain_words_are_never_lost(words in "[a-z ]{0,40}", noise in "\\PC{0,200}") {
        let _ = prose(&noise);
        let trimmed = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let found = prose(&trimmed);
        let shown: String = found.iter().map(text).collect();
        prop_assert_eq!(shown, trimmed);
    }
}
