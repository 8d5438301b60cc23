//! The texts of `workbook.toml` that people read, said in another language.
//!
//! In: the file, and what is said for a text. Out: the same file in those words. Names that formulas use stay.

use super::{ChartLayout, ColumnLayout, File, SheetLayout, TableLayout};

/// What is said for a text.
type Say<'a> = dyn Fn(&str) -> String + 'a;

/// Says every text of the file so.
pub(super) fn say(file: &mut File, say: &Say<'_>) {
    for text in file.messages.values_mut() {
        each(text, say);
    }
    for sheet in &mut file.sheet {
        of_sheet(sheet, say);
    }
}

fn of_sheet(sheet: &mut SheetLayout, say: &Say<'_>) {
    for text in [&mut sheet.name, &mut sheet.title, &mut sheet.description] {
        each(text, say);
    }
    for table in &mut sheet.table {
        of_table(table, say);
    }
    for ChartLayout { title, alt, .. } in &mut sheet.chart {
        each(title, say);
        each(alt, say);
    }
}

fn of_table(table: &mut TableLayout, say: &Say<'_>) {
    each(&mut table.description, say);
    let of_columns = table.column.iter_mut();
    let of_columns = of_columns.flat_map(|ColumnLayout { label, note, .. }| [label, note]);
    let of_rows = table.row.iter_mut().map(|row| &mut row.label);
    let texts = std::iter::once(&mut table.heading);
    for text in texts.chain(of_columns).chain(of_rows).flatten() {
        each(text, say);
    }
}

fn each(text: &mut String, say: &Say<'_>) {
    if !text.is_empty() {
        *text = say(text);
    }
}
