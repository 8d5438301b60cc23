//! What the rooms share: cells as they compare, parts of the file, the plan in Word.

use crate::support::editions::{engine, look};
use crate::support::plans::{Numbered, prepared};
use crate::support::workbooks::{Cells, edition, shown};
use calamine::Data;
use coplan::package::Archive;
use coplan::plan::Plan;
use coplan::template::{Edition, Purpose};
use rust_decimal::Decimal;

/// The built-in layout.
pub(crate) const LAYOUT: &str = include_str!("../../templates/workbook.toml");

#[expect(clippy::unnecessary_wraps, reason = "what reading a cell gives")]
pub(crate) fn text(text: &str) -> Option<Data> {
    Some(Data::String(text.to_owned()))
}

pub(crate) fn number(cell: Option<Data>) -> Decimal {
    match cell {
        Some(Data::Float(number)) => number.to_string().parse().unwrap(),
        Some(Data::Int(number)) => number.into(),
        other => panic!("{other:?} is not a number"),
    }
}

pub(crate) fn sheets(bytes: &[u8]) -> Vec<String> {
    let archive = Archive::read(bytes).unwrap();
    let workbook = String::from_utf8(archive.part("xl/workbook.xml").unwrap().to_vec()).unwrap();
    let names = workbook.split("<sheet name=\"").skip(1);
    names
        .map(|rest| rest.split('"').next().unwrap().to_owned())
        .collect()
}

pub(crate) fn part(bytes: &[u8], name: &str) -> String {
    let archive = Archive::read(bytes).unwrap();
    String::from_utf8(archive.part(name).unwrap().to_vec()).unwrap()
}

/// The plan's uses, and for each of its funders a bid.
pub(crate) fn uses(plan: &Plan) -> Vec<Edition> {
    let mut uses: Vec<Edition> = [Purpose::Draft, Purpose::SignOff, Purpose::Bid]
        .map(edition)
        .into();
    uses.extend(plan.numbered().funders.iter().map(|funder| Edition {
        funder: funder.id.as_ref().map(|id| id.0.clone()),
        ..edition(Purpose::Bid)
    }));
    uses
}

pub(crate) fn word(plan: &Plan, edition: &Edition) -> Vec<u8> {
    let prepared = prepared(plan);
    let made = prepared.word(engine(), look(), edition);
    made.unwrap_or_else(|faults| panic!("{}", shown(&faults)))
}

/// The cells of a table with a row of totals, by the heading above it; none where there is no such table.
pub(crate) fn table(sheet: &Cells, heading: &str) -> Option<Cells> {
    let text = |text: &str| Data::String(text.to_owned());
    let top = sheet.iter().find(|(_, data)| **data == text(heading));
    let (top, _) = top?.0;
    let ends = sheet
        .iter()
        .filter(|((row, at), data)| row > top && *at == 0 && **data == text("Total"));
    let end = ends.map(|((row, _), _)| *row).next()?;
    let rows = sheet
        .iter()
        .filter(|((row, _), _)| row > top && *row <= end);
    Some(rows.map(|(place, data)| (*place, data.clone())).collect())
}
