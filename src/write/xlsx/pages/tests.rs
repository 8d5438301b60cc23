//! Where pages end and charts stand.

use super::*;
use crate::workbook::{Cell, CellValue, Chart, Print, Table};

/// Rows of twenty pixels, columns of seventy.
const METRICS: Metrics = Metrics {
    size: 12.0,
    digit: 8.0,
    padding: 5.0,
    row: 20,
    line: 15.0,
    title: 15.0,
    column: 70,
};

fn sheet(tables: Vec<Table>) -> Sheet {
    Sheet {
        tables,
        print: Print {
            repeated_columns: 2,
            ..Print::default()
        },
        ..Sheet::default()
    }
}

/// Tables of so many rows below each other, each with a heading.
fn tables(lengths: &[u32]) -> Vec<Table> {
    let mut next = 2;
    let table = |length: &u32| {
        let table = Table {
            heading: Some("Heading".to_owned()),
            header_row: next + 1,
            rows: (0..*length).map(|_| vec![Cell::default()]).collect(),
            ..Table::default()
        };
        next = table.next_row();
        table
    };
    lengths.iter().map(table).collect()
}

fn bars(bars: u32) -> Chart {
    Chart {
        rows: (1, bars),
        ..Chart::default()
    }
}

#[test]
fn a_narrow_sheet_fits_its_paper_and_a_wider_one_does_not() {
    let one = sheet(Vec::new());
    let narrow = pages(&one, &[200.0; 5], &[], &METRICS);
    assert_eq!((narrow.columns, narrow.scale), (Vec::new(), 100));
    // Twelve points are never printed below ten.
    let less = pages(&one, &[230.0; 5], &[], &METRICS);
    assert_eq!((less.columns, less.scale), (Vec::new(), 87));
    let wider = pages(&one, &[250.0; 5], &[], &METRICS);
    assert_eq!((wider.columns, wider.scale), (vec![4], 100));
}

#[test]
fn large_print_is_never_smaller_than_it_is() {
    let large = Metrics {
        size: 18.0,
        ..METRICS
    };
    let wide = pages(&sheet(Vec::new()), &[230.0; 5], &[], &large);
    assert_eq!((wide.columns, wide.scale), (vec![4], 100));
}

#[test]
fn a_column_can_begin_a_page() {
    let mut parted = sheet(Vec::new());
    parted.print.begin_pages = vec![3];
    let parted = pages(&parted, &[200.0; 5], &[], &METRICS);
    assert_eq!(parted.columns, [3]);
}

#[test]
fn a_wide_sheet_is_split_after_whole_columns_with_the_kept_ones_repeated() {
    let wide = pages(&sheet(Vec::new()), &[200.0; 20], &[], &METRICS);
    // Five columns fit on a page: at first all of them new, then three beside the kept two. So they do
    // in full size: no page would be saved by a smaller print.
    assert_eq!(wide.columns, [5, 8, 11, 14, 17]);
    assert_eq!(wide.scale, 100);
}

#[test]
fn a_split_sheet_is_as_large_as_can_be_without_one_more_page() {
    let size = |rows| pages(&sheet(tables(&[rows])), &[200.0; 20], &[], &METRICS).scale;
    // A page holds 32 rows: heading, header and 30 more.
    assert_eq!(size(30), 100);
    // Two rows more still fit on it in a smaller print, many more not.
    assert_eq!(size(32), 95);
    assert_eq!(size(60), 100);
}

#[test]
fn a_column_wider_than_a_page_has_a_page_of_its_own() {
    assert_eq!(breaks(&[2000.0, 2000.0, 2000.0], 1, &[], 900.0), [1, 2]);
}

#[test]
fn a_table_that_does_not_fit_below_another_begins_a_page() {
    let tables = tables(&[10, 10, 60]);
    let rows = Rows::new(&[], &METRICS);
    // The page holds 30 rows.
    let ends = row_breaks(&tables, &rows, 600.0);
    // Rows 0 to 25 are the top and two tables; the third begins a page and goes on over two more.
    assert_eq!(tables[2].top_row(), 26);
    assert_eq!(ends, [26, 56, 86]);
}

#[test]
fn a_sheet_is_as_large_as_can_be_without_one_more_page() {
    let short = pages(&sheet(tables(&[3, 3])), &[200.0; 3], &[], &METRICS);
    assert_eq!((short.scale, short.rows), (100, Vec::new()));
    let longer = pages(&sheet(tables(&[16, 16])), &[200.0; 3], &[], &METRICS);
    let scale = longer.scale;
    assert!(
        (84..100).contains(&scale) && longer.rows.is_empty(),
        "{scale}"
    );
}

#[test]
fn a_chart_is_higher_for_names_that_take_several_lines() {
    let named = |length: usize| {
        let mut chart = bars(4);
        let name = CellValue::Text("x".repeat(length));
        chart.labels.values = vec![
            name,
            CellValue::default(),
            CellValue::Empty,
            CellValue::Empty,
        ];
        high(&chart, &METRICS)
    };
    assert_eq!(named(40), high(&bars(4), &METRICS));
    // Four more lines of 24 pixels where a row has 22, in a print where it has 20.
    assert_eq!((named(40), named(41)), (241, 329));
    // A name longer than four lines is the program's to cut.
    assert_eq!(named(300), named(160));
}

#[test]
fn no_chart_is_cut_by_the_end_of_a_page() {
    let mut charted = sheet(tables(&[10, 30]));
    for count in [1, 5, 12, 18] {
        charted.charts = vec![bars(count), bars(18), bars(count)];
        let pages = pages(&charted, &[200.0; 3], &[], &METRICS);
        let (rows, room) = (
            Rows::new(&[], &METRICS),
            height(charted.print.paper, pages.scale),
        );
        let mut last = 0.0;
        for place in &pages.charts {
            let (top, high) = (rows.top(place.row), f64::from(place.size.1 + ABOVE));
            let first = pages.rows.iter().rev().find(|end| **end <= place.row);
            let page = rows.top(first.copied().unwrap_or(0));
            assert!(top + high - page <= room, "{place:?} in {pages:?}");
            let cut = |end: &&u32| rows.top(**end) > top && rows.top(**end) < top + high;
            assert_eq!(pages.rows.iter().find(cut), None, "{place:?} in {pages:?}");
            assert!(top >= last, "{place:?} in {pages:?}");
            last = top + high;
        }
    }
}
