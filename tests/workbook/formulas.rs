//! Formulas that every program knows.

use crate::support::workbooks::{House, PURPOSES, edition, formulas, sample, samples};
use std::collections::BTreeSet;

/// The functions that formulas use: all in Excel 2007 and in LibreOffice.
const FUNCTIONS: &[&str] = &[
    "AND",
    "COUNT",
    "DATE",
    "FIND",
    "IF",
    "IFERROR",
    "INDEX",
    "ISNUMBER",
    "LEFT",
    "LEN",
    "MATCH",
    "MAX",
    "MIN",
    "OR",
    "ROUND",
    "ROW",
    "ROWS",
    "SUBSTITUTE",
    "SUBTOTAL",
    "SUM",
    "SUMIFS",
    "SUMPRODUCT",
];

/// A formula without its texts and without the names of columns.
fn bare(formula: &str) -> String {
    let (mut out, mut quoted, mut depth) = (String::new(), false, 0);
    for sign in formula.chars() {
        match sign {
            '"' if depth == 0 => quoted = !quoted,
            '[' if !quoted => depth += 1,
            ']' if !quoted => depth -= 1,
            sign if !quoted && depth == 0 => out.push(sign),
            _ => {}
        }
    }
    out
}

/// The words of a formula, each with what follows it.
fn words(formula: &str) -> Vec<(String, Option<char>)> {
    let bare = bare(formula);
    let mut words = vec![];
    let mut word = String::new();
    for sign in bare.chars().chain([' ']) {
        if sign.is_ascii_alphanumeric() || sign == '_' {
            word.push(sign);
        } else if !word.is_empty() {
            words.push((std::mem::take(&mut word), Some(sign)));
        }
    }
    words
}

/// Whether a word is a cell such as `B12`.
fn is_cell(word: &str) -> bool {
    let letters = word.chars().take_while(char::is_ascii_uppercase).count();
    let digits = &word[letters..];
    (1..=3).contains(&letters)
        && !digits.is_empty()
        && digits.bytes().all(|digit| digit.is_ascii_digit())
}

#[test]
fn formulas_use_what_every_program_knows_and_name_columns_instead_of_cells() {
    let house = House::built_in();
    let (mut used, mut checked) = (BTreeSet::new(), 0);
    for name in samples() {
        let plan = sample(&name);
        for purpose in PURPOSES {
            let bytes = house.excel(&plan, &edition(purpose)).unwrap();
            for (sheet, place, formula) in formulas(&bytes) {
                checked += 1;
                let words = words(&formula);
                let called = words.iter().filter(|(_, next)| *next == Some('('));
                for (word, _) in called {
                    assert!(FUNCTIONS.contains(&word.as_str()), "{word}: {formula}");
                    used.insert(word.clone());
                }
                // Only what leaves something to the rows below has to name cells: those above it, and its own row.
                let cells = words.iter().filter(|(word, _)| is_cell(word));
                let row = |word: &str| word.trim_start_matches(char::is_alphabetic).parse();
                let mut rows = cells.map(|(word, _)| row(word).unwrap());
                assert!(
                    rows.all(|row: u32| sheet != "Resources" && row <= place.0 + 1),
                    "{sheet} {place:?}: {formula}"
                );
            }
        }
    }
    assert!(checked > 500 && used.len() > 10, "{checked} {used:?}");
}
