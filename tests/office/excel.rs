//! Workbooks: valid, calculated as a spreadsheet program calculates them, and typed as an
//! independent reader expects.

use super::libreoffice::{Printed, Setting, convert};
use super::programs::{Made, fetched, folder, run, write};
use super::random_plans;
use super::support::editions::{look, looks};
use super::support::plans::Numbered;
use super::support::workbooks::{House, PURPOSES, cells, edition, sample, samples};
use super::validator::{LATEST, assert_valid};
use calamine::Data;
use coplan::package::{Archive, write_archive};
use coplan::plan::Plan;
use coplan::template::{Detail, Edition, Purpose};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

/// Makes LibreOffice calculate every formula of a file it loads.
const RECALCULATE: Setting = (
    "/org.openoffice.Office.Calc/Formula/Load",
    "OOXMLRecalcMode",
    "0",
);

fn made(name: &str, house: &House, plan: &Plan, edition: &Edition) -> Made {
    let bytes = house.excel(plan, edition);
    let bytes = bytes.unwrap_or_else(|faults| panic!("{name}: {faults:?}"));
    (format!("{}.xlsx", name.replace('.', "-")), bytes)
}

/// Every sample in every use, and for one funder.
fn every_sample() -> Vec<Made> {
    let house = House::built_in();
    let mut all = Vec::new();
    for name in samples() {
        let plan = sample(&name);
        for purpose in PURPOSES {
            let edition = edition(purpose);
            all.push(made(
                &format!("{name}-{}", purpose.code()),
                &house,
                &plan,
                &edition,
            ));
        }
        if !plan.funders.is_empty() {
            let funder = Some("F1".into());
            let edition = Edition {
                funder,
                ..edition(Purpose::Bid)
            };
            all.push(made(&format!("{name}-F1"), &house, &plan, &edition));
        }
    }
    all
}

/// The blank with every option.
fn every_blank() -> Vec<Made> {
    let mut all = Vec::new();
    for (paper, style) in looks() {
        let house = House {
            style,
            ..House::built_in()
        };
        for (detail, length) in [(Detail::Short, "short"), (Detail::Full, "full")] {
            let edition = Edition {
                detail,
                ..edition(Purpose::Blank)
            };
            all.push(made(
                &format!("blank-{length}-{paper}"),
                &house,
                &Plan::default(),
                &edition,
            ));
        }
    }
    all
}

fn every_random_plan() -> Vec<Made> {
    let house = House::built_in();
    let plans = random_plans();
    let random = plans.iter().enumerate().map(|(number, plan)| {
        let edition = edition(PURPOSES[number % PURPOSES.len()]);
        made(&format!("random-{number}"), &house, plan, &edition)
    });
    let for_funders = plans.iter().enumerate().filter_map(|(number, plan)| {
        let plan = plan.numbered();
        let edition = Edition {
            funder: plan.funders.last()?.id.as_ref().map(|id| id.0.clone()),
            ..edition(Purpose::Bid)
        };
        let name = format!("random-{number}-for-one");
        Some(made(&name, &house, &plan, &edition))
    });
    random.chain(for_funders).collect()
}

#[test]
fn every_sample_is_valid_in_every_use() {
    assert_valid("workbooks", &every_sample(), LATEST);
}

#[test]
fn every_blank_is_valid_with_every_option() {
    assert_valid("blank-workbooks", &every_blank(), LATEST);
}

#[test]
fn a_hundred_random_plans_are_valid() {
    assert_valid("random-workbooks", &every_random_plan(), LATEST);
}

/// The workbooks as LibreOffice saves them after calculating everything anew.
pub(crate) fn recalculated(test: &str, made: &[Made]) -> Vec<Vec<u8>> {
    let folder = folder(test);
    let paths = write(&folder, made);
    let saved = convert(&folder, &paths, "xlsx", &[RECALCULATE]);
    saved
        .iter()
        .map(|path| std::fs::read(path).unwrap())
        .collect()
}

/// Whether two cells show the same; sums of pennies may differ in the last bits of a double.
fn same(stored: Option<&Data>, calculated: Option<&Data>) -> bool {
    match (stored, calculated) {
        (Some(stored), Some(calculated)) => match (number(stored), number(calculated)) {
            (Some(a), Some(b)) => (a - b).abs() <= 1e-9 * a.abs().max(1.0),
            _ => stored == calculated,
        },
        (stored, calculated) => stored.is_none() && calculated.is_none(),
    }
}

fn number(data: &Data) -> Option<f64> {
    match data {
        Data::Float(number) => Some(*number),
        #[allow(clippy::cast_precision_loss, reason = "cells hold doubles")]
        Data::Int(number) => Some(*number as f64),
        Data::DateTime(date) => Some(date.as_f64()),
        _ => None,
    }
}

