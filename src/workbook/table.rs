//! One table: which of its columns and rows there are, before formulas are filled in.

use super::entries::{Entry, entries, values_of};
use super::facts::SheetInputs;
use super::figures;
use super::formula::{TableNames, letters};
use super::layout::{CellLayout, ColumnLayout, Format, RowLayout, TableLayout};
use super::model::{CellValue, Form};
use super::timeline::{Period, periods};
use crate::diagnostic::Diagnostic;
use crate::plan::{Field, Kind};
use crate::template::Terms;

/// A table to be.
pub(super) struct Draft<'a> {
    pub(super) layout: &'a TableLayout,
    pub(super) columns: Vec<DraftColumn<'a>>,
    /// The rows for each of something.
    pub(super) entries: Vec<Entry>,
    /// The rows below them that are written in the layout, with the values of their cells.
    pub(super) written: Vec<Written<'a>>,
    /// The row of its headers, once it is known.
    pub(super) header_row: u32,
}

/// A row that is written out in the layout.
pub(super) struct Written<'a> {
    pub(super) row: &'a RowLayout,
    pub(super) label: String,
    pub(super) cells: Vec<(CellLayout, CellValue)>,
}

/// A column to be.
#[derive(Clone)]
pub(super) struct DraftColumn<'a> {
    pub(super) layout: &'a ColumnLayout,
    pub(super) header: String,
    pub(super) field: Option<&'a Field>,
    /// Where its value stands among those worked out for a row.
    pub(super) value: Option<usize>,
    /// The period it stands for.
    pub(super) period: Option<Period>,
}

impl<'a> Draft<'a> {
    /// The table, or none if this workbook leaves it out.
    pub(super) fn new(
        layout: &'a TableLayout,
        facts: &SheetInputs<'a>,
        spare: &dyn Fn(&str) -> usize,
        faults: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        if !is_needed(&layout.needs, facts) || !is_case(layout.when.as_deref(), facts) {
            return None;
        }
        let entries = match &layout.rows {
            Some(source) => entries(facts, source, spare),
            None => Vec::new(),
        };
        let has_entries = layout.rows.is_none() || !entries.is_empty();
        let later = matches!(layout.rows.as_deref(), Some("contents" | "lists"));
        let columns = columns(layout, facts);
        if columns.is_empty() || !(later || has_entries) {
            return None;
        }
        let written = written(layout, facts, faults);
        (later || !(entries.is_empty() && written.is_empty())).then_some(Self {
            layout,
            columns,
            entries,
            written,
            header_row: 0,
        })
    }

    /// How many rows it has, without its header and its totals.
    pub(super) fn count(&self) -> usize {
        self.entries.len() + self.written.len()
    }

    /// Whether it has a row for each of something, however many there are.
    pub(super) fn is_of_entries(&self) -> bool {
        self.layout.rows.is_some()
    }

    /// What formulas call it and its columns.
    pub(super) fn names(&self) -> TableNames {
        let named = || {
            let columns = (0_u16..).zip(&self.columns);
            let named = columns.filter(|(_, column)| column.period.is_none());
            named.filter_map(|(at, column)| Some((column.layout.key()?.to_owned(), at, column)))
        };
        TableNames {
            name: self.layout.name.clone(),
            headers: named()
                .map(|(key, _, column)| (key, column.header.clone()))
                .collect(),
            letters: named().map(|(key, at, _)| (key, letters(at))).collect(),
            first: self.header_row + 2,
        }
    }
}

/// Whether the plan has what a sheet or table needs; a blank has room for everything.
pub(super) fn is_needed(needs: &[String], facts: &SheetInputs<'_>) -> bool {
    facts.is_blank() || needs.iter().all(|list| !facts.entries(list).is_empty())
}

/// Whether a part of the layout stands here, which may be for one case only.
pub(super) fn is_case(when: Option<&str>, facts: &SheetInputs<'_>) -> bool {
    when.is_none_or(|when| facts.is_case(when))
}

/// Whether a line of a sheet stands there.
pub(super) fn stands(line: &CellLayout, facts: &SheetInputs<'_>) -> bool {
    is_needed(&line.needs, facts) && is_case(line.when.as_deref(), facts)
}

/// The header of a column.
pub(super) fn header(column: &ColumnLayout, rows: Option<&str>, terms: &Terms) -> String {
    if let Some(label) = &column.label {
        return label.clone();
    }
    if let Some(word) = &column.word {
        return terms.word(word).to_owned();
    }
    match field(column, rows, terms) {
        Some(field) => terms.field(field).label,
        // What nothing names has no header; the layout is refused if it needs one.
        None => column.key().unwrap_or_default().to_owned(),
    }
}

