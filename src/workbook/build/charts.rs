//! Charts of figures that stand in the tables.

use super::DraftSheet;
use super::sheet::Maker;
use crate::template::Terms;
use crate::workbook::layout::{ChartKind, ChartLayout, SheetLayout};
use crate::workbook::model::{
    Cell, CellValue, Chart, ChartShape, Series, Sheet, Table, Unit, count,
};
use rust_decimal::Decimal;

impl Maker<'_> {
    /// The charts of a sheet whose figures are in this workbook; a blank has none to show.
    pub(super) fn charts(
        &self,
        layout: &SheetLayout,
        sheets: &[Sheet],
        drafts: &[DraftSheet<'_>],
    ) -> Vec<Chart> {
        if self.facts.is_blank() {
            return Vec::new();
        }
        layout
            .chart
            .iter()
            .filter_map(|chart| self.chart(chart, sheets, drafts))
            .collect()
    }

    fn chart(
        &self,
        layout: &ChartLayout,
        sheets: &[Sheet],
        drafts: &[DraftSheet<'_>],
    ) -> Option<Chart> {
        let (sheet, draft, table) = drafts.iter().zip(sheets).find_map(|(drafts, sheet)| {
            let mut tables = drafts.tables.iter().zip(&sheet.tables);
            let (draft, table) = tables.find(|(draft, _)| draft.layout.id == layout.table)?;
            Some((sheet, draft, table))
        })?;
        let position = |key: &str| {
            let mut columns = draft.columns.iter();
            let at = columns.position(|column| column.layout.key() == Some(key))?;
            u16::try_from(at).ok()
        };
        // The row for the rest, and those below it, are shown only where there is something.
        let usual = if draft.is_of_entries() {
            draft.entries.iter().filter(|entry| !entry.rest).count()
        } else {
            table.rows.len()
        };
        let says = |row: &Vec<Cell>| row.iter().any(|cell| is_something(cell.value.shown()));
        let last = table.rows.iter().rposition(says);
        let rows = last.map_or(0, |last| last + 1).max(usual);
        let series_of = |at: u16| Series {
            column: at,
            header_row: table.header_row,
            values: shown(table, at, rows),
        };
        let labels = position(&layout.categories).map(series_of)?;
        let series = layout.series.iter().filter_map(|key| position(key));
        let series = series.map(series_of);
        let series: Vec<_> = series
            .filter(|series| series.values.iter().any(is_something))
            .collect();
        let (shape, most_series) = match layout.kind {
            ChartKind::Bar | ChartKind::Column | ChartKind::Stacked => {
                (ChartShape::Bars, usize::MAX)
            }
            ChartKind::Line => (ChartShape::Lines, usize::MAX),
            ChartKind::Pie => (ChartShape::Pie, 1),
        };
        let series: Vec<_> = series.into_iter().take(most_series).collect();
        // One bar compares nothing.
        (rows > 1 && !series.is_empty()).then_some(Chart {
            title: layout.title.clone(),
            alt: layout.alt.clone(),
            shape,
            upright: shape != ChartShape::Bars
                || layout.kind.is_upright() && labels.values.iter().all(is_short),
            sheet: sheet.name.clone(),
            rows: (table.first_row(), table.header_row + count(rows)),
            labels,
            unit: unit(most(&series, rows), self.facts.terms),
            series,
            sign: self.facts.sign.clone(),
        })
    }
}

/// Whether a name has room below a bar; beside a bar that lies, a longer one has.
fn is_short(name: &CellValue) -> bool {
    const LONGEST: usize = 16;
    match name {
        CellValue::Text(name) => name.chars().count() <= LONGEST,
        _ => true,
    }
}

/// The longest bar: what its series come to.
fn most(series: &[Series], rows: usize) -> Decimal {
    let amount = |series: &Series, row| match series.values.get(row) {
        Some(CellValue::Number(amount)) => *amount,
        _ => Decimal::ZERO,
    };
    let bars = (0..rows).map(|row| series.iter().map(|series| amount(series, row)).sum());
    bars.fold(Decimal::ZERO, Decimal::max)
}

/// What an axis that ends at this amount counts in.
fn unit(most: Decimal, terms: &Terms) -> Unit {
    const FIVE_THOUSAND: Decimal = Decimal::from_parts(5_000, 0, 0, false, 0);
    const MILLION: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);
    let (thousands, decimals, word) = match most {
        most if most < Decimal::ONE_THOUSAND => return Unit::default(),
        most if most < FIVE_THOUSAND => (1, 1, "thousands"),
        most if most < MILLION => (1, 0, "thousands"),
        most if most < MILLION * Decimal::TEN => (2, 1, "millions"),
        most if most < MILLION * Decimal::ONE_THOUSAND => (2, 0, "millions"),
        most if most < MILLION * Decimal::ONE_THOUSAND * Decimal::TEN => (3, 1, "billions"),
        _ => (3, 0, "billions"),
    };
    Unit {
        thousands,
        decimals,
        sign: terms.word(word).to_owned(),
    }
}

/// What a column shows.
fn shown(table: &Table, column: u16, rows: usize) -> Vec<CellValue> {
    let cells = table
        .rows
        .iter()
        .take(rows)
        .filter_map(|row| row.get(usize::from(column)));
    cells.map(|cell| cell.value.shown().clone()).collect()
}

fn is_something(value: &CellValue) -> bool {
    matches!(value, CellValue::Number(number) if !number.is_zero())
}
