//! How a sheet is cut into pages: on which paper, how large, where pages end, where charts stand.
//!
//! In: the sheet, the widths of its columns and the heights of its rows. Out: a [`Pages`]. This
//! file does not know the library that writes the file.
//!
//! Text is never printed below ten points, and large print never smaller than it is: a wide sheet
//! takes several pages that end after whole columns, with the first columns repeated. Where tables
//! stand below each other, none is cut that a page can hold, and no chart either. Whatever the
//! number of pages, they are as large as it allows.

mod charts;
mod rows;

pub(super) use charts::{ABOVE, BESIDE, ChartPlace};

use super::format::Metrics;
use super::height::text_width;
use crate::style::Paper;
use crate::workbook::{CellValue, Chart, Sheet};
use charts::{beside, high, narrowest, places};
use rows::{Rows, row_breaks};

/// The least size of text on paper, in points, and that of large print.
const LEAST: f64 = 10.0;
const LEAST_LARGE: f64 = 18.0;

/// Margins in inches: at the sides, at top and bottom, and of the lines there.
pub(super) const SIDE: f64 = 0.4;
pub(super) const END: f64 = 0.6;
pub(super) const BAND: f64 = 0.3;

/// The part of a page that is planned with: programs measure fonts a little differently.
const SLACK: f64 = 0.96;

/// The most page breaks that a sheet holds (MS-OI29500 2.1.601).
const MOST_BREAKS: usize = 1_023;

/// The pages of a sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Pages {
    /// The size in percent.
    pub(super) scale: u16,
    /// Whether the lines above the tables have room on them; what does not would make programs print one
    /// more page, or smaller.
    pub(super) top: bool,
    /// The columns before which a page ends.
    pub(super) columns: Vec<u32>,
    /// The rows before which a page ends.
    pub(super) rows: Vec<u32>,
    /// How many columns charts take at the right of the tables.
    pub(super) beside: u32,
    /// The row below the last chart; none where there is no chart.
    pub(super) bottom: u32,
    /// Where each chart stands.
    pub(super) charts: Vec<ChartPlace>,
}

/// Plans the pages of a sheet with columns of these widths in pixels and rows of these heights in
/// points.
pub(super) fn pages(sheet: &Sheet, columns: &[f64], heights: &[f64], metrics: &Metrics) -> Pages {
    let paper = sheet.print.paper;
    let least = least(metrics.size);
    let tables: f64 = columns.iter().sum();
    let drawn = whole_charts(sheet, metrics);
    let charted = !drawn.is_empty();
    let beside = if charted {
        beside(width(paper, least) - tables, metrics)
    } else {
        Some((0, 0.0))
    };
    let fits = beside.is_some_and(|(_, beside)| tables + beside <= width(paper, least));
    let fits = fits && sheet.print.begin_pages.is_empty();
    let mut pages = Pages {
        scale: least,
        ..Pages::default()
    };
    let rows = Rows::new(heights, metrics);
    let stacked = sheet.tables.len() > 1 || charted;
    if !fits || !stacked {
        let largest = if stacked { least } else { 100 };
        after_columns(&mut pages, sheet, columns, &rows, (least, largest));
    }
    if stacked {
        let (wide, beside) = beside.unwrap_or((narrowest(metrics), 0.0));
        let sizes: Vec<_> = drawn
            .iter()
            .map(|chart| (wide, high(chart, metrics)))
            .collect();
        if charted {
            pages.beside = (wide + BESIDE).div_ceil(metrics.column);
        }
        below_each_other(&mut pages, sheet, &sizes, tables + beside, &rows, least);
    }
    let charts = pages.charts.iter();
    let below =
        charts.map(|place| rows.below(rows.top(place.row) + f64::from(place.size.1 + ABOVE)));
    pages.bottom = below.max().unwrap_or(0);
    pages.top = top_width(sheet, metrics) <= width(paper, pages.scale);
    pages
}

/// The width of the lines above the tables, in pixels.
fn top_width(sheet: &Sheet, metrics: &Metrics) -> f64 {
    let lines = sheet.lines.iter().filter_map(|line| match line.shown() {
        CellValue::Text(text) => Some(text.as_str()),
        _ => None,
    });
    let lines = lines.chain([sheet.description.as_str()]);
    lines.map(text_width).fold(0.0, f64::max) * metrics.digit
}

/// The charts of a sheet that a page can hold: in large print, one of many bars is left out rather than
/// cut. What it would show stands in a table.
pub(super) fn whole_charts<'a>(sheet: &'a Sheet, metrics: &Metrics) -> Vec<&'a Chart> {
    let room = height(sheet.print.paper, least(metrics.size));
    let fits = |chart: &&Chart| f64::from(high(chart, metrics) + 2 * ABOVE) <= room;
    sheet.charts.iter().filter(fits).collect()
}

/// The least size of a sheet with text of this size, in percent.
fn least(size: f64) -> u16 {
    let wanted = if size >= LEAST_LARGE {
        LEAST_LARGE
    } else {
        LEAST
    };
    (1..100)
        .find(|scale| size * f64::from(*scale) / 100.0 >= wanted)
        .unwrap_or(100)
}

/// Ends pages after whole columns, as large as can be up to this size without one more page.
fn after_columns(
    pages: &mut Pages,
    sheet: &Sheet,
    columns: &[f64],
    rows: &Rows,
    (least, largest): (u16, u16),
) {
    let print = &sheet.print;
    let kept = print.repeated_columns.into();
    let plan = |scale: u16| {
        let ends = breaks(columns, kept, &print.begin_pages, width(print.paper, scale));
        let room = height(print.paper, scale);
        let high = sheet
            .tables
            .first()
            .map_or(1, |table| rows.pages(table, room));
        (scale, ends, high)
    };
    let planned = (least..=largest).rev().map(plan);
    if let Some((scale, ends, _)) = planned.min_by_key(|(_, ends, high)| (ends.len() + 1) * high) {
        pages.scale = scale;
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
    least: u16,
) {
    let paper = sheet.print.paper;
    let plan = |scale: u16| {
        let room = height(paper, scale);
        let mut ends = row_breaks(&sheet.tables, rows, room);
        let charts = places(sheet, sizes, rows, room, &mut ends);
        (scale, ends, charts)
    };
    let mut scales = (least..=100).rev();
    let largest = scales.find(|scale| total <= width(paper, *scale));
    let planned = (least..=largest.unwrap_or(least)).rev().map(plan);
    if let Some((scale, rows, charts)) = planned.min_by_key(|(_, ends, _)| ends.len()) {
        pages.charts = charts;
        if rows.len() <= MOST_BREAKS {
            pages.scale = scale;
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
/// repeated on each, and some columns begin one in any case.
fn breaks(widths: &[f64], kept: usize, begin: &[u16], room: f64) -> Vec<u32> {
    let repeated: f64 = widths.iter().take(kept).sum();
    let mut breaks = Vec::new();
    let mut used = 0.0;
    for ((column, number), width) in (0_usize..).zip(0_u32..).zip(widths) {
        let begins = begin.iter().any(|begin| usize::from(*begin) == column);
        if (begins || used + width > room) && column >= kept.max(1) {
            breaks.push(number);
            used = repeated;
        }
        used += width;
    }
    breaks
}

#[cfg(test)]
mod tests;
