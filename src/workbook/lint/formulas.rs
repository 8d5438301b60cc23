//! Whether a formula can be calculated: its brackets, its functions, its names.

use super::Lint;
use super::functions::{functions, is_function};
use super::parts::{Is, Part, parts};
use crate::diagnostic::nearest;
use crate::workbook::layout::RowLayout;
use std::ops::Range;

/// What a formula calls yes and no.
const TRUTH: [&str; 2] = ["TRUE", "FALSE"];

/// A value or an operator, as far as the order of parts goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Turn {
    /// A value has to come.
    Value,
    /// A value has come.
    Behind,
}

impl Lint<'_> {
    /// Everything that keeps a formula from being calculated. What stands in its holes is not judged.
    pub(super) fn formula(&mut self, formula: &str, path: &str) {
        let inside = formula.strip_prefix('=').unwrap_or(formula);
        let parts = parts(inside);
        let shift = formula.len() - inside.len();
        let shifted = |span: &Range<usize>| span.start + shift..span.end + shift;
        if parts.is_empty() {
            let message = "this formula says nothing".to_owned();
            return self.bad_formula(path, message, "write what it calculates, or take it out");
        }
        let mut at = Reading {
            turn: Turn::Value,
            open: Vec::new(),
        };
        for (place, part) in parts.iter().enumerate() {
            self.narrow = Some((formula.to_owned(), shifted(&part.span)));
            let next = parts.get(place + 1).map(|part| part.is);
            self.part(part, next, &mut at, formula, path);
            // What follows something without an end belongs to it.
            if let Is::Open(_) = part.is {
                self.narrow = None;
                return;
            }
        }
        let end = formula.trim_end().len();
        if at.turn == Turn::Value {
            self.narrow = Some((formula.to_owned(), end.saturating_sub(1)..end));
            let message = "something is missing at the end of this formula".to_owned();
            self.bad_formula(
                path,
                message,
                "write the value that follows, or take the sign out",
            );
        }
        for open in at.open {
            self.narrow = Some((formula.to_owned(), shifted(&open)));
            let message = "this bracket is not closed".to_owned();
            self.bad_formula(path, message, "put `)` where it ends");
        }
        self.narrow = None;
    }

    fn part(
        &mut self,
        part: &Part<'_>,
        next: Option<Is<'_>>,
        at: &mut Reading,
        formula: &str,
        path: &str,
    ) {
        match part.is {
            Is::Word(name) => {
                self.two_values(at, path);
                if next == Some(Is::Bracket { opens: true }) {
                    self.function(name, path);
                    at.turn = Turn::Value;
                } else if next == Some(Is::Columns) {
                    self.table_name(name, path);
                    at.turn = Turn::Value;
                } else {
                    self.name_in_formula(name, path);
                    at.turn = Turn::Behind;
                }
            }
            Is::Hole(_) | Is::Value | Is::Columns => {
                self.two_values(at, path);
                at.turn = Turn::Behind;
            }
            Is::Bracket { opens: true } => {
                self.two_values(at, path);
                at.open.push(part.span.clone());
                at.turn = Turn::Value;
            }
            Is::Bracket { opens: false } => {
                if at.open.pop().is_none() {
                    let message = "this bracket closes none".to_owned();
                    self.bad_formula(path, message, "take it out, or open one before");
                }
                at.turn = Turn::Behind;
            }
            Is::Between if at.turn == Turn::Value => {
                let sign = formula.get(self.narrowed()).unwrap_or_default().to_owned();
                let message = format!("a value is missing in front of `{sign}`");
                self.bad_formula(path, message, "write it, or take the sign out");
            }
            Is::Between | Is::Sign | Is::Comma => at.turn = Turn::Value,
            Is::Sheet | Is::Percent => {}
            Is::Semicolon => {
                let message = "a semicolon stands between two values".to_owned();
                self.bad_formula(
                    path,
                    message,
                    "write a comma, whatever your own Excel shows",
                );
                at.turn = Turn::Value;
            }
            Is::Open(mark) => {
                let (what, end) = match mark {
                    '{' => ("this brace", "}"),
                    '[' => ("this square bracket", "]"),
                    '\'' => ("the name of this sheet", "'"),
                    _ => ("this text", "\""),
                };
                let message = format!("{what} is not closed");
                self.bad_formula(path, message, &format!("put `{end}` where it ends"));
                at.turn = Turn::Behind;
            }
            Is::Unknown(sign) => {
                let message = format!("`{sign}` is no sign of formulas");
                let help = if matches!(sign, '“' | '”' | '‘' | '’') {
                    "write straight quotation marks"
                } else {
                    "take it out"
                };
                self.bad_formula(path, message, help);
            }
        }
    }

    /// Two values that nothing joins.
    fn two_values(&mut self, at: &Reading, path: &str) {
        if at.turn == Turn::Behind {
            let message = "nothing stands between this value and the one before".to_owned();
            self.bad_formula(
                path,
                message,
                "put a comma, or a sign such as `+` or `&`, there",
            );
        }
    }

    fn function(&mut self, name: &str, path: &str) {
        if is_function(name) {
            return;
        }
        let near = nearest(name, functions());
        let help = near.map_or_else(
            || "use one that every spreadsheet program since Excel 2010 has".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        let message = format!("`{name}` is not a function of formulas");
        self.report(path, "unknown-function", message, Some(help));
    }

    /// A word that calls nothing: a cell, a table, a named cell, yes or no.
    fn name_in_formula(&mut self, name: &str, path: &str) {
        let tables = self.tables().map(|table| table.name.clone());
        let cells = self.tables().flat_map(|table| &table.row);
        let cells = cells
            .flat_map(RowLayout::cells)
            .filter_map(|cell| cell.name);
        let known: Vec<String> = tables.chain(cells).collect();
        let is_truth = TRUTH.iter().any(|word| word.eq_ignore_ascii_case(name));
        if is_truth || is_cell(name) || known.iter().any(|known| known == name) {
            return;
        }
        let keys = self.tables().flat_map(|table| &table.column);
        let is_column = keys
            .filter_map(|column| column.key())
            .any(|key| key == name);
        let help = if is_column {
            format!("put braces round it: `{{{name}}}`")
        } else {
            let mut words: Vec<&str> = known.iter().map(String::as_str).collect();
            words.extend(functions());
            nearest(name, words).map_or_else(
                || format!("put quotation marks round text: `\"{name}\"`"),
                |near| format!("did you mean `{near}`?"),
            )
        };
        let message = format!("`{name}` is nothing that formulas know");
        self.report(path, "unknown-name", message, Some(help));
    }

    fn table_name(&mut self, name: &str, path: &str) {
        let known: Vec<&str> = self.tables().map(|table| table.name.as_str()).collect();
        if !known.contains(&name) {
            self.unknown(path, "table", name, &known);
        }
    }

    fn bad_formula(&mut self, path: &str, message: String, help: &str) {
        self.report(path, "bad-formula", message, Some(help.to_owned()));
    }

    fn narrowed(&self) -> Range<usize> {
        self.narrow.as_ref().map_or(0..0, |(_, span)| span.clone())
    }
}

/// How far a formula has been read.
struct Reading {
    turn: Turn,
    /// Where the brackets are that are open.
    open: Vec<Range<usize>>,
}

/// Whether a word is a cell, or a whole column or row: `B7`, `$B$7`, `B`, `7`.
fn is_cell(word: &str) -> bool {
    let word = word.replace('$', "");
    let digits = word.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let letters = word.len() - digits.len();
    letters <= 3 && (letters + digits.len() > 0) && digits.chars().all(|c| c.is_ascii_digit())
}
