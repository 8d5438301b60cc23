//! Rows that people type, copy, delete and sort in a workbook.

use super::{RESOURCES, STAKEHOLDERS, TOOLS, after, type_row};
use crate::edited::assert_lines;
use crate::edited::package::{each, nth};
use coplan::package::{Element, Node};

#[test]
fn rows_typed_below_a_table_that_did_not_grow_are_entries() {
    // The groups stand in rows 4 to 12; Excel would have extended the table, others do not.
    let found = after(|file| {
        let row = [
            ("Name of the group", "Night porters"),
            ("Who they are", "STAFF;  Patient "),
            ("How many people", "6 to 8"),
        ];
        type_row(file, STAKEHOLDERS, 13, &row);
        let row = [("No.", "S10"), ("Name of the group", "Porters")];
        type_row(file, STAKEHOLDERS, 15, &row);
    });
    assert_lines(
        &found,
        &[
            "- stakeholders: S1 S2 S3 S4 S5 S6 S7 S8 S9",
            "+ stakeholders: S1 S2 S3 S4 S5 S6 S7 S8 S9 #10 S10",
            "+ stakeholders.#10.name: \"Night porters\"",
            "+ stakeholders.#10.types: [\"staff\",\"patient\"]",
            "+ stakeholders.#10.number: \"6-8\"",
            "+ stakeholders.S10.id: \"S10\"",
            "+ stakeholders.S10.name: \"Porters\"",
        ],
    );
}

#[test]
fn rows_typed_below_the_totals_are_entries() {
    let found = after(|file| {
        let row = [
            ("What is needed", "Door dampers"),
            ("For which tool", "letter survey"),
            ("Cost of one unit", "£1,250.50"),
            ("Quantity", "4"),
        ];
        type_row(file, RESOURCES, 21, &row);
    });
    assert_lines(
        &found,
        &[
            "- resources: R1 R2 R3 R4 R5 R6 R7 R8 R9 R10 R11 R12 R13 R14 R15 R16",
            "+ resources: R1 R2 R3 R4 R5 R6 R7 R8 R9 R10 R11 R12 R13 R14 R15 R16 #17",
            "+ resources.#17.item: \"Door dampers\"",
            "+ resources.#17.tool: \"T2\"",
            "+ resources.#17.rate: \"1250.50\"",
            "+ resources.#17.quantity: \"4\"",
        ],
    );
}

#[test]
fn rows_copied_deleted_and_sorted_are_the_entries_that_stand_there() {
    let found = after(|file| {
        file.edit(TOOLS, |root| {
            let data = root.find_mut("sheetData").unwrap();
            each(data, &mut |element| {
                // T2 is deleted, T3 stands where T1 stood, T1 stands there twice.
                let swap = [(5, 20), (4, 21), (6, 4)];
                for (from, to) in swap {
                    renumber(element, from, to);
                }
            });
            let mut copy = nth(data, 0, |e| {
                e.name == "row" && e.attribute("r") == Some("21")
            })
            .clone();
            each(&mut copy, &mut |element| renumber(element, 21, 22));
            data.children.push(copy.into());
            data.children.retain(
                |node| !matches!(node, Node::Element(row) if row.attribute("r") == Some("20")),
            );
        });
    });
    let lists: Vec<&String> = found
        .iter()
        .filter(|line| line.contains("tools:"))
        .collect();
    assert_eq!(
        lists,
        ["- tools: T1 T2 T3 T4 T5", "+ tools: T3 T4 T5 T1 #5"]
    );
    let doubt = "repeated-row, plan.docx, cell Tools!A22: the number `T1` stands in two rows; the \
                 second is read as a new row";
    assert!(found.contains(&doubt.to_owned()), "{found:#?}");
    assert!(found.contains(&"+ tools.#5.name: \"Waiting-room drop-ins\"".to_owned()));
}

/// Moves rows and cells of one row to another.
fn renumber(element: &mut Element, from: u32, to: u32) {
    for (name, value) in &mut element.attributes {
        let letters: String = value
            .chars()
            .take_while(char::is_ascii_alphabetic)
            .collect();
        let of_row = value.strip_prefix(letters.as_str()) == Some(&from.to_string());
        if name == "r" && of_row {
            *value = format!("{letters}{to}").into();
        }
    }
}
