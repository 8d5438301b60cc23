//! Rows that people add, copy, delete and move in Word.

use super::package::{control, dissolve, each, nodes, property, repeated, tree, type_into};
use super::{DRAFT, after, assert_lines};
use coplan::package::{Element, Node};

/// A row as "+" makes it: controls show their prompts again, tags are repeated, ids are new.
fn added(row: &Node, with_ids: bool) -> Node {
    let mut row = row.clone();
    each(tree(&mut row), &mut |element| {
        if element.name != "w:sdt" {
            return;
        }
        let tagged = property(element, "w:tag").is_some();
        let properties = element.find_mut("w:sdtPr").unwrap();
        properties
            .children
            .retain(|node| !matches!(node, Node::Element(id) if id.name == "w:id"));
        if with_ids {
            properties.push(Element::new("w:id").with("w:val", "-1203948"));
        }
        if tagged {
            type_into(element, "Click or tap here to enter text.");
            let properties = element.find_mut("w:sdtPr").unwrap();
            properties.push(Element::new("w:showingPlcHdr"));
        }
    });
    row
}

#[test]
fn a_row_added_by_plus_is_a_new_entry_whatever_word_does_with_its_ids() {
    for with_ids in [true, false] {
        let found = after(&DRAFT, |root| {
            let rows = repeated(root, "stakeholders", 0);
            let mut row = added(&rows[2], with_ids);
            let new = tree(&mut row);
            type_into(control(new, "stakeholders.name", 0), "Night porters");
            type_into(control(new, "stakeholders.why", 0), "They lock up");
            rows.insert(3, row);
        });
        assert_lines(
            &found,
            &[
                "- stakeholders: S1 S2 S3 S4 S5 S6 S7 S8 S9",
                "+ stakeholders: S1 S2 S3 #4 S4 S5 S6 S7 S8 S9",
                "+ stakeholders.#4.name: \"Night porters\"",
                "+ stakeholders.#4.why: \"They lock up\"",
            ],
        );
    }
}

#[test]
fn a_row_added_and_left_empty_is_no_entry() {
    let found = after(&DRAFT, |root| {
        let rows = repeated(root, "tools", 0);
        rows.push(added(&rows[0], true));
    });
    assert_lines(&found, &[]);
}

#[test]
fn a_row_copied_with_its_number_is_a_new_entry_and_is_reported() {
    let found = after(&DRAFT, |root| {
        let rows = repeated(root, "stakeholders", 0);
        let mut copy = rows[1].clone();
        type_into(
            control(tree(&mut copy), "stakeholders.name", 0),
            "Young carers",
        );
        rows.insert(2, copy);
    });
    assert_lines(
        &found,
        &[
            "- stakeholders: S1 S2 S3 S4 S5 S6 S7 S8 S9",
            "+ stakeholders: S1 S2 #3 S3 S4 S5 S6 S7 S8 S9",
            "+ stakeholders.#3.name: \"Young carers\"",
            "+ stakeholders.#3.why: \"They open, explain and file the letters of the people they look after.\"",
            "+ stakeholders.#3.route: \"Tom goes to the Tuesday carers' lunch in Netherby and rings those who cannot get out.\"",
            "+ stakeholders.#3.level: \"co-design\"",
            "repeated-row, plan.docx, under “People and groups, row 3”: the number `S2` stands in two \
             rows; the second is read as a new row",
        ],
    );
}

