//! Formulas of `workbook.toml`: text with holes, and what fills them.
//!
//! In: `ROUND({net}*{vat_percent},2)` and where the tables lie. Out: a formula for a cell, with
//! structured references in full form (ECMA-376 part 1, §18.17.2 with the stored form of
//! `[#This Row]`), so that Excel 2010 and LibreOffice read it alike.

use super::timeline::Period;
use crate::template::Terms;
use std::collections::HashMap;
use std::sync::Arc;

/// A piece of a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Text that stands as it is.
    Text(&'a str),
    /// What stood between braces.
    Hole(&'a str),
}

/// The pieces of a formula; a brace that is not closed is text.
pub(super) fn pieces(formula: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = formula;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((hole, after)) = after.split_once('}') else {
            break;
        };
        pieces.extend([Piece::Text(before), Piece::Hole(hole)]);
        rest = after;
    }
    pieces.push(Piece::Text(rest));
    pieces
}

/// What a hole stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hole<'a> {
    /// `{net}`: the cell of this row in a column of this table.
    Here(&'a str),
    /// `{resources.net}`: a whole column of a table.
    Column(&'a str, &'a str),
    /// `{Inflation}`: a named cell.
    Name(&'a str),
    /// `{word.yes}`: a small word, as text.
    Word(&'a str),
    /// `{code.funding.requested}`: the label of a code, as text.
    Code(&'a str, &'a str),
    /// `{#}`: the number of the row, from 1.
    Row,
    /// `{above}`: the sum of the rows above in this column.
    Above,
    /// `{to.lines}`: a column of this table, from its first row to this one.
    To(&'a str),
    /// `{other_funders}`: the words for all other funders but the first, in a bid to one of several.
    OtherFunders,
    /// `{from}`, `{until}`: the first day of the column's period, and of the one after.
    Day { next: bool },
}

impl<'a> Hole<'a> {
    pub(super) fn read(hole: &'a str) -> Self {
        match hole {
            "#" => return Self::Row,
            "above" => return Self::Above,
            "other_funders" => return Self::OtherFunders,
            "from" => return Self::Day { next: false },
            "until" => return Self::Day { next: true },
            _ => {}
        }
        match hole.split_once('.') {
            Some(("word", word)) => Self::Word(word),
            Some(("to", column)) => Self::To(column),
            Some(("code", rest)) => match rest.split_once('.') {
                Some((list, code)) => Self::Code(list, code),
                None => Self::Code(rest, ""),
            },
            Some((table, column)) => Self::Column(table, column),
            None if hole.starts_with(|c: char| c.is_ascii_uppercase()) => Self::Name(hole),
            None => Self::Here(hole),
        }
    }
}

/// Where the tables and named cells of this workbook are.
#[derive(Debug, Default)]
pub(super) struct Book {
    /// By id: the table's name, and its headers by key.
    pub(super) tables: HashMap<String, TableNames>,
    /// The names of cells that exist.
    pub(super) names: HashMap<String, String>,
    /// What stands for each funder that a bid does not go to.
    pub(super) other_funders: Vec<String>,
}

/// What formulas call a table and its columns.
#[derive(Clone, Debug, Default)]
pub(super) struct TableNames {
    pub(super) name: String,
    pub(super) headers: HashMap<String, String>,
    /// The letters of its columns, by key.
    pub(super) letters: HashMap<String, String>,
    /// The number of its first row, as a sheet counts.
    pub(super) first: u32,
}

/// The cell a formula is for.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Here<'a> {
    /// The id of its table.
    pub(super) table: &'a str,
    /// The number of its row, from nought.
    pub(super) row: usize,
    /// The period of its column.
    pub(super) period: Option<&'a Period>,
    /// Where its column stands, and how many rows of its table are above it.
    pub(super) column: u16,
    pub(super) above: u32,
}

/// The first of these formulas that this workbook can calculate.
pub(super) fn usable(
    formulas: &[String],
    book: &Book,
    here: Here<'_>,
    terms: &Terms,
) -> Option<Arc<str>> {
    formulas
        .iter()
        .find_map(|formula| filled(formula, book, here, terms))
        .map(Arc::from)
}

/// A formula with its holes filled; none if it needs something this workbook does not have.
pub(super) fn filled(formula: &str, book: &Book, here: Here<'_>, terms: &Terms) -> Option<String> {
    let mut out = String::with_capacity(formula.len() * 2);
    for piece in pieces(formula) {
        match piece {
            Piece::Text(text) => out.push_str(text),
            Piece::Hole(hole) => out.push_str(&fill(Hole::read(hole), book, here, terms)?),
        }
    }
    Some(out)
}

/// Whether a formula differs from row to row.
pub(super) fn depends_on_row(formula: &str) -> bool {
    ["{#}", "{above}", "{to."]
        .iter()
        .any(|hole| formula.contains(hole))
}

fn fill(hole: Hole<'_>, book: &Book, here: Here<'_>, terms: &Terms) -> Option<String> {
    Some(match hole {
        Hole::Here(key) => {
            let table = book.tables.get(here.table)?;
            let header = escaped(table.headers.get(key)?);
            format!("{}[[#This Row],[{header}]]", table.name)
        }
        Hole::Column(table, key) => {
            let table = book.tables.get(table)?;
            column(&table.name, table.headers.get(key)?)
        }
        Hole::Name(name) => book.names.get(name).map(|_| name.to_owned())?,
        Hole::Word(word) => quoted(terms.word(word)),
        Hole::Code(list, code) => quoted(terms.code(list, code)),
        Hole::Row => (here.row + 1).to_string(),
        Hole::Above if here.above == 0 => "0".to_owned(),
        Hole::Above => {
            let first = book.tables.get(here.table)?.first;
            let (column, last) = (letters(here.column), first + here.above - 1);
            format!("SUM({column}{first}:{column}{last})")
        }
        Hole::To(key) => {
            let table = book.tables.get(here.table)?;
            let (column, first) = (table.letters.get(key)?, table.first);
            format!("{column}{first}:{column}{}", first + here.above)
        }
        Hole::OtherFunders => {
            let (_, others) = book.other_funders.split_first()?;
            let others: Vec<_> = others.iter().map(|other| quoted(other)).collect();
            (!others.is_empty()).then(|| format!("{{{}}}", others.join(",")))?
        }
        Hole::Day { next } => {
            let period = here.period?;
            let day = if next { period.until } else { period.from };
            format!("DATE({},{},{})", day.year(), day.month(), day.day())
        }
    })
}

/// A whole column of a table.
pub(super) fn column(table: &str, header: &str) -> String {
    format!("{table}[{}]", escaped(header))
}

/// A header as structured references write it: four signs need an apostrophe before them.
fn escaped(header: &str) -> String {
    let mut out = String::with_capacity(header.len());
    for c in header.chars() {
        if matches!(c, '[' | ']' | '#' | '\'') {
            out.push('\'');
        }
        out.push(c);
    }
    out
}

/// Text as a formula writes it.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// The letters of a column, counted from nought: `A`, `Z`, `AA`.
pub(super) fn letters(column: u16) -> String {
    let mut rest = u32::from(column) + 1;
    let mut letters = Vec::new();
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// A cell as other sheets refer to it: `'Evaluation measures'!$B$4`.
pub(super) fn absolute(sheet: &str, column: u16, first: u32, last: u32) -> String {
    let (sheet, column) = (sheet.replace('\'', "''"), letters(column));
    if first == last {
        format!("'{sheet}'!${column}${}", first + 1)
    } else {
        format!("'{sheet}'!${column}${}:${column}${}", first + 1, last + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_text_and_holes() {
        assert_eq!(
            pieces("IF({a}=\"\",{b.c},1)"),
            [
                Piece::Text("IF("),
                Piece::Hole("a"),
                Piece::Text("=\"\","),
                Piece::Hole("b.c"),
                Piece::Text(",1)")
            ]
        );
        assert_eq!(
            Hole::read("code.funding.in-kind"),
            Hole::Code("funding", "in-kind")
        );
        assert_eq!(Hole::read("Total"), Hole::Name("Total"));
    }

    #[test]
    fn columns_are_lettered_as_spreadsheets_do() {
        let named: Vec<_> = [0, 25, 26, 701, 702].into_iter().map(letters).collect();
        assert_eq!(named, ["A", "Z", "AA", "ZZ", "AAA"]);
    }

    #[test]
    fn signs_that_mean_something_in_a_reference_are_escaped() {
        assert_eq!(escaped("Who's [it] for #1"), "Who''s '[it'] for '#1");
    }
}
