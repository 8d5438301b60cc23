//! Bids: the same figures everywhere, formulas that every program knows, nobody's telephone number,
//! and no waiting.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "in a test, a surprise should stop it"
)]

mod support;

use calamine::Data;
use coplan::package::Archive;
use coplan::plan::Plan;
use coplan::plan::budget::{Costing, budget, money};
use coplan::produce::Prepared;
use coplan::template::{Edition, Purpose};
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::collections::BTreeSet;
use std::time::{Duration, Instant};
use support::docx_text::body_text;
use support::editions::{engine, look};
use support::random_plan::{Random, plans};
use support::workbooks::{
    House, PURPOSES, cell, cells, edition, formulas, sample, samples, shown, yaml,
};

/// The plan's uses, and for each of its funders a bid.
fn uses(plan: &Plan) -> Vec<Edition> {
    let mut uses: Vec<Edition> = [Purpose::Draft, Purpose::SignOff, Purpose::Bid]
        .map(edition)
        .into();
    uses.extend(plan.numbered().funders.iter().map(|funder| Edition {
        funder: funder.id.as_ref().map(|id| id.0.clone()),
        ..edition(Purpose::Bid)
    }));
    uses
}

fn word(plan: &Plan, edition: &Edition) -> Vec<u8> {
    let prepared = Prepared::new(plan).unwrap();
    let made = prepared.word(engine(), look(), edition);
    made.unwrap_or_else(|faults| panic!("{}", shown(&faults)))
}

/// The totals as people read them: asked for, secured, given free, and all together.
fn totals(costing: &Costing, sign: &str) -> Vec<String> {
    let total = costing.total();
    [total.requested, total.secured, total.in_kind, total.sum()]
        .map(|amount| money(amount, sign))
        .into()
}

/// The row of totals below the costs in a Word document.
fn in_word(bytes: &[u8], wanted: &[String]) -> bool {
    let text = body_text(bytes);
    let lines: Vec<&str> = text.lines().collect();
    lines
        .windows(1 + wanted.len())
        .any(|row| row[0] == "Total" && row[1..] == *wanted)
}

/// The row of totals on the sheet Budget, written as people read it.
fn in_excel(bytes: &[u8], sign: &str) -> Vec<String> {
    let sheet = &cells(bytes)["Budget"];
    let amount = |header| match cell(sheet, "Total", header) {
        Some(Data::Float(amount)) => money(amount.to_string().parse::<Decimal>().unwrap(), sign),
        other => panic!("{header}: {other:?}"),
    };
    ["Asked for", "Already secured", "Given free", "Total"]
        .map(amount)
        .into()
}

/// Word, workbook and library agree in every use.
fn check_agreement(plan: &Plan) {
    if plan.resources.is_empty() {
        return;
    }
    let costing = budget(&plan.numbered()).unwrap();
    let sign = plan.currency.clone().unwrap_or_default().sign();
    let wanted = totals(&costing, &sign);
    let house = House::built_in();
    for edition in uses(plan) {
        let excel = house.excel(plan, &edition).unwrap();
        assert_eq!(in_excel(&excel, &sign), wanted, "{edition:?}");
        assert!(
            in_word(&word(plan, &edition), &wanted),
            "{wanted:?} {edition:?}"
        );
    }
}

#[test]
fn word_and_workbook_and_library_have_the_same_totals_for_every_sample() {
    let mut costed = 0;
    for name in samples() {
        let plan = sample(&name);
        check_agreement(&plan);
        costed += usize::from(!plan.resources.is_empty());
    }
    assert!(costed >= 3);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn word_and_workbook_and_library_have_the_same_totals_for_any_plan(Random(plan) in plans()) {
        check_agreement(&plan);
    }
}

#[test]
fn no_part_of_a_bid_says_how_to_reach_the_lead() {
    let reaches = |bytes: &[u8], secret: &str| {
        let parts = Archive::read(bytes).unwrap().parts;
        let holds = |bytes: &[u8]| {
            bytes
                .windows(secret.len())
                .any(|piece| piece == secret.as_bytes())
        };
        let found = parts.into_iter().filter(|part| holds(&part.bytes));
        found.map(|part| part.name).collect::<Vec<_>>()
    };
    let mut plan = sample("community-hub-bid.yaml");
    plan.lead.email = Some("q.zebra@example.org".into());
    plan.lead.phone = Some("07700900123".into());
    let house = House::built_in();
    for secret in ["q.zebra@example.org", "07700900123"] {
        // It is there to be left out.
        let sign_off = word(&plan, &edition(Purpose::SignOff));
        assert_eq!(reaches(&sign_off, secret), ["word/document.xml"]);
        for edition in uses(&plan)
            .into_iter()
            .filter(|edition| edition.purpose == Purpose::Bid)
        {
            for bytes in [word(&plan, &edition), house.excel(&plan, &edition).unwrap()] {
                assert_eq!(reaches(&bytes, secret), [""; 0], "{edition:?}");
            }
        }
    }
}

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
    "MAX",
    "MIN",
    "OR",
    "ROUND",
    "ROW",
    "ROWS",
    "SUBSTITUTE",
    "SUBTOTAL",
    "SUM",
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
                // Only the row for the rest has to name cells: those above it in its own column.
                let cells: Vec<_> = words.iter().filter(|(word, _)| is_cell(word)).collect();
                let rest = formula.contains(")-SUM(") && cells.len() == 2;
                assert!(cells.is_empty() || rest, "{sheet} {place:?}: {formula}");
            }
        }
    }
    assert!(checked > 500 && used.len() > 10, "{checked} {used:?}");
}

