//! Charts as a spreadsheet program prints them.

use super::libreoffice::convert;
use super::programs::{folder, run, write};
use super::support::editions::look;
use super::support::shown::squeezed;
use super::support::workbooks::{House, edition, sample};
use coplan::template::Purpose;
use coplan::workbook::CellValue;
use std::path::Path;
use std::process::Command;

/// The text of the first page.
fn first_page(pdf: &Path) -> String {
    let mut command = Command::new("pdftotext");
    let output = run(command.args(["-l", "1"]).arg(pdf).arg("-"));
    squeezed(&String::from_utf8(output.stdout).unwrap())
}

#[test]
fn every_bar_has_its_name_beside_it_in_both_sizes_of_print() {
    let plan = sample("community-hub-bid.yaml");
    let edition = edition(Purpose::Draft);
    let houses = [look().clone(), look().in_large_print()].map(|style| House {
        style,
        ..House::built_in()
    });
    let sizes = ["usual", "large"].iter().zip(&houses);
    let made: Vec<_> = sizes
        .map(|(size, house)| {
            let bytes = house.excel(&plan, &edition).unwrap();
            (format!("{size}.xlsx"), bytes)
        })
        .collect();
    let model = houses[0].model(&plan, &edition).unwrap();
    let names = &model.sheets[0].charts[0].labels.values;
    assert!(names.len() > 15, "{names:?}");
    let folder = folder("printed-charts");
    for pdf in convert(&folder, &write(&folder, &made), "pdf", &[]) {
        // The first page holds no table with these names.
        let page = first_page(&pdf);
        for name in names {
            let CellValue::Text(name) = name else {
                panic!("{name:?} is not a name");
            };
            assert!(page.contains(name), "{name} is not in {page}");
        }
    }
}
