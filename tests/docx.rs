//! Word files, looked at from outside: what is in them, and what must never be.
#![allow(clippy::expect_used, reason = "a surprise in a test should stop it")]

mod support;

use coplan::document::{
    Answer, AnswerKind, Block, Cell, Document, Inline, List, Presentation, Row, Shown, Table,
};
use coplan::package::{Archive, content_hash, is_unchanged};
use coplan::style::Style;
use coplan::write::docx;
use proptest::prelude::*;
use support::docx_checks::{Opened, faults};
use support::docx_text::{body_text, pretty};
use support::random::documents;
use support::sample::{Filled, answer, heading, line, ratings, sample, text};
use support::style::{large_print, style, with_house};

/// A document of these blocks after its title.
fn document(blocks: Vec<Block>) -> Document {
    let mut document = sample(Filled::Nothing, Presentation::Plain);
    document.blocks = [vec![Block::Title(vec![Inline::text("Title")])], blocks].concat();
    document
}

fn written(blocks: Vec<Block>) -> Vec<u8> {
    docx(&document(blocks), &style()).expect("it can be written")
}

fn part(bytes: &[u8], name: &str) -> String {
    pretty(Opened::new(bytes).expect("it opens").tree(name))
}

/// The body without the title and the page set-up.
fn body(blocks: Vec<Block>) -> String {
    let opened = Opened::new(&written(blocks)).expect("it opens");
    let body = opened
        .tree("word/document.xml")
        .find("w:body")
        .expect("a body");
    let mut shown: Vec<String> = body.elements().map(pretty).collect();
    shown.remove(0);
    shown.pop();
    shown.concat()
}

fn inline(answer: Answer) -> Block {
    line(vec![Inline::Answer(Box::new(answer))])
}

#[test]
fn the_parts_of_a_rich_document_are_as_they_were_approved() {
    let document = sample(Filled::Everything, Presentation::Control);
    let bytes = docx(&document, &with_house(style())).unwrap();
    let opened = Opened::new(&bytes).unwrap();
    for (name, tree) in &opened.trees {
        let name = name.replace(|c: char| !c.is_ascii_alphanumeric(), "_");
        insta::assert_snapshot!(name, pretty(tree));
    }
}

#[test]
fn every_presentation_of_the_sample_is_sound() {
    let looks: [(&str, Style); 3] = [
        ("plain", style()),
        ("house", with_house(style())),
        ("large", with_house(large_print())),
    ];
    for presentation in [
        Presentation::Control,
        Presentation::Plain,
        Presentation::Handwriting,
    ] {
        for filled in [Filled::Everything, Filled::Nothing] {
            for (name, look) in &looks {
                let bytes = docx(&sample(filled, presentation), look).unwrap();
                assert_eq!(
                    faults(&bytes),
                    Vec::<String>::new(),
                    "{presentation:?}, {name}"
                );
            }
        }
    }
}

#[test]
fn the_same_document_gives_the_same_bytes_in_every_thread() {
    let write = || {
        docx(
            &sample(Filled::Everything, Presentation::Control),
            &with_house(style()),
        )
    };
    let first = write();
    assert_eq!(first, write());
    let others: Vec<_> = (0..4).map(|_| std::thread::spawn(write)).collect();
    for other in others {
        assert_eq!(first, other.join().unwrap());
    }
}

#[test]
fn a_file_is_sealed_with_the_hash_of_its_content() {
    let bytes = docx(&sample(Filled::Everything, Presentation::Control), &style()).unwrap();
    let archive = Archive::read(&bytes).unwrap();
    assert_eq!(is_unchanged(&archive), Ok(Some(true)));
    let custom = part(&bytes, "docProps/custom.xml");
    assert!(custom.contains(&content_hash(&archive.parts)), "{custom}");
    assert!(custom.contains("\"5a1c9f00\""), "{custom}");
}

#[test]
fn an_empty_answer_shows_its_prompt_in_a_control_between_bookmarks() {
    let answer = answer("lead.name", "Lead", AnswerKind::Text, None);
    insta::assert_snapshot!(body(vec![inline(answer)]));
}

#[test]
fn a_choice_is_a_drop_down_whose_first_entry_empties_it() {
    let answer = answer(
        "aims.urgency",
        "Urgency",
        ratings(),
        Some(Shown::Text("High".into())),
    );
    insta::assert_snapshot!(body(vec![inline(answer)]));
}

