//! `coplan overview`.

use crate::desk::{BID, COMPLETE, Desk, IN_WORDS, UNFINISHED, words};
use crate::support::docx_checks::faults;
use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use insta::assert_snapshot;
use std::io::Cursor;

/// A folder of plans, of which one cannot be read, and files that are no plans.
fn portfolio() -> Desk {
    Desk::new()
        .file("plans/broken.yaml", "title: [\n")
        .file("plans/hub.yaml", BID)
        .file("plans/letters.yaml", COMPLETE)
        .file("plans/nights.yaml", UNFINISHED)
        .file("plans/ward.yaml", IN_WORDS)
        .file("plans/coplan.toml", "")
        .file("plans/coplan.schema.json", "{}")
        .file("plans/notes.txt", "no plan")
        .file("plans/.hidden.yaml", "title: Hidden")
        .file("plans/later/garden.yaml", "title: Garden")
}

const DAY: [&str; 2] = ["--date", "2026-09-01"];

#[test]
fn plans_are_shown_on_a_line_each_and_what_cannot_be_read_is_told() {
    let desk = portfolio();
    let ended = desk.coplan(&[&["overview", "plans"], &DAY[..]].concat());
    assert_snapshot!(ended.with(2));
    let today = desk.coplan(&["overview", "plans/hub.yaml"]).well();
    assert!(
        today.stderr.contains("Dates are judged by today"),
        "{today}"
    );
    // Each plan once, however often it is named.
    let twice = [
        "overview",
        "plans/hub.yaml",
        "plans/hub.yaml",
        "--format",
        "json",
    ];
    let json: serde_json::Value =
        serde_json::from_slice(&desk.coplan(&twice).well().stdout).unwrap();
    assert_eq!(json["plans"].as_array().unwrap().len(), 1);
}

#[test]
fn plans_of_one_title_are_told_apart_by_their_files() {
    let desk = Desk::new()
        .file("plans/a.yaml", "title: Garden\n")
        .file("plans/b.yaml", "title: Garden\n")
        .file("plans/c.yaml", "title: Yard\n");
    let ended = desk.coplan(&[&["overview", "plans"], &DAY[..]].concat());
    assert_snapshot!(ended.well());
}

#[test]
fn an_overview_comes_as_json() {
    let desk = portfolio();
    let overview = ["overview", "plans", "--format", "json"];
    let ended = desk.coplan(&[&overview[..], &DAY[..]].concat()).with(2);
    let json: serde_json::Value = serde_json::from_slice(&ended.stdout).unwrap();
    assert_eq!(json["plans"].as_array().unwrap().len(), 5);
    assert_snapshot!(format!("{:#}", json["plans"][2]));
    assert_eq!(json["plans"][0]["fault"], "the bracket `[` is not closed");
}

#[test]
fn an_overview_becomes_a_page_and_a_workbook_that_name_the_lead_alone() {
    let desk = portfolio().file(
        "plans/nights.yaml",
        format!("{UNFINISHED}lead: {{name: Ola, email: ola@example.org, phone: '0123'}}\n"),
    );
    let overview = ["overview", "plans", "-o", "."];
    let ended = desk.coplan(&[&overview[..], &DAY[..]].concat());
    assert_snapshot!("documents", ended.with(2));
    let word = desk.read("plans-overview.docx");
    assert_eq!(faults(&word), Vec::<String>::new());
    let text = words(&word);
    for said in [
        "Plans at a glance",
        "Dated 1 September 2026",
        "Quieter nights",
        "Ola",
        "plans/broken.yaml",
        "Could not be read: the bracket",
    ] {
        assert!(text.contains(said), "{said} is not in {text}");
    }
    assert!(
        !text.contains("example.org") && !text.contains("0123"),
        "{text}"
    );
    let mut book: Xlsx<_> =
        open_workbook_from_rs(Cursor::new(desk.read("plans-overview.xlsx"))).unwrap();
    let sheet = book.worksheet_range("Plans at a glance").unwrap();
    let row = |name: &str| {
        let mut rows = sheet.rows();
        rows.find(|row| row[0] == Data::String(name.to_owned()))
            .unwrap_or_else(|| panic!("no {name}"))
            .to_vec()
    };
    assert_eq!(row("Plan")[5], Data::String("Asked for".to_owned()));
    assert_eq!(row("Letters that make sense").len(), 9);
    assert_eq!(row("Community hub")[5], Data::Float(100.0));
    assert_eq!(row("Plans at a glance")[1], Data::Empty);
    assert!(
        row("plans/broken.yaml")[6]
            .to_string()
            .contains("Could not be read")
    );
    // The same plans on the same day give the same bytes, and nobody's file is written over.
    desk.coplan(&[&overview[..], &DAY[..]].concat()).with(2);
    assert_eq!(desk.read("plans-overview.docx"), word);
    desk.write("plans-overview.docx", "ours");
    let ended = desk.coplan(&[&overview[..], &DAY[..]].concat());
    assert!(
        ended
            .stderr
            .contains("add `--force`, which keeps it under another name"),
        "{ended}"
    );
}

#[test]
fn documents_of_an_overview_need_a_day_and_an_overview_needs_plans() {
    let desk = portfolio().file("empty/notes.txt", "");
    assert_snapshot!(
        "no_day",
        desk.coplan(&["overview", "plans", "-o", "."]).with(2)
    );
    assert_snapshot!("no_plans", desk.coplan(&["overview", "empty"]).with(2));
    let printed = ["overview", "plans", "-o", "-", "--format", "json"];
    assert_snapshot!(
        "printed",
        desk.coplan(&[&printed[..], &DAY[..]].concat()).with(2)
    );
    let forced = ["overview", "plans", "--force"];
    assert_snapshot!("forced", desk.coplan(&forced).with(2));
}
