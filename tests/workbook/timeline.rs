//! The timeline: as many columns as a page holds, however long the work takes, and a row for each thing
//! that falls on a day.

use crate::common::text;
use crate::support::workbooks::{Cells, House, cell, cells, edition, yaml};
use calamine::Data;
use coplan::template::{Edition, Purpose};

fn timeline(plan: &str) -> Cells {
    let house = House::built_in();
    let bytes = house.excel(&yaml(plan), &edition(Purpose::Draft)).unwrap();
    cells(&bytes)["Timeline"].clone()
}

/// The headers of the periods, and the line that says how long each is.
fn columns(plan: &str) -> (Vec<String>, String) {
    let sheet = timeline(plan);
    let shown = |place: (u32, u32)| match sheet.get(&place) {
        Some(Data::String(text)) => Some(text.clone()),
        _ => None,
    };
    let headers = (2..).map_while(|column| shown((3, column)));
    (headers.collect(), shown((2, 0)).unwrap())
}

fn tool(start: &str, end: &str) -> String {
    format!("tools: [{{name: Talks, start: {start}, end: {end}}}]")
}

#[test]
fn a_day_a_season_two_years_and_a_working_life_fit_a_page() {
    for (start, end, first, last, count, word) in [
        ("2027-06-03", "2027-06-03", "3 Jun", "3 Jun", 1, "each day"),
        (
            "2027-06-03",
            "2027-06-18",
            "3 Jun",
            "18 Jun",
            16,
            "each day",
        ),
        (
            "2027-06-03",
            "2027-06-19",
            "31 May",
            "14 Jun",
            3,
            "each week",
        ),
        ("2027-06", "2027-06", "Jun 27", "Jun 27", 1, "each month"),
        ("2027-06", "2028-09", "Jun 27", "Sep 28", 16, "each month"),
        (
            "2027-06",
            "2028-10",
            "Apr to Jun 27",
            "Oct to Dec 28",
            7,
            "several months",
        ),
        (
            "2027-06",
            "2031-01",
            "Jan to Jun 27",
            "Jan to Jun 31",
            9,
            "several months",
        ),
        ("2027-06", "2034-01", "2027", "2034", 8, "each year"),
        (
            "2027-06",
            "2067-01",
            "2025 to 2029",
            "2065 to 2069",
            9,
            "several years",
        ),
        (
            "1905-06",
            "2195-01",
            "1880 to 1919",
            "2160 to 2199",
            8,
            "several years",
        ),
    ] {
        let (headers, line) = columns(&tool(start, end));
        assert_eq!(headers.first().unwrap(), first, "{start} {end}");
        assert_eq!(headers.last().unwrap(), last, "{start} {end}");
        assert_eq!(headers.len(), count, "{start} {end}");
        assert!(line.contains(word), "{line}");
    }
}

#[test]
fn decisions_what_people_hear_and_bids_that_are_due_have_rows_with_their_day_in_words() {
    let plan = format!(
        "{}\n{}",
        tool("2027-03", "2027-04"),
        concat!(
            "aims: {decisions: [{what: Opening hours, date: 2027-05-12}, {what: Some day}]}\n",
            "sharing: {activities: [{message: What came of it, date: 2027-04-20}]}\n",
            "funders: [{name: Town Fund, deadline: 2027-01-29}, {name: Trust, deadline: 2026-12-01}]\n",
        )
    );
    let sheet = timeline(&plan);
    for (row, kind, month) in [
        ("T1 · Talks", "Tool", "Mar 27"),
        ("T1 · Talks", "Tool", "Apr 27"),
        ("Opening hours (12 May 2027)", "Decision", "May 27"),
        ("What came of it (20 April 2027)", "Hear back", "Apr 27"),
        ("Town Fund (29 January 2027)", "Bid due", "Jan 27"),
        ("Trust (1 December 2026)", "Bid due", "Dec 26"),
    ] {
        assert_eq!(cell(&sheet, row, "Kind"), text(kind), "{row}");
        assert_eq!(cell(&sheet, row, month), text("■"), "{row} {month}");
        assert_eq!(cell(&sheet, row, "Feb 27"), None, "{row}");
    }
    let to_one = Edition {
        funder: Some("F1".to_owned()),
        ..edition(Purpose::Bid)
    };
    let bytes = House::built_in().excel(&yaml(&plan), &to_one).unwrap();
    let sheet = &cells(&bytes)["Timeline"];
    assert!(cell(sheet, "Town Fund (29 January 2027)", "Kind").is_some());
    assert!(cell(sheet, "Trust (1 December 2026)", "Kind").is_none());
}

#[test]
fn a_very_long_text_is_no_fault_of_a_timeline() {
    let long = "word ".repeat(20_000);
    let plan = format!(
        "{}\naims: {{decisions: [{{what: {long}, date: 2027-05}}]}}",
        tool("2027-05", "2027-05")
    );
    let sheet = timeline(&plan);
    let longest = sheet.values().filter_map(|data| match data {
        Data::String(text) => Some(text.chars().count()),
        _ => None,
    });
    assert!(longest.max() < Some(130));
}
