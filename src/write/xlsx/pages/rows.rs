//! Where rows stand, and the rows before which a page ends.
//!
//! In: the heights of rows, the tables. Out: places in pixels from the top of the sheet, and the
//! first rows of pages. This file does not know columns or charts.

use crate::workbook::Table;
use crate::write::xlsx::format::{Metrics, PIXEL};

/// Where rows begin, in pixels from the top of the sheet.
pub(super) struct Rows {
    tops: Vec<f64>,
    usual: f64,
}

impl Rows {
    pub(super) fn new(heights: &[f64], metrics: &Metrics) -> Self {
        let mut next = 0.0;
        let mut tops = vec![next];
        for height in heights {
            next += height / PIXEL;
            tops.push(next);
        }
        Self {
            tops,
            usual: f64::from(metrics.row),
        }
    }

    /// The last row of which the place is known, and that place.
    fn last(&self) -> (u32, f64) {
        let row = u32::try_from(self.tops.len()).unwrap_or(u32::MAX);
        (
            row.saturating_sub(1),
            self.tops.last().copied().unwrap_or_default(),
        )
    }

    pub(super) fn top(&self, row: u32) -> f64 {
        let known = self.tops.get(usize::try_from(row).unwrap_or(usize::MAX));
        known.copied().unwrap_or_else(|| {
            let (last, top) = self.last();
            top + f64::from(row.saturating_sub(last)) * self.usual
        })
    }

    /// The first row that begins here or further down.
    pub(super) fn below(&self, place: f64) -> u32 {
        let known = self.tops.partition_point(|top| *top < place);
        let known = u32::try_from(known).unwrap_or(u32::MAX);
        let (last, _) = self.last();
        // A chart is never so high that this would be far.
        let mut further = last..last.saturating_add(1_000);
        if known <= last {
            known
        } else {
            further.find(|row| self.top(*row) >= place).unwrap_or(last)
        }
    }

    /// How many pages of this height a table takes whose header stands on each.
    pub(super) fn pages(&self, table: &Table, room: f64) -> usize {
        let (first, next) = (table.first_row(), table.next_row());
        let header = self.top(first) - self.top(table.header_row);
        let mut pages = 1;
        let mut used = self.top(first) - self.top(table.top_row());
        for row in first..next {
            let high = self.top(row + 1) - self.top(row);
            if used + high > room && used > header {
                pages += 1;
                used = header;
            }
            used += high;
        }
        pages
    }
}

/// The rows before which a page ends: before a table that does not fit below the one above it,
/// and within one that no page holds.
pub(super) fn row_breaks(tables: &[Table], rows: &Rows, room: f64) -> Vec<u32> {
    let mut ends = Vec::new();
    let mut page = 0.0;
    for (at, table) in tables.iter().enumerate() {
        let (first, next) = (table.top_row(), table.next_row());
        let fits = rows.top(next) - page <= room;
        if at > 0 && !fits && rows.top(first) > page {
            ends.push(first);
            page = rows.top(first);
        }
        for row in first..next {
            if rows.top(row + 1) - page > room && rows.top(row) > page {
                ends.push(row);
                page = rows.top(row);
            }
        }
    }
    ends
}
