//! The blank forms and drafts of the product itself: what a facilitator gets, on screen and on paper.

mod paper;
#[path = "../support/mod.rs"]
mod support;

use coplan::document::{Block, Document, plain_text};
use coplan::package::Element;
use coplan::plan::Kind;
use coplan::plan::{Plan, Purpose};
use coplan::style::Style;
use coplan::template::{Detail, Edition, Guidance};
use std::collections::BTreeMap;
use support::docx_checks::Opened;
use support::docx_text::{body_text, pretty, text_of};
use support::editions::{engine, look, samples};
use support::plans::{prepared, registry};

const SCREEN: Edition = Edition {
    purpose: Purpose::Blank,
    detail: Detail::Short,
    guidance: Guidance::Notes,
    handwriting: false,
    canvas: false,
    spare_rows: 3,
    sheet_rows: 3,
    date: None,
    language: None,
    funder: None,
    document: None,
    pictures: BTreeMap::new(),
    group: None,
    unready: false,
    remarks: Vec::new(),
};
const PAPER: Edition = Edition {
    purpose: Purpose::Blank,
    detail: Detail::Short,
    guidance: Guidance::Notes,
    handwriting: true,
    canvas: false,
    spare_rows: 3,
    sheet_rows: 3,
    date: None,
    language: None,
    funder: None,
    document: None,
    pictures: BTreeMap::new(),
    group: None,
    unready: false,
    remarks: Vec::new(),
};

fn full(edition: Edition) -> Edition {
    Edition {
        detail: Detail::Full,
        ..edition
    }
}

fn word(plan: &Plan, edition: &Edition, style: &Style) -> Vec<u8> {
    let prepared = prepared(plan);
    prepared.word(engine(), style, edition).unwrap()
}

fn blank(edition: &Edition) -> Opened {
    Opened::new(&word(&Plan::default(), edition, look())).unwrap()
}

fn document(edition: &Edition) -> Document {
    let prepared = prepared(&Plan::default());
    prepared.document(engine(), edition).unwrap()
}

/// The number in an attribute of the first element of this name.
fn number(element: &Element, name: &str, key: &str) -> Option<u32> {
    let mut all = element.descendants();
    let found = all.find(|element| element.name == name)?;
    found.attribute(key)?.parse().ok()
}

/// The value of a property of a control.
fn property<'a>(control: &'a Element, name: &str) -> Option<&'a str> {
    control.find("w:sdtPr")?.find(name)?.attribute("w:val")
}

#[test]
fn the_short_form_says_this_and_no_more() {
    insta::assert_snapshot!(body_text(&word(&Plan::default(), &SCREEN, look())));
}

#[test]
fn the_eight_questions_stand_on_the_first_page_and_keep_their_numbers() {
    for edition in [SCREEN, PAPER, full(SCREEN), full(PAPER)] {
        let blocks = document(&edition).blocks;
        let headings: Vec<String> = blocks
            .iter()
            .filter_map(|block| match block {
                Block::Heading(heading) if heading.level == 1 => Some(plain_text(&heading.content)),
                _ => None,
            })
            .collect();
        let list = blocks.iter().find_map(|block| match block {
            Block::List(list) if list.start == Some(1) => Some(list),
            _ => None,
        });
        let line = |item: &Vec<Block>| match item.as_slice() {
            [Block::Paragraph(paragraph)] => plain_text(&paragraph.content),
            other => panic!("{other:?}"),
        };
        let questions: Vec<String> = list.unwrap().items.iter().map(line).collect();
        assert_eq!(questions.len(), 8);
        let numbered = (1..).zip(&questions);
        let numbered: Vec<String> = numbered.map(|(n, text)| format!("{n}. {text}")).collect();
        let asked: Vec<&String> = headings
            .iter()
            .filter(|text| text.starts_with(char::is_numeric))
            .collect();
        assert_eq!(asked, numbered.iter().collect::<Vec<_>>());
        let before = blocks
            .iter()
            .take_while(|block| **block != Block::PageBreak);
        assert!(before.clone().any(|block| matches!(block, Block::List(_))));
        assert!(
            before
                .into_iter()
                .all(|block| !matches!(block, Block::Guidance(_)))
        );
    }
}

#[test]
fn every_answer_on_screen_has_a_control_of_its_kind_with_title_path_and_prompt() {
    let opened = blank(&full(SCREEN));
    let mut seen = 0;
    for control in opened.all("word/document.xml", "w:sdt") {
        let Some(field) = property(control, "w:tag").and_then(|tag| registry().field(tag)) else {
            continue;
        };
        seen += 1;
        let wording = engine().terms().field(field);
        let title: String = wording.label.chars().take(64).collect();
        assert_eq!(
            property(control, "w:alias"),
            Some(title.as_str()),
            "{}",
            field.tag
        );
        let properties = control.find("w:sdtPr").unwrap();
        let kind = match field.kind {
            Kind::Choice => "w:dropDownList",
            Kind::Date => "w:date",
            Kind::YesNo => "w14:checkbox",
            _ => "w:richText",
        };
        assert!(
            properties.find(kind).is_some(),
            "{}: {}",
            field.tag,
            pretty(properties)
        );
        if let (Kind::Choice, Some(codes)) = (field.kind, &field.codes) {
            let list = properties.find("w:dropDownList").unwrap();
            let items = list.elements().filter_map(|item| {
                Some((item.attribute("w:value")?, item.attribute("w:displayText")?))
            });
            for (code, label) in items {
                assert_eq!(
                    label,
                    engine().terms().code(&codes.name, code),
                    "{}",
                    field.tag
                );
            }
        }
        if field.kind != Kind::YesNo {
            let styles = control
                .descendants()
                .filter(|element| element.name == "w:rStyle");
            let mut styles = styles.filter_map(|style| style.attribute("w:val"));
            assert_eq!(styles.next(), Some("PlaceholderText"), "{}", field.tag);
            assert!(!text_of(control).trim().is_empty(), "{}", field.tag);
        }
    }
    assert!(seen > 60, "{seen}");
    // A month may be typed into what picks days.
    let prompts = body_text(&word(&Plan::default(), &SCREEN, look()));
    assert!(prompts.contains("Pick a day or type a month"), "{prompts}");
    assert!(
        prompts.contains("Which groups? For example Carers; Staff"),
        "{prompts}"
    );
}

