//! Faults of `workbook.toml` beyond its keys: names of fields, values, columns, tables and sheets.
//!
//! In: a layout and the wording its headers come from. Out: every fault with its line and, where
//! something known is near, a suggestion.

mod formulas;
mod functions;
mod headers;
mod holes;
mod names;
mod narrow;
mod parts;

use super::entries::{SOURCES, values_of};
use super::facts::CASES;
use super::figures::FIGURES;
use super::layout::{CellLayout, ColumnLayout, Layout, RowLayout, SheetLayout, TableLayout};
use super::table;
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::plan::Field;
use crate::template::Terms;
use std::collections::HashSet;
use std::ops::Range;

/// Every fault of a layout.
///
/// `broken` are the paths of keys that are at fault already: what surrounds them is not judged.
pub(super) fn faults(layout: &Layout, terms: &Terms, broken: &[String]) -> Vec<Diagnostic> {
    let mut lint = Lint {
        layout,
        terms,
        broken,
        narrow: None,
        faults: Vec::new(),
    };
    lint.names();
    for (at, sheet) in layout.sheets.iter().enumerate() {
        lint.sheet(sheet, &format!("sheet[{at}]"));
    }
    lint.faults
}

struct Lint<'a> {
    layout: &'a Layout,
    terms: &'a Terms,
    broken: &'a [String],
    /// The formula that is being looked at, and the part of it.
    narrow: Option<(String, Range<usize>)>,
    faults: Vec<Diagnostic>,
}

