//! The texts and figures of a workbook, cell by cell (ECMA-376 part 1, §18.3).

use super::{Parts, signs};
use crate::package::Element;
use std::fmt::Write as _;

/// What a workbook says: a line for each cell that holds something and does not work it out. The
/// order of the sheets does not matter.
pub(super) fn said(workbook: &Element, name: &str, parts: Parts<'_>) -> String {
    let strings = strings(name, parts);
    let related = parts.related(name, "worksheet");
    let mut sheets: Vec<String> = workbook
        .find("sheets")
        .into_iter()
        .flat_map(Element::elements)
        .filter_map(|sheet| {
            let id = sheet.attribute("r:id")?;
            let part = related.iter().find(|related| related.id == id)?;
            let root = parts.tree(&part.target)?;
            Some(sheet_said(sheet.attribute("name")?, &root, &strings))
        })
        .collect();
    sheets.sort_unstable();
    sheets.concat()
}

fn sheet_said(name: &str, sheet: &Element, strings: &[String]) -> String {
    let rows = sheet
        .find("sheetData")
        .into_iter()
        .flat_map(Element::elements);
    let mut said = String::new();
    for cell in rows.flat_map(Element::elements) {
        let held = value(cell, strings);
        if let (Some(held), Some(place)) = (held, cell.attribute("r")) {
            // Writing to a string cannot fail.
            let _ = writeln!(said, "{name}!{place}={held}");
        }
    }
    said
}

/// What a cell holds; nothing of one that is empty or worked out.
fn value(cell: &Element, strings: &[String]) -> Option<String> {
    if cell.find("f").is_some() {
        return None;
    }
    let written = || Some(cell.find("v")?.own_text().into_owned());
    let held = match cell.attribute("t") {
        Some("s") => strings
            .get(written()?.trim().parse::<usize>().ok()?)?
            .clone(),
        Some("inlineStr") => text(cell.find("is")?),
        Some("str" | "b" | "e" | "d") => signs(&written()?),
        _ => number(written()?.trim()),
    };
    (!held.is_empty()).then_some(held)
}

/// A number as every program writes it: some keep 15 digits, some 17.
fn number(written: &str) -> String {
    match written.parse::<f64>() {
        Ok(number) => format!("{number:.11e}"),
        Err(_) => written.to_owned(),
    }
}

/// The strings that cells share (§18.4).
fn strings(workbook: &str, parts: Parts<'_>) -> Vec<String> {
    let related = parts.related(workbook, "sharedStrings");
    let root = related.first().and_then(|part| parts.tree(&part.target));
    root.iter().flat_map(Element::elements).map(text).collect()
}

/// The text of a string, whose pieces may look different (§18.4.8); without its pronunciation.
fn text(string: &Element) -> String {
    let pieces = string
        .elements()
        .filter_map(|piece| match piece.name.as_ref() {
            "t" => Some(piece),
            "r" => piece.find("t"),
            _ => None,
        });
    pieces.map(|piece| signs(&piece.own_text())).collect()
}
