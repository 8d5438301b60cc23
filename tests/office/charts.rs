//! Charts as a spreadsheet program prints them.

use super::libreoffice::convert;
use super::programs::{folder, run, write};
use super::support::editions::look;
use super::support::shown::squeezed;
use super::support::workbooks::{House, edition, sample};
use super::validator::{LATEST, assert_valid};
use coplan::template::Purpose;
use coplan::workbook::CellValue;
use std::path::Path;
use std::process::Command;

/// The text of the page that has this on it first.
fn page_with(pdf: &Path, title: &str) -> Option<String> {
    let output = run(Command::new("pdftotext").arg(pdf).arg("-"));
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut pages = text.split('\u{c}').map(squeezed);
    pages.find(|page| page.contains(title))
}

#[test]
fn every_bar_has_its_name_beside_it_and_a_chart_that_no_page_holds_is_left_out() {
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
    let chart = &model.sheets[0].charts[1];
    let names = &chart.labels.values;
    assert!(names.len() > 15, "{names:?}");
    let folder = folder("printed-charts");
    let pdfs = convert(&folder, &write(&folder, &made), "pdf", &[]);
    // That page holds no table with these names.
    let page = page_with(&pdfs[0], &chart.title).unwrap();
    for name in names {
        let CellValue::Text(name) = name else {
            panic!("{name:?} is not a name");
        };
        assert!(page.contains(name), "{name} is not in {page}");
    }
    // In large print no page can hold so many; the figures stand in a table.
    assert_eq!(page_with(&pdfs[1], &chart.title), None);
    assert!(page_with(&pdfs[1], "Cost by year").is_some());
}

#[test]
fn pies_lines_and_stacked_columns_are_valid_and_open() {
    let plan = sample("community-hub-bid.yaml");
    let layout = include_str!("../../templates/workbook.toml");
    let all =
        "series = [\"requested\", \"secured\", \"ask\", \"matched\", \"unasked\", \"in_kind\"]";
    let made: Vec<_> = ["pie", "line", "stacked"]
        .iter()
        .map(|kind| {
            let mut layout = layout.replace("kind = \"column\"", &format!("kind = \"{kind}\""));
            if *kind == "pie" {
                layout = layout.replacen(all, "series = [\"requested\"]", 1);
            }
            let house = House::with_layout(&layout).unwrap();
            let bytes = house.excel(&plan, &edition(Purpose::Draft)).unwrap();
            (format!("{kind}.xlsx"), bytes)
        })
        .collect();
    let folder = folder("kinds-of-charts");
    let pdfs = convert(&folder, &write(&folder, &made), "pdf", &[]);
    for pdf in &pdfs {
        assert!(
            page_with(pdf, "Cost by year").is_some(),
            "{}",
            pdf.display()
        );
    }
    assert_valid("kinds-of-charts-valid", &made, LATEST);
}
