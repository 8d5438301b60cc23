//! Boxes that are ticked, and words that stand beside them.

use super::after;
use super::controls::FULL;
use super::package::nth;
use crate::support::{edition, word};
use coplan::package::{Element, Node};
use coplan::plan::{Plan, Purpose};
use coplan::template::{Detail, Edition};

/// The full form for the pen.
fn form() -> Vec<u8> {
    let edition = Edition {
        detail: Detail::Full,
        handwriting: true,
        spare_rows: 2,
        ..edition(Purpose::Blank)
    };
    word(&Plan::default(), &edition)
}

#[test]
fn boxes_ticked_on_a_form_for_the_pen_are_read() {
    let form = form();
    let found = after(&form, |root| {
        let box_of_yes = nth(root, 0, |element| {
            element.name == "w:t" && element.own_text().contains('☐')
        });
        let text = box_of_yes.own_text().replacen('☐', "☒", 1);
        box_of_yes.children = vec![Node::Text(text)];
    });
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].starts_with("+ "), "{found:#?}");
}

#[test]
fn words_typed_beside_boxes_are_kept() {
    let form = form();
    let behind = |root: &mut Element, label: &str, words: &str| {
        let run = nth(root, 0, |element| {
            element.name == "w:t" && element.own_text().contains(label)
        });
        let text = format!("{} {words}", run.own_text());
        run.children = vec![Node::Text(text)];
    };
    let found = after(&form, |root| behind(root, "Approved", "or nearly"));
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].starts_with("left near status"), "{found:#?}");
    assert!(found[0].contains("Approved or nearly"), "{found:#?}");
    // The box itself is still ticked.
    let found = after(&FULL, |root| behind(root, "☐", "partly"));
    assert_eq!(found.len(), 2, "{found:#?}");
    assert!(found[1].starts_with("left near stakeholders"), "{found:#?}");
    assert!(found[1].contains("\"partly\""), "{found:#?}");
}
