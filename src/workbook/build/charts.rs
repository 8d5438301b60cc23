//! Charts of figures that stand in the tables.

use super::DraftSheet;
use super::sheet::Maker;
use crate::workbook::layout::{ChartKind, ChartLayout, SheetLayout};
use crate::workbook::model::{Chart, Series, Sheet, Table, Value, count};

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
        // The row for the rest is shown only where there is some.
        let rest = table.rows.last().filter(|_| draft.has_rest());
        let shown_rest =
            rest.is_none_or(|row| row.iter().any(|cell| is_something(cell.value.shown())));
        let rows = table.rows.len() - usize::from(!shown_rest);
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
        // One bar compares nothing.
        (rows > 1 && !series.is_empty()).then_some(Chart {
            title: layout.title.clone(),
            alt: layout.alt.clone(),
            upright: layout.kind == ChartKind::Column,
            sheet: sheet.name.clone(),
            rows: (table.first_row(), table.header_row + count(rows)),
            labels,
            series,
            sign: self.facts.sign.clone(),
        })
    }
}

/// What a column shows.
fn shown(table: &Table, column: u16, rows: usize) -> Vec<Value> {
    let cells = table
        .rows
        .iter()
        .take(rows)
        .filter_map(|row| row.get(usize::from(column)));
    cells.map(|cell| cell.value.shown().clone()).collect()
}

fn is_something(value: &Value) -> bool {
    matches!(value, Value::Number(number) if !number.is_zero())
}
