//! Workbooks as a house changes them, and what no workbook can show.

use crate::desk::{BID, Desk};
use calamine::{Data, Reader, Xlsx};
use coplan::template::built_in;
use insta::assert_snapshot;
use std::io::Cursor;

fn layout() -> &'static str {
    let mut files = built_in().iter();
    files
        .find_map(|(name, text)| (*name == "workbook.toml").then_some(*text))
        .unwrap()
}

/// A desk with a plan and a house's own `workbook.toml`.
fn house(changes: &[(&str, &str)]) -> Desk {
    let mut toml = layout().to_owned();
    for (from, to) in changes {
        assert!(toml.contains(from), "{from}");
        toml = toml.replacen(from, to, 1);
    }
    Desk::new()
        .file("hub.yaml", BID)
        .file("house/workbook.toml", toml)
}

const GIVEN: [&str; 2] = ["hub.yaml", "house/workbook.toml"];

/// What `fill` and `templates check` say of a change; nothing is written.
fn said(changes: &[(&str, &str)]) -> String {
    let desk = house(changes);
    let filled = desk
        .coplan(&["fill", "hub.yaml", "--templates", "house"])
        .with(1);
    assert_eq!(desk.made(&GIVEN), [""; 0]);
    let checked = desk.coplan(&["templates", "check", "house"]).with(1);
    let message = |text: &str| text.lines().next().unwrap().to_owned();
    assert_eq!(message(&filled.stderr), message(&checked.stderr));
    filled.stderr
}

/// The texts of a sheet, row by row.
fn rows(desk: &Desk, name: &str, sheet: &str) -> Vec<Vec<String>> {
    let mut file: Xlsx<_> = Xlsx::new(Cursor::new(desk.read(name))).unwrap();
    let range = file.worksheet_range(sheet).unwrap();
    let shown = |data: &Data| data.to_string();
    range
        .rows()
        .map(|row| row.iter().map(shown).collect())
        .collect()
}

#[test]
fn a_fault_in_the_layout_is_shown_at_its_line_and_nothing_is_written() {
    let owner = "[[sheet.table.column]]\nfield = \"owner\"";
    assert_snapshot!(said(&[
        ("field = \"trusted_partner\"", "field = \"trusted_partnr\""),
        (owner, "[[sheet.table.column]]\nfeild = \"owner\""),
        (
            "name = \"Evaluation measures\"",
            "name = \"Evaluation measures and what they show us\""
        ),
        (
            "field = \"rate_source\"",
            "field = \"rate_source\"\nlabel = \"why it is needed\""
        ),
    ]));
}

#[test]
fn an_amount_beyond_what_a_column_can_show_is_refused_before_anything_is_written() {
    let desk = Desk::new().file("hub.yaml", BID.replace("rate: 50", "rate: 50000000000"));
    for purpose in ["draft", "bid"] {
        let ended = desk.coplan(&["fill", "hub.yaml", "--for", purpose]).with(1);
        assert!(ended.stderr.contains("hub.yaml:4:"), "{ended}");
        assert!(
            ended.stderr.contains("costs more than can be shown"),
            "{ended}"
        );
        assert!(
            ended.stderr.contains("look for a digit too many"),
            "{ended}"
        );
    }
    assert_eq!(desk.made(&["hub.yaml"]), [""; 0]);
}

#[test]
fn text_too_long_for_a_cell_is_refused_at_its_place_and_no_document_is_written() {
    let long = "word ".repeat(8_000);
    let desk = Desk::new().file("hub.yaml", BID.replace("They know the gaps", &long));
    let ended = desk.coplan(&["fill", "hub.yaml"]).with(1);
    assert!(ended.stderr.contains("hub.yaml:2:"), "{ended}");
    assert!(
        ended.stderr.contains("a cell of the workbook holds 32767"),
        "{ended}"
    );
    assert_eq!(desk.made(&["hub.yaml"]), [""; 0]);
}

