//! How large charts are, and where they stand beside the tables.
//!
//! In: the room the tables leave, the places of rows, the ends of pages. Out: the place of each
//! chart, and more ends of pages where a chart needs a page. This file does not know how a chart
//! is drawn.

use super::rows::Rows;
use crate::workbook::{CellValue, Chart, Sheet, Table};
use crate::write::xlsx::format::Metrics;

/// The height of a usual row, in pixels, for which the charts below are measured; for larger text
/// they are larger.
const MEASURED: u32 = 22;

/// How wide a chart is, in pixels: what the tables leave of the page, between these.
const NARROWEST: u32 = 390;
const WIDEST: u32 = 500;

/// What a bar takes of the height of a chart, so that its name stands clear of the next, and what
/// the rest takes: the title, an axis and a legend of two lines; in pixels.
const BAR: u32 = 24;
const AROUND: u32 = 170;

/// How many characters of a name stand in a line beside its bar.
const NAME: usize = 40;

/// The lines that make a chart no higher, however many bars there are.
const MOST_LINES: u32 = 40;

/// The height of a chart whose bars stand upright.
const UPRIGHT: u32 = 340;

/// The room at both sides of a chart together, that at the left of it, and that above it.
const SIDES: u32 = 32;
pub(in crate::write::xlsx) const BESIDE: u32 = 24;
pub(in crate::write::xlsx) const ABOVE: u32 = 8;

/// The place of a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::write::xlsx) struct ChartPlace {
    /// The row at its top.
    pub(in crate::write::xlsx) row: u32,
    /// Width and height in pixels.
    pub(in crate::write::xlsx) size: (u32, u32),
}

/// The width of a chart and of the whole columns it stands in, beside tables that leave this much;
/// none where that is too little. Pages end after whole columns.
pub(super) fn beside(left: f64, metrics: &Metrics) -> Option<(u32, f64)> {
    let (least, greatest) = (scaled(NARROWEST, metrics), scaled(WIDEST, metrics));
    let column = metrics.column;
    let columns = (1..).take_while(|count| f64::from(count * column) <= left);
    let columns = columns.take_while(|count| (count - 1) * column < greatest + SIDES);
    let most = columns.last()? * column;
    let wide = most.checked_sub(SIDES)?.min(greatest);
    (wide >= least).then_some((wide, f64::from(most)))
}

/// The least width of a chart.
pub(super) fn narrowest(metrics: &Metrics) -> u32 {
    scaled(NARROWEST, metrics)
}

/// The height of a chart.
pub(super) fn high(chart: &Chart, metrics: &Metrics) -> u32 {
    let bars = chart.rows.1.saturating_sub(chart.rows.0) + 1;
    let high = if chart.upright {
        UPRIGHT
    } else {
        (bars * lines(chart)).min(MOST_LINES) * BAR + AROUND
    };
    scaled(high, metrics)
}

/// How many lines the longest name beside a bar takes.
fn lines(chart: &Chart) -> u32 {
    let lengths = chart.labels.values.iter().map(|name| match name {
        CellValue::Text(name) => name.chars().count(),
        _ => 0,
    });
    match lengths.max().unwrap_or(0) {
        0..=NAME => 1,
        longer if longer <= 2 * NAME => 2,
        longer if longer <= 3 * NAME => 3,
        _ => 4,
    }
}

/// A length of a chart for the text of this sheet.
fn scaled(pixels: u32, metrics: &Metrics) -> u32 {
    pixels * metrics.row / MEASURED
}

/// Where charts of these sizes stand, one below the other beside the tables: each on one page, on
/// a page of its own where none has room.
pub(super) fn places(
    sheet: &Sheet,
    sizes: &[(u32, u32)],
    rows: &Rows,
    room: f64,
    ends: &mut Vec<u32>,
) -> Vec<ChartPlace> {
    let below_top = sheet.tables.first().map_or(0, Table::top_row);
    let bottom = sheet.tables.last().map_or(0, Table::next_row);
    let mut row = below_top;
    let mut places = Vec::new();
    for size in sizes {
        let high = f64::from(size.1 + 2 * ABOVE);
        while let Some(next) = next_page(row, high, rows, room, ends, bottom) {
            if !ends.contains(&next) {
                ends.push(next);
            }
            row = next;
        }
        places.push(ChartPlace { row, size: *size });
        row = rows.below(rows.top(row) + high);
    }
    places
}

/// The row at the top of the next page, if this one has no room for something of this height.
fn next_page(
    row: u32,
    high: f64,
    rows: &Rows,
    room: f64,
    ends: &[u32],
    bottom: u32,
) -> Option<u32> {
    let first = ends.iter().rev().find(|end| **end <= row).copied();
    let next = ends.iter().find(|end| **end > row).copied();
    let top = rows.top(first.unwrap_or(0));
    let end = next.map_or(top + room, |next| rows.top(next).min(top + room));
    let begins_page = first == Some(row);
    let fits = rows.top(row) + high <= end;
    let alone = begins_page && next.is_none();
    (!fits && !alone).then(|| next.unwrap_or_else(|| bottom.max(row)))
}
