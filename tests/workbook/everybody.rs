//! Sheets that everybody can use, and cells that say what they take.

use crate::common::part;
use crate::support::workbooks::{House, PURPOSES, edition, sample, samples, shown};
use coplan::plan::Plan;
use coplan::template::Purpose;
use coplan::workbook::{Allowed, CellValue};
use rust_decimal::prelude::ToPrimitive;

#[test]
fn every_sheet_can_be_used_by_everybody() {
    let house = House::built_in();
    for name in samples() {
        for purpose in PURPOSES {
            let workbook = house.model(&sample(&name), &edition(purpose)).unwrap();
            assert!(
                !workbook.properties.title.is_empty() && !workbook.properties.language.is_empty()
            );
            for sheet in &workbook.sheets {
                assert!(
                    !sheet.title.is_empty() && !sheet.description.is_empty(),
                    "{}",
                    sheet.name
                );
                assert!(sheet.charts.iter().all(|chart| !chart.alt.is_empty()));
                for table in &sheet.tables {
                    assert!(!table.description.is_empty(), "{}", table.name);
                    for (column, width) in table.columns.iter().zip(&sheet.widths) {
                        let longest = column
                            .header
                            .split([' ', '-'])
                            .map(|word| word.chars().count())
                            .max();
                        assert!(
                            longest.unwrap() < width.to_usize().unwrap(),
                            "{} is clipped",
                            column.header
                        );
                    }
                }
            }
            let bytes = house.excel(&sample(&name), &edition(purpose)).unwrap();
            let styles = part(&bytes, "xl/styles.xml");
            // The library lists a font for notes that no note here uses.
            let styles = styles.replace("<sz val=\"8\"/><color indexed=\"81\"/>", "");
            let sizes = styles
                .split("<sz val=\"")
                .skip(1)
                .map(|rest| rest.split('"').next().unwrap());
            for size in sizes {
                assert!(
                    size.parse::<f64>().unwrap() >= 12.0,
                    "{name}: {size} points"
                );
            }
        }
    }
}

#[test]
fn every_cell_that_is_worked_out_refuses_typing() {
    let house = House::built_in();
    let blank = house
        .model(&Plan::default(), &edition(Purpose::Blank))
        .unwrap();
    for (sheet, table) in blank
        .sheets
        .iter()
        .flat_map(|sheet| sheet.tables.iter().map(move |table| (sheet, table)))
    {
        for (cell, column) in table
            .rows
            .iter()
            .flat_map(|row| row.iter().zip(&table.columns))
        {
            let rule = cell.validation.as_ref().or(column.validation.as_ref());
            let refuses = rule.is_some_and(|rule| rule.allowed == Allowed::Nothing);
            let calculated = matches!(cell.value, CellValue::Formula(..));
            let (sheet, header) = (&sheet.name, &column.header);
            assert!(refuses || !calculated, "{sheet} {header}: {cell:?}");
        }
    }
}

#[test]
fn every_message_of_a_cell_fits_its_box() {
    for purpose in PURPOSES {
        let bytes = House::built_in().excel(&sample("hostile.yaml"), &edition(purpose));
        bytes.unwrap_or_else(|faults| panic!("{}", shown(&faults)));
    }
}
