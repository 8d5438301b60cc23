//! Tracked changes, read as accepted.

use super::package::{
    control, each, each_list, fill, nodes, paragraph, repeated, run, tree, type_into,
};
use super::{DRAFT, after, assert_lines};
use coplan::package::{Element, Node};

const WHO: &str = "w:id=\"900\" w:author=\"Jo\" w:date=\"2027-01-01T00:00:00Z\"";

fn inserted(text: &str) -> String {
    format!("<w:ins {WHO}>{}</w:ins>", run(text))
}

fn deleted(text: &str) -> String {
    format!("<w:del {WHO}><w:r><w:delText>{text}</w:delText></w:r></w:del>")
}

#[test]
fn inserted_and_deleted_words_are_read_as_accepted() {
    let found = after(&DRAFT, |root| {
        let name = control(root, "lead.name", 0);
        fill(
            name,
            nodes(&[run("Priya "), deleted("Nandakumar"), inserted("Nair")].concat()),
        );
        let phone = control(root, "lead.phone", 0);
        fill(phone, nodes(&deleted("01632 960142")));
        let moved = format!(
            "<w:moveFrom {WHO}>{}</w:moveFrom>{}<w:moveTo {WHO}>{}</w:moveTo>",
            run("Tea first. "),
            run("Talk. "),
            run("Tea first.")
        );
        fill(control(root, "answers.need", 0), nodes(&moved));
    });
    let need: Vec<&String> = found
        .iter()
        .filter(|line| line.contains("answers.need"))
        .collect();
    assert_eq!(need[1], "+ answers.need: \"Talk. Tea first.\"");
    let others: Vec<String> = found
        .iter()
        .filter(|line| !need.contains(line))
        .cloned()
        .collect();
    assert_lines(
        &others,
        &[
            "- lead.name: \"Priya Nandakumar\"",
            "+ lead.name: \"Priya Nair\"",
            "- lead.phone: \"01632 960142\"",
        ],
    );
}

/// Marks a row as inserted or deleted.
fn mark(row: &mut Node, kind: &str) {
    each(tree(row), &mut |element| {
        if element.name == "w:trPr" {
            let name = format!("w:{kind}");
            element.push(
                Element::new(name)
                    .with("w:id", "901")
                    .with("w:author", "Jo"),
            );
        }
    });
}

#[test]
fn rows_inserted_deleted_and_moved_with_changes_tracked_are_read_as_accepted() {
    let found = after(&DRAFT, |root| {
        let rows = repeated(root, "stakeholders", 0);
        let mut new = rows[0].clone();
        for (key, text) in [
            ("id", ""),
            ("name", "Porters"),
            ("why", "They lock up"),
            ("route", ""),
        ] {
            type_into(
                control(tree(&mut new), &format!("stakeholders.{key}"), 0),
                text,
            );
        }
        mark(&mut new, "ins");
        mark(&mut rows[1], "del");
        rows.push(new);
        // Moved: deleted at its old place, inserted at its new one.
        let mut moved = rows[3].clone();
        mark(&mut rows[3], "del");
        mark(&mut moved, "ins");
        rows.insert(0, moved);
    });
    let lists: Vec<&String> = found
        .iter()
        .filter(|line| line.contains("stakeholders:"))
        .collect();
    assert_eq!(
        lists,
        [
            "- stakeholders: S1 S2 S3 S4 S5 S6 S7 S8 S9",
            "+ stakeholders: S4 S1 S3 S5 S6 S7 S8 S9 #9",
        ]
    );
    assert!(
        found.contains(&"+ stakeholders.#9.name: \"Porters\"".to_owned()),
        "{found:#?}"
    );
    assert!(
        found.contains(&"- stakeholders.S2.name: \"Unpaid carers\"".to_owned()),
        "{found:#?}"
    );
}

#[test]
fn a_paragraph_whose_end_is_deleted_goes_on_as_the_next() {
    let end = format!("<w:pPr><w:rPr><w:del {WHO}/></w:rPr></w:pPr>");
    let found = after(&DRAFT, |root| {
        let content = control(root, "answers.need", 0)
            .find_mut("w:sdtContent")
            .unwrap();
        // A list item whose end is gone, a paragraph deleted as a whole, and what follows them.
        let item = format!(
            "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>\
             <w:rPr><w:del {WHO}/></w:rPr></w:pPr>"
        );
        content.children = nodes(
            &[
                format!("<w:p>{item}{}</w:p>", run("A room")),
                format!("<w:p>{end}{}</w:p>", deleted("Nothing at all.")),
                paragraph(" and tea."),
                paragraph("That is all."),
            ]
            .concat(),
        );
    });
    assert_eq!(
        found.last().unwrap(),
        "+ answers.need: \"A room and tea.\\n\\nThat is all.\""
    );
    assert_eq!(found.len(), 2, "{found:#?}");
}

#[test]
fn a_cell_that_is_deleted_says_nothing() {
    let found = after(&DRAFT, |root| {
        let rows = repeated(root, "aims.decisions", 0);
        let mut seen = 0;
        each(tree(&mut rows[0]), &mut |element| {
            if element.name == "w:tcPr" {
                seen += 1;
                if seen == 2 {
                    element.push(Element::new("w:cellDel").with("w:id", "902"));
                }
            }
        });
    });
    assert_lines(
        &found,
        &["- aims.decisions.#1.maker: \"Outpatient Improvement Board\""],
    );
}

#[test]
fn a_control_inserted_or_deleted_as_a_whole_is_read_as_accepted() {
    let found = after(&DRAFT, |root| {
        each_list(root, &mut |list| {
            let at = list.iter().position(|node| matches!(node, Node::Element(e)
                if e.name == "w:sdt" && super::package::property(e, "w:tag").as_deref() == Some("lead.email")));
            if let Some(at) = at {
                list.splice(
                    at..=at,
                    nodes(&(deleted("old@example.org") + &inserted("new@example.org"))),
                );
            }
        });
    });
    assert_lines(
        &found,
        &[
            "- lead.email: \"priya.nandakumar@aldermere.example\"",
            "+ lead.email: \"new@example.org\"",
        ],
    );
}
