//! Charts of figures that stand in the tables.

use super::DraftSheet;
use super::sheet::Maker;
use crate::workbook::layout::{ChartKind, ChartLayout, SheetLayout};
use crate::workbook::model::{Chart, Series, Sheet, Table, Value};

/// Width and height of a chart in pixels.
const SIZE: (u32, u32) = (560, 360);

/// The rows that a chart takes, with room below it.
const ROWS: u32 = 18;

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
        let own = sheets.iter().find(|sheet| sheet.name == layout.name);
        let column = own.map_or(0, |sheet| sheet.widths.len());
        let charts = layout
            .chart
            .iter()
            .filter_map(|chart| self.chart(chart, sheets, drafts));
        (0..)
            .zip(charts)
            .map(|(at, chart): (u32, Chart)| Chart {
                at: (
                    super::TOP + at * ROWS,
                    u16::try_from(column).unwrap_or_default(),
                ),
                ..chart
            })
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
        let series_of = |at: u16| Series {
            column: at,
            header_row: table.header_row,
            values: shown(table, at),
        };
        let labels = position(&layout.categories).map(series_of)?;
        let series = layout.series.iter().filter_map(|key| position(key));
        let series = series.map(series_of);
        let series: Vec<_> = series
            .filter(|series| series.values.iter().any(is_something))
            .collect();
        (!series.is_empty()).then_some(Chart {
            title: layout.title.clone(),
            alt: layout.alt.clone(),
            upright: layout.kind == ChartKind::Column,
            sheet: sheet.name.clone(),
            rows: (table.first_row(), table.last_row()),
            labels,
            series,
            sign: self.facts.sign.clone(),
            at: (0, 0),
            size: SIZE,
        })
    }
}

/// What a column shows.
fn shown(table: &Table, column: u16) -> Vec<Value> {
    let cells = table
        .rows
        .iter()
        .filter_map(|row| row.get(usize::from(column)));
    cells.map(|cell| cell.value.shown().clone()).collect()
}

fn is_something(value: &Value) -> bool {
    matches!(value, Value::Number(number) if !number.is_zero())
}
