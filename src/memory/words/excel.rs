//! The texts and figures of a workbook, cell by cell (ECMA-376 part 1, §18.3).

use super::{Parts, push_signs};
use crate::package::{Element, Opening, Step};
use std::fmt::Write as _;

/// What a workbook says: a line for each cell that holds something and does not work it out. The
/// order of the sheets does not matter.
pub(super) fn said(name: &str, parts: Parts<'_>) -> Option<String> {
    let workbook = parts.tree(name)?;
    let strings = strings(name, parts);
    let related = parts.related(name, "worksheet");
    let mut sheets: Vec<String> = workbook
        .find("sheets")
        .into_iter()
        .flat_map(Element::elements)
        .filter_map(|sheet| {
            let id = sheet.attribute("r:id")?;
            let part = related.iter().find(|related| related.id == id)?;
            let mut said = Said::new(sheet.attribute("name")?, &strings);
            parts.walk(&part.target, |step| said.see(&step))?;
            Some(said.lines)
        })
        .collect();
    sheets.sort_unstable();
    Some(sheets.concat())
}

/// Gathers what a sheet says.
struct Said<'a> {
    name: &'a str,
    strings: &'a [String],
    lines: String,
    /// The cell that is open.
    cell: Option<Cell>,
}

/// A cell, as far as it has been seen.
#[derive(Default)]
struct Cell {
    place: Option<String>,
    /// The type of its value (§18.18.11).
    kind: Option<String>,
    /// Whether it is worked out.
    formula: bool,
    /// Whether its value is open.
    open: bool,
    value: String,
    text: Text,
}

impl<'a> Said<'a> {
    fn new(name: &'a str, strings: &'a [String]) -> Self {
        Self {
            name,
            strings,
            lines: String::new(),
            cell: None,
        }
    }

    fn see(&mut self, step: &Step<'_>) {
        match (step, &mut self.cell) {
            (Step::Open(start), None) if start.name() == "c" => {
                self.cell = Some(Cell::new(start));
            }
            (Step::Close("c"), Some(_)) => self.close(),
            (step, Some(cell)) => cell.see(step),
            _ => {}
        }
    }

    fn close(&mut self) {
        let Some(cell) = self.cell.take() else {
            return;
        };
        if let (Some(held), Some(place)) = (cell.held(self.strings), &cell.place) {
            // Writing to a string cannot fail.
            let _ = writeln!(self.lines, "{}!{place}={held}", self.name);
        }
    }
}

impl Cell {
    fn new(start: &Opening<'_>) -> Self {
        Self {
            place: start.attribute("r"),
            kind: start.attribute("t"),
            ..Self::default()
        }
    }

    fn see(&mut self, step: &Step<'_>) {
        match step {
            Step::Open(start) => match start.name() {
                "f" => self.formula = true,
                "v" => self.open = true,
                _ => {}
            },
            Step::Text(piece) if self.open => self.value.push_str(piece),
            Step::Close("v") => self.open = false,
            _ => {}
        }
        self.text.see(step);
    }

    /// What it holds; nothing if it is empty or worked out.
    fn held(&self, strings: &[String]) -> Option<String> {
        if self.formula {
            return None;
        }
        let held = match self.kind.as_deref() {
            Some("s") => strings
                .get(self.value.trim().parse::<usize>().ok()?)?
                .clone(),
            Some("inlineStr") => self.text.signs(),
            Some("str" | "b" | "e" | "d") => {
                let mut held = String::new();
                push_signs(&mut held, &self.value);
                held
            }
            _ => number(self.value.trim()),
        };
        (!held.is_empty()).then_some(held)
    }
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
    let mut strings = Vec::new();
    let mut string = Text::default();
    if let Some(part) = related.first() {
        parts.walk(&part.target, |step| {
            string.see(&step);
            if matches!(step, Step::Close("si")) {
                strings.push(std::mem::take(&mut string).signs());
            }
        });
    }
    strings
}

/// The text of a string, whose pieces may look different (§18.4.8); without its pronunciation.
#[derive(Default)]
struct Text {
    pieces: String,
    /// Whether a piece is open.
    open: bool,
    /// Whether the pronunciation is open.
    pronunciation: bool,
}

impl Text {
    fn see(&mut self, step: &Step<'_>) {
        match step {
            Step::Open(start) => match start.name() {
                "t" => self.open = !self.pronunciation,
                "rPh" => self.pronunciation = true,
                _ => {}
            },
            Step::Text(piece) if self.open => self.pieces.push_str(piece),
            Step::Close("t") => self.open = false,
            Step::Close("rPh") => self.pronunciation = false,
            _ => {}
        }
    }

    fn signs(&self) -> String {
        let mut signs = String::new();
        push_signs(&mut signs, &self.pieces);
        signs
    }
}
