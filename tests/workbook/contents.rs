//! What a workbook holds: its sheets in order, every field once, cells typed.

use crate::common::{number, part, sheets, text};
use crate::support::plans::{prepared, registry};
use crate::support::workbooks::{House, cell, cells, edition, sample, yaml};
use calamine::Data;
use coplan::plan::{Held, Plan};
use coplan::template::Purpose;
use rust_decimal::Decimal;

#[test]
fn the_workbook_holds_every_field_that_is_its_to_hold_and_each_once() {
    let house = House::built_in();
    let workbook = house
        .model(&Plan::default(), &edition(Purpose::Blank))
        .unwrap();
    let tables = workbook.sheets.iter().flat_map(|sheet| &sheet.tables);
    let mut held: Vec<String> = Vec::new();
    for table in tables {
        held.extend(
            table
                .columns
                .iter()
                .filter_map(|column| column.field.clone()),
        );
        held.extend(
            table
                .rows
                .iter()
                .flatten()
                .filter_map(|cell| cell.field.clone()),
        );
    }
    held.sort();
    let mut wanted: Vec<String> = registry()
        .fields()
        .filter(|field| matches!(field.held, Held::Workbook | Held::Both))
        .map(|field| field.tag.to_string())
        .collect();
    wanted.sort();
    assert_eq!(held, wanted);
}

#[test]
fn a_plan_in_words_has_a_summary_and_nothing_that_is_empty() {
    let house = House::built_in();
    let plan =
        yaml("title: Better leaflets\nlead: {name: Ann}\nanswers: {achieve: Less waiting}\n");
    let bytes = house.excel(&plan, &edition(Purpose::Draft)).unwrap();
    assert_eq!(sheets(&bytes), ["Summary"]);
    let cells = cells(&bytes);
    assert_eq!(
        cells["Summary"].get(&(0, 0)),
        text("Better leaflets").as_ref()
    );
    assert_eq!(cell(&cells["Summary"], "Led by", "Answer"), text("Ann"));
    assert!(cell(&cells["Summary"], "Total", "Amount").is_none());
}

#[test]
fn a_full_plan_has_every_sheet_in_a_reader_s_order() {
    let house = House::built_in();
    let bytes = house
        .excel(&sample("community-hub-bid.yaml"), &edition(Purpose::Bid))
        .unwrap();
    let wanted = [
        "Summary",
        "Stakeholders",
        "Tools",
        "Timeline",
        "Resources",
        "Budget",
        "Funding",
        "Evaluation measures",
        "Lists",
    ];
    assert_eq!(sheets(&bytes), wanted);
    let draft = house
        .excel(&sample("community-hub-bid.yaml"), &edition(Purpose::Draft))
        .unwrap();
    let cells = cells(&draft);
    let links: Vec<_> = wanted
        .iter()
        .skip(1)
        .map(|name| cell(&cells["Summary"], name, "Sheet"))
        .collect();
    assert!(links.iter().all(Option::is_some), "{links:?}");
}

#[test]
fn cells_are_typed_and_references_are_names() {
    let house = House::built_in();
    let plan = yaml(concat!(
        "stakeholders: [{name: Carers, types: [carer, public], number: 20-25, affected: medium, influence: low}, {number: 8}]\n",
        "tools: [{name: Workshop, groups: [Carers], start: 2027-05, end: 2027-06-14, sessions: 3}]\n",
        "resources: [{item: Room, tool: workshop, quantity: 2, rate: 75.50, vat_percent: 17.5, funder: Trust, rate_date: 2027-01-02}]\n",
        "funders: [{name: Trust, limit: 1000}]\n",
        "evaluation: {measures: [{indicator: How many come, baseline: 45, target: '045', split_by_group: true}]}\n",
    ));
    let cells = cells(&house.excel(&plan, &edition(Purpose::Draft)).unwrap());
    let (groups, tools, lines) = (&cells["Stakeholders"], &cells["Tools"], &cells["Resources"]);
    assert_eq!(
        cell(groups, "S1", "Who they are"),
        text("Carers; Members of the public")
    );
    assert_eq!(cell(groups, "S1", "How many people"), text("20-25"));
    assert_eq!(
        cell(groups, "S2", "How many people"),
        Some(Data::Float(8.0))
    );
    assert_eq!(
        cell(groups, "S1", "What they need from us"),
        text("Make sure they are heard")
    );
    assert_eq!(
        cell(groups, "S1", "Tools they take part in"),
        text("T1 · Workshop")
    );
    assert_eq!(cell(tools, "T1", "With which groups"), text("S1 · Carers"));
    assert!(matches!(
        cell(tools, "T1", "Starts"),
        Some(Data::DateTime(_))
    ));
    assert_eq!(cell(lines, "R1", "For which tool"), text("T1 · Workshop"));
    assert_eq!(cell(lines, "R1", "Funder"), text("F1 · Trust"));
    assert_eq!(number(cell(lines, "R1", "VAT, %")), Decimal::new(175, 3));
    assert_eq!(number(cell(lines, "R1", "Gross")), Decimal::new(17743, 2));
    assert_eq!(number(cell(tools, "T1", "Cost")), Decimal::new(17743, 2));
    let measures = &cells["Evaluation measures"];
    // A figure is a number where it reads the same again, and text where it does not.
    assert_eq!(
        cell(measures, "M1", "Where we are now"),
        Some(Data::Float(45.0))
    );
    assert_eq!(cell(measures, "M1", "Where we want to be"), text("045"));
    assert_eq!(cell(measures, "M1", "Shown for each group?"), text("Yes"));
}

#[test]
fn a_month_is_a_date_without_a_day() {
    let house = House::built_in();
    let plan = yaml("tools: [{name: A, start: 2027-05, end: 2027-06-14}]");
    let bytes = house.excel(&plan, &edition(Purpose::Draft)).unwrap();
    let styles = part(&bytes, "xl/styles.xml");
    assert!(styles.contains("formatCode=\"mmm yyyy\""));
    assert!(styles.contains("formatCode=\"d mmm yyyy\""));
    let timeline = &cells(&bytes)["Timeline"];
    assert_eq!(cell(timeline, "T1 · A", "May 27"), text("■"));
    assert_eq!(cell(timeline, "T1 · A", "Jun 27"), text("■"));
}

#[test]
fn the_same_plan_gives_the_same_bytes_also_from_several_threads() {
    let house = House::built_in();
    let prepared = prepared(&sample("clinic-letters.yaml"));
    let make = || {
        prepared
            .excel(
                &house.terms,
                &house.layout,
                &house.style,
                &edition(Purpose::Draft),
            )
            .unwrap()
    };
    let first = make();
    std::thread::scope(|scope| {
        let others: Vec<_> = (0..4).map(|_| scope.spawn(make)).collect();
        for other in others {
            assert!(other.join().unwrap() == first);
        }
    });
}
