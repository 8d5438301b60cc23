//! One sheet: title, description, lines and tables, and how it is seen and printed.

use super::escape::escaped;
use super::format::{CellPlace, Formats, Metrics, Variant};
use super::height::heights;
use super::number::{float, plain};
use super::pages::{pages, whole_charts};
use super::{amend, chart, print, validation};
use crate::style::Style;
use crate::workbook::{CellValue, Column, Form, Look, Sheet, Table, Total};
use rust_xlsxwriter::{
    ConditionalFormatFormula, ExcelDateTime, Format, Formula, Note, TableColumn, TableFunction,
    TableStyle, Url, Worksheet, XlsxError,
};

/// Writes a sheet.
pub(super) fn write(
    worksheet: &mut Worksheet,
    sheet: &Sheet,
    formats: &Formats<'_>,
    style: &Style,
) -> Result<(), XlsxError> {
    worksheet.set_name(&sheet.name)?;
    // What a formula shows where it shows nothing; the library's own default is 0.
    worksheet.set_formula_result_default("");
    let metrics = Metrics::new(style);
    for (column, width) in (0..).zip(&sheet.widths) {
        worksheet.set_column_width(column, *width)?;
    }
    let heights = heights(sheet, &metrics);
    for (row, height) in (0..).zip(&heights) {
        worksheet.set_row_height(row, *height)?;
    }
    let mut writer = Writer { worksheet, formats };
    writer.top(sheet)?;
    for table in &sheet.tables {
        writer.table(table)?;
    }
    for table in &sheet.tables {
        validation::write(worksheet, table)?;
    }
    let columns: Vec<f64> = sheet
        .widths
        .iter()
        .map(|width| metrics.column_pixels(*width))
        .collect();
    let printed = columns
        .get(..usize::from(sheet.print.columns))
        .unwrap_or(&columns);
    let pages = pages(sheet, printed, &heights, &metrics);
    let beside = u16::try_from(columns.len()).unwrap_or(u16::MAX);
    let charts = whole_charts(sheet, &metrics);
    for (chart, place) in charts.into_iter().zip(&pages.charts) {
        chart::write(worksheet, chart, *place, beside, style)?;
    }
    worksheet.set_screen_gridlines(false);
    worksheet.set_freeze_panes(sheet.frozen_rows, sheet.frozen_columns)?;
    print::write(worksheet, sheet, &pages)?;
    worksheet.set_hidden(sheet.hidden);
    if sheet.protected {
        worksheet.protect();
    }
    Ok(())
}

struct Writer<'a> {
    worksheet: &'a mut Worksheet,
    formats: &'a Formats<'a>,
}

