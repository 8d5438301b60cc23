//! Tables of entries → rows.

use super::answer;
use super::cards::unfolded;
use super::column::{Columns, cell_fields};
use super::gather::Gathering;
use super::own::segments;
use super::story::{Grid, GridCell, GridRow, Line};
use crate::diagnostic::Place;
use crate::plan::Field;
use crate::read::gathered::{Leftover, Raw, Row, join};
use crate::template::Terms;
use std::collections::{BTreeMap, BTreeSet};

impl Gathering<'_> {
    /// Reads a table, whatever it holds.
    pub(super) fn grid(&mut self, grid: &Grid) {
        let forgotten = self.own.is_forgotten();
        let unfolded = unfolded(grid, &self.story.marks, self.terms);
        let grid = unfolded.as_ref().unwrap_or(grid);
        let columns = Columns::of(grid, &self.story.marks, self.terms, forgotten);
        let Some(columns) = columns.filter(|_| !self.is_worked_out(grid)) else {
            if self.there(grid) {
                return;
            }
            if self.is_pasted(grid) {
                self.pasted(grid);
                return;
            }
            let cells = grid.rows.iter().flat_map(|row| &row.cells);
            cells.for_each(|cell| self.blocks(&cell.blocks));
            return;
        };
        let held = columns.fields.values().map(|field| field.tag.to_string());
        self.gathered.held.extend(held);
        self.gathered.held.insert(columns.list.clone());
        self.prose = None;
        self.near = Some(columns.list.clone());
        for row in grid.rows.iter().take(columns.headers) {
            row.cells.iter().for_each(|cell| self.header(cell));
        }
        let mut rows = Vec::new();
        for (number, row) in grid.rows.iter().skip(columns.headers).enumerate() {
            if self.is_own_row(&columns.list, row) {
                continue;
            }
            let row = self.row(row, &columns, number + 1);
            if !row.is_empty() {
                rows.push(row);
            }
        }
        let known = self.gathered.lists.entry(columns.list).or_default();
        join(known, rows);
    }

    /// Whether somebody has brought a table along: it holds no field, and hardly a word of the document's own.
    fn is_pasted(&self, grid: &Grid) -> bool {
        let columns = grid.rows.iter().map(|row| row.cells.len()).max();
        let cells: Vec<&GridCell> = grid.rows.iter().flat_map(|row| &row.cells).collect();
        let lines = || cells.iter().flat_map(|cell| cell.lines());
        let mut pieces = lines().flat_map(|line| &line.pieces);
        let holds_fields = cells.iter().any(|cell| !cell.begins.is_empty())
            || pieces.any(|piece| piece.field.is_some());
        let says = cells.iter().filter(|cell| !said_in(cell).is_empty());
        let says: Vec<&&GridCell> = says.collect();
        let own = says.iter().filter(|cell| self.is_own_cell(cell)).count();
        !holds_fields
            && !self.own.is_forgotten()
            && grid.rows.len() > 1
            && columns > Some(1)
            && own * 2 < says.len()
    }

    /// Keeps a table that somebody has brought along as one text, a line for each row.
    fn pasted(&mut self, grid: &Grid) {
        let mut rows = Vec::new();
        for row in &grid.rows {
            row.cells
                .iter()
                .flat_map(GridCell::lines)
                .for_each(|line| self.notes(line, None));
            let cells: Vec<String> = row.cells.iter().map(said_in).collect();
            if cells.iter().any(|cell| !cell.is_empty()) {
                rows.push(cells.join(" | "));
            }
        }
        self.leave(rows.join("\n"), "this table is not one of the plan's");
    }

    /// Whether all that stands below the first row is the document's own: a table of figures.
    fn is_worked_out(&self, grid: &Grid) -> bool {
        let header = grid.rows.iter().take(1).flat_map(|row| &row.cells);
        let mut below = grid.rows.iter().skip(1).flat_map(|row| &row.cells);
        let named = header.into_iter().any(|cell| !cell.begins.is_empty());
        !named && below.all(|cell| self.is_own_cell(cell))
    }

    /// Whether a row among entries is the document's own, such as a row of totals. Each word of an
    /// entry may be a word of the document too, so that the row has to be known as a whole.
    fn is_own_row(&self, list: &str, row: &GridRow) -> bool {
        let lines = row.cells.iter().flat_map(GridCell::lines);
        let pieces: Vec<String> = lines.flat_map(segments).map(|(text, _)| text).collect();
        let own = row.cells.iter().all(|cell| self.is_own_cell(cell));
        own && !pieces.is_empty() && self.own.knows_together(list, &pieces)
    }

    /// Whether the document said all that stands in a cell, and none of it is in a field. It
    /// remembers its texts in pieces, parted where a tab or a break stands.
    fn is_own_cell(&self, cell: &GridCell) -> bool {
        let mut pieces = cell.lines().into_iter().flat_map(|line| &line.pieces);
        let answered = !cell.begins.is_empty() || pieces.any(|piece| piece.field.is_some());
        let mut texts = cell.lines().into_iter().flat_map(segments);
        !answered && texts.all(|(text, _)| self.own.knows(&text))
    }

    fn header(&mut self, cell: &GridCell) {
        for line in cell.lines() {
            self.notes(line, None);
            let unknown = |segment: &String| !self.own.is_own(segment, line);
            let plain = Line {
                pieces: line
                    .pieces
                    .iter()
                    .cloned()
                    .map(|piece| super::story::Piece {
                        field: None,
                        ..piece
                    })
                    .collect(),
                ..line.clone()
            };
            let changed = segments(&plain).into_iter().map(|(segment, _)| segment);
            let changed: Vec<String> = changed.filter(unknown).collect();
            if !changed.is_empty() && !self.own.is_forgotten() {
                let why = "the header of a column was changed";
                self.leave(changed.join(" "), why);
            }
        }
    }

    fn row(&mut self, row: &GridRow, columns: &Columns<'_>, number: usize) -> Row {
        let place = self.place(Some(number));
        let mut read = Row {
            answers: BTreeMap::new(),
            place: place.clone(),
            strays: Vec::new(),
        };
        let owners = owners(row, columns, &self.story.marks, self.terms);
        for (cell, field) in row.cells.iter().zip(owners) {
            self.near = field
                .map(|field| field.tag.to_string())
                .or(Some(columns.list.clone()));
            let lines: Vec<Line> = cell.lines().into_iter().cloned().collect();
            for line in &lines {
                self.notes(line, Some(number));
            }
            match field {
                Some(field) => {
                    let label = columns.label(cell.column, field, self.terms);
                    let place = self.place_in_row(number, &label);
                    let raw = Raw {
                        in_all: columns.is_in_all(cell.column, field, self.terms),
                        ..answer::raw(field, &lines, &self.story.controls, self.own, place)
                    };
                    read.answers.insert(field.key().to_owned(), raw);
                }
                None => read.strays.extend(self.stray_cell(&lines, &place)),
            }
        }
        read
    }

    /// What is written in a column that holds no field.
    fn stray_cell(&self, lines: &[Line], place: &Place) -> Option<Leftover> {
        let unknown = lines.iter().filter(|line| {
            let text = line.text();
            !text.trim().is_empty() && !self.own.is_own(&text, line)
        });
        let texts: Vec<String> = unknown.map(|line| line.text().trim().to_owned()).collect();
        (!texts.is_empty()).then(|| Leftover {
            text: texts.join("\n"),
            near: None,
            place: place.clone(),
            why: "this column holds no field of the plan".to_owned(),
        })
    }
}

