//! How a sheet is cut into pages: on which paper, how large, where pages end, where charts stand.
//!
//! In: the sheet, the widths of its columns and the heights of its rows. Out: a [`Pages`]. This
//! file does not know the library that writes the file.
//!
//! Never below 75 %, where 12 points become 9: a wide sheet takes a larger paper, and one wider
//! still several pages that end after whole columns, with the first columns repeated. Where tables
//! stand below each other, none is cut that a page can hold, and no chart either. Whatever the
//! number of pages, they are as large as it allows.

mod charts;
mod rows;

pub(super) use charts::{ABOVE, BESIDE, ChartPlace};

use super::format::Metrics;
use crate::style::Paper;
use crate::workbook::Sheet;
use charts::{beside, high, narrowest, places};
use rows::{Rows, row_breaks};

/// The least size, in percent.
const LEAST: u16 = 75;

/// Margins in inches: at the sides, at top and bottom, and of the lines there.
pub(super) const SIDE: f64 = 0.5;
pub(super) const END: f64 = 0.75;
pub(super) const BAND: f64 = 0.35;

/// The part of a page that is planned with: programs measure fonts a little differently.
const SLACK: f64 = 0.96;

/// The most page breaks that a sheet holds (MS-OI29500 2.1.601).
const MOST_BREAKS: usize = 1_023;

/// The pages of a sheet.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Pages {
    pub(super) paper: Paper,
    /// The size in percent; none leaves it to the program, which makes all columns fit.
    pub(super) scale: Option<u16>,
    /// The columns before which a page ends.
    pub(super) columns: Vec<u32>,
    /// The rows before which a page ends.
    pub(super) rows: Vec<u32>,
    /// Where each chart stands.
    pub(super) charts: Vec<ChartPlace>,
}

/// Plans the pages of a sheet with columns of these widths in pixels and rows of these heights in
/// points.
pub(super) fn pages(sheet: &Sheet, columns: &[f64], heights: &[f64], metrics: &Metrics) -> Pages {
    let asked = sheet.print.paper;
    let tables: f64 = columns.iter().sum();
    let charted = !sheet.charts.is_empty();
    let beside = |paper: Paper| {
        if charted {
            beside(width(paper, LEAST) - tables, metrics)
        } else {
            Some((0, 0.0))
        }
    };
    let fits = |paper: &Paper| {
        let beside = beside(*paper).map(|(_, beside)| beside);
        beside.is_some_and(|beside| tables + beside <= width(*paper, LEAST))
    };
    let fitting = [asked, Paper::A3].into_iter().find(fits);
    let paper = fitting.unwrap_or(asked);
    let mut pages = Pages {
        paper,
        scale: None,
        columns: Vec::new(),
        rows: Vec::new(),
        charts: Vec::new(),
    };
    let rows = Rows::new(heights, metrics);
    let stacked = sheet.tables.len() > 1 || charted;
    if fitting.is_none() {
        let largest = if stacked { LEAST } else { 100 };
        after_columns(&mut pages, sheet, columns, &rows, largest);
    }
    if stacked {
        let (wide, beside) = beside(paper).unwrap_or((narrowest(metrics), 0.0));
        let charts = sheet.charts.iter();
        let sizes: Vec<_> = charts.map(|chart| (wide, high(chart, metrics))).collect();
        below_each_other(&mut pages, sheet, &sizes, tables + beside, &rows);
    }
    pages
}

/// Ends pages after whole columns, as large as can be up to this size without one more page.
fn after_columns(pages: &mut Pages, sheet: &Sheet, columns: &[f64], rows: &Rows, largest: u16) {
    let kept = sheet.print.repeated_columns.into();
    let plan = |scale: u16| {
        let ends = breaks(columns, kept, width(pages.paper, scale));
        let room = height(pages.paper, scale);
        let high = sheet
            .tables
            .first()
            .map_or(1, |table| rows.pages(table, room));
        (scale, ends, high)
    };
    let planned = (LEAST..=largest).rev().map(plan);
    if let Some((scale, ends, _)) = planned.min_by_key(|(_, ends, high)| (ends.len() + 1) * high) {
        pages.scale = Some(scale);
        pages.columns = ends;
    }
}

/// Ends pages where no table and no chart is cut, as large as can be without one more page.
fn below_each_other(
    pages: &mut Pages,
    sheet: &Sheet,
    sizes: &[(u32, u32)],
    total: f64,
    rows: &Rows,
) {
    let plan = |scale: u16| {
        let room = height(pages.paper, scale);
        let mut ends = row_breaks(&sheet.tables, rows, room);
        let charts = places(sheet, sizes, rows, room, &mut ends);
        (scale, ends, charts)
    };
    let mut scales = (LEAST..=100).rev();
    let largest = scales.find(|scale| total <= width(pages.paper, *scale));
    let planned = (LEAST..=largest.unwrap_or(LEAST)).rev().map(plan);
    if let Some((scale, rows, charts)) = planned.min_by_key(|(_, ends, _)| ends.len()) {
        pages.charts = charts;
        if rows.len() <= MOST_BREAKS {
            pages.scale = Some(scale);
            pages.rows = rows;
        }
    }
}

/// The width of a landscape page between its margins, in pixels of a sheet of this size.
fn width(paper: Paper, scale: u16) -> f64 {
    let (_, long) = paper.size();
    between(long.0, SIDE, scale)
}

/// The height of a landscape page between its margins, in pixels of a sheet of this size.
fn height(paper: Paper, scale: u16) -> f64 {
    let (short, _) = paper.size();
    between(short.0, END, scale)
}

fn between(side: u32, margin: f64, scale: u16) -> f64 {
    let inches = f64::from(side) / 1440.0 - 2.0 * margin;
    inches * 96.0 * SLACK * 100.0 / f64::from(scale)
}

/// The columns before which a page ends, so that no page is wider than `room`; the first `kept` are
/// repeated on each.
fn breaks(widths: &[f64], kept: usize, room: f64) -> Vec<u32> {
    let repeated: f64 = widths.iter().take(kept).sum();
    let mut breaks = Vec::new();
    let mut used = 0.0;
    for ((column, number), width) in (0_usize..).zip(0_u32..).zip(widths) {
        if used + width > room && column >= kept.max(1) {
            breaks.push(number);
            used = repeated;
        }
        used += width;
    }
    breaks
}

#[cfg(test)]
mod tests;