#[test]
fn a_day_is_a_date_and_a_month_keeps_the_form_of_a_month() {
    let date = |shown: &str, day: Option<&str>| {
        let value = Shown::Date {
            shown: shown.into(),
            day: day.map(Into::into),
        };
        inline(answer(
            "dates.start",
            "Start",
            AnswerKind::Date,
            Some(value),
        ))
    };
    let day = body(vec![date("3 May 2027", Some("2027-05-03"))]);
    assert!(day.contains("w:fullDate=\"2027-05-03T00:00:00Z\""), "{day}");
    assert!(
        day.contains("<w:dateFormat w:val=\"d MMMM yyyy\"/>"),
        "{day}"
    );
    let month = body(vec![date("May 2027", None)]);
    assert!(!month.contains("w:fullDate"), "{month}");
    assert!(
        month.contains("<w:dateFormat w:val=\"MMMM yyyy\"/>"),
        "{month}"
    );
    let impossible = body(vec![date("30 February", Some("2027-02-30"))]);
    assert!(!impossible.contains("w:fullDate"), "{impossible}");
}

#[test]
fn prose_has_a_control_round_its_paragraphs_and_one_inside_the_first() {
    let value = Shown::Prose(vec![text("First."), text("Second.")]);
    let answer = answer("answers.achieve", "Achieve", AnswerKind::Prose, Some(value));
    insta::assert_snapshot!(body(vec![Block::Answer(Box::new(answer))]));
}

#[test]
fn one_field_shown_twice_is_bookmarked_once() {
    let field = || inline(answer("title", "Title", AnswerKind::Text, None));
    let body = body(vec![field(), field()]);
    assert_eq!(body.matches("w:bookmarkStart").count(), 1, "{body}");
    assert_eq!(
        body.matches("<w:tag w:val=\"title\"/>").count(),
        2,
        "{body}"
    );
}

#[test]
fn a_row_without_an_entry_interrupts_a_repeating_section() {
    let cell = |field: &str| Cell {
        blocks: vec![inline(answer(field, "Name", AnswerKind::Text, None))],
    };
    let entry = |list: &str| Row {
        cells: vec![cell(&format!("{list}.name"))],
        entry: Some(coplan::document::Entry {
            list: list.into(),
            key: None,
        }),
    };
    let subtotal = Row {
        cells: vec![cell("count")],
        entry: None,
    };
    let rows = vec![
        entry("tools"),
        entry("tools"),
        subtotal,
        entry("tools"),
        entry("funders"),
    ];
    let table = Table {
        rows,
        ..Table::default()
    };
    let body = body(vec![heading(1, "Tools", None), Block::Table(table)]);
    assert_eq!(body.matches("<w15:repeatingSection/>").count(), 3, "{body}");
    assert_eq!(
        body.matches("<w15:repeatingSectionItem/>").count(),
        4,
        "{body}"
    );
    assert_eq!(body.matches("w:name=\"coplan_count\"").count(), 1, "{body}");
    assert!(!body.contains("w:name=\"coplan_tools_name\""), "{body}");
}

#[test]
fn a_turned_section_has_bands_of_its_own_width() {
    let blocks = vec![
        text("upright"),
        Block::Landscape(vec![text("turned")]),
        text("upright"),
    ];
    let bytes = written(blocks);
    let document = part(&bytes, "word/document.xml");
    assert_eq!(document.matches("<w:sectPr>").count(), 3, "{document}");
    let opened = Opened::new(&bytes).unwrap();
    let stop = |header: &str| {
        let tabs = opened
            .all(header, "w:tab")
            .filter_map(|tab| tab.attribute("w:pos"));
        tabs.last().map(str::to_owned)
    };
    assert_eq!(stop("word/header1.xml").as_deref(), Some("9638"));
    assert_eq!(stop("word/header2.xml").as_deref(), Some("14570"));
}

#[test]
fn a_link_to_anything_but_pages_mailboxes_and_headings_is_text() {
    let link = |target: &str| {
        let content = vec![Inline::text("here")];
        line(vec![Inline::Link(coplan::document::Link {
            target: target.into(),
            content,
        })])
    };
    let blocks = vec![
        link("#later"),
        link("#nowhere"),
        link("javascript:alert(1)"),
        link("https://example.org"),
        heading(1, "Later", Some("later")),
    ];
    let body = body(blocks);
    assert_eq!(body.matches("<w:hyperlink").count(), 2, "{body}");
    assert_eq!(body.matches("\"here\"").count(), 4, "{body}");
}

#[test]
fn hostile_text_comes_out_as_it_went_in_but_for_what_xml_cannot_hold() {
    let hostile = "& < > \" ' ]]> \u{1}\u{FFFE}\tx\r\ny\rz <w:t>".to_owned() + &"é".repeat(100_000);
    let bytes = written(vec![text(&hostile)]);
    let wanted = hostile
        .replace(['\u{1}', '\u{FFFE}'], "")
        .replace("\r\n", "\n")
        .replace('\r', "\n");
    assert_eq!(body_text(&bytes), format!("Title\n{wanted}\n"));
    assert_eq!(faults(&bytes), Vec::<String>::new());
}

