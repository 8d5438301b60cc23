//! What people write where no field is: kept, with its place.

use super::package::{File, control, each_list, nodes, nth, paragraph, property, run};
use super::{DRAFT, after, assert_lines, changes};
use crate::support::{edition, reading, word};
use coplan::package::{Element, Node};
use coplan::plan::{Plan, Purpose};
use std::sync::LazyLock;

static BLANK: LazyLock<Vec<u8>> =
    LazyLock::new(|| word(&Plan::default(), &edition(Purpose::Blank)));

/// Puts nodes behind the block that holds the control of a field.
fn behind(root: &mut Element, tag: &str, text: &str) {
    let body = root.find_mut("w:body").unwrap();
    let holds = |node: &Node| match node {
        Node::Element(block) => block
            .descendants()
            .any(|e| e.name == "w:sdt" && property(e, "w:tag").as_deref() == Some(tag)),
        _ => false,
    };
    let at = body.children.iter().position(holds).unwrap();
    body.children.splice(at + 1..at + 1, nodes(text));
}

#[test]
fn paragraphs_typed_anywhere_are_kept_with_the_heading_they_stand_under() {
    let found = after(&DRAFT, |root| {
        let body = root.find_mut("w:body").unwrap();
        body.children
            .splice(0..0, nodes(&paragraph("For Thursday’s meeting")));
        behind(
            root,
            "answers.involve",
            &(paragraph("Ask Jo about the choir.") + &paragraph("And about the church.")),
        );
        behind(root, "beyond.endings", &paragraph("Cake!"));
    });
    assert_lines(
        &found,
        &[
            "left near nothing, plan.docx, under “the top of the document”: \"For Thursday’s \
             meeting\": it stands where no field is",
            "left near answers.involve, plan.docx, under “2. Who do I need to work with/involve?”: \
             \"Ask Jo about the choir.\\nAnd about the church.\": it stands where no field is",
            "left near beyond.endings, plan.docx, under “Endings and thanks”: \
             \"Cake!\": it stands where no field is",
        ],
    );
}

#[test]
fn text_typed_below_an_empty_question_is_its_answer() {
    let found = after(&BLANK, |root| {
        behind(
            root,
            "answers.tools",
            &(paragraph("A workshop.") + &paragraph("A survey.")),
        );
    });
    assert_lines(&found, &["+ answers.tools: \"A workshop.\\n\\nA survey.\""]);
}

#[test]
fn words_typed_behind_a_field_in_its_line_are_kept() {
    let found = after(&DRAFT, |root| {
        each_list(root, &mut |list| {
            let is_end = |node: &Node| {
                matches!(node, Node::Element(e) if e.name == "w:sdt"
                    && property(e, "w:tag").as_deref() == Some("dates.start"))
            };
            if let Some(at) = list.iter().position(is_end) {
                // Behind the end of the bookmark.
                list.splice(at + 2..at + 2, nodes(&run(" or a week later")));
            }
        });
    });
    assert_lines(
        &found,
        &[
            "left near dates.start, plan.docx, under “Work starts”: \"or a week later\": it stands \
           where no field is",
        ],
    );
}

#[test]
fn a_column_added_by_hand_is_kept_row_by_row() {
    let found = after(&DRAFT, |root| {
        let table = nth(root, 0, |element| {
            element.name == "w:tbl"
                && element.descendants().any(|e| {
                    e.name == "w:sdt"
                        && property(e, "w:tag").as_deref() == Some("aims.decisions.what")
                })
        });
        let mut number = 0;
        super::package::each(table, &mut |element| {
            if element.name == "w:tr" {
                let text = ["Room", "Hall", ""][number.min(2)];
                number += 1;
                element
                    .children
                    .extend(nodes(&format!("<w:tc>{}</w:tc>", paragraph(text))));
            }
        });
    });
    assert_lines(
        &found,
        &[
            "left near aims.decisions, plan.docx, under “Decisions”: \"Room\": \
             the header of a column was changed",
            "left near aims.decisions[0], plan.docx, under “Decisions, row 1”: \
             \"Hall\": this column holds no field of the plan",
        ],
    );
}

#[test]
fn a_header_changed_by_hand_still_heads_its_column() {
    let found = after(&DRAFT, |root| {
        let header = nth(root, 0, |element| {
            element.name == "w:t" && element.own_text() == "Who decides"
        });
        header.children = nodes("The boss");
    });
    assert_lines(
        &found,
        &[
            "left near aims.decisions, plan.docx, under “Decisions”: \"The boss\": \
           the header of a column was changed",
        ],
    );
}

#[test]
fn words_in_headers_footers_and_footnotes_are_kept() {
    let mut file = File::open(&DRAFT);
    let header = (1..9)
        .map(|number| format!("word/header{number}.xml"))
        .find(|name| reading_has(&file, name))
        .unwrap();
    file.edit(&header, |root| {
        root.children.extend(nodes(&paragraph("Confidential")))
    });
    let found = changes(&reading(&DRAFT), &reading(&file.save()));
    assert_lines(
        &found,
        &[
            "left near nothing, plan.docx, under “header and footer”: \"Confidential\": headers and \
           footers hold no answers",
        ],
    );
}

fn reading_has(file: &File, name: &str) -> bool {
    coplan::package::Archive::read(&file.save())
        .unwrap()
        .part(name)
        .is_some()
}

#[test]
fn a_document_whose_own_properties_are_lost_is_still_read() {
    let mut file = File::open(&DRAFT);
    file.add("docProps/custom.xml", "<Properties/>");
    file.word(|root| super::package::type_into(control(root, "lead.name", 0), "Jo Burns"));
    let found = changes(&reading(&DRAFT), &reading(&file.save()));
    assert!(
        found.contains(&"+ lead.name: \"Jo Burns\"".to_owned()),
        "{found:#?}"
    );
    let answers: Vec<&String> = found
        .iter()
        .filter(|line| line.starts_with(['+', '-']))
        .collect();
    assert_eq!(answers.len(), 2, "{answers:#?}");
}

/// A row of a table with these cells.
fn row(cells: &[&str]) -> String {
    let cells = cells
        .iter()
        .map(|text| format!("<w:tc>{}</w:tc>", paragraph(text)));
    format!("<w:tr>{}</w:tr>", cells.collect::<String>())
}

#[test]
fn a_table_that_somebody_pasted_is_one_text_with_its_rows() {
    let rows = row(&["Choir", "Monday"]) + &row(&["Lunch club", "Friday, "]);
    let found = after(&DRAFT, |root| {
        behind(root, "answers.involve", &format!("<w:tbl>{rows}</w:tbl>"));
    });
    assert_lines(
        &found,
        &[
            "left near answers.involve, plan.docx, under “2. Who do I need to work with/involve?”: \
           \"Choir | Monday\\nLunch club | Friday,\": this table is not one of the plan's",
        ],
    );
}
