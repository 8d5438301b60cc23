//! What formulas name: columns, tables, cells, wording.

use super::Lint;
use crate::diagnostic::nearest;
use crate::workbook::formula::{Hole, Piece, pieces};
use crate::workbook::layout::{ChartKind, Layout, RowLayout, SheetLayout, TableLayout};

/// The longest formula, before its names are filled in; Excel allows 8,192 characters after.
const LONGEST_FORMULA: usize = 4_000;

impl<'a> Lint<'a> {
    /// The formulas of a cell or column of the table with this id.
    pub(super) fn formulas(&mut self, formulas: &[String], table: &str, path: &str) {
        for (at, formula) in formulas.iter().enumerate() {
            let path = format!("{path}[{at}]");
            if formula.len() > LONGEST_FORMULA {
                let message = "this formula is too long".to_owned();
                let help = format!("the longest has {LONGEST_FORMULA} characters");
                self.report(&path, "formula-too-long", message, Some(help));
            }
            self.formula(formula, &path);
            let mut at = 0;
            for piece in pieces(formula) {
                match piece {
                    Piece::Text(text) => at += text.len(),
                    Piece::Hole(hole) => {
                        let end = at + hole.len() + 2;
                        self.narrow = Some((formula.clone(), at + 1..end - 1));
                        self.hole(hole, table, &path);
                        at = end;
                    }
                }
            }
            self.narrow = None;
        }
    }

    fn hole(&mut self, hole: &str, table: &str, path: &str) {
        match Hole::read(hole) {
            Hole::Row | Hole::Above | Hole::OtherFunders | Hole::Day { .. } => {}
            Hole::Here(key) | Hole::To(key) => self.column_of(table, key, path),
            Hole::Column(table, key) if self.find(table).is_some() => {
                self.column_of(table, key, path);
            }
            Hole::Column(table, _) => {
                let known: Vec<_> = self.tables().map(|table| table.id.as_str()).collect();
                self.unknown(path, "table", table, &known);
            }
            Hole::Name(name) => {
                let rows = self.tables().flat_map(|table| &table.row);
                let cells = rows.flat_map(RowLayout::cells);
                let names: Vec<_> = cells.filter_map(|cell| cell.name).collect();
                if !names.iter().any(|known| known == name) {
                    let known: Vec<_> = names.iter().map(String::as_str).collect();
                    self.unknown(path, "named cell", name, &known);
                }
            }
            Hole::Word(word) => self.word(word, path),
            Hole::Code(list, code) => self.code(list, code, path),
        }
    }

    /// A small word of terms.toml.
    pub(super) fn word(&mut self, word: &str, path: &str) {
        let known: Vec<_> = self.terms.words().map(|(key, _)| key).collect();
        if !known.contains(&word) {
            let near = nearest(word, known.iter().copied());
            let near: Vec<_> = near.into_iter().collect();
            self.unknown(path, "word", word, &near);
        }
    }

    fn code(&mut self, list: &str, code: &str, path: &str) {
        let registry = self.terms.registry();
        let lists = || registry.fields().filter_map(|field| field.codes.as_ref());
        match lists().find(|codes| codes.name == list) {
            Some(codes) if codes.all.iter().any(|known| known == code) => {}
            Some(codes) => {
                let known: Vec<_> = codes.all.iter().map(String::as_str).collect();
                self.unknown(path, "code", code, &known);
            }
            None => {
                let known: Vec<_> = lists().map(|codes| codes.name.as_str()).collect();
                self.unknown(path, "pick-list", list, &known);
            }
        }
    }

    fn column_of(&mut self, table: &str, key: &str, path: &str) {
        let known: Vec<_> = match self.find(table) {
            Some(table) => table
                .column
                .iter()
                .filter_map(|column| column.key())
                .collect(),
            None => Vec::new(),
        };
        if !known.contains(&key) {
            self.unknown(path, "column", key, &known);
        }
    }

    pub(super) fn tables(&self) -> impl Iterator<Item = &'a TableLayout> + use<'a> {
        let layout: &'a Layout = self.layout;
        layout.sheets.iter().flat_map(|sheet| &sheet.table)
    }

    fn find(&self, id: &str) -> Option<&'a TableLayout> {
        self.tables().find(|table| table.id == id)
    }

    /// A chart shows columns of a table.
    pub(super) fn chart(&mut self, sheet: &SheetLayout, at: usize, path: &str) {
        let Some(chart) = sheet.chart.get(at) else {
            return;
        };
        let path = format!("{path}.chart[{at}]");
        if self.find(&chart.table).is_none() {
            let known: Vec<_> = self.tables().map(|table| table.id.as_str()).collect();
            self.unknown(&format!("{path}.table"), "table", &chart.table, &known);
            return;
        }
        self.column_of(
            &chart.table,
            &chart.categories,
            &format!("{path}.categories"),
        );
        for (at, key) in chart.series.iter().enumerate() {
            self.column_of(&chart.table, key, &format!("{path}.series[{at}]"));
        }
        if chart.kind == ChartKind::Pie && chart.series.len() > 1 {
            let message = format!(
                "the chart `{}` is a pie, which shows one column of figures and not {}",
                chart.title,
                chart.series.len()
            );
            let help = "leave one column in `series`, or choose `kind = \"stacked\"`".to_owned();
            self.report(&format!("{path}.series"), "bad-value", message, Some(help));
        }
        if chart.alt.trim().is_empty() {
            let message = format!(
                "the chart `{}` has no text for people who do not see it",
                chart.title
            );
            let help = "say in `alt` what it shows".to_owned();
            self.report(&path, "no-alt-text", message, Some(help));
        }
    }
}