#[test]
fn right_to_left_text_runs_from_right_to_left() {
    let body = body(vec![text("(1) مرحبا"), text("Ward 7: مرحبا")]);
    assert_eq!(body.matches("<w:bidi/>").count(), 1, "{body}");
    assert_eq!(body.matches("<w:rtl/>").count(), 1, "{body}");
}

#[test]
fn blocks_nested_without_end_are_refused_in_words() {
    let mut inner = vec![text("deep")];
    for _ in 0..200 {
        inner = vec![Block::List(List {
            start: None,
            items: vec![inner],
        })];
    }
    let findings = docx(&document(inner), &style()).unwrap_err();
    insta::assert_snapshot!(findings[0].to_string());
}

#[test]
fn tables_nested_as_deep_as_allowed_are_sound() {
    let mut inner = vec![text("deep")];
    for _ in 0..19 {
        let row = Row {
            cells: vec![Cell { blocks: inner }],
            entry: Some(coplan::document::Entry {
                list: "tools".into(),
                key: None,
            }),
        };
        let table = Table {
            rows: vec![row],
            ..Table::default()
        };
        inner = vec![
            inline(answer("name", "Name", AnswerKind::Text, None)),
            Block::Table(table),
        ];
    }
    let bytes = written(inner);
    assert_eq!(faults(&bytes), Vec::<String>::new());
    assert!(body_text(&bytes).contains("deep"));
}

#[test]
fn a_table_of_too_many_columns_is_refused_in_words() {
    let row = Row {
        cells: vec![Cell::default(); 64],
        entry: None,
    };
    let table = Table {
        caption: "Wide".into(),
        rows: vec![row],
        ..Table::default()
    };
    let findings = docx(&document(vec![Block::Table(table)]), &style()).unwrap_err();
    insta::assert_snapshot!(findings[0].to_string());
}

#[test]
fn tables_of_nothing_and_rows_that_do_not_fit_are_sound() {
    let row = |count| Row {
        cells: vec![
            Cell {
                blocks: vec![text("cell")]
            };
            count
        ],
        entry: None,
    };
    let table = |rows| {
        Block::Table(Table {
            rows,
            ..Table::default()
        })
    };
    let blocks = vec![
        table(Vec::new()),
        table(vec![row(0)]),
        table(vec![row(2), row(3), row(1)]),
        Block::Table(Table::default()),
    ];
    let bytes = written(blocks);
    assert_eq!(faults(&bytes), Vec::<String>::new());
    assert_eq!(body_text(&bytes).matches("cell").count(), 6);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..Default::default() })]

    #[test]
    fn every_document_is_sound_and_says_what_it_was_given(document in documents()) {
        let bytes = docx(&document, &style()).expect("it is not nested deeply");
        prop_assert_eq!(faults(&bytes), Vec::<String>::new());
        prop_assert_eq!(&bytes, &docx(&document, &style()).unwrap());
        let shown = squeezed(&body_text(&bytes));
        for text in support::random::texts_of(&document.blocks) {
            let wanted = squeezed(&text);
            prop_assert!(shown.contains(&wanted), "{wanted:?} is lost in {shown:?}");
        }
    }
}

/// A text without white space and what XML cannot hold, in which breaks are lost.
fn squeezed(text: &str) -> String {
    let kept = |c: &char| coplan::package::is_xml_character(*c) && !c.is_whitespace();
    text.chars().filter(kept).collect()
}

#[test]
fn a_control_is_called_by_its_row_and_a_first_column_names_the_row() {
    let mut route = answer("stakeholders.route", "Route", AnswerKind::Text, None);
    for (path, title) in [
        (Some("stakeholders.S2.route"), "S2: Route"),
        (Some("stakeholders[2].route"), "3: Route"),
        (None, "Route"),
    ] {
        route.path = path.map(str::to_owned);
        assert_eq!(route.title(), title);
    }
    let single = answer("lead.email", "E-mail", AnswerKind::Text, None);
    assert_eq!(single.title(), "E-mail");
    let sample = docx(&sample(Filled::Everything, Presentation::Plain), &style()).unwrap();
    let opened = Opened::new(&sample).unwrap();
    for table in opened.all("word/document.xml", "w:tbl") {
        let look = table.find("w:tblPr").and_then(|all| all.find("w:tblLook"));
        assert_eq!(look.unwrap().attribute("w:firstColumn"), Some("1"));
    }
}
