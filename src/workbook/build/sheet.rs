//! Sheets: their lines, tables, widths, and how they are printed and protected.

use super::DraftSheet;
use crate::diagnostic::Diagnostic;
use crate::plan::{Field, Held};
use crate::template::Guidance;
use crate::workbook::Request;
use crate::workbook::facts::SheetInputs;
use crate::workbook::formula::{self, Book, Here, depends_on_row, usable};
use crate::workbook::model::{CellValue, Column, Form, Look, Print, Sheet, Table, Total};
use crate::workbook::table::{Draft, DraftColumn, form, stands, value};
use crate::workbook::validations::Validations;
use std::sync::Arc;

/// What sheets are made with.
pub(super) struct Maker<'a> {
    pub(super) request: &'a Request<'a>,
    pub(super) facts: &'a SheetInputs<'a>,
    pub(super) book: &'a Book,
    pub(super) validations: &'a Validations<'a>,
}

/// Whether a table has a row of totals.
pub(super) fn has_totals(table: &Draft<'_>) -> bool {
    table.columns.iter().any(|column| column.layout.total)
}

/// Whether the workbook is where a field is filled in.
pub(super) fn is_held(field: &Field) -> bool {
    matches!(field.held, Held::Workbook | Held::Both)
}

impl Maker<'_> {
    pub(super) fn sheets(
        &self,
        drafts: &[DraftSheet<'_>],
        faults: &mut Vec<Diagnostic>,
    ) -> Vec<Sheet> {
        let mut sheets: Vec<_> = drafts
            .iter()
            .map(|draft| self.sheet(draft, faults))
            .collect();
        for (at, draft) in drafts.iter().enumerate() {
            let charts = self.charts(draft.layout, &sheets, drafts);
            if let Some(sheet) = sheets.get_mut(at) {
                sheet.charts = charts;
            }
        }
        sheets
    }

    fn sheet(&self, draft: &DraftSheet<'_>, faults: &mut Vec<Diagnostic>) -> Sheet {
        let layout = draft.layout;
        let lines = layout.line.iter().filter(|line| stands(line, self.facts));
        let lines = lines.map(|line| {
            let formula = usable(&line.formula, self.book, Here::default(), self.facts.terms);
            let value = value(line, self.facts, faults);
            match formula {
                Some(formula) => CellValue::Formula(formula, Box::new(value)),
                None => value,
            }
        });
        let nothing = draft.tables.is_empty().then(|| {
            let word = self.facts.terms.word("nothing_in_workbook");
            CellValue::text(word)
        });
        let lines = lines.chain(nothing).collect();
        let tables: Vec<_> = draft
            .tables
            .iter()
            .map(|table| self.table(table, draft, faults))
            .collect();
        let alone = match tables.as_slice() {
            [only] => Some(only.header_row),
            _ => None,
        };
        Sheet {
            name: layout.name.clone(),
            title: self.title(draft),
            description: layout.description.clone(),
            lines,
            widths: widths(&draft.tables, &tables),
            frozen_rows: alone.map_or(0, |row| row + 1),
            frozen_columns: if alone.is_some() { layout.keep } else { 0 },
            print: self.print(draft, &tables),
            protected: layout.protect && !self.facts.is_open(),
            hidden: layout.hide && !self.facts.is_open(),
            tables,
            ..Sheet::default()
        }
    }

    fn title(&self, draft: &DraftSheet<'_>) -> String {
        let field = draft.layout.title_field.as_deref();
        let field = field.and_then(|tag| self.facts.terms.registry().field(tag));
        match field.map(|field| self.facts.single(field)) {
            Some(Ok(CellValue::Text(title))) => title,
            _ => draft.layout.title.clone(),
        }
    }

    fn table(
        &self,
        draft: &Draft<'_>,
        sheet: &DraftSheet<'_>,
        faults: &mut Vec<Diagnostic>,
    ) -> Table {
        let rows = self.rows(draft, faults);
        let columns: Vec<_> = draft
            .columns
            .iter()
            .enumerate()
            .map(|(at, column)| {
                let sum = || {
                    rows.iter().filter_map(|row| row.get(at)).fold(
                        rust_decimal::Decimal::ZERO,
                        |sum, cell| match cell.value.shown() {
                            CellValue::Number(number) => sum + number,
                            _ => sum,
                        },
                    )
                };
                self.column_of(draft, at, column, sum)
            })
            .collect();
        let word = draft.layout.heading_word.as_deref();
        let word = word.map(|word| self.facts.terms.word(word).to_owned());
        let heading = word.or_else(|| draft.layout.heading.clone());
        let register = draft.is_of_entries() && !draft.layout.is_worked_out();
        Table {
            name: draft.layout.name.clone(),
            heading: heading.filter(|_| sheet.has_headings()),
            description: draft.layout.description.clone(),
            header_row: draft.header_row,
            totals: has_totals(draft),
            register: register && !sheet.has_headings(),
            // What is for readers has no buttons over its headers.
            filter: register && !sheet.has_headings() && self.facts.is_open(),
            columns,
            rows,
        }
    }

    fn column_of(
        &self,
        table: &Draft<'_>,
        at: usize,
        column: &DraftColumn<'_>,
        sum: impl Fn() -> rust_decimal::Decimal,
    ) -> Column {
        let written = !table.is_of_entries();
        let input = column.field.is_some_and(is_held);
        let label = table.layout.total_label.as_deref().unwrap_or("total");
        let total = match (column.layout.total, at) {
            (true, _) => Total::Sum(subtotal(table, &column.header).into(), sum()),
            (false, 0) if has_totals(table) => {
                Total::Label(self.facts.terms.word(label).to_owned())
            }
            _ => Total::None,
        };
        let validation = match column.field {
            Some(field) => self
                .validations
                .of_field(field, column.layout.range, &column.header),
            None if written => None,
            None => Some(self.validations.worked_out(&column.header)),
        };
        Column {
            header: column.header.clone(),
            look: Look {
                form: form(column, self.facts),
                input: input && self.facts.is_open(),
                strong: false,
            },
            field: column.field.map(|field| field.tag.to_string()),
            formula: self.shared(table, column),
            note: self.note(column),
            validation,
            total,
        }
    }

    /// The formula of every row of a column; none if rows differ.
    fn shared(&self, table: &Draft<'_>, column: &DraftColumn<'_>) -> Option<Arc<str>> {
        let layout = column.layout;
        let differs = layout.formula.iter().any(|formula| depends_on_row(formula));
        let here = Here {
            table: &table.layout.id,
            period: column.period.as_ref(),
            ..Here::default()
        };
        // A row that is written out has a formula of its own.
        let single = table.is_of_entries() && table.written.is_empty() && !differs;
        single
            .then(|| usable(&layout.formula, self.book, here, self.facts.terms))
            .flatten()
    }

    /// Guidance at a header: in a blank for every field, in a draft where the layout has some.
    fn note(&self, column: &DraftColumn<'_>) -> Option<String> {
        if !self.facts.is_open() || self.facts.edition.guidance == Guidance::None {
            return None;
        }
        let prompt = || {
            let field = column.field.filter(|_| self.facts.is_blank())?;
            Some(self.facts.terms.field(field).prompt)
        };
        let note = column.layout.note.clone().or_else(prompt);
        note.filter(|note| !note.is_empty())
    }

    fn print(&self, draft: &DraftSheet<'_>, tables: &[Table]) -> Print {
        let title = &self.request.properties.title;
        let mark = self.facts.edition.draft_mark(self.facts.terms);
        let columns = || draft.tables.iter().map(|table| table.columns.as_slice());
        let printed = columns().map(|columns| {
            let printed = columns.iter().filter(|column| !column.layout.screen);
            u16::try_from(printed.count()).unwrap_or(u16::MAX)
        });
        let pages = columns().flat_map(|columns| (0_u16..).zip(columns));
        let pages = pages.filter(|(_, column)| column.layout.page);
        Print {
            paper: self.request.paper,
            columns: printed.max().unwrap_or(0),
            begin_pages: pages.map(|(at, _)| at).collect(),
            repeated_columns: draft.layout.keep,
            repeated_row: match tables {
                [only] => Some(only.header_row),
                _ => None,
            },
            header: mark.map_or_else(|| title.clone(), |mark| format!("{mark} · {title}")),
            title: draft.layout.title.clone(),
            footer: self.request.footer.to_owned(),
            pages: self.facts.terms.word("page").to_owned(),
        }
    }
}

