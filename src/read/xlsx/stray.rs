//! What people wrote where no field is.

use super::Reader;
use super::position::Position;
use super::sheet::Sheet;
use crate::package::Origin;
use crate::read::gathered::Leftover;

impl Reader<'_> {
    /// Keeps what stands in a sheet, is not worked out, and was not there from the beginning.
    pub(super) fn strays(&mut self, sheet: &Sheet) {
        // Where nothing is remembered of the file, there is no telling whose words these are.
        if self.file.written.is_empty() {
            return;
        }
        for (row, cells) in &sheet.rows {
            for (column, cell) in cells {
                let shown = cell.shown();
                if cell.worked_out || self.file.written.has(Origin::Text(&shown)) {
                    continue;
                }
                let position = Position {
                    row: *row,
                    column: *column,
                };
                self.gathered.leftovers.push(Leftover {
                    text: shown.trim().to_owned(),
                    near: None,
                    place: self.place(&sheet.name, position),
                    why: "it stands where no field is".to_owned(),
                });
            }
        }
    }
}
