//! Forms on paper: room for pens, boxes to tick, and the canvas.

use super::{PAPER, full, number, word};
use crate::support::docx_checks::Opened;
use crate::support::docx_text::body_text;
use crate::support::editions::look;
use coplan::package::Element;
use coplan::plan::Plan;
use coplan::style::{Paper, Style};
use coplan::template::{Edition, Guidance};

#[test]
fn paper_has_no_controls_and_room_for_pens() {
    for edition in [PAPER, full(PAPER)] {
        for guidance in [Guidance::Notes, Guidance::None] {
            let edition = Edition {
                guidance,
                ..edition.clone()
            };
            for (paper, landscape) in [
                (Paper::A4, false),
                (Paper::A3, true),
                (Paper::Letter, false),
            ] {
                let style = look().on(paper, landscape);
                for style in [style.in_large_print(), style] {
                    room_for_pens(&edition, &style);
                }
            }
        }
    }
}

/// 10 mm in twips.
const TEN_MILLIMETRES: u32 = 567;

fn room_for_pens(edition: &Edition, style: &Style) {
    let opened = Opened::new(&word(&Plan::default(), edition, style)).unwrap();
    assert_eq!(opened.all("word/document.xml", "w:sdt").count(), 0);
    for name in ["WritingLine", "WritingBox"] {
        let mut styles = opened.all("word/styles.xml", "w:style");
        let line = styles
            .find(|style| style.attribute("w:styleId") == Some(name))
            .unwrap();
        let height = number(line, "w:spacing", "w:line").unwrap();
        assert!(height >= TEN_MILLIMETRES, "{name}: {height}");
        let box_of = |paragraph: &&Element| {
            let style = paragraph
                .descendants()
                .find(|element| element.name == "w:pStyle");
            style.and_then(|style| style.attribute("w:val")) == Some("WritingBox")
        };
        let boxes: Vec<&Element> = opened
            .all("word/document.xml", "w:p")
            .filter(box_of)
            .collect();
        assert!(boxes.len() >= 8, "{}", boxes.len());
        for answer in boxes {
            let lines = answer
                .descendants()
                .filter(|element| element.name == "w:br")
                .count()
                + 1;
            let share = f64::from(height) * f64::from(u32::try_from(lines).unwrap())
                / f64::from(style.page.text_height().0);
            assert!((0.25..0.4).contains(&share), "{share} of the page");
        }
    }
    for height in opened.all("word/document.xml", "w:trHeight") {
        let height: u32 = height.attribute("w:val").unwrap().parse().unwrap();
        assert!(height >= TEN_MILLIMETRES, "{height}");
    }
    let ruled = opened
        .all("word/document.xml", "w:spacing")
        .filter(|spacing| spacing.attribute("w:lineRule") == Some("atLeast"));
    for spacing in ruled {
        let height: u32 = spacing.attribute("w:line").unwrap().parse().unwrap();
        assert!(height >= TEN_MILLIMETRES, "{height}");
    }
}

#[test]
fn pick_lists_on_paper_have_boxes_to_tick() {
    let text = body_text(&word(&Plan::default(), &full(PAPER), look()));
    for label in [
        "☐\u{a0}Draft",
        "☐\u{a0}Approved\u{a0}with\u{a0}conditions",
        "☐\u{a0}Yes",
        "☐ Equality",
    ] {
        assert!(text.contains(label), "{label} is not in {text}");
    }
}

#[test]
fn a_canvas_has_eight_boxes_with_their_questions_and_guidance_behind_them() {
    let canvas = Edition {
        canvas: true,
        ..PAPER
    };
    let style = look().on(Paper::A3, true);
    let with_guidance = word(&Plan::default(), &canvas, &style);
    let opened = Opened::new(&with_guidance).unwrap();
    let styles = || opened.all("word/document.xml", "w:pStyle");
    let questions = styles().filter(|style| style.attribute("w:val") == Some("TableQuestion"));
    assert_eq!(questions.count(), 8);
    let said = body_text(&with_guidance);
    for text in ["8. What’s my plan", "Who was there", "Could you go there?"] {
        assert!(said.contains(text), "{text}: {said}");
    }
    let edition = Edition {
        guidance: Guidance::None,
        ..canvas
    };
    let bare = body_text(&word(&Plan::default(), &edition, &style));
    assert!(!bare.contains("Could you go there?") && bare.contains("8. What’s my plan"));
}