/// What stands in a cell, on one line.
fn said_in(cell: &GridCell) -> String {
    let texts: Vec<String> = cell.lines().into_iter().map(Line::text).collect();
    texts
        .join(" ")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// The field of each cell of a row: that of its own control, else that of its column. No field
/// has two cells.
fn owners<'a>(
    row: &GridRow,
    columns: &Columns<'a>,
    marks: &[super::story::Mark],
    terms: &'a Terms,
) -> Vec<Option<&'a Field>> {
    let own = |cell: &GridCell| {
        let fields = cell_fields(cell, marks, terms).into_iter();
        let mut fields = fields.filter(|field| field.list.as_deref() == Some(&columns.list));
        fields.next()
    };
    let by_column = |cell: &GridCell| columns.fields.get(&cell.column).copied();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for field in row.cells.iter().filter_map(own) {
        *counts.entry(&field.tag).or_default() += 1;
    }
    let mut taken = BTreeSet::new();
    let sure = row.cells.iter().map(|cell| {
        let field = own(cell).filter(|field| counts.get(&*field.tag) == Some(&1));
        field.filter(|field| taken.insert(field.tag.clone()))
    });
    let sure: Vec<Option<&'a Field>> = sure.collect();
    let settle = |(cell, sure): (&GridCell, Option<&'a Field>)| {
        sure.or_else(|| by_column(cell).filter(|field| taken.insert(field.tag.clone())))
    };
    row.cells.iter().zip(sure).map(settle).collect()
}