/// The cells that differ between what was stored and what was calculated.
fn differences(stored: &[u8], calculated: &[u8]) -> Vec<String> {
    let (stored, calculated) = (cells(stored), cells(calculated));
    assert_eq!(
        stored.keys().collect::<Vec<_>>(),
        calculated.keys().collect::<Vec<_>>()
    );
    let mut found = Vec::new();
    for (sheet, cells) in &stored {
        let others = &calculated[sheet];
        let places = cells.keys().chain(others.keys()).collect::<BTreeSet<_>>();
        for place in places {
            let (one, other) = (cells.get(place), others.get(place));
            if !same(one, other) {
                found.push(format!(
                    "{sheet} {place:?}: stored {one:?}, calculated {other:?}"
                ));
            }
        }
    }
    found
}

#[test]
fn libreoffice_calculates_what_every_cell_holds() {
    let made = [every_sample(), every_random_plan()].concat();
    let calculated = recalculated("recalculated", &made);
    for ((name, stored), calculated) in made.iter().zip(&calculated) {
        let found = differences(stored, calculated);
        assert!(found.is_empty(), "{name}:\n{}", found.join("\n"));
    }
}

#[test]
fn the_recalculation_would_find_a_wrong_stored_value() {
    let house = House::built_in();
    let plan = sample("community-hub-bid.yaml");
    let right = house.excel(&plan, &edition(Purpose::Bid)).unwrap();
    let mut parts = Archive::read(&right).unwrap().parts;
    let mut wrong_cells = 0;
    for part in parts
        .iter_mut()
        .filter(|part| part.name.starts_with("xl/worksheets/sheet"))
    {
        let text = String::from_utf8(part.bytes.clone()).unwrap();
        wrong_cells += text.matches("</f><v>91604.43</v>").count();
        part.bytes = text
            .replace("</f><v>91604.43</v>", "</f><v>999</v>")
            .into_bytes();
    }
    assert!(wrong_cells > 0);
    let wrong = write_archive(&parts).unwrap();
    let calculated = recalculated("wrong", &[("wrong.xlsx".to_owned(), wrong.clone())]);
    assert_eq!(differences(&wrong, &calculated[0]).len(), wrong_cells);
    assert!(differences(&right, &calculated[0]).is_empty());
}

/// What openpyxl sees of a workbook, as JSON.
const LOOK: &str = r#"
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
seen = {"sheets": {}, "names": sorted(book.defined_names.keys()), "title": book.properties.title, "language": book.properties.language}
for sheet in book.worksheets:
    seen["sheets"][sheet.title] = {
        "tables": {table.name: table.ref for table in sheet.tables.values()},
        "validations": len(sheet.data_validations.dataValidation),
        "charts": len(sheet._charts),
        "notes": sum(1 for row in sheet.iter_rows() for cell in row if cell.comment),
        "merged": len(sheet.merged_cells.ranges),
        "protected": bool(sheet.protection.sheet),
        "kinds": {cell.coordinate: [cell.data_type, cell.number_format] for row in sheet.iter_rows() for cell in row if cell.value is not None},
        "landscape": sheet.page_setup.orientation, "paper": sheet.page_setup.paperSize, "rows": sheet.print_title_rows, "scale": sheet.page_setup.scale,
        "frozen": sheet.freeze_panes,
    }
print(json.dumps(seen))
"#;

#[test]
fn an_independent_reader_sees_typed_cells_tables_validation_names_and_charts() {
    let folder = folder("openpyxl");
    let plan = sample("community-hub-bid.yaml");
    let draft = made("draft", &House::built_in(), &plan, &edition(Purpose::Draft));
    let paths = write(&folder, &[draft]);
    let python = fetched("python/bin/python");
    let output = run(Command::new(python).args(["-c", LOOK]).arg(&paths[0]));
    let seen: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        seen["title"],
        "The Old Library: a health hub run with its neighbours"
    );
    assert_eq!(seen["language"], "en-GB");
    for name in [
        "Inflation",
        "Contingency",
        "Overheads",
        "Total",
        "List_category",
        "List_tools",
    ] {
        assert!(
            seen["names"].as_array().unwrap().contains(&name.into()),
            "{name}"
        );
    }
    let sheets = &seen["sheets"];
    assert_eq!(sheets["Resources"]["tables"]["Resources"], "A3:X36");
    assert_eq!(sheets["Summary"]["charts"], 2);
    assert!(sheets["Resources"]["validations"].as_u64().unwrap() > 20);
    for (name, sheet) in sheets.as_object().unwrap() {
        assert_eq!(sheet["merged"], 0, "{name}");
        assert_eq!(sheet["landscape"], "landscape", "{name}");
        let scale = sheet["scale"].as_u64().unwrap_or(100);
        assert!(scale >= 84, "{name} is printed at {scale} %");
        assert_eq!(sheet["protected"], false, "{name}");
    }
    // R1 is two days of 44 at £128: numbers are numbers, money is money, a date is a date.
    let kinds = &sheets["Resources"]["kinds"];
    assert_eq!(kinds["D4"][0], "n");
    assert_eq!(kinds["G4"], serde_json::json!(["n", "[$£]#,##0.00"]));
    assert_eq!(kinds["H4"], serde_json::json!(["n", "0%"]));
    assert_eq!(kinds["T4"][0], "f");
    assert_eq!(kinds["R4"], serde_json::json!(["d", "d mmm yyyy"]));
    assert_eq!(sheets["Resources"]["frozen"], "C4");
    assert_eq!(sheets["Resources"]["rows"], "$3:$3");
}

