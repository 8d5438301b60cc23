//! Columns and sheets that people add, move and hide.

use super::{FUNDING, STAKEHOLDERS, after, put};
use crate::edited::assert_lines;
use crate::edited::package::{each, nodes};
use coplan::package::Element;

#[test]
fn a_column_added_by_hand_is_kept_beside_its_entries() {
    let found = after(|file| {
        put(
            file,
            STAKEHOLDERS,
            "T3",
            "t=\"inlineStr\"",
            "<is><t>Notes</t></is>",
        );
        put(
            file,
            STAKEHOLDERS,
            "T5",
            "t=\"inlineStr\"",
            "<is><t>Ask Tom</t></is>",
        );
        put(file, STAKEHOLDERS, "T6", "", "<v>12</v>");
    });
    assert_lines(
        &found,
        &[
            "left near nothing, plan.docx, cell Stakeholders!T3: \"Notes\": it stands where no \
             field is",
            "left near stakeholders.S2, plan.docx, cell Stakeholders!T5: \"Ask Tom\": this column \
             holds no field of the plan",
            "left near stakeholders.S3, plan.docx, cell Stakeholders!T6: \"12\": this column holds \
             no field of the plan",
        ],
    );
}

#[test]
fn columns_moved_and_hidden_and_sheets_renamed_and_sorted_change_nothing() {
    let found = after(|file| {
        // The first column changes places with the seventh and the tenth, and is hidden.
        for (number, columns) in [(2, ["A", "J", "G"]), (5, ["A", "I", "B"])] {
            file.edit(&format!("xl/worksheets/sheet{number}.xml"), |root| {
                each(root, &mut |cell| move_cell(cell, columns));
                let hidden = "<cols><col min=\"1\" max=\"3\" hidden=\"1\" width=\"0\"/></cols>";
                root.find_mut("cols").unwrap().children = nodes(hidden);
            });
        }
        file.edit("xl/workbook.xml", |root| {
            let sheets = root.find_mut("sheets").unwrap();
            sheets.children.reverse();
            each(sheets, &mut |sheet| {
                for (name, value) in &mut sheet.attributes {
                    if name == "name" && value == "Tools" {
                        *value = "What we do".into();
                    }
                }
            });
        });
    });
    assert_lines(&found, &[]);
}

/// Moves a cell of the first of some columns to the second, of the second to the third, and so on.
fn move_cell(cell: &mut Element, columns: [&str; 3]) {
    let Some(position) = cell.attribute("r").map(str::to_owned) else {
        return;
    };
    let letters = position.trim_end_matches(|c: char| c.is_ascii_digit());
    let row = position.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    if cell.name != "c" || row.parse::<u32>().unwrap() < 3 {
        return;
    }
    if let Some(at) = columns.iter().position(|column| *column == letters) {
        let to = format!("{}{row}", columns[(at + 1) % 3]);
        for (name, value) in &mut cell.attributes {
            if name == "r" {
                *value = to.clone().into();
            }
        }
    }
}

#[test]
fn rates_and_funders_are_read_where_they_stand() {
    let found = after(|file| {
        put(file, FUNDING, "B12", "", "<v>0.075</v>");
        put(
            file,
            FUNDING,
            "B11",
            "t=\"inlineStr\"",
            "<is><t>3 %</t></is>",
        );
        put(
            file,
            FUNDING,
            "C5",
            "t=\"inlineStr\"",
            "<is><t>£30,000</t></is>",
        );
    });
    assert_lines(
        &found,
        &[
            "- budget.contingency_percent: \"5\"",
            "- budget.inflation_percent: \"0\"",
            "- funders.F1.limit: \"25000\"",
            "+ budget.contingency_percent: \"7.5\"",
            "+ budget.inflation_percent: \"3\"",
            "+ funders.F1.limit: \"30000\"",
        ],
    );
}