#[test]
fn a_house_drops_a_sheet_renames_a_column_and_adds_a_row_from_its_own_keys() {
    let (before, rest) = layout().split_once("[[sheet]]\nname = \"Lists\"").unwrap();
    let (_, after) = rest.split_once("width = 28\n").unwrap();
    let toml = format!("{before}{after}")
        .replacen("field = \"item\"", "field = \"item\"\nlabel = \"What it is\"", 1)
        .replacen(
            "[[sheet.table.row]]\nfield = \"reference\"",
            "[[sheet.table.row]]\nfield = \"extra.programme\"\nlabel = \"Programme\"\n[[sheet.table.row]]\nfield = \"reference\"",
            1,
        );
    let plan = format!("{BID}extra: {{programme: Going home}}\n");
    let desk = Desk::new()
        .file("hub.yaml", plan)
        .file("house/workbook.toml", toml);
    desk.coplan(&["templates", "check", "house"]).well();
    desk.coplan(&[
        "fill",
        "hub.yaml",
        "--only",
        "excel",
        "--templates",
        "house",
    ])
    .well();
    let workbook = desk.part("hub.xlsx", "xl/workbook.xml");
    assert!(workbook.contains("name=\"Resources\"") && !workbook.contains("name=\"Lists\""));
    let lines = rows(&desk, "hub.xlsx", "Resources");
    let header = lines.iter().find(|row| row[0] == "No.").unwrap();
    assert_eq!(header[1], "What it is");
    let line = lines.iter().find(|row| row[0] == "R1").unwrap();
    assert_eq!(line[1], "Room");
    let summary = rows(&desk, "hub.xlsx", "Summary");
    assert!(
        summary
            .iter()
            .any(|row| row[..2] == ["Programme", "Going home"])
    );
}

#[test]
fn a_bid_is_neither_stamped_nor_held_up_by_approvals() {
    let desk = Desk::new().file("hub.yaml", BID);
    for funder in [&[][..], &["--funder", "F1"]] {
        let arguments = [&["fill", "hub.yaml", "--for", "bid"], funder].concat();
        desk.coplan(&arguments).well();
    }
    let made = [
        "hub-bid-F1.docx",
        "hub-bid-F1.xlsx",
        "hub-bid.docx",
        "hub-bid.xlsx",
    ];
    assert_eq!(desk.made(&["hub.yaml"]), made);
    for name in made {
        for part in desk
            .parts(name)
            .iter()
            .filter(|part| part.ends_with(".xml"))
        {
            let text = desk.part(name, part);
            assert!(!text.contains("DRAFT"), "{name} {part}");
        }
    }
    // A figure that is blank is what holds a bid up.
    let desk = Desk::new().file("hub.yaml", BID.replace(", rate: 50", ""));
    let ended = desk.coplan(&["fill", "hub.yaml", "--for", "bid"]).with(1);
    assert!(
        ended.stderr.contains("quantity or rate") || ended.stderr.contains("rate"),
        "{ended}"
    );
    assert_eq!(desk.made(&["hub.yaml"]), [""; 0]);
}

#[test]
fn a_plan_that_is_a_title_gets_a_sheet_that_says_so_and_comes_back() {
    let desk = Desk::new().file("idea.yaml", "title: An idea\n");
    desk.coplan(&["fill", "idea.yaml"]).well();
    let bytes = Cursor::new(desk.read("idea.xlsx"));
    let mut book = Xlsx::new(bytes).unwrap();
    assert_eq!(book.sheet_names(), ["Summary"]);
    let sheet = book.worksheet_range("Summary").unwrap();
    let said: Vec<String> = sheet.rows().map(|row| row[0].to_string()).collect();
    assert_eq!(said[0], "An idea");
    assert!(
        said[2].starts_with("Nothing to be shown in a workbook"),
        "{said:?}"
    );
    let check = desk.coplan(&["check", "idea.docx", "idea.xlsx"]).well();
    assert!(check.out().contains("They belong together"), "{check}");
    let read = desk.coplan(&["read", "idea.docx", "idea.xlsx", "--into", "idea.yaml"]);
    assert!(read.well().out().contains("says all of this already"));
}