impl<'a> Lint<'a> {
    /// The tags of the lists of the plan.
    fn list_tags(&self) -> impl Iterator<Item = &'a str> {
        self.terms.registry().lists().map(|list| &*list.tag)
    }

    /// Reports a fault at a path of the file.
    fn report(&mut self, path: &str, name: &'static str, message: String, help: Option<String>) {
        let surrounds = |broken: &String| {
            let rest = broken.strip_prefix(path);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        };
        if self.broken.iter().any(surrounds) {
            return;
        }
        let mut fault = Diagnostic::error(name, message);
        fault.help = help;
        if let Some(mut place) = self.layout.tree.place(path) {
            if let Some((formula, part)) = &self.narrow {
                place = narrow::narrowed(&place, formula, part);
            }
            fault = fault.in_place(place);
        }
        self.faults.push(fault);
    }

    /// Reports a word that is none of the known ones, with the nearest of them or all.
    fn unknown(&mut self, path: &str, noun: &'static str, word: &str, known: &[&str]) {
        let help = did_you_mean(word, known.iter().copied())
            .or_else(|| (!known.is_empty()).then(|| format!("one of {}", known.join(", "))));
        let name = match noun {
            "field" => "unknown-field",
            "column" => "unknown-column",
            _ => "unknown-name",
        };
        self.report(
            path,
            name,
            format!("`{word}` is not a {noun} that can stand here"),
            help,
        );
    }

    fn sheet(&mut self, sheet: &SheetLayout, path: &str) {
        self.lists(&sheet.needs, &format!("{path}.needs"));
        if let Some(field) = &sheet.title_field {
            self.single_field(field, &format!("{path}.title_field"));
        }
        for (at, line) in sheet.line.iter().enumerate() {
            self.cell(line, "", &format!("{path}.line[{at}]"));
        }
        for table in &sheet.table {
            self.table(table, &format!("{path}.table.{}", table.id));
        }
        for at in 0..sheet.chart.len() {
            self.chart(sheet, at, path);
        }
    }

    /// Lists of the plan that a sheet or table needs.
    fn lists(&mut self, lists: &[String], path: &str) {
        let known: Vec<_> = self.list_tags().collect();
        for (at, list) in lists.iter().enumerate() {
            if !known.contains(&list.as_str()) {
                self.unknown(&format!("{path}[{at}]"), "list", list, &known);
            }
        }
    }

    fn table(&mut self, layout: &TableLayout, path: &str) {
        self.case(layout.when.as_deref(), path);
        self.lists(&layout.needs, &format!("{path}.needs"));
        if let Some(word) = &layout.heading_word {
            self.word(word, &format!("{path}.heading_word"));
        }
        if layout.column.is_empty() {
            let message = format!("the table `{}` has no columns", layout.name);
            let help = "give it a `[[sheet.table.column]]`, or delete it".to_owned();
            self.report(path, "no-columns", message, Some(help));
        }
        if let Some(rows) = &layout.rows {
            self.source(rows, &format!("{path}.rows"));
        }
        let mut fields = HashSet::new();
        for (at, column) in layout.column.iter().enumerate() {
            let path = format!("{path}.column[{at}]");
            self.column(column, layout, &path);
            if let Some(field) = column.field.as_ref().filter(|field| !fields.insert(*field)) {
                let message = format!("the field `{field}` has two columns");
                let help = "delete one of them".to_owned();
                self.report(
                    &format!("{path}.field"),
                    "duplicate-column",
                    message,
                    Some(help),
                );
            }
        }
        for (at, row) in layout.row.iter().enumerate() {
            self.row(row, &layout.id, &format!("{path}.row[{at}]"));
        }
        self.headers(layout, path);
    }

    fn source(&mut self, rows: &str, path: &str) {
        let known: Vec<_> = self
            .list_tags()
            .chain(SOURCES.iter().map(|(name, _)| *name))
            .collect();
        if !known.contains(&rows) {
            self.unknown(path, "list", rows, &known);
        }
    }

    fn column(&mut self, column: &ColumnLayout, layout: &TableLayout, path: &str) {
        self.case(column.when.as_deref(), path);
        if let (Some(field), Some(rows)) = (&column.field, &layout.rows) {
            let fields = self.terms.registry().fields_of(rows).iter();
            let known: Vec<_> = fields.map(Field::key).collect();
            if !known.contains(&field.as_str()) {
                self.unknown(&format!("{path}.field"), "field", field, &known);
            }
        }
        if let (Some(value), Some(rows)) = (&column.value, &layout.rows) {
            let known = values_of(rows);
            if !known.contains(&value.as_str()) {
                self.unknown(&format!("{path}.value"), "value", value, known);
            }
        }
        let holds = [&column.field, &column.value];
        let holds = holds.iter().filter(|held| held.is_some()).count();
        if layout.rows.is_some() && holds != 1 {
            let message = "a column holds one thing".to_owned();
            let help = "give it either `field` or `value`".to_owned();
            self.report(path, "bad-column", message, Some(help));
        }
        if column
            .width
            .is_some_and(|width| !(1.0..=255.0).contains(&width))
        {
            let help = "a column is between 1 and 255 characters wide".to_owned();
            let message = "this width cannot be shown".to_owned();
            self.report(&format!("{path}.width"), "bad-width", message, Some(help));
        }
        self.formulas(&column.formula, &layout.id, &format!("{path}.formula"));
        self.formulas(&column.whole, &layout.id, &format!("{path}.whole"));
    }

    fn row(&mut self, row: &RowLayout, table: &str, path: &str) {
        self.case(row.when.as_deref(), path);
        if let Some(field) = &row.field {
            self.single_field(field, &format!("{path}.field"));
        }
        for (at, cell) in row.cells.iter().enumerate() {
            self.cell(cell, table, &format!("{path}.cells[{at}]"));
        }
    }

    /// The only case in which something stands there.
    fn case(&mut self, when: Option<&str>, path: &str) {
        let known: Vec<_> = CASES.into_iter().chain(self.list_tags()).collect();
        if let Some(when) = when.filter(|when| !known.contains(when)) {
            self.unknown(&format!("{path}.when"), "case", when, &known);
        }
    }

    fn cell(&mut self, cell: &CellLayout, table: &str, path: &str) {
        self.case(cell.when.as_deref(), path);
        if let Some(word) = &cell.word {
            self.word(word, &format!("{path}.word"));
        }
        self.lists(&cell.needs, &format!("{path}.needs"));
        if let Some(field) = &cell.field {
            self.single_field(field, &format!("{path}.field"));
        }
        if let Some(value) = &cell.value
            && !FIGURES.contains(&value.as_str())
        {
            self.unknown(&format!("{path}.value"), "value", value, FIGURES);
        }
        self.formulas(&cell.formula, table, &format!("{path}.formula"));
    }

    /// A field that belongs to no list, or a key of the house's own.
    fn single_field(&mut self, field: &str, path: &str) {
        let known = self.terms.registry().singles().iter();
        let known: Vec<_> = known.map(|field| &*field.tag).collect();
        if !known.contains(&field) && !field.starts_with("extra.") {
            self.unknown(path, "field", field, &known);
        }
    }
}
