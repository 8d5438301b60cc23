//! What a workbook remembers: its own words and figures, all that stands outside the columns of fields,
//! and the entries and answers it shows.
//!
//! In: a workbook, and the plan it shows. Out: their hashes.

use super::answers::Answers;
use super::hashes::{Hashes, Remembered};
use crate::plan::{Field, Held, Path, Registry, Values};
use crate::workbook::{Cell, CellValue, Table, Total, Workbook};
use std::collections::HashSet;

/// The own words and figures of a workbook.
#[must_use]
pub fn of_workbook(workbook: &Workbook, plan: &Values) -> Hashes {
    let mut hashes = Hashes::default();
    let singles = plan.registry().singles().iter();
    let rates = singles.filter(|field| field.held == Held::Workbook);
    let mut shown: HashSet<Path> = rates.map(|field| Path::of(&field.tag)).collect();
    for sheet in &workbook.sheets {
        hashes.remember(Remembered::Text(&sheet.title));
        hashes.remember(Remembered::Text(&sheet.description));
        for line in &sheet.lines {
            remember(&mut hashes, line);
        }
        for table in &sheet.tables {
            of_table(&mut hashes, table);
            shown.extend(paths(table, plan.registry()));
        }
    }
    Answers::of(plan, |path| shown.contains(path)).remember(&mut hashes);
    super::items::remember(&mut hashes, plan);
    hashes
}

/// The paths of the fields that the rows of a table show.
fn paths(table: &Table, registry: &Registry) -> Vec<Path> {
    let fields = table.columns.iter().map(|column| column.field.as_deref());
    let fields: Vec<Option<&Field>> = fields.map(|tag| registry.field(tag?)).collect();
    let id_column = fields
        .iter()
        .position(|field| field.is_some_and(Field::is_id));
    let mut paths = Vec::new();
    for (index, row) in table.rows.iter().enumerate() {
        let id = id_column.and_then(|at| match &row.get(at)?.value {
            CellValue::Text(id) => Some(id.as_str()),
            _ => None,
        });
        for field in fields.iter().flatten() {
            let list = field.list.as_ref();
            paths.extend(list.map(|list| Path::entry(list, index, id).field(field)));
        }
    }
    paths
}

fn of_table(hashes: &mut Hashes, table: &Table) {
    if let Some(heading) = &table.heading {
        hashes.remember(Remembered::Text(heading));
    }
    for (position, column) in table.columns.iter().enumerate() {
        hashes.remember(Remembered::Text(&column.header));
        if let Some(note) = &column.note {
            hashes.remember(Remembered::Text(note));
        }
        if let Total::Label(label) = &column.total {
            hashes.remember(Remembered::Text(label));
        }
        let cells = table.rows.iter().filter_map(|row| row.get(position));
        match column.field.as_deref() {
            None => cells.for_each(|cell| remember(hashes, &cell.value)),
            Some(field) => {
                if let Some(list) = field.strip_suffix(".id") {
                    cells.for_each(|cell| of_id(hashes, list, cell));
                }
            }
        }
    }
}

/// The row of an entry, by its id.
fn of_id(hashes: &mut Hashes, list: &str, cell: &Cell) {
    if let CellValue::Text(id) = &cell.value {
        hashes.remember(Remembered::Row(list, id));
    }
}

/// What a cell shows, unless it works it out.
fn remember(hashes: &mut Hashes, value: &CellValue) {
    let shown = match value {
        CellValue::Text(text) | CellValue::Link(text) => text.clone(),
        // As a file holds it: a binary number, shown with the fewest digits.
        CellValue::Number(number) => match number.to_string().parse::<f64>() {
            Ok(number) => number.to_string(),
            Err(_) => return,
        },
        CellValue::Day(day) => day.to_string(),
        CellValue::Month(month) => format!("{:04}-{:02}", month.year(), month.month()),
        // A result that looks like the code of a character (`_x0041_`) stands there without its
        // formula.
        CellValue::Formula(_, result) => match result.as_ref() {
            CellValue::Text(text) if text.contains("_x") => text.clone(),
            _ => return,
        },
        CellValue::Empty => return,
    };
    hashes.remember(Remembered::Text(&shown));
}
