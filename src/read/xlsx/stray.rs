//! What people wrote where no field is.

use super::position::Position;
use super::reader::Reader;
use super::sheet::Sheet;
use crate::memory::Remembered;
use crate::read::gathered::Leftover;

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
        for position in positions {
            let stray = self.stray(sheet, position, "it stands where no field is");
            self.gathered.leftovers.extend(stray);
        }
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