#[test]
fn a_bid_leaves_out_the_picture_where_nobody_is_rated_and_a_draft_does_not() {
    let house = House::built_in();
    let rated = |plan: &str, purpose| {
        let bytes = house.excel(&yaml(plan), &edition(purpose)).unwrap();
        let sheets = cells(&bytes);
        let mut headers = sheets["Stakeholders"].values();
        headers.any(|data| *data == Data::String("Picture".to_owned()))
    };
    let none = "stakeholders: [{name: Carers}, {name: Nurses, affected: high}]";
    let some = "stakeholders: [{name: Carers, affected: high, influence: low}, {name: Nurses}]";
    assert!(rated(none, Purpose::Draft) && rated(some, Purpose::Bid));
    assert!(!rated(none, Purpose::Bid) && !rated(none, Purpose::SignOff));
}

#[test]
fn a_year_that_looks_like_a_number_stays_text_that_is_worked_out() {
    let house = House::built_in();
    let plan = yaml(concat!(
        "budget: {years: [{label: '2027'}, {label: 'TRUE'}, {label: '#REF!'}]}\n",
        "resources: [{item: Room, quantity: 1, rate: 5, year: '2027'}, {item: Tea, quantity: 1, rate: 7, year: '#REF!'}]",
    ));
    let bytes = house.excel(&plan, &edition(Purpose::Bid)).unwrap();
    let budget = &cells(&bytes)["Budget"];
    assert_eq!(cell(budget, "2027", "Total"), Some(Data::Float(5.0)));
    assert_eq!(cell(budget, "#REF!", "Total"), Some(Data::Float(7.0)));
    let labels = formulas(&bytes)
        .into_iter()
        .filter(|(sheet, place, formula)| {
            sheet == "Budget" && place.1 == 0 && formula.contains("INDEX(Years[Year]")
        });
    assert_eq!(labels.count(), 3);
}

/// A plan of so many groups, and two fifths as many lines and measures.
fn long(groups: usize) -> Plan {
    let group = |number| {
        serde_json::json!({
            "name": format!("Street {number}"), "types": ["public"], "why": "They live beside the clinic",
            "affected": "high", "influence": "low", "level": "involve", "number": "20-25",
        })
    };
    let line = |number: usize| {
        serde_json::json!({
            "item": format!("Room {number}"), "category": "venue", "quantity": number.to_string(), "rate": "25.5",
            "vat_percent": "20", "year": [if number.is_multiple_of(2) { "2027" } else { "2028" }], "funder": "F1",
        })
    };
    let measure = |number| {
        serde_json::json!({
            "indicator": format!("Street {number} says its view changed something"), "target": "80",
        })
    };
    let plan = serde_json::json!({
        "funders": [{"name": "Trust"}],
        "budget": {"years": [{"label": "2027"}, {"label": "2028"}]},
        "stakeholders": (1..=groups).map(group).collect::<Vec<_>>(),
        "resources": (1..=groups * 2 / 5).map(line).collect::<Vec<_>>(),
        "evaluation": {"measures": (1..=groups * 2 / 5).map(measure).collect::<Vec<_>>()},
    });
    serde_json::from_value(plan).unwrap()
}

#[test]
fn a_workbook_takes_time_in_step_with_its_rows() {
    let house = House::built_in();
    let fastest = |groups| -> Duration {
        let plan = long(groups);
        let timed = || {
            let start = Instant::now();
            house.excel(&plan, &edition(Purpose::Bid)).unwrap();
            start.elapsed()
        };
        [(); 3].map(|()| timed()).into_iter().min().unwrap()
    };
    let (some, many) = (fastest(100), fastest(800));
    // Eight times the rows: 64 times the time, if each row looked at all others.
    assert!(
        many < some * 20,
        "{some:?} for 100 groups, {many:?} for 800"
    );
}