fn field<'a>(column: &ColumnLayout, rows: Option<&str>, terms: &'a Terms) -> Option<&'a Field> {
    let key = column.field.as_ref()?;
    terms.registry().field(&format!("{}.{key}", rows?))
}

fn columns<'a>(layout: &'a TableLayout, facts: &SheetInputs<'a>) -> Vec<DraftColumn<'a>> {
    let rows = layout.rows.as_deref();
    let values = rows.map_or(&[][..], values_of);
    let mut columns = Vec::new();
    let here = |column: &&ColumnLayout| is_case(column.when.as_deref(), facts);
    for column in layout.column.iter().filter(here) {
        let named = column.value.as_ref();
        let draft = DraftColumn {
            layout: column,
            header: header(column, rows, facts.terms),
            field: field(column, rows, facts.terms),
            value: named.and_then(|value| values.iter().position(|known| known == value)),
            period: None,
        };
        if column.periods {
            columns.extend(periods(facts).into_iter().map(|period| DraftColumn {
                header: period.header.clone(),
                period: Some(period),
                ..draft.clone()
            }));
        } else {
            columns.push(draft);
        }
    }
    // What is for the screen alone stands beside what is printed, not within it.
    columns.sort_by_key(|column| column.layout.screen);
    let timed = layout.column.iter().any(|column| column.periods);
    let dated = columns.iter().any(|column| column.period.is_some());
    if timed && !dated {
        columns.clear();
    }
    columns
}

/// The rows written out in the layout, without those that say nothing here.
fn written<'a>(
    layout: &'a TableLayout,
    facts: &SheetInputs<'_>,
    faults: &mut Vec<Diagnostic>,
) -> Vec<Written<'a>> {
    let mut rows = Vec::new();
    for row in &layout.row {
        let kept = row.when.as_deref().is_some_and(|when| facts.is_case(when));
        let cells: Vec<_> = row
            .cells()
            .into_iter()
            .filter(|cell| is_case(cell.when.as_deref(), facts))
            .map(|cell| {
                let value = value(&cell, facts, faults);
                (cell, value)
            })
            .collect();
        let says = cells.iter().any(|(_, value)| !value.is_empty());
        let by_funder = matches!(
            row.when.as_deref(),
            Some("funder" | "no-funder" | "unasked")
        );
        if kept || (!by_funder && (says || stays_in_blank(row, facts))) {
            let label = label(row, facts.terms);
            rows.push(Written { row, label, cells });
        }
    }
    rows
}

/// A blank keeps rows that are worked out, and those to fill in.
fn stays_in_blank(row: &RowLayout, facts: &SheetInputs<'_>) -> bool {
    facts.is_blank() && row.cells.iter().any(|cell| !cell.formula.is_empty())
}

fn label(row: &RowLayout, terms: &Terms) -> String {
    if let Some(label) = &row.label {
        return label.clone();
    }
    if let Some(word) = &row.word {
        return terms.word(word).to_owned();
    }
    let field = row
        .field
        .as_deref()
        .and_then(|tag| terms.registry().field(tag));
    field.map_or_else(String::new, |field| terms.field(field).label)
}

/// The value of a single cell.
pub(super) fn value(
    cell: &CellLayout,
    facts: &SheetInputs<'_>,
    faults: &mut Vec<Diagnostic>,
) -> CellValue {
    if let Some(figure) = &cell.value {
        return figures::figure(facts, figure);
    }
    if let Some(word) = &cell.word {
        return CellValue::text(facts.terms.word(word));
    }
    let Some(tag) = &cell.field else {
        return CellValue::Empty;
    };
    let found = match facts.terms.registry().field(tag) {
        Some(field) => facts.single(field),
        None => facts.own(tag),
    };
    found.unwrap_or_else(|fault| {
        faults.push(*fault);
        CellValue::Empty
    })
}

/// The form of a column's cells.
pub(super) fn form(column: &DraftColumn<'_>, facts: &SheetInputs<'_>) -> Form {
    if let Some(field) = column.field {
        return if column.layout.numbers {
            Form::Text
        } else {
            form_of(field, column.layout.range, facts)
        };
    }
    match column.layout.format {
        None | Some(Format::Text) => Form::Text,
        Some(Format::Number) => Form::Number,
        Some(Format::Money) => Form::Sum(facts.sign.clone()),
        Some(Format::Percent) => Form::Percent,
        Some(Format::Mark) => Form::Mark,
    }
}

/// The form of a field's cells.
pub(super) fn form_of(field: &Field, range: bool, facts: &SheetInputs<'_>) -> Form {
    match field.kind {
        _ if range => Form::Literal,
        Kind::Number => Form::Number,
        Kind::Money => Form::Money(facts.sign.clone()),
        Kind::Percent => Form::Percent,
        Kind::Date => Form::Date,
        Kind::Line if facts.is_open() => Form::Literal,
        _ => Form::Text,
    }
}