#[test]
fn of_a_copied_row_whose_first_controls_word_dissolves_both_are_read() {
    // Of equal control ids Word keeps the last, and dissolves the others.
    let found = after(&DRAFT, |root| {
        let rows = repeated(root, "stakeholders", 0);
        let mut copy = rows[1].clone();
        dissolve(tree(&mut rows[1]), |_| true);
        type_into(control(tree(&mut copy), "stakeholders.id", 0), "");
        type_into(
            control(tree(&mut copy), "stakeholders.name", 0),
            "Young carers",
        );
        rows.insert(2, copy);
    });
    assert_lines(
        &found,
        &[
            "- stakeholders: S1 S2 S3 S4 S5 S6 S7 S8 S9",
            "+ stakeholders: S1 S2 #3 S3 S4 S5 S6 S7 S8 S9",
            "+ stakeholders.#3.name: \"Young carers\"",
            "+ stakeholders.#3.why: \"They open, explain and file the letters of the people they look after.\"",
            "+ stakeholders.#3.route: \"Tom goes to the Tuesday carers' lunch in Netherby and rings those who cannot get out.\"",
            "+ stakeholders.#3.level: \"co-design\"",
        ],
    );
}

#[test]
fn rows_deleted_and_moved_are_the_entries_that_are_left_in_their_new_order() {
    let found = after(&DRAFT, |root| {
        let rows = repeated(root, "tools", 0);
        rows.remove(1);
        let last = rows.pop().unwrap();
        rows.insert(0, last);
    });
    assert_eq!(
        found,
        [
            "- tools.T2.end: \"2027-05-28\"",
            "- tools.T2.groups: [\"S1\",\"S2\",\"S8\",\"S9\"]",
            "- tools.T2.id: \"T2\"",
            "- tools.T2.name: \"Letter survey\"",
            "- tools.T2.purpose: \"To learn what most people want from a letter, and where they stand now.\"",
            "- tools.T2.start: \"2027-04-26\"",
            "- tools: T1 T2 T3 T4 T5",
            "+ tools: T5 T1 T3 T4",
        ]
    );
}

#[test]
fn a_new_row_in_a_table_without_numbers_is_read_in_its_place() {
    let found = after(&DRAFT, |root| {
        let rows = repeated(root, "aims.decisions", 0);
        let mut row = added(&rows[0], true);
        let new = tree(&mut row);
        type_into(
            control(new, "aims.decisions.what", 0),
            "Who prints the letters",
        );
        type_into(control(new, "aims.decisions.date", 0), "3 Sept 2027");
        rows.push(row);
    });
    assert_lines(
        &found,
        &[
            "- aims.decisions: #1 #2",
            "+ aims.decisions: #1 #2 #3",
            "+ aims.decisions.#3.what: \"Who prints the letters\"",
            "+ aims.decisions.#3.date: \"2027-09-03\"",
        ],
    );
}

#[test]
fn a_plain_row_without_any_controls_is_read_by_its_columns() {
    let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let cells: String = [
        "",
        "Taxi drivers",
        "They read letters aloud",
        "A card at the rank",
        "Consult",
    ]
    .map(cell)
    .concat();
    let found = after(&DRAFT, |root| {
        let rows = repeated(root, "stakeholders", 0);
        rows.extend(nodes(&format!("<w:tr>{cells}</w:tr>")));
    });
    assert_lines(
        &found,
        &[
            "- stakeholders: S1 S2 S3 S4 S5 S6 S7 S8 S9",
            "+ stakeholders: S1 S2 S3 S4 S5 S6 S7 S8 S9 #10",
            "+ stakeholders.#10.name: \"Taxi drivers\"",
            "+ stakeholders.#10.why: \"They read letters aloud\"",
            "+ stakeholders.#10.level: \"consult\"",
            "+ stakeholders.#10.route: \"A card at the rank\"",
        ],
    );
}

#[test]
fn two_entries_with_their_numbers_swapped_by_hand_are_what_the_numbers_say() {
    let found = after(&DRAFT, |root| {
        type_into(control(root, "tools.id", 0), "T2");
        type_into(control(root, "tools.id", 1), "t1");
    });
    // The rest of what the two are stands in the workbook, which is not changed.
    assert!(
        found.contains(&"+ tools: T2 t1 T3 T4 T5".to_owned()),
        "{found:#?}"
    );
    assert!(
        found.contains(&"+ tools.T2.name: \"Waiting-room drop-ins\"".to_owned()),
        "{found:#?}"
    );
}