impl Writer<'_> {
    /// The rows above the tables; long lines run on over the empty cells beside them.
    fn top(&mut self, sheet: &Sheet) -> Result<(), XlsxError> {
        let (title, text) = (self.formats.title(), self.formats.line());
        self.string(0, 0, &sheet.title, &title)?;
        self.string(1, 0, &sheet.description, &text)?;
        for (row, line) in (2..).zip(&sheet.lines) {
            self.value(row, 0, line, &text.clone().set_bold())?;
        }
        Ok(())
    }

    fn table(&mut self, table: &Table) -> Result<(), XlsxError> {
        let header_row = table.header_row;
        if let Some(heading) = &table.heading {
            let format = self.formats.heading();
            self.string(table.top_row(), 0, heading, &format)?;
        }
        self.add_table(table)?;
        let place = if table.register {
            CellPlace::Register
        } else {
            CellPlace::Figures
        };
        for (row, cells) in (table.first_row()..).zip(&table.rows) {
            for ((at, cell), column) in (0..).zip(cells).zip(&table.columns) {
                let look = cell.look.as_ref().unwrap_or(&column.look);
                let format = self.formats.cell(look, variant(&cell.value, look), place);
                self.value(row, at, &cell.value, &format)?;
            }
        }
        for (at, column) in (0..).zip(&table.columns) {
            self.total(table, at, column)?;
            self.note(header_row, at, column)?;
            self.marks(table, at, column)?;
        }
        Ok(())
    }

    fn add_table(&mut self, table: &Table) -> Result<(), XlsxError> {
        let columns: Vec<_> = table
            .columns
            .iter()
            .map(|column| self.column(column, table.filter))
            .collect();
        let last = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
        let described = rust_xlsxwriter::Table::new()
            .set_name(&table.name)
            .set_alt_text_title(table.heading.as_deref().unwrap_or(&table.name))
            .set_alt_text(&table.description)
            .set_style(TableStyle::None)
            .set_autofilter(table.filter)
            .set_total_row(table.totals)
            .set_columns(&columns);
        let last_row = table.last_row() + u32::from(table.totals);
        self.worksheet
            .add_table(table.header_row, 0, last_row, last, &described)?;
        Ok(())
    }

    fn column(&self, column: &Column, filter: bool) -> TableColumn {
        let described = TableColumn::new()
            .set_header(&column.header)
            .set_header_format(self.formats.header(&column.look, filter))
            .set_format(
                self.formats
                    .cell(&column.look, open(&column.look), CellPlace::Register)
                    .as_ref(),
            );
        let described = match &column.formula {
            Some(formula) => described.set_formula(Formula::new(formula)),
            None => described,
        };
        match &column.total {
            Total::None => described,
            Total::Label(label) => described.set_total_label(label),
            Total::Sum(..) => described.set_total_function(TableFunction::Sum),
        }
    }

    fn total(&mut self, table: &Table, at: u16, column: &Column) -> Result<(), XlsxError> {
        if !table.totals {
            return Ok(());
        }
        let row = table.last_row() + 1;
        let format = self
            .formats
            .cell(&column.look, Variant::Usual, CellPlace::Totals);
        self.worksheet.set_cell_format(row, at, &format)?;
        if let Total::Sum(formula, sum) = &column.total {
            let formula = Formula::new(formula).set_result(plain(*sum)?);
            self.worksheet
                .write_formula_with_format(row, at, formula, &format)?;
        }
        Ok(())
    }

    fn note(&mut self, row: u32, at: u16, column: &Column) -> Result<(), XlsxError> {
        let Some(note) = &column.note else {
            return Ok(());
        };
        let lines = u32::try_from(note.chars().count() / 28 + 1)
            .unwrap_or(1)
            .min(20);
        let note = Note::new(note.as_str())
            .add_author_prefix(false)
            .set_author("coplan")
            .set_alt_text(column.header.as_str())
            .set_format(self.formats.text())
            .set_width(260)
            .set_height(lines * 22 + 16);
        self.worksheet.insert_note(row, at, &note)?;
        Ok(())
    }

    /// Marks make their cells dark, so that they are seen at a glance and in black and white.
    fn marks(&mut self, table: &Table, at: u16, column: &Column) -> Result<(), XlsxError> {
        if column.look.form != Form::Mark {
            return Ok(());
        }
        let letters: String = rust_xlsxwriter::utility::column_number_to_name(at);
        let rule = format!("={letters}{}<>\"\"", table.first_row() + 1);
        let format = ConditionalFormatFormula::new()
            .set_rule(rule.as_str())
            .set_format(self.formats.mark());
        let (first, last) = (table.first_row(), table.last_row());
        self.worksheet
            .add_conditional_format(first, at, last, at, &format)?;
        Ok(())
    }

    fn value(
        &mut self,
        row: u32,
        at: u16,
        value: &CellValue,
        format: &Format,
    ) -> Result<(), XlsxError> {
        match value {
            CellValue::Empty => {
                self.worksheet.write_blank(row, at, format)?;
            }
            CellValue::Text(text) => self.string(row, at, text, format)?,
            CellValue::Number(number) => {
                self.worksheet
                    .write_number_with_format(row, at, float(*number)?, format)?;
            }
            CellValue::Day(day) | CellValue::Month(day) => {
                let (year, month, day) = (day.year(), day.month(), day.day());
                let year = u16::try_from(year).unwrap_or(1900);
                let [month, day] = [month, day].map(|part| u8::try_from(part).unwrap_or(1));
                let date = ExcelDateTime::from_ymd(year, month, day)?;
                self.worksheet
                    .write_datetime_with_format(row, at, &date, format)?;
            }
            CellValue::Link(sheet) => {
                let target = format!("internal:'{}'!A1", sheet.replace('\'', "''"));
                let url = Url::new(target).set_text(sheet);
                self.worksheet.write_url_with_format(row, at, url, format)?;
            }
            CellValue::Formula(formula, result) => {
                self.formula(row, at, formula, result, format)?;
            }
        }
        Ok(())
    }

    /// A formula with what it gives. A text that programs would read as the code of a character
    /// stands there without its formula, because not all of them undo an escape there.
    fn formula(
        &mut self,
        row: u32,
        at: u16,
        formula: &str,
        result: &CellValue,
        format: &Format,
    ) -> Result<(), XlsxError> {
        let result = match result {
            CellValue::Text(text) if escaped(text) != *text => {
                return self.string(row, at, text, format);
            }
            CellValue::Text(text) if would_be_misread(text) => format!("{}{text}", amend::TEXT),
            CellValue::Text(text) => text.clone(),
            CellValue::Number(number) => plain(*number)?,
            _ => String::new(),
        };
        let formula = Formula::new(formula).set_result(result);
        self.worksheet
            .write_formula_with_format(row, at, formula, format)?;
        Ok(())
    }

    fn string(&mut self, row: u32, at: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
        self.worksheet
            .write_string_with_format(row, at, text, format)?;
        Ok(())
    }
}

/// What a value adds to the look of its cell.
fn variant(value: &CellValue, look: &Look) -> Variant {
    /// The longest text that every version of Excel shows in a cell formatted as text.
    const LONGEST_LITERAL: usize = 255;
    match (value, &look.form) {
        (CellValue::Text(text), _) if text.starts_with(['=', '+', '-', '@', '\'']) => {
            Variant::Quoted
        }
        (CellValue::Text(text), Form::Literal) if text.len() > LONGEST_LITERAL => Variant::Open,
        (CellValue::Month(_), _) => Variant::Month,
        (CellValue::Empty, _) => open(look),
        (CellValue::Link(_), _) => Variant::Link,
        (CellValue::Number(number), Form::Percent) if number.normalize().scale() > 2 => {
            Variant::Fine
        }
        _ => Variant::Usual,
    }
}

/// An empty cell for a date has no form, so that a month that is typed there stays a month.
fn open(look: &Look) -> Variant {
    match look.form {
        Form::Date => Variant::Open,
        _ => Variant::Usual,
    }
}

/// Whether the library would store a text result as a number, a logical value or an error.
fn would_be_misread(text: &str) -> bool {
    text.parse::<f64>().is_ok() || matches!(text, "TRUE" | "FALSE") || text.starts_with('#')
}
