//! The parts of a formula, as a spreadsheet program reads it.
//!
//! In: the text of a formula, holes and all. Out: its parts, each where it stands; what cannot be a
//! part is told apart, so that somebody can say what is wrong.

use crate::workbook::formula::{Piece, pieces};
use std::ops::Range;

/// A part of a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part<'a> {
    /// Where it stands in the formula.
    pub(super) span: Range<usize>,
    /// What it is.
    pub(super) is: Is<'a>,
}

/// What a part of a formula is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Is<'a> {
    /// What stands between braces: `{net}`.
    Hole(&'a str),
    /// A number, or a text in quotation marks.
    Value,
    /// A word: a function, a name, a cell.
    Word(&'a str),
    /// A sheet in front of its cell: `'Costs'!`.
    Sheet,
    /// The columns of a table: `[Net]`.
    Columns,
    /// `(` or `)`.
    Bracket { opens: bool },
    /// Something between two values: `+`, `<=`.
    Between,
    /// A sign in front of a value, or between two: `-`.
    Sign,
    /// `%`, behind a value.
    Percent,
    /// A comma.
    Comma,
    /// A semicolon, where a comma belongs.
    Semicolon,
    /// What has no end: a text, a brace, a square bracket.
    Open(char),
    /// A sign that formulas do not have.
    Unknown(char),
}

/// The parts of a formula, without the blanks between them.
pub(super) fn parts(formula: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut at = 0;
    for piece in pieces(formula) {
        match piece {
            Piece::Hole(hole) => {
                let end = at + hole.len() + 2;
                parts.push(Part {
                    span: at..end,
                    is: Is::Hole(hole),
                });
                at = end;
            }
            Piece::Text(text) => {
                read(text, at, &mut parts);
                at += text.len();
            }
        }
    }
    parts
}

fn read<'a>(text: &'a str, start: usize, parts: &mut Vec<Part<'a>>) {
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let at = start + text.len() - rest.len();
        let (length, is) = part(rest, first);
        if let Some(is) = is {
            let span = at..at + length;
            parts.push(Part { span, is });
        }
        rest = rest.get(length..).unwrap_or_default();
    }
}

/// The part that a text begins with, and its length; blanks are none.
fn part(rest: &str, first: char) -> (usize, Option<Is<'_>>) {
    let one = first.len_utf8();
    let (length, is) = match first {
        ' ' | '\n' | '\r' | '\t' => return (one, None),
        '"' => quoted(rest, '"', Is::Value),
        '\'' => sheet(rest),
        '[' => columns(rest),
        '(' | ')' => (
            one,
            Is::Bracket {
                opens: first == '(',
            },
        ),
        '{' => (one, Is::Open('{')),
        '+' | '-' => (one, Is::Sign),
        '<' | '>'
            if rest
                .get(1..)
                .is_some_and(|rest| rest.starts_with(['=', '>'])) =>
        {
            (2, Is::Between)
        }
        '=' if rest.len() == one => (one, Is::Between),
        '*' | '/' | '^' | '&' | '=' | '<' | '>' | ':' => (one, Is::Between),
        '%' => (one, Is::Percent),
        ',' => (one, Is::Comma),
        ';' => (one, Is::Semicolon),
        '#' => (word(rest, one), Is::Value),
        c if c.is_ascii_digit() || c == '.' => (number(rest), Is::Value),
        c if c.is_alphabetic() || matches!(c, '_' | '$' | '\\') => {
            let length = word(rest, one);
            let name = rest.get(..length).unwrap_or_default();
            match rest.get(length..) {
                Some(behind) if behind.starts_with('!') => (length + 1, Is::Sheet),
                _ => (length, Is::Word(name)),
            }
        }
        c => (one, Is::Unknown(c)),
    };
    (length, Some(is))
}

/// A text up to its other mark; two marks stand for one.
fn quoted<'a>(rest: &str, mark: char, is: Is<'a>) -> (usize, Is<'a>) {
    let mut at = 1;
    while let Some(found) = rest.get(at..).and_then(|rest| rest.find(mark)) {
        at += found + 1;
        if !rest.get(at..).is_some_and(|rest| rest.starts_with(mark)) {
            return (at, is);
        }
        at += 1;
    }
    (rest.len(), Is::Open(mark))
}

fn sheet(rest: &str) -> (usize, Is<'_>) {
    let (length, is) = quoted(rest, '\'', Is::Sheet);
    let is_followed = rest.get(length..).is_some_and(|rest| rest.starts_with('!'));
    match is {
        Is::Sheet if is_followed => (length + 1, is),
        Is::Sheet => (length, Is::Unknown('\'')),
        open => (length, open),
    }
}

fn columns(rest: &str) -> (usize, Is<'_>) {
    let mut depth = 0_usize;
    for (at, c) in rest.char_indices() {
        match c {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return (at + 1, Is::Columns);
        }
    }
    (rest.len(), Is::Open('['))
}

/// The length of a number: `12.5`, `1E-3`.
fn number(rest: &str) -> usize {
    let digits = |text: &str| {
        let end = text.find(|c: char| !c.is_ascii_digit() && c != '.');
        end.unwrap_or(text.len())
    };
    let length = digits(rest);
    let behind = rest.get(length..).unwrap_or_default();
    let Some(power) = behind.strip_prefix(['E', 'e']) else {
        return length;
    };
    let signed = power.strip_prefix(['+', '-']).unwrap_or(power);
    match digits(signed) {
        0 => length,
        more => length + behind.len() - signed.len() + more,
    }
}

/// The length of a word.
fn word(rest: &str, from: usize) -> usize {
    let is_of_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '$' | '\\');
    let behind = rest.get(from..).unwrap_or_default();
    from + behind.find(|c| !is_of_word(c)).unwrap_or(behind.len())
}
