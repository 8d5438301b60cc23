//! The parts of a workbook → its sheets and named cells (ECMA-376 part 1, §18.2).

use super::cell::{Context, text};
use super::format::formats;
use super::notes;
use super::position::Position;
use super::sheet::{MAX_CELLS, Sheet, TableRange};
use crate::diagnostic::Diagnostic;
use crate::package::Element;
use crate::plan::Field;
use crate::read::file::{File, Relationship};
use std::collections::BTreeMap;

/// A workbook.
#[derive(Debug)]
pub(super) struct Workbook {
    /// Its sheets in the order of their tabs.
    pub(super) sheets: Vec<Sheet>,
    /// The formulas of its names.
    names: BTreeMap<String, String>,
}

impl Workbook {
    /// Reads a workbook.
    pub(super) fn open(file: &File) -> Result<Self, Diagnostic> {
        let root = file.part(&file.main)?;
        let Some(root) = root.filter(|root| root.name == "workbook") else {
            return Err(file.foreign());
        };
        let relationships = file.relationships(&file.main)?;
        let of_kind = |kind: &str| relationships.iter().find(|found| found.kind == kind);
        let styles = match of_kind("styles") {
            Some(styles) => Some(file.linked_part(&styles.target)?),
            None => None,
        };
        let strings = match of_kind("sharedStrings") {
            Some(shared) => strings(file, &shared.target)?,
            None => Vec::new(),
        };
        let settings = root
            .find("workbookPr")
            .and_then(|settings| settings.attribute("date1904"));
        let context = Context {
            strings: &strings,
            formats: &formats(styles.as_ref()),
            since_1904: matches!(settings, Some("1" | "true")),
        };
        let mut left = MAX_CELLS;
        let people = notes::people(file, &relationships)?;
        let mut sheets = Vec::new();
        for element in root.find("sheets").into_iter().flat_map(Element::elements) {
            let (name, part) = tab(element, &relationships).ok_or_else(|| file.damaged(TAB))?;
            if part.kind == "worksheet" {
                let mut sheet = sheet(file, part, name, &context, &mut left)?;
                sheet.notes = notes::read(file, &part.target, &people)?;
                sheets.push(sheet);
            }
        }
        Ok(Self {
            sheets,
            names: names(&root),
        })
    }

    /// The cell that is named for a field: its sheet and position.
    pub(super) fn named_cell(&self, field: &Field) -> Option<(usize, Position)> {
        let formula = self.names.get(&**field.cell.as_ref()?)?;
        let (sheet, cell) = formula.rsplit_once('!')?;
        let sheet = sheet.trim_matches('\'').replace("''", "'");
        let at = self.sheets.iter().position(|known| known.name == sheet)?;
        Some((at, Position::parse(cell)?))
    }

    /// The cell to the right of a text.
    pub(super) fn beside(&self, label: &str) -> Option<(usize, Position)> {
        self.sheets.iter().enumerate().find_map(|(at, sheet)| {
            let mut cells = sheet.rows.iter().flat_map(|(row, cells)| {
                cells
                    .iter()
                    .map(move |(column, cell)| (*row, *column, cell))
            });
            let (row, column, _) =
                cells.find(|(_, _, cell)| cell.text().as_deref() == Some(label))?;
            Some((at, Position { row, column }.right()))
        })
    }
}

/// What is wrong with a tab that leads to no sheet.
const TAB: &str = "a tab of the workbook leads to no sheet";

/// The name of a tab, and the relationship to what it shows.
fn tab<'a>(
    element: &'a Element,
    relationships: &'a [Relationship],
) -> Option<(&'a str, &'a Relationship)> {
    let id = element.attribute("r:id")?;
    let part = relationships.iter().find(|found| found.id == id)?;
    Some((element.attribute("name")?, part))
}

fn names(root: &Element) -> BTreeMap<String, String> {
    let names = root
        .find("definedNames")
        .into_iter()
        .flat_map(Element::elements);
    names
        .filter_map(|name| {
            Some((
                name.attribute("name")?.to_owned(),
                name.own_text().into_owned(),
            ))
        })
        .collect()
}

/// The strings that cells share.
fn strings(file: &File, part: &str) -> Result<Vec<String>, Diagnostic> {
    let mut strings = Vec::new();
    // Without the part there are none: a cell that shows one all the same is found when it is read.
    if let Some(bytes) = file.archive.part(part) {
        let read = Element::stream(part, bytes, "si", |string| strings.push(text(&string)));
        read.map_err(|error| Diagnostic::from(error).in_place(file.place()))?;
    }
    Ok(strings)
}

fn sheet(
    file: &File,
    part: &Relationship,
    name: &str,
    context: &Context<'_>,
    left: &mut usize,
) -> Result<Sheet, Diagnostic> {
    let mut sheet = Sheet {
        name: name.to_owned(),
        ..Sheet::default()
    };
    let bytes = file.linked_bytes(&part.target)?;
    sheet
        .read(&part.target, bytes, context, left)
        .map_err(|fault| fault.in_place(file.place()))?;
    for related in file.relationships(&part.target)? {
        if related.kind == "table" {
            let table = file.linked_part(&related.target)?;
            sheet.tables.extend(TableRange::read(&table));
        }
    }
    Ok(sheet)
}
