//! Budgets whose figures somebody changes in a spreadsheet program: every table adds up all the same.

use super::excel::recalculated;
use super::support::plans::Numbered;
use super::support::workbooks::{Cells, House, cells, edition, formulas, sample, yaml};
use calamine::Data;
use coplan::package::{Archive, write_archive};
use coplan::plan::Plan;
use coplan::template::{Edition, Purpose};
use std::fmt::Write;

/// Five funders, three years, and money that nobody is asked for.
fn many_funders() -> Plan {
    let mut text = "title: Pennies\nversion: \"1\"\n".to_owned();
    text.push_str("budget: {contingency_percent: 5, overhead_percent: 7.5, inflation_percent: 3, years: [{label: One}, {label: Two}, {label: Three}]}\n");
    text.push_str("funders: [{id: F1, name: A}, {id: F2, name: B}, {id: F3, name: C}, {id: F4, name: D}, {id: F5, name: E}]\nresources:\n");
    for at in 0..24 {
        let year = ["One", "[One, Two]", "Three", "Two", "[Two, Three]"][at % 5];
        let funder = ["F1", "F2", "F3", "F4", "F5", ""][at % 6];
        let status = [
            "requested",
            "requested",
            "requested",
            "secured",
            "requested",
        ][at % 5];
        let rate = 1 + at * 7;
        writeln!(text, "  - {{id: R{at}, item: Line {at}, category: venue, rate: 0.{rate:02}, year: {year}, status: {status}, funder: {funder}}}").unwrap();
    }
    yaml(&text)
}

/// Every copy of a plan with figures that others rely on: for sign-off, for all funders, for each.
fn copies(plan: &Plan) -> Vec<Edition> {
    let mut copies = vec![edition(Purpose::SignOff), edition(Purpose::Bid)];
    copies.extend(plan.numbered().funders.iter().map(|funder| Edition {
        funder: funder.id.as_ref().map(|id| id.0.clone()),
        ..edition(Purpose::Bid)
    }));
    copies
}

/// The place of a header on a sheet.
fn header(sheet: &Cells, text: &str) -> (u32, u32) {
    let is = |data: &Data| *data == Data::String(text.to_owned());
    *sheet.iter().find(|(_, data)| is(data)).unwrap().0
}

/// A copy in which each line costs something else.
fn with_other_rates(bytes: &[u8]) -> Vec<u8> {
    let sheets = cells(bytes);
    let (top, column) = header(&sheets["Resources"], "Cost of one unit");
    let letter = char::from(b'A' + u8::try_from(column).unwrap());
    let mut parts = Archive::read(bytes).unwrap().parts;
    let place = sheet_number(bytes, "Resources");
    let part = parts
        .iter_mut()
        .find(|part| part.name == format!("xl/worksheets/sheet{place}.xml"))
        .unwrap();
    let mut xml = String::from_utf8(part.bytes.clone()).unwrap();
    let mut changed = 0;
    for row in top + 1..top + 200 {
        let mark = format!("<c r=\"{letter}{}\"", row + 1);
        let Some(at) = xml.find(&mark) else { continue };
        let end = at + xml[at..].find('>').unwrap();
        let Some(rest) = xml[end..].strip_prefix("><v>") else {
            continue;
        };
        let old = rest.split_once('<').unwrap().0.len();
        let rate = format!("{}.{:02}", 3 + row * 5 % 11, row * 37 % 100);
        xml.replace_range(end + 4..end + 4 + old, &rate);
        changed += 1;
    }
    assert!(changed > 8, "{changed} rates changed");
    part.bytes = xml.into_bytes();
    write_archive(&parts).unwrap()
}

fn sheet_number(bytes: &[u8], name: &str) -> usize {
    let archive = Archive::read(bytes).unwrap();
    let workbook = String::from_utf8(archive.part("xl/workbook.xml").unwrap().to_vec()).unwrap();
    let mut names = workbook.split("<sheet name=\"").skip(1);
    let at = names.position(|rest| rest.starts_with(&format!("{name}\"")));
    at.unwrap() + 1
}