#[test]
fn every_table_of_entries_repeats_its_rows_one_by_one() {
    for style in [look().clone(), look().in_large_print()] {
        let bytes = word(&Plan::default(), &full(SCREEN), &style);
        let opened = Opened::new(&bytes).unwrap();
        let controls = opened.all("word/document.xml", "w:sdt");
        let repeats = |control: &&Element, name: &str| {
            control
                .find("w:sdtPr")
                .is_some_and(|properties| properties.find(name).is_some())
        };
        let sections: Vec<&Element> = controls
            .filter(|control| repeats(control, "w15:repeatingSection"))
            .collect();
        let lists: Vec<&str> = sections
            .iter()
            .filter_map(|section| property(section, "w:tag"))
            .collect();
        for list in [
            "aims.objectives",
            "stakeholders",
            "tools",
            "evaluation.measures",
            "history",
        ] {
            assert!(lists.contains(&list), "{list} is not among {lists:?}");
        }
        for section in sections {
            let content = section.find("w:sdtContent").unwrap();
            let items: Vec<&Element> = content.elements().collect();
            assert_eq!(items.len(), 3, "a row for each spare entry");
            for item in items {
                assert!(repeats(&item, "w15:repeatingSectionItem"));
                let rows = item.find("w:sdtContent").unwrap().elements();
                assert_eq!(
                    rows.map(|row| row.name.as_ref()).collect::<Vec<_>>(),
                    ["w:tr"]
                );
            }
        }
    }
}

#[test]
fn guidance_is_locked_on_screen_and_the_rest_stays_free() {
    let opened = blank(&SCREEN);
    let locks = opened.all("word/document.xml", "w:lock");
    let locks: Vec<_> = locks.filter_map(|lock| lock.attribute("w:val")).collect();
    assert_eq!(locks, ["sdtContentLocked"; 8]);
    assert!(
        opened
            .all("word/settings.xml", "w:documentProtection")
            .next()
            .is_none()
    );
}

#[test]
fn guidance_as_comments_stands_at_its_question_and_none_is_nowhere() {
    let texts: Vec<String> = document(&SCREEN)
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Guidance(note) => note.blocks.iter().find_map(|block| match block {
                Block::Paragraph(paragraph) => Some(plain_text(&paragraph.content)),
                _ => None,
            }),
            _ => None,
        })
        .collect();
    assert_eq!(texts.len(), 8);
    let opened = blank(&Edition {
        guidance: Guidance::Comments,
        ..SCREEN
    });
    let comments: Vec<&Element> = opened.all("word/comments.xml", "w:comment").collect();
    assert_eq!(comments.len(), 8);
    for (comment, text) in comments.iter().zip(&texts) {
        assert_eq!(comment.attribute("w:author"), Some("coplan"));
        assert!(
            text_of(comment).starts_with(text.as_str()),
            "{}",
            text_of(comment)
        );
    }
    let questions = opened.all("word/document.xml", "w:p").filter(|paragraph| {
        paragraph
            .descendants()
            .any(|element| element.name == "w:commentReference")
    });
    let questions: Vec<String> = questions.map(text_of).collect();
    for (number, question) in (1..).zip(&questions) {
        assert!(question.starts_with(&format!("{number}. ")), "{question}");
    }
    assert_eq!(questions.len(), 8);
    let bytes = word(
        &Plan::default(),
        &Edition {
            guidance: Guidance::None,
            ..SCREEN
        },
        look(),
    );
    let trees = Opened::new(&bytes).unwrap().trees;
    assert!(!trees.contains_key("word/comments.xml"));
    let said = body_text(&bytes);
    assert!(
        texts.iter().all(|text| !said.contains(text.as_str())),
        "{said}"
    );
}

#[test]
fn in_large_print_a_row_is_a_card_and_its_header_still_names_the_columns() {
    let (_, plan) = samples()
        .into_iter()
        .find(|(name, _)| name == "ward-leaflets")
        .unwrap();
    let draft = Edition {
        purpose: Purpose::Draft,
        guidance: Guidance::None,
        ..SCREEN
    };
    let mut plan = plan;
    plan.stakeholders = serde_json::from_value(serde_json::json!([
        { "id": "S1", "name": "Carers", "types": ["carer"], "why": "They read the leaflet first", "seldom_heard": true },
    ]))
    .unwrap();
    let opened = Opened::new(&word(&plan, &draft, &look().in_large_print())).unwrap();
    let table = opened
        .all("word/document.xml", "w:tbl")
        .find(|table| text_of(table).contains("Carers"));
    insta::assert_snapshot!(pretty(table.unwrap()));
    insta::assert_snapshot!("a_card_as_people_read_it", text_of(table.unwrap()));
}

#[test]
fn what_is_known_before_stands_on_the_form() {
    let plan: Plan =
        serde_json::from_value(serde_json::json!({ "title": "Community hub" })).unwrap();
    for edition in [SCREEN, PAPER] {
        let text = body_text(&word(&plan, &edition, look()));
        assert!(text.contains("Title: Community hub"), "{text}");
    }
}
