//! From a plan to sheets: which there are, where their tables lie, what every cell holds.

mod cells;
mod charts;
mod sheet;

use super::Request;
use super::entries::Entry;
use super::facts::SheetInputs;
use super::formula::{Book, absolute};
use super::layout::{Layout, SheetLayout};
use super::lists::{self, Listed};
use super::model::{CellValue, Name, Workbook};
use super::table::{Draft, is_needed, stands};
use super::validations::Validations;
use crate::diagnostic::Diagnostic;
use crate::template::Purpose;

/// The rows above the first line or table of a sheet: its title and its description.
const TOP: u32 = 2;

/// A sheet to be.
struct DraftSheet<'a> {
    layout: &'a SheetLayout,
    tables: Vec<Draft<'a>>,
}

/// Makes the workbook.
pub(super) fn workbook(request: Request<'_>) -> Result<Workbook, Vec<Diagnostic>> {
    let facts = SheetInputs::new(request.material, request.terms);
    let mut faults = Vec::new();
    let mut sheets = drafts(request.layout, &facts, &mut faults);
    let lists = complete(&mut sheets, &facts, request.layout);
    if sheets.is_empty() {
        sheets.extend(without_tables(request.layout, &facts));
    }
    let mut book = book(&sheets, &facts);
    drop_empty_columns(&mut sheets, &book, &facts);
    for sheet in &mut sheets {
        place(sheet, &facts);
    }
    let mut names = name_cells(&sheets, &mut book);
    book.tables = tables(&sheets);
    names.extend(list_names(&sheets, &lists));
    let validations = Validations {
        facts: &facts,
        layout: request.layout,
        lists: lists.iter().map(|list| list.name.clone()).collect(),
    };
    let maker = sheet::Maker {
        request: &request,
        facts: &facts,
        book: &book,
        validations: &validations,
    };
    let made = maker.sheets(&sheets, &mut faults);
    if faults.is_empty() {
        Ok(Workbook {
            properties: request.properties.clone(),
            sheets: made,
            names,
            date_locale: request.terms.date_locale().to_owned(),
        })
    } else {
        Err(faults)
    }
}

/// How many spare rows the table of a list has: only in a blank.
fn spare_rows(layout: &Layout, facts: &SheetInputs<'_>, list: &str) -> usize {
    if !facts.is_blank() {
        return 0;
    }
    let tables = layout.sheets.iter().flat_map(|sheet| &sheet.table);
    let own = tables
        .filter(|table| table.rows.as_deref() == Some(list))
        .find_map(|table| table.spare);
    let wanted = facts.edition.sheet_rows.max(1);
    own.map_or(wanted, |own| own.min(wanted))
}

/// The sheets and tables of this workbook.
fn drafts<'a>(
    layout: &'a Layout,
    facts: &SheetInputs<'a>,
    faults: &mut Vec<Diagnostic>,
) -> Vec<DraftSheet<'a>> {
    let spare = |list: &str| spare_rows(layout, facts, list);
    let needed = layout
        .sheets
        .iter()
        .filter(|sheet| is_needed(&sheet.needs, facts));
    needed
        .map(|sheet| DraftSheet {
            layout: sheet,
            tables: sheet
                .table
                .iter()
                .filter_map(|table| Draft::new(table, facts, &spare, faults))
                .collect(),
        })
        .filter(|sheet| !sheet.tables.is_empty())
        .collect()
}

/// The sheet of a plan that says nothing which any table shows: its first, with its title and a sentence. No
/// workbook is without a sheet, and one that is empty would look like a fault.
fn without_tables<'a>(layout: &'a Layout, facts: &SheetInputs<'a>) -> Option<DraftSheet<'a>> {
    let mut needed = layout
        .sheets
        .iter()
        .filter(|sheet| is_needed(&sheet.needs, facts));
    let layout = needed.next()?;
    let tables = Vec::new();
    Some(DraftSheet { layout, tables })
}

/// Fills the tables that depend on what else is there: the lists first, then the contents.
fn complete(
    sheets: &mut Vec<DraftSheet<'_>>,
    facts: &SheetInputs<'_>,
    layout: &Layout,
) -> Vec<Listed> {
    // A draft grows too: its lists follow the entries that are added.
    let spare = |list: &str| match facts.edition.purpose {
        Purpose::Blank => spare_rows(layout, facts, list),
        Purpose::Draft => GROWTH,
        Purpose::SignOff | Purpose::Bid => 0,
    };
    let drafts: Vec<_> = sheets.iter().flat_map(|sheet| &sheet.tables).collect();
    let (entries, lists) = lists::rows(&drafts, facts, &spare);
    fill(sheets, "lists", &entries);
    let linked = |sheet: &DraftSheet<'_>| !sheet.holds("contents");
    let contents: Vec<_> = sheets
        .iter()
        .filter(|sheet| linked(sheet))
        .map(content)
        .collect();
    fill(sheets, "contents", &contents);
    lists
}

/// How many entries may be added to a table before its drop-downs stop following.
const GROWTH: usize = 12;