/// The heights of the words in a PDF file, each with its word.
fn word_heights(pdf: &Path) -> Vec<(f64, String)> {
    let output = run(Command::new("pdftotext").arg("-bbox").arg(pdf).arg("-"));
    // It writes the title of a document in an encoding of its own.
    let text = String::from_utf8_lossy(&output.stdout);
    let edge = |line: &str, name: &str| -> f64 {
        let (_, after) = line.split_once(&format!("{name}=\"")).unwrap();
        after.split('"').next().unwrap().parse().unwrap()
    };
    let words = text.split("<word ").skip(1);
    words
        .map(|word| {
            let height = edge(word, "yMax") - edge(word, "yMin");
            let (_, rest) = word.split_once("\">").unwrap();
            (height, rest.split('<').next().unwrap().to_owned())
        })
        .collect()
}

/// The samples as they are printed in large print.
fn every_large_sample() -> Vec<Made> {
    let house = House {
        style: look().in_large_print(),
        ..House::built_in()
    };
    let of = |name: String| {
        let plan = sample(&name);
        made(
            &format!("{name}-large"),
            &house,
            &plan,
            &edition(Purpose::Bid),
        )
    };
    samples().into_iter().map(of).collect()
}

#[test]
fn every_sheet_is_printed_in_full_on_a4_and_never_below_ten_points_or_eighteen_in_large_print() {
    let made = [every_sample(), every_blank(), every_large_sample()].concat();
    let folder = folder("printed-workbooks");
    let paths = write(&folder, &made);
    for pdf in convert(&folder, &paths, "pdf", &[]) {
        let name = pdf.display().to_string();
        let words = word_heights(&pdf);
        assert!(words.len() > 10, "{name}");
        let least = if name.contains("large") { 18.0 } else { 10.0 };
        for (height, word) in &words {
            assert!(!word.contains("###"), "{name}: {word}");
            // A line of Carlito, which stands for Calibri, is 1.22 times as high as its size.
            assert!(*height > least * 1.2, "{name}: {word} is {height} high");
        }
        let (width, height) = Printed::new(&pdf).size;
        let asked = [("letter", (792, 612)), ("a3", (1191, 842))];
        let asked = asked.iter().find(|(paper, _)| {
            name.contains(&format!("-{paper}.")) || name.contains(&format!("-{paper}-"))
        });
        let (long, short) = asked.map_or((842, 595), |(_, size)| *size);
        let is = |points: f64, whole: i32| (points - f64::from(whole)).abs() < 1.0;
        assert!(
            is(width, long) && is(height, short),
            "{name}: {width} {height}"
        );
    }
}

/// The text of each page.
fn pages(pdf: &Path) -> Vec<String> {
    let output = run(Command::new("pdftotext")
        .args(["-layout"])
        .arg(pdf)
        .arg("-"));
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.split('\u{c}').map(str::to_owned).collect()
}

#[test]
fn a_bid_is_twelve_pages_and_quantities_stand_beside_what_they_come_to() {
    let house = House::built_in();
    let plan = sample("community-hub-bid.yaml").numbered();
    let funders = plan.funders.iter().map(|funder| Edition {
        funder: funder.id.as_ref().map(|id| id.0.clone()),
        ..edition(Purpose::Bid)
    });
    let editions = [edition(Purpose::Bid)].into_iter().chain(funders);
    let made: Vec<Made> = editions
        .enumerate()
        .map(|(number, edition)| made(&format!("bid-{number}"), &house, &plan, &edition))
        .collect();
    let folder = folder("twelve-pages");
    for pdf in convert(&folder, &write(&folder, &made), "pdf", &[]) {
        let printed = Printed::new(&pdf);
        assert!(printed.pages <= 12, "{}: {}", pdf.display(), printed.pages);
        // No sheet that only serves typing is printed.
        for word in ["Code in a plan file", "Percent (0 if left empty)"] {
            assert!(!printed.text.contains(word), "{word}");
        }
        let pages = pages(&pdf);
        let line = pages.iter().find(|page| page.contains("Quantity"));
        let line = line.unwrap();
        // R1: two days of 44 at £128 with on-costs.
        assert!(line.contains("44") && line.contains("£128.00") && line.contains("£13,742.08"));
    }
}