fn number(data: Option<&Data>) -> f64 {
    match data {
        Some(Data::Float(number)) => *number,
        #[allow(clippy::cast_precision_loss, reason = "cells hold doubles")]
        Some(Data::Int(number)) => *number as f64,
        _ => 0.0,
    }
}

/// The amounts in the row of totals of each table, which are the sums of the rows above.
fn footed(name: &str, sheet: &Cells) -> Vec<Vec<f64>> {
    let is_total = |data: &Data| *data == Data::String("Total".to_owned());
    let ends = sheet
        .iter()
        .filter(|((_, at), data)| *at == 0 && is_total(data));
    let mut tables = Vec::new();
    let mut top = 0;
    for ((end, _), _) in ends {
        // Below the last text in the second column stand the amounts.
        let is_header = |row: &u32| matches!(sheet.get(&(*row, 1)), Some(Data::String(_)));
        let first = (top..*end).rev().find(is_header).unwrap() + 1;
        let columns: Vec<u32> = (1..16)
            .filter(|at| sheet.contains_key(&(first - 1, *at)))
            .collect();
        for column in &columns {
            let sum: f64 = (first..*end)
                .map(|row| number(sheet.get(&(row, *column))))
                .sum();
            let total = number(sheet.get(&(*end, *column)));
            assert!(
                (sum - total).abs() < 0.001,
                "{name}, row {end}, column {column}: {sum} is not {total}"
            );
        }
        tables.push(
            columns
                .iter()
                .map(|at| number(sheet.get(&(*end, *at))))
                .collect(),
        );
        top = end + 1;
    }
    tables
}

#[test]
fn every_table_of_a_budget_adds_up_after_its_figures_were_changed() {
    let house = House::built_in();
    let mut made = Vec::new();
    for (name, plan) in [
        ("hub", sample("community-hub-bid.yaml")),
        ("many", many_funders()),
    ] {
        for edition in copies(&plan) {
            let bytes = house.excel(&plan, &edition).unwrap();
            for (sheet, place, formula) in formulas(&bytes) {
                assert!(!formula.contains("0.0"), "{sheet} {place:?}: {formula}");
            }
            let whom = edition.funder.as_deref().unwrap_or(edition.purpose.code());
            made.push((format!("{name}-{whom}.xlsx"), bytes.clone()));
            made.push((
                format!("{name}-{whom}-changed.xlsx"),
                with_other_rates(&bytes),
            ));
        }
    }
    let calculated = recalculated("footing", &made);
    let mut wholes = Vec::new();
    for ((name, stored), calculated) in made.iter().zip(&calculated) {
        let budget = &cells(calculated)["Budget"];
        let tables = footed(name, budget);
        assert!(tables.len() > 2, "{name}");
        if !name.contains("changed") {
            let known = &cells(stored)["Budget"];
            for (place, data) in budget {
                let (one, other) = (number(Some(data)), number(known.get(place)));
                assert!(
                    (one - other).abs() < 1e-6,
                    "{name} {place:?}: {other} is stored, {one} calculated"
                );
            }
        }
        let totals = tables[0].last().unwrap();
        wholes.push((
            name.split('-').next().unwrap().to_owned(),
            name.contains("changed"),
            *totals,
        ));
        let years = &tables[tables.len() - 2];
        assert!(
            years.iter().any(|year| (year - totals).abs() < 0.001),
            "{name}: {years:?} and {totals}"
        );
    }
    // Every copy comes to the same in all, whomever it goes to.
    for (plan, changed, whole) in &wholes {
        let mut same = wholes
            .iter()
            .filter(|other| other.0 == *plan && other.1 == *changed);
        assert!(
            same.all(|other| (other.2 - whole).abs() < 0.001),
            "{wholes:?}"
        );
    }
}