fn content(sheet: &DraftSheet<'_>) -> Entry {
    Entry {
        values: vec![
            CellValue::Link(sheet.layout.name.clone()),
            CellValue::text(sheet.layout.description.as_str()),
        ],
        ..Entry::default()
    }
}

impl DraftSheet<'_> {
    /// Whether one of its tables has rows for this source.
    fn holds(&self, source: &str) -> bool {
        let mut sources = self.tables.iter().map(|table| table.layout.rows.as_deref());
        sources.any(|rows| rows == Some(source))
    }

    /// Whether its tables have headings: where there are several.
    fn has_headings(&self) -> bool {
        self.tables.len() > 1
    }
}

/// Gives the table of a source its rows, or leaves it out if there are none.
fn fill(sheets: &mut Vec<DraftSheet<'_>>, source: &str, entries: &[Entry]) {
    for sheet in sheets.iter_mut() {
        for table in &mut sheet.tables {
            if table.layout.rows.as_deref() == Some(source) {
                table.entries = entries.to_vec();
            }
        }
        let source = Some(source);
        sheet
            .tables
            .retain(|table| table.layout.rows.as_deref() != source || table.count() > 0);
    }
    sheets.retain(|sheet| !sheet.tables.is_empty());
}

fn tables(
    sheets: &[DraftSheet<'_>],
) -> std::collections::HashMap<String, super::formula::TableNames> {
    let tables = sheets.iter().flat_map(|sheet| &sheet.tables);
    tables
        .map(|table| (table.layout.id.clone(), table.names()))
        .collect()
}

/// The tables and named cells that formulas can use.
fn book(sheets: &[DraftSheet<'_>], facts: &SheetInputs<'_>) -> Book {
    let mut book = Book {
        tables: tables(sheets),
        other_funders: facts.other_funders(),
        ..Book::default()
    };
    for (cell, _) in named_cells(sheets) {
        book.names.insert(cell, String::new());
    }
    book
}

/// The named cells: their names, and where they are.
fn named_cells(sheets: &[DraftSheet<'_>]) -> Vec<(String, String)> {
    let mut named = Vec::new();
    for sheet in sheets {
        for table in &sheet.tables {
            let first = table.header_row + 1 + super::model::count(table.entries.len());
            for (row, written) in (first..).zip(&table.written) {
                for (column, (cell, _)) in (1..).zip(&written.cells) {
                    if let Some(name) = &cell.name {
                        let place = absolute(&sheet.layout.name, column, row, row);
                        named.push((name.clone(), place));
                    }
                }
            }
        }
    }
    named
}

fn name_cells(sheets: &[DraftSheet<'_>], book: &mut Book) -> Vec<Name> {
    let named = named_cells(sheets);
    book.names = named.iter().cloned().collect();
    named
        .into_iter()
        .map(|(name, place)| Name {
            name,
            formula: format!("={place}"),
        })
        .collect()
}

fn list_names(sheets: &[DraftSheet<'_>], lists: &[Listed]) -> Vec<Name> {
    for sheet in sheets {
        for table in &sheet.tables {
            let is_lists = table.layout.rows.as_deref() == Some("lists");
            let mut columns = (0_u16..).zip(&table.columns);
            let label = columns.find(|(_, column)| column.layout.value.as_deref() == Some("label"));
            if let (true, Some((column, _))) = (is_lists, label) {
                return lists::names(lists, &sheet.layout.name, column, table.header_row + 1);
            }
        }
    }
    Vec::new()
}

/// Leaves out columns that are worked out and would be empty: no value, and no formula. In a
/// register that nobody goes on filling in, a formula that gives nothing is no reason to stay.
fn drop_empty_columns(sheets: &mut [DraftSheet<'_>], book: &Book, facts: &SheetInputs<'_>) {
    for table in sheets.iter_mut().flat_map(|sheet| &mut sheet.tables) {
        if !table.is_of_entries() {
            continue;
        }
        let entries = &table.entries;
        let id = &table.layout.id;
        let grows = facts.is_open() || table.layout.is_worked_out();
        table.columns.retain(|column| {
            let says = |entry: &Entry| {
                let value = column.value.and_then(|value| entry.values.get(value));
                value.is_some_and(|value| !value.is_empty())
            };
            let kept =
                column.field.is_some() || column.period.is_some() || entries.iter().any(says);
            kept || (grows && cells::is_calculated(column.layout, id, book, facts))
        });
    }
}

/// Gives each table of a sheet its rows, one table below the other.
fn place(sheet: &mut DraftSheet<'_>, facts: &SheetInputs<'_>) {
    let headings = u32::from(sheet.has_headings());
    let lines = sheet.layout.line.iter();
    let lines = lines.filter(|line| stands(line, facts)).count();
    let mut next = TOP + super::model::count(lines);
    for table in &mut sheet.tables {
        table.header_row = next + headings;
        let totals = u32::from(sheet::has_totals(table));
        next = table.header_row + 1 + super::model::count(table.count()) + totals;
    }
}
