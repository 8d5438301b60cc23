//! What people wrote where no field is.

use super::position::Position;
use super::reader::Reader;
use super::sheet::Sheet;
use crate::memory::Remembered;
use crate::plan::Field;
use crate::read::gathered::Leftover;
use std::collections::{BTreeMap, BTreeSet};

impl Reader<'_> {
    /// Keeps what stands in a sheet, is not worked out, and was not there from the beginning.
    pub(super) fn strays(&mut self, sheet: &Sheet) {
        let rows = sheet.rows.iter();
        let positions = rows.flat_map(|(row, cells)| {
            let position = |column: &u32| Position {
                row: *row,
                column: *column,
            };
            cells.keys().map(position)
        });
        let strays = positions.filter_map(|position| {
            let stray = self.stray(sheet, position, "it stands where no field is")?;
            let shown = self.shown_beside(sheet, position);
            let why = shown.map_or(stray.why, |label| {
                format!(
                    "“{label}” is only shown here, and changed in the Word plan or the plan file"
                )
            });
            Some((position, Leftover { why, ..stray }))
        });
        let strays = together(strays.collect(), "this table is not one of the plan's");
        self.gathered.leftovers.extend(strays);
    }

    /// The label to the left of a cell, if it is that of a field which the sheet only shows.
    fn shown_beside(&self, sheet: &Sheet, position: Position) -> Option<String> {
        let row = sheet.rows.get(&position.row)?;
        let label = row.get(&position.column.checked_sub(1)?)?.shown();
        let mut fields = self.terms.registry().singles().iter();
        let is_its = |field: &&Field| self.terms.field(field).label == label.trim();
        fields.find(is_its).map(|_| label.trim().to_owned())
    }

    /// What people wrote into a cell that holds no answer.
    pub(super) fn stray(&self, sheet: &Sheet, position: Position, why: &str) -> Option<Leftover> {
        let cell = sheet.rows.get(&position.row)?.get(&position.column)?;
        let shown = cell.shown();
        let own = cell.worked_out || self.file.memory.has(Remembered::Text(&shown));
        // Where nothing is remembered of the file, there is no telling whose words these are.
        (!own && !self.file.written().is_empty()).then(|| Leftover {
            text: shown.trim().to_owned(),
            near: None,
            place: self.place(&sheet.name, position),
            why: why.to_owned(),
        })
    }
}

/// What people wrote, with the cells of a table that somebody has brought along as one text: those that touch
/// each other, over several rows and columns. A line holds what stands in a row.
fn together(mut strays: BTreeMap<Position, Leftover>, why: &str) -> Vec<Leftover> {
    let mut found = Vec::new();
    while let Some(first) = strays.keys().next().copied() {
        let mut touching = BTreeMap::new();
        let mut ahead = vec![first];
        while let Some(position) = ahead.pop() {
            if let Some(stray) = strays.remove(&position) {
                touching.insert(position, stray);
                ahead.extend(beside(position));
            }
        }
        found.extend(one_or_each(touching, why));
    }
    found
}

/// The cells above and below, left and right of a cell.
fn beside(Position { row, column }: Position) -> impl Iterator<Item = Position> {
    let rows = [row.checked_sub(1), row.checked_add(1)]
        .into_iter()
        .flatten();
    let columns = [column.checked_sub(1), column.checked_add(1)]
        .into_iter()
        .flatten();
    let above_and_below = rows.map(move |row| Position { row, column });
    above_and_below.chain(columns.map(move |column| Position { row, column }))
}

/// One text of cells over several rows and columns; of others each by itself.
fn one_or_each(cells: BTreeMap<Position, Leftover>, why: &str) -> Vec<Leftover> {
    let rows: BTreeSet<u32> = cells.keys().map(|position| position.row).collect();
    let columns: BTreeSet<u32> = cells.keys().map(|position| position.column).collect();
    let Some(place) = cells.values().next().map(|cell| cell.place.clone()) else {
        return Vec::new();
    };
    if rows.len() < 2 || columns.len() < 2 {
        return cells.into_values().collect();
    }
    let text_at = |position| {
        let cell = cells.get(&position);
        cell.map_or("", |cell| cell.text.as_str())
    };
    let line = |row: &u32| {
        let row = *row;
        let texts = columns.iter().map(|column| {
            text_at(Position {
                row,
                column: *column,
            })
        });
        texts.collect::<Vec<_>>().join(" | ")
    };
    vec![Leftover {
        text: rows.iter().map(line).collect::<Vec<_>>().join("\n"),
        near: None,
        place,
        why: why.to_owned(),
    }]
}
