//! A sheet: its cells, row by row, as they are taken out by whoever understands them.

use super::cell::{Cell, Context};
use super::note::Note;
use super::position::{Position, range};
use crate::diagnostic::Diagnostic;
use crate::package::{Element, PackageError};
use std::collections::BTreeMap;

/// How many cells of a workbook may hold something; the largest register has a quarter of that.
pub(super) const MAX_CELLS: usize = 1_000_000;

/// A sheet.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// The name on its tab.
    pub(super) name: String,
    /// The cells that hold something and have not been understood yet.
    pub(super) rows: BTreeMap<u32, BTreeMap<u32, Cell>>,
    /// The tables that Excel knows.
    pub(super) tables: Vec<TableRange>,
    /// Notes and comments.
    pub(super) notes: Vec<Note>,
}

/// Where a table of Excel's stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct TableRange {
    /// The row of its headers.
    pub(super) header: u32,
    /// Its last row of data.
    pub(super) last: u32,
    /// Its row of totals.
    pub(super) totals: Option<u32>,
    /// Its first and last column.
    pub(super) columns: (u32, u32),
}

impl TableRange {
    /// Reads the part of a table (§18.5.1.2).
    pub(super) fn read(table: &Element) -> Option<Self> {
        let (first, last) = range(table.attribute("ref")?)?;
        let totals: Option<u32> = table.number("totalsRowCount");
        let totals = totals.filter(|count| *count > 0);
        Some(Self {
            header: first.row,
            last: totals.map_or(last.row, |count| last.row.saturating_sub(count)),
            totals: totals.map(|_| last.row),
            columns: (first.column, last.column),
        })
    }
}

impl Sheet {
    /// Reads the rows of a sheet, of at most `left` cells that hold something.
    pub(super) fn read(
        &mut self,
        part: &str,
        bytes: &[u8],
        context: &Context<'_>,
        left: &mut usize,
    ) -> Result<(), Diagnostic> {
        let mut next = 0;
        let mut rows = Ok(());
        Element::stream(part, bytes, "row", |row| {
            if rows.is_ok() {
                rows = self.read_row(&row, &mut next, context, left);
            }
        })?;
        rows?;
        if *left == 0 {
            let message = format!("the workbook holds more than {MAX_CELLS} cells");
            return Err(Diagnostic::error("unreadable-file", message)
                .help("delete what does not belong to the plan, and save it again"));
        }
        Ok(())
    }

    /// Reads a row. Rows and cells that do not say where they are stand `next`.
    fn read_row(
        &mut self,
        row: &Element,
        next: &mut u32,
        context: &Context<'_>,
        left: &mut usize,
    ) -> Result<(), PackageError> {
        let number = match row.attribute("r") {
            Some(_) => row.number("r").and_then(|row: u32| row.checked_sub(1)),
            None => Some(*next),
        };
        let number = number.ok_or_else(nowhere)?;
        *next = number.saturating_add(1);
        let mut column = 0;
        for element in row.elements().filter(|element| element.name == "c") {
            let position = match element.attribute("r") {
                Some(position) => Position::parse(position).ok_or_else(nowhere)?,
                None => Position {
                    row: number,
                    column,
                },
            };
            column = position.column.saturating_add(1);
            if *left == 0 {
                return Ok(());
            }
            if let Some(cell) = Cell::read(element, context)? {
                *left -= 1;
                let cells = self.rows.entry(position.row).or_default();
                cells.insert(position.column, cell);
            }
        }
        Ok(())
    }

    /// Takes out what a cell holds.
    pub(super) fn take(&mut self, position: Position) -> Option<Cell> {
        self.rows.get_mut(&position.row)?.remove(&position.column)
    }
}

/// The fault of a row or cell that says it is where none can be.
fn nowhere() -> PackageError {
    PackageError::Damaged {
        reason: "a cell of a sheet stands nowhere".to_owned(),
    }
}
