//! Workbooks as people leave them: rows typed and pasted, columns and sheets moved, cells typed
//! as text, as numbers, as formulas.

mod cells;
mod columns;
mod funders;
mod rows;

use super::changes;
use super::package::{File, nodes, nth};
use crate::support::{clinic_letters, edition, excel, reading};
use coplan::package::{Element, Node};
use coplan::plan::Purpose;
use std::sync::LazyLock;

static DRAFT: LazyLock<Vec<u8>> =
    LazyLock::new(|| excel(&clinic_letters(), &edition(Purpose::Draft)));

const SUMMARY: &str = "xl/worksheets/sheet1.xml";
const STAKEHOLDERS: &str = "xl/worksheets/sheet2.xml";
pub(super) const TOOLS: &str = "xl/worksheets/sheet3.xml";
const RESOURCES: &str = "xl/worksheets/sheet5.xml";
const FUNDING: &str = "xl/worksheets/sheet7.xml";

/// The strings that cells share.
fn strings(file: &File) -> Vec<String> {
    let root = Element::parse("strings", file.text("xl/sharedStrings.xml").as_bytes()).unwrap();
    let texts = root.elements().map(|string| {
        let texts = string.descendants().filter(|element| element.name == "t");
        texts.map(Element::own_text).collect()
    });
    texts.collect()
}

/// The letter of the column with this header.
fn column(file: &File, sheet: &str, label: &str) -> String {
    let strings = strings(file);
    let root = Element::parse(sheet, file.text(sheet).as_bytes()).unwrap();
    let cells = root.descendants().filter(|element| element.name == "c");
    let mut named = cells.filter(|cell| {
        let index = cell.find("v").map(|value| value.own_text().into_owned());
        cell.attribute("t") == Some("s")
            && index.is_some_and(|index| strings[index.parse::<usize>().unwrap()] == label)
    });
    let cell = named
        .next()
        .unwrap_or_else(|| panic!("no column {label} in {sheet}"));
    let cell = cell.attribute("r").unwrap();
    cell.trim_end_matches(|c: char| c.is_ascii_digit())
        .to_owned()
}

/// Puts the XML of a cell into a row, which is added where there is none.
fn put(file: &mut File, sheet: &str, position: &str, attributes: &str, content: &str) {
    let cell = nodes(&format!("<c r=\"{position}\" {attributes}>{content}</c>"));
    let number = position
        .trim_start_matches(|c: char| c.is_ascii_alphabetic())
        .to_owned();
    file.edit(sheet, |root| {
        let data = root.find_mut("sheetData").unwrap();
        let is_row =
            |node: &Node| matches!(node, Node::Element(row) if row.attribute("r") == Some(&number));
        if !data.children.iter().any(is_row) {
            data.children
                .extend(nodes(&format!("<row r=\"{number}\"/>")));
        }
        let row = nth(data, 0, |e| {
            e.name == "row" && e.attribute("r") == Some(&number)
        });
        row.children.retain(
            |node| !matches!(node, Node::Element(cell) if cell.attribute("r") == Some(position)),
        );
        row.children.extend(cell);
    });
}

/// Types texts into a row, by the labels of columns.
pub(super) fn type_row(file: &mut File, sheet: &str, row: u32, cells: &[(&str, &str)]) {
    for (label, text) in cells {
        let position = format!("{}{row}", column(file, sheet, label));
        let content = format!("<is><t xml:space=\"preserve\">{text}</t></is>");
        put(file, sheet, &position, "t=\"inlineStr\"", &content);
    }
}

fn after(change: impl FnOnce(&mut File)) -> Vec<String> {
    let mut file = File::open(&DRAFT);
    change(&mut file);
    changes(&reading(&DRAFT), &reading(&file.save()))
}
