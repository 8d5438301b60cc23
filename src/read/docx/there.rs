//! The box of a form that asks which table filled it in, when, and who was there.
//!
//! In: a table of the document. Out: one comment, as no field of a plan asks for that and nobody has to move it.
//! This file does not know how comments are kept.

use super::gather::Gathering;
use super::story::{Grid, GridCell, GridRow, Line};
use crate::read::answers::fold;
use crate::read::gathered::Comment;

/// The words of the templates that stand above its columns.
const COLUMNS: [&str; 3] = ["table_name", "day", "who_was_there"];

impl Gathering<'_> {
    /// Keeps what stands in the box, and says whether this table is it.
    pub(super) fn there(&mut self, grid: &Grid) -> bool {
        let Some((header, rows)) = grid.rows.split_first() else {
            return false;
        };
        let labels: Vec<String> = header.cells.iter().map(said).collect();
        let asked = COLUMNS.map(|word| fold(self.terms.word(word)));
        let is_asked = labels.iter().map(|label| fold(label)).eq(asked);
        let mut cells = grid.rows.iter().flat_map(|row| &row.cells);
        if !is_asked || cells.any(|cell| !cell.begins.is_empty()) {
            return false;
        }
        self.prose = None;
        self.line += 1;
        let cells = grid.rows.iter().flat_map(|row| &row.cells);
        cells
            .flat_map(GridCell::lines)
            .for_each(|line| self.notes(line, None));
        let told: Vec<String> = rows.iter().filter_map(|row| told(&labels, row)).collect();
        if !told.is_empty() {
            self.gathered.comments.push(Comment {
                author: String::new(),
                text: told.join("\n"),
                near: None,
                place: self.place(None),
            });
        }
        true
    }
}

/// What a row says, each cell behind the label of its column; none where it says nothing.
fn told(labels: &[String], row: &GridRow) -> Option<String> {
    let cells = row.cells.iter().enumerate();
    let told = cells.filter_map(|(column, cell)| {
        let said = said(cell);
        let label = labels.get(column);
        (!said.is_empty()).then(|| label.map_or(said.clone(), |label| format!("{label}: {said}")))
    });
    let told: Vec<String> = told.collect();
    (!told.is_empty()).then(|| told.join("; "))
}

/// What stands in a cell, line by line.
fn said(cell: &GridCell) -> String {
    let lines = cell.lines().into_iter().map(Line::text);
    let said: Vec<String> = lines.map(|line| line.trim().to_owned()).collect();
    said.join("\n").trim().to_owned()
}
