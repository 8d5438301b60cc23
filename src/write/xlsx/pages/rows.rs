//! Where rows stand, and the rows before which a page ends.
//!
//! In: the heights of rows, the tables. Out: places in pixels from the top of the sheet, and the
//! first rows of pages. This file does not know columns or charts.

use crate::workbook::Table;
use crate::write::xlsx::format::{Metrics, PIXEL};

/// Where rows begin, in pixels from the top of the sheet.
pub(super) struct Rows {
    /// The rows whose height is known.
    tops: Vec<f64>,
    /// The row below them.
    end: f64,
    /// The height of every row from there on.
    usual: f64,
}

impl Rows {
    pub(super) fn new(heights: &[f64], metrics: &Metrics) -> Self {
        let mut end = 0.0;
        let mut tops = Vec::with_capacity(heights.len());
        for height in heights {
            tops.push(end);
            end += height / PIXEL;
        }
        Self {
            tops,
            end,
            usual: f64::from(metrics.row),
        }
    }

    /// The row below those whose height is known.
    fn last(&self) -> u32 {
        u32::try_from(self.tops.len()).unwrap_or(u32::MAX)
    }

    pub(super) fn top(&self, row: u32) -> f64 {
        let known = self.tops.get(usize::try_from(row).unwrap_or(usize::MAX));
        known
            .copied()
            .unwrap_or_else(|| self.end + f64::from(row.saturating_sub(self.last())) * self.usual)
    }

    /// The first row that begins here or further down.
    pub(super) fn below(&self, place: f64) -> u32 {
        let known = self.tops.partition_point(|top| *top < place);
        let known = u32::try_from(known).unwrap_or(u32::MAX);
        let last = self.last();
        // A chart is never so high that this would be far.
        let mut further = last..last.saturating_add(1_000);
        if known < last {
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