/// The sum of what a column shows, as the menu of a row of totals writes it.
fn subtotal(table: &Draft<'_>, header: &str) -> String {
    format!(
        "SUBTOTAL(109,{})",
        formula::column(&table.layout.name, header)
    )
}

/// The widths of a sheet's columns: as the layout says, and never less than the figures and the
/// longest word of a header need.
fn widths(drafts: &[Draft<'_>], tables: &[Table]) -> Vec<f64> {
    /// For a column of which nothing is said.
    const USUAL: f64 = 18.0;
    /// What the sides of a header take.
    const SIDES: f64 = 2.0;
    let mut widths: Vec<f64> = Vec::new();
    for (draft, table) in drafts.iter().zip(tables) {
        for (at, (layout, column)) in draft.columns.iter().zip(&table.columns).enumerate() {
            let figures = table.rows.iter().filter_map(|row| row.get(at));
            let figures = figures.map(|cell| shown_width(cell.value.shown(), &column.look.form));
            let total = match &column.total {
                Total::Sum(_, sum) => shown_width(&CellValue::Number(*sum), &column.look.form),
                Total::Label(word) => longest_word(word),
                Total::None => 0.0,
            };
            let needed = figures
                .fold(total, f64::max)
                .max(longest_word(&column.header) + SIDES);
            let wanted = layout.layout.width.unwrap_or(0.0).max(needed);
            match widths.get_mut(at) {
                Some(width) => *width = width.max(wanted),
                None => widths.push(wanted.max(if layout.layout.width.is_none() {
                    USUAL
                } else {
                    0.0
                })),
            }
        }
    }
    widths.into_iter().map(|width| width.min(255.0)).collect()
}

/// The width of a figure in characters; text wraps and needs none of its own.
fn shown_width(value: &CellValue, form: &Form) -> f64 {
    let characters = match (value, form) {
        (CellValue::Number(number), Form::Money(sign) | Form::Sum(sign)) => {
            let digits = number.trunc().abs().to_string().len();
            digits + digits.saturating_sub(1) / 3 + 3 + sign.chars().count() + 2
        }
        (CellValue::Number(number), _) => number.normalize().to_string().len().min(12) + 3,
        (CellValue::Day(_) | CellValue::Month(_), _) => 13,
        _ => 0,
    };
    f64::from(u32::try_from(characters).unwrap_or(u32::MAX))
}

/// The length of the longest word, in characters of bold text.
fn longest_word(header: &str) -> f64 {
    let longest = header
        .split([' ', '-'])
        .map(|word| word.chars().count())
        .max();
    f64::from(u32::try_from(longest.unwrap_or(0)).unwrap_or(u32::MAX)) * 1.1
}
