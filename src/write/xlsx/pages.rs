//! How a sheet is cut into pages: on which paper, how large, where pages end, where charts stand.
//!
//! In: the sheet, the widths of its columns and the heights of its rows. Out: a [`Pages`]. This
//! file does not know the library that writes the file.
//!
//! Never below 75 %, where 12 points become 9: a wide sheet takes a larger paper, and one wider
//! still several pages that end after whole columns, with the first columns repeated. Where tables
//! stand below each other, none is cut that a page can hold, and no chart either.

use super::format::{Metrics, PIXEL};
use crate::style::Paper;
use crate::workbook::{Chart, Sheet, Table};

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

/// The height of a usual row, in pixels, for which the charts below are measured; for larger text
/// they are larger.
const MEASURED: u32 = 22;

/// How wide a chart is, in pixels: what the tables leave of the page, between these.
const NARROWEST: u32 = 390;
const WIDEST: u32 = 500;

/// What a bar takes of the height of a chart, and what the rest takes, in pixels.
const BAR: u32 = 22;
const AROUND: u32 = 130;

/// The height of a chart whose bars stand upright.
const UPRIGHT: u32 = 320;

/// The room at both sides of a chart together, that at the left of it, and that above it.
const SIDES: u32 = 32;
pub(super) const BESIDE: u32 = 24;
pub(super) const ABOVE: u32 = 8;

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
    pub(super) charts: Vec<Place>,
}

/// The place of a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// The row at its top.
    pub(super) row: u32,
    /// Width and height in pixels.
    pub(super) size: (u32, u32),
}

/// Plans the pages of a sheet with columns of these widths in pixels and rows of these heights in
/// points.
pub(super) fn pages(sheet: &Sheet, columns: &[f64], heights: &[f64], metrics: &Metrics) -> Pages {
    let (asked, kept) = (sheet.print.paper, sheet.print.repeated_columns.into());
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
        scale: fitting.is_none().then_some(LEAST),
        columns: match fitting {
            Some(_) => Vec::new(),
            None => breaks(columns, kept, width(paper, LEAST)),
        },
        rows: Vec::new(),
        charts: Vec::new(),
    };
    if sheet.tables.len() > 1 || charted {
        let (wide, beside) = beside(paper).unwrap_or((scaled(NARROWEST, metrics), 0.0));
        let charts = sheet.charts.iter();
        let sizes: Vec<_> = charts
            .map(|chart| (wide, scaled(high(chart), metrics)))
            .collect();
        let rows = Rows::new(heights, metrics);
        below_each_other(&mut pages, sheet, &sizes, tables + beside, &rows);
    }
    pages
}

/// The width of a chart and of the whole columns it stands in, beside tables that leave this much;
/// none where that is too little. Pages end after whole columns.
fn beside(left: f64, metrics: &Metrics) -> Option<(u32, f64)> {
    let (least, greatest) = (scaled(NARROWEST, metrics), scaled(WIDEST, metrics));
    let column = metrics.column;
    let columns = (1..).take_while(|count| f64::from(count * column) <= left);
    let columns = columns.take_while(|count| (count - 1) * column < greatest + SIDES);
    let most = columns.last()? * column;
    let wide = most.checked_sub(SIDES)?.min(greatest);
    (wide >= least).then_some((wide, f64::from(most)))
}

/// A length of a chart for the text of this sheet.
fn scaled(pixels: u32, metrics: &Metrics) -> u32 {
    pixels * metrics.row / MEASURED
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

/// The height of a chart.
fn high(chart: &Chart) -> u32 {
    let bars = chart.rows.1.saturating_sub(chart.rows.0) + 1;
    if chart.upright {
        UPRIGHT
    } else {
        bars.min(40) * BAR + AROUND
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

/// Where rows begin, in pixels from the top of the sheet.
struct Rows {
    tops: Vec<f64>,
    usual: f64,
}

impl Rows {
    fn new(heights: &[f64], metrics: &Metrics) -> Self {
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

    fn top(&self, row: u32) -> f64 {
        let known = self.tops.get(usize::try_from(row).unwrap_or(usize::MAX));
        known.copied().unwrap_or_else(|| {
            let (last, top) = self.last();
            top + f64::from(row.saturating_sub(last)) * self.usual
        })
    }

    /// The first row that begins here or further down.
    fn below(&self, place: f64) -> u32 {
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
}

/// The rows before which a page ends: before a table that does not fit below the one above it,
/// and within one that no page holds.
fn row_breaks(tables: &[Table], rows: &Rows, room: f64) -> Vec<u32> {
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

/// Where charts of these sizes stand, one below the other beside the tables: each on one page, on
/// a page of its own where none has room.
fn places(
    sheet: &Sheet,
    sizes: &[(u32, u32)],
    rows: &Rows,
    room: f64,
    ends: &mut Vec<u32>,
) -> Vec<Place> {
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
        places.push(Place { row, size: *size });
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

#[cfg(test)]
mod tests;
