//! What every cell of a table holds.

use super::sheet::Maker;
use crate::diagnostic::Diagnostic;
use crate::plan::Kind;
use crate::plan::scalar::Date;
use crate::workbook::entries::Entry;
use crate::workbook::facts::{SheetInputs, as_number};
use crate::workbook::formula::{self, Book, Here, depends_on_row, letters, usable};
use crate::workbook::layout::ColumnLayout;
use crate::workbook::model::{Cell, CellValue, Form, Look, count};
use crate::workbook::table::{Draft, DraftColumn, Written, form, form_of};
use crate::workbook::timeline::Period;
use std::sync::Arc;

/// Whether a column has a formula that this workbook can calculate.
pub(super) fn is_calculated(
    column: &ColumnLayout,
    table: &str,
    book: &Book,
    facts: &SheetInputs<'_>,
) -> bool {
    let here = Here {
        table,
        ..Here::default()
    };
    usable(&column.formula, book, here, facts.terms).is_some()
}

/// What stands in a period in which a tool is used; the formula in `workbook.toml` gives it too.
const MARK: &str = "■";

/// The cells of a column before they are put into rows.
type Cells = Vec<Cell>;

impl Maker<'_> {
    /// The rows of a table.
    pub(super) fn rows(&self, table: &Draft<'_>, faults: &mut Vec<Diagnostic>) -> Vec<Vec<Cell>> {
        let columns = (0_u16..).zip(&table.columns);
        let entries = &table.entries;
        let columns: Vec<Cells> = columns
            .map(|(at, column)| self.column(table, at, column, entries, faults))
            .collect();
        let mut rows = transposed(columns, entries.len());
        let written = table.written.iter().enumerate();
        rows.extend(written.map(|(at, row)| self.written(table, at, row)));
        rows
    }

    fn column(
        &self,
        table: &Draft<'_>,
        at: u16,
        column: &DraftColumn<'_>,
        entries: &[Entry],
        faults: &mut Vec<Diagnostic>,
    ) -> Cells {
        if column.field.is_some() {
            let field = entries
                .iter()
                .map(|entry| self.field(column, entry, faults));
            return field.map(Cell::from).collect();
        }
        let formulas = &column.layout.formula;
        let by_row = formulas.iter().any(|formula| depends_on_row(formula));
        let shared = (!by_row)
            .then(|| self.formula(table, column, (at, 0), &Entry::default()))
            .flatten();
        let cells = entries.iter().enumerate().map(|(row, entry)| {
            let value = self.value(column, entry);
            let formula = if entry.fixed {
                None
            } else if entry.rest {
                self.rest(table, column, at, row)
            } else if let (Some(label), 0) = (&entry.label, column.label_rank()) {
                formula::filled(label, self.book, Here::default(), self.facts.terms).map(Arc::from)
            } else if formulas.is_empty() {
                None
            } else {
                let own = by_row.then(|| self.formula(table, column, (at, row), entry));
                own.flatten().or_else(|| shared.clone())
            };
            Cell::from(calculated(formula, value))
        });
        cells.collect()
    }

    /// The formula of a column in the row of an entry; `at` is the place of its cell in the table.
    fn formula(
        &self,
        table: &Draft<'_>,
        column: &DraftColumn<'_>,
        at: (u16, usize),
        entry: &Entry,
    ) -> Option<Arc<str>> {
        let here = Here {
            table: &table.layout.id,
            row: entry.position,
            period: column.period.as_ref(),
            column: at.0,
            above: count(at.1),
        };
        usable(&column.layout.formula, self.book, here, self.facts.terms)
    }

    /// The formula of the row for the rest: the whole without the rows above.
    fn rest(
        &self,
        table: &Draft<'_>,
        column: &DraftColumn<'_>,
        at: u16,
        row: usize,
    ) -> Option<Arc<str>> {
        if column.layout.whole.is_empty() {
            let formulas = &column.layout.formula;
            let by_row = formulas.iter().any(|formula| depends_on_row(formula));
            let rest = Entry::default();
            return (!by_row)
                .then(|| self.formula(table, column, (at, row), &rest))
                .flatten();
        }
        let here = Here::default();
        let whole = usable(&column.layout.whole, self.book, here, self.facts.terms)?;
        let (column, first) = (letters(at), table.header_row + 2);
        Some(Arc::from(match count(row) {
            0 => format!("ROUND(SUM({whole}),2)"),
            rows => format!(
                "ROUND(SUM({whole})-SUM({column}{first}:{column}{}),2)",
                first + rows - 1
            ),
        }))
    }

    fn value(&self, column: &DraftColumn<'_>, entry: &Entry) -> CellValue {
        if let Some(period) = &column.period {
            return self.used_in(period, entry);
        }
        let value = column.value.and_then(|value| entry.values.get(value));
        value.map_or(CellValue::Empty, CellValue::clone)
    }

    /// A mark if a tool is used in a period, or something is on a day of it.
    fn used_in(&self, period: &Period, entry: &Entry) -> CellValue {
        let tool = self.facts.plan.tools.get(entry.position);
        let tool = tool.filter(|_| entry.day.is_none());
        let dates = tool.map_or([None, None], |tool| [tool.start, tool.end]);
        let dates = dates.into_iter().flatten().map(Date::first_day);
        let days: Vec<_> = dates.chain(entry.day).collect();
        let (Some(first), Some(last)) = (days.iter().min(), days.iter().max()) else {
            return CellValue::Empty;
        };
        CellValue::text(if period.meets(*first, *last) {
            MARK
        } else {
            ""
        })
    }

    fn field(
        &self,
        column: &DraftColumn<'_>,
        entry: &Entry,
        faults: &mut Vec<Diagnostic>,
    ) -> CellValue {
        let (Some(field), Some(index)) = (column.field, entry.index) else {
            return CellValue::Empty;
        };
        // A line of several years has a row for each.
        if field.labels.is_some() {
            return entry
                .year
                .as_deref()
                .map_or(CellValue::Empty, CellValue::text);
        }
        match self.facts.of_entry(field, index) {
            Ok(value) if column.layout.numbers => as_number(value),
            Ok(value) => value,
            Err(fault) => {
                faults.push(*fault);
                CellValue::Empty
            }
        }
    }

    fn written(&self, table: &Draft<'_>, at: usize, row: &Written<'_>) -> Vec<Cell> {
        let strong = row.row.strong;
        let label = Cell {
            look: strong.then(|| Look {
                strong,
                ..Look::default()
            }),
            ..Cell::from(CellValue::text(row.label.as_str()))
        };
        let cells = row.cells.iter().zip(table.columns.iter().skip(1));
        let cells = cells.map(|((layout, value), column)| {
            let here = Here {
                table: &table.layout.id,
                row: at,
                ..Here::default()
            };
            let formula = usable(&layout.formula, self.book, here, self.facts.terms);
            let single = layout.field.as_deref();
            let field = single.and_then(|tag| self.facts.terms.registry().field(tag));
            let held = field.filter(|field| super::sheet::is_held(field));
            let form = match field {
                Some(field) if field.kind == Kind::Prose => Form::Text,
                Some(field) => form_of(field, false, self.facts),
                None => form(column, self.facts),
            };
            let validation = match held {
                Some(field) => self.validations.of_field(field, false, &row.label),
                None => formula
                    .is_some()
                    .then(|| self.validations.worked_out(&row.label)),
            };
            Cell {
                value: calculated(formula, value.clone()),
                field: layout.field.clone(),
                look: Some(Look {
                    form,
                    input: held.is_some() && self.facts.is_open(),
                    strong,
                }),
                validation,
            }
        });
        let mut cells: Vec<_> = std::iter::once(label).chain(cells).collect();
        cells.resize(table.columns.len(), Cell::default());
        cells
    }
}

impl DraftColumn<'_> {
    /// Nought for the column of labels, which may have formulas of its own.
    fn label_rank(&self) -> u8 {
        u8::from(self.layout.value.as_deref() != Some("label"))
    }
}

/// A value with its formula, where there is one.
fn calculated(formula: Option<Arc<str>>, value: CellValue) -> CellValue {
    match formula {
        Some(formula) => CellValue::Formula(formula, Box::new(value)),
        None => value,
    }
}

/// Columns of cells as rows.
fn transposed(columns: Vec<Cells>, rows: usize) -> Vec<Vec<Cell>> {
    let mut out: Vec<Vec<Cell>> = std::iter::repeat_with(|| Vec::with_capacity(columns.len()))
        .take(rows)
        .collect();
    for column in columns {
        for (row, cell) in out.iter_mut().zip(column) {
            row.push(cell);
        }
    }
    out
}
