//! Workbooks: what they hold, what they add up to, and what a bad `workbook.toml` says.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "in a test, a surprise should stop it"
)]

mod support;

use calamine::Data;
use coplan::package::Archive;
use coplan::plan::Plan;
use coplan::plan::budget::budget;
use coplan::plan::registry::{Held, registry};
use coplan::produce::Prepared;
use coplan::template::{Edition, Purpose};
use coplan::workbook::{Allowed, Value, Workbook};
use proptest::prelude::*;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::collections::BTreeMap;
use support::random_plan::{Random, plans};
use support::workbooks::{
    Cells, House, PURPOSES, cell, cells, edition, formulas, sample, samples, shown, yaml,
};

const LAYOUT: &str = include_str!("../templates/workbook.toml");

#[expect(clippy::unnecessary_wraps, reason = "what reading a cell gives")]
fn text(text: &str) -> Option<Data> {
    Some(Data::String(text.to_owned()))
}

fn number(cell: Option<Data>) -> Decimal {
    match cell {
        Some(Data::Float(number)) => number.to_string().parse().unwrap(),
        Some(Data::Int(number)) => number.into(),
        other => panic!("{other:?} is not a number"),
    }
}

fn all(bytes: &[u8]) -> BTreeMap<String, Cells> {
    cells(bytes)
}

fn sheets(bytes: &[u8]) -> Vec<String> {
    let archive = Archive::read(bytes).unwrap();
    let workbook = String::from_utf8(archive.part("xl/workbook.xml").unwrap().to_vec()).unwrap();
    let names = workbook.split("<sheet name=\"").skip(1);
    names
        .map(|rest| rest.split('"').next().unwrap().to_owned())
        .collect()
}

// ---- what a workbook holds

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
        .map(|field| field.tag.clone())
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
    let cells = all(&bytes);
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
    let cells = all(&bytes);
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
    let cells = all(&house.excel(&plan, &edition(Purpose::Draft)).unwrap());
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
        cell(groups, "S1", "Picture"),
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
    let timeline = &all(&bytes)["Timeline"];
    assert_eq!(cell(timeline, "T1 · A", "May 27"), text("■"));
    assert_eq!(cell(timeline, "T1 · A", "Jun 27"), text("■"));
}

fn part(bytes: &[u8], name: &str) -> String {
    let archive = Archive::read(bytes).unwrap();
    String::from_utf8(archive.part(name).unwrap().to_vec()).unwrap()
}

#[test]
fn text_is_never_a_formula() {
    let house = House::built_in();
    let hostile = [
        "=1+1",
        "+44 20",
        "-dash",
        "@home",
        "=HYPERLINK(\"http://x\")",
        "'quoted",
    ];
    for hostile in hostile {
        let plan = Plan {
            title: Some(hostile.into()),
            stakeholders: vec![coplan::plan::Stakeholder {
                name: Some(hostile.into()),
                why: Some(hostile.into()),
                ..Default::default()
            }],
            ..Plan::default()
        };
        let bytes = house.excel(&plan, &edition(Purpose::Draft)).unwrap();
        assert_eq!(
            cell(&all(&bytes)["Stakeholders"], "S1", "Name of the group"),
            text(hostile)
        );
        for (sheet, place, formula) in formulas(&bytes) {
            assert!(
                !formula.contains("HYPERLINK") && formula != "1+1",
                "{sheet} {place:?} {formula}"
            );
        }
        assert!(part(&bytes, "xl/styles.xml").contains("quotePrefix=\"1\""));
    }
}

#[test]
fn text_that_looks_like_an_escape_stays_text_also_where_a_formula_gives_it() {
    let house = House::built_in();
    let plan = yaml("tools: [{name: _x0041_ _x000D_, start: 2027-05}]");
    let cells = all(&house.excel(&plan, &edition(Purpose::Draft)).unwrap());
    assert_eq!(cell(&cells["Tools"], "T1", "Tool"), text("_x0041_ _x000D_"));
    assert_eq!(
        cells["Timeline"].get(&(3, 0)),
        text("T1 · _x0041_ _x000D_").as_ref()
    );
}

#[test]
fn text_that_no_cell_can_hold_is_an_error_at_its_path() {
    let house = House::built_in();
    let group = |why: String| coplan::plan::Stakeholder {
        why: Some(why.as_str().into()),
        ..Default::default()
    };
    let with = |groups: Vec<_>| Plan {
        stakeholders: groups,
        ..Plan::default()
    };
    let long = with(vec![
        group("😀".repeat(16_384)),
        group("x".into()),
        group("x".repeat(32_768)),
    ]);
    let faults = house.excel(&long, &edition(Purpose::Draft)).unwrap_err();
    let paths: Vec<_> = faults
        .iter()
        .map(|fault| fault.path.as_deref().unwrap())
        .collect();
    assert_eq!(paths, ["stakeholders.S1.why", "stakeholders.S3.why"]);
    assert_eq!(faults[0].name, "text-too-long");
    let fits = with(vec![group("é".repeat(32_767))]);
    assert!(house.excel(&fits, &edition(Purpose::Draft)).is_ok());
}

// ---- what it adds up to

/// The totals on the sheets are those of the costing.
fn check_totals(plan: &Plan, edition: &Edition) {
    let house = House::built_in();
    let cells = all(&house.excel(plan, edition).unwrap());
    let costing = budget(&plan.numbered()).unwrap();
    let Some(sheet) = cells.get("Budget") else {
        assert!(plan.resources.is_empty());
        return;
    };
    let total = costing.total();
    for (row, header, amount) in [
        ("Total", "Asked for", total.requested),
        ("Total", "Already secured", total.secured),
        ("Total", "Given free", total.in_kind),
        ("Total", "Total", total.sum()),
        ("Contingency", "Asked for", costing.contingency()),
        ("Overheads", "Asked for", costing.overheads()),
        ("Budget lines", "Total", costing.lines_total.sum()),
    ] {
        assert_eq!(number(cell(sheet, row, header)), amount, "{row} {header}");
    }
    if let Some(per_person) = costing.per_person() {
        let shown = number(cell(&cells["Summary"], "Cost per person", "Amount"));
        assert_eq!(shown, per_person);
    }
    let gross: Decimal = costing.lines.iter().map(|line| line.gross).sum();
    assert_eq!(number(cell(&cells["Resources"], "Total", "Gross")), gross);
}

#[test]
fn the_totals_of_every_sample_are_those_of_the_costing() {
    for name in samples() {
        for purpose in [Purpose::Draft, Purpose::SignOff, Purpose::Bid] {
            check_totals(&sample(&name), &edition(purpose));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_totals_of_any_plan_are_those_of_the_costing(Random(plan) in plans()) {
        check_totals(&plan, &edition(Purpose::Draft));
    }

    #[test]
    fn any_text_comes_back_as_it_went_in(Random(plan) in plans()) {
        let house = House::built_in();
        let cells = all(&house.excel(&plan, &edition(Purpose::Bid)).unwrap());
        for group in &plan.numbered().stakeholders {
            let id = &group.id.as_ref().unwrap().0;
            let why = group.why.clone().unwrap_or_default().0;
            let found = cell(&cells["Stakeholders"], id, "Why they matter here");
            prop_assert_eq!(found, text(&why).filter(|_| !why.is_empty()));
        }
    }
}

#[test]
fn the_budget_says_in_words_whether_its_parts_add_up() {
    let house = House::built_in();
    let plan = sample("community-hub-bid.yaml");
    let bytes = house.excel(&plan, &edition(Purpose::Bid)).unwrap();
    let cells = all(&bytes);
    let words = text("Asked for, already secured and given free add up to the total.");
    assert_eq!(cells["Budget"].get(&(2, 0)), words.as_ref());
    let check = formulas(&bytes)
        .into_iter()
        .find(|(sheet, place, _)| sheet == "Budget" && *place == (2, 0));
    assert!(check.unwrap().2.contains("do not add up"));
}

#[test]
fn a_bid_to_one_funder_shows_their_ask_and_the_rest_as_match() {
    let house = House::built_in();
    let plan = sample("community-hub-bid.yaml").numbered();
    let view = budget(&plan).unwrap().view(0).unwrap();
    let to_one = Edition {
        funder: Some("F1".into()),
        ..edition(Purpose::Bid)
    };
    let cells = all(&house.excel(&plan, &to_one).unwrap());
    let summary = &cells["Summary"];
    let shown = |row: &str| number(cell(summary, row, "Amount"));
    assert_eq!(shown("Asked of this funder"), view.ask);
    assert_eq!(shown("Match: asked of others or secured"), view.matched);
    assert_eq!(shown("Given free"), view.in_kind);
    assert_eq!(shown("Total"), view.ask + view.matched + view.in_kind);
    assert_eq!(
        cell(summary, "F1 · Northmoor Health Foundation", "Within that?"),
        text("Yes")
    );
    assert_eq!(cell(summary, "F2 · Brackenby Town Fund", "Asked for"), None);
}

#[test]
fn sums_agree_with_the_library_where_half_a_penny_is_lost_in_floating_point() {
    let house = House::built_in();
    // 1.005, 2.675 and 8.325 are a little less than that as doubles.
    for (rate, pennies) in [
        ("1.005", 101),
        ("2.675", 268),
        ("8.325", 833),
        ("0.285", 29),
    ] {
        let plan = yaml(&format!("resources: [{{quantity: 1, rate: {rate}}}]"));
        let cells = all(&house.excel(&plan, &edition(Purpose::Draft)).unwrap());
        assert_eq!(
            number(cell(&cells["Resources"], "R1", "Net")),
            Decimal::new(pennies, 2),
            "{rate}"
        );
    }
}

// ---- forms and copies

fn model(purpose: Purpose) -> Workbook {
    let plan = sample("community-hub-bid.yaml");
    House::built_in().model(&plan, &edition(purpose)).unwrap()
}

#[test]
fn a_blank_is_a_form_with_every_sheet_spare_rows_drop_downs_and_formulas() {
    let house = House::built_in();
    let blank = house
        .model(&Plan::default(), &edition(Purpose::Blank))
        .unwrap();
    let resources = blank
        .sheets
        .iter()
        .find(|sheet| sheet.name == "Resources")
        .unwrap();
    let table = &resources.tables[0];
    assert_eq!(table.rows.len(), 5);
    let column = |header: &str| {
        table
            .columns
            .iter()
            .position(|column| column.header == header)
            .unwrap()
    };
    assert!(matches!(
        table.rows[4][column("Net")].value,
        Value::Formula(..)
    ));
    let rule = |header: &str| table.columns[column(header)].rule.clone().unwrap().allowed;
    assert_eq!(rule("Kind of cost"), Allowed::OneOf("List_category".into()));
    assert_eq!(
        rule("For which tool"),
        Allowed::Preferably("List_tools".into())
    );
    assert!(matches!(rule("Quantity"), Allowed::NumberUpTo(_)));
    assert_eq!(rule("Cost looked up on"), Allowed::Date);
    assert_eq!(rule("Net"), Allowed::Nothing);
    assert!(
        table
            .columns
            .iter()
            .all(|column| column.note.is_some() || column.field.is_none())
    );
    let groups = blank
        .sheets
        .iter()
        .find(|sheet| sheet.name == "Stakeholders")
        .unwrap();
    let types = groups.tables[0]
        .columns
        .iter()
        .find(|column| column.header == "Who they are")
        .unwrap();
    let rule = types.rule.clone().unwrap();
    // A cell that holds several labels has a message and no drop-down.
    assert_eq!(rule.allowed, Allowed::Any);
    assert!(
        rule.prompt.contains("Carers, Members of the public"),
        "{}",
        rule.prompt
    );
    let bytes = house
        .excel(&Plan::default(), &edition(Purpose::Blank))
        .unwrap();
    for name in [
        "Stakeholders",
        "Tools",
        "Resources",
        "Budget",
        "Funding",
        "Evaluation measures",
        "Lists",
    ] {
        assert!(sheets(&bytes).contains(&name.to_owned()), "{name}");
    }
}

#[test]
fn only_clean_copies_are_protected_and_only_sheets_without_input() {
    for purpose in PURPOSES {
        let clean = matches!(purpose, Purpose::SignOff | Purpose::Bid);
        for sheet in model(purpose).sheets {
            let input = [
                "Stakeholders",
                "Tools",
                "Resources",
                "Funding",
                "Evaluation measures",
            ];
            let expected = clean && !input.contains(&sheet.name.as_str());
            assert_eq!(
                sheet.protected,
                expected,
                "{} {}",
                purpose.code(),
                sheet.name
            );
        }
    }
}

#[test]
fn a_clean_copy_has_no_guidance_left_in() {
    for sheet in model(Purpose::Bid).sheets {
        for column in sheet.tables.iter().flat_map(|table| &table.columns) {
            assert_eq!(column.note, None, "{}", column.header);
            assert!(
                column
                    .rule
                    .as_ref()
                    .is_none_or(|rule| rule.prompt.is_empty())
            );
        }
    }
}

#[test]
fn a_bid_never_holds_personal_contact_details() {
    let layout = LAYOUT.replacen(
        "[[sheet.table.row]]\nfield = \"lead.name\"",
        "[[sheet.table.row]]\nfield = \"lead.email\"\n[[sheet.table.row]]\nfield = \"lead.phone\"\n[[sheet.table.row]]\nfield = \"lead.name\"",
        1,
    );
    let house = House::with_layout(&layout).unwrap_or_else(|faults| panic!("{}", shown(&faults)));
    let plan = yaml("lead: {name: Ann, email: ann@example.org, phone: 07700 900123}");
    let strings = |purpose| {
        part(
            &house.excel(&plan, &edition(purpose)).unwrap(),
            "xl/sharedStrings.xml",
        )
    };
    assert!(strings(Purpose::SignOff).contains("ann@example.org"));
    let bid = strings(Purpose::Bid);
    assert!(!bid.contains("ann@example.org") && !bid.contains("07700"));
    let built_in = House::built_in()
        .excel(&plan, &edition(Purpose::Draft))
        .unwrap();
    assert!(!part(&built_in, "xl/sharedStrings.xml").contains("ann@example.org"));
}

#[test]
fn the_same_plan_gives_the_same_bytes_also_from_several_threads() {
    let house = House::built_in();
    let prepared = Prepared::new(&sample("clinic-letters.yaml")).unwrap();
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
fn charts_hold_their_figures_also_where_nothing_is_calculated() {
    let house = House::built_in();
    let bytes = house
        .excel(&sample("community-hub-bid.yaml"), &edition(Purpose::Bid))
        .unwrap();
    let chart = part(&bytes, "xl/charts/chart2.xml");
    assert!(chart.contains("<c:v>2027/28</c:v>"), "{chart}");
    let costing = budget(&sample("community-hub-bid.yaml").numbered()).unwrap();
    let first = costing.years[0].1.requested;
    assert!(chart.contains(&format!("<c:v>{first}</c:v>")), "{chart}");
}

#[test]
fn a_long_axis_counts_in_thousands_or_millions() {
    let house = House::built_in();
    let axis = |rate: &str| {
        let plan = yaml(&format!(
            "resources: [{{category: venue, quantity: 1, rate: {rate}}}, {{category: travel, quantity: 1, rate: 5}}]"
        ));
        let bytes = house.excel(&plan, &edition(Purpose::Draft)).unwrap();
        let chart = part(&bytes, "xl/charts/chart1.xml");
        let (_, axis) = chart.split_once("<c:valAx>").unwrap();
        let (_, form) = axis.split_once("formatCode=\"").unwrap();
        form.split_once("\" ").unwrap().0.replace("&quot;", "\"")
    };
    assert_eq!(axis("9999.99"), "[$£]#,##0");
    assert_eq!(axis("10000"), "[$£]#,##0,\"k\"");
    assert_eq!(axis("1000000"), "[$£]#,##0.0,,\"m\"");
    assert_eq!(axis("10000000"), "[$£]#,##0,,\"m\"");
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
            let rule = cell.rule.as_ref().or(column.rule.as_ref());
            let refuses = rule.is_some_and(|rule| rule.allowed == Allowed::Nothing);
            let calculated = matches!(cell.value, Value::Formula(..));
            let (sheet, header) = (&sheet.name, &column.header);
            assert!(refuses || !calculated, "{sheet} {header}: {cell:?}");
        }
    }
}

// ---- a house's own workbook.toml

fn without_sheet(name: &str) -> String {
    let sheets: Vec<&str> = LAYOUT.split("[[sheet]]\n").collect();
    let kept = sheets
        .iter()
        .filter(|sheet| !sheet.starts_with(&format!("name = \"{name}\"")));
    kept.copied().collect::<Vec<_>>().join("[[sheet]]\n")
}

#[test]
fn a_house_can_drop_a_sheet_that_no_other_needs() {
    for name in ["Timeline", "Evaluation measures", "Lists", "Summary"] {
        let house = House::with_layout(&without_sheet(name));
        let house = house.unwrap_or_else(|faults| panic!("{name}: {}", shown(&faults)));
        let bytes = house
            .excel(&sample("community-hub-bid.yaml"), &edition(Purpose::Draft))
            .unwrap();
        assert!(!sheets(&bytes).contains(&name.to_owned()));
    }
}

#[test]
fn a_sheet_that_formulas_need_is_missed_by_name() {
    let faults = House::with_layout(&without_sheet("Resources"))
        .err()
        .unwrap();
    assert!(shown(&faults).contains("`resources` is not a table that can stand here"));
}

#[test]
fn a_house_can_rename_a_column_with_any_signs_and_add_one_of_its_own() {
    let layout = LAYOUT
        .replacen("field = \"quantity\"", "field = \"quantity\"\nlabel = \"How many [units] 'each', #\"", 1)
        .replacen(
            "[[sheet.table.column]]\nfield = \"item\"",
            "[[sheet.table.column]]\nlabel = \"Cost centre\"\nexpression = \"{{@root.extra.cost_centre}} / {{id}}\"\n[[sheet.table.column]]\nfield = \"item\"",
            1,
        );
    let house = House::with_layout(&layout).unwrap_or_else(|faults| panic!("{}", shown(&faults)));
    let plan =
        yaml("resources: [{item: Room, quantity: 2, rate: 10}]\nextra: {cost_centre: CC7}\n");
    let bytes = house.excel(&plan, &edition(Purpose::Draft)).unwrap();
    let cells = all(&bytes);
    assert_eq!(
        cell(&cells["Resources"], "R1", "Cost centre"),
        text("CC7 / R1")
    );
    let net = formulas(&bytes)
        .into_iter()
        .find(|(_, _, formula)| formula.contains("'['["));
    let net = net.or_else(|| {
        formulas(&bytes)
            .into_iter()
            .find(|(_, _, formula)| formula.contains("'[units']"))
    });
    assert!(net.unwrap().2.contains("[How many '[units'] ''each'', '#]"));
}

/// What a change to the built-in layout says.
fn said(from: &str, to: &str) -> String {
    assert!(LAYOUT.contains(from), "{from}");
    match House::with_layout(&LAYOUT.replacen(from, to, 1)) {
        Ok(_) => "nothing".to_owned(),
        Err(faults) => shown(&faults),
    }
}

#[test]
fn a_misspelt_field_is_found_with_its_line_and_a_suggestion() {
    insta::assert_snapshot!(said(
        "field = \"trusted_partner\"",
        "field = \"trusted_partnr\""
    ));
}

#[test]
fn a_misspelt_key_is_found_with_its_line_and_a_suggestion() {
    insta::assert_snapshot!(said(
        "[[sheet.table.column]]\nfield = \"owner\"",
        "[[sheet.table.column]]\nfeild = \"owner\""
    ));
}

#[test]
fn a_formula_that_names_an_unknown_column_is_found() {
    insta::assert_snapshot!(said(
        "ROUND({net}*{vat_percent},2)",
        "ROUND({net}*{vat_percnt},2)"
    ));
}

#[test]
fn a_sheet_name_of_forty_characters_is_refused() {
    insta::assert_snapshot!(said(
        "name = \"Evaluation measures\"",
        "name = \"Evaluation measures and what they show us\""
    ));
}

#[test]
fn two_columns_of_one_name_are_refused() {
    insta::assert_snapshot!(said(
        "field = \"rate_source\"",
        "field = \"rate_source\"\nlabel = \"why it is needed\""
    ));
}

#[test]
fn an_unknown_value_a_missing_alt_text_and_a_bad_expression_are_found_in_one_run() {
    let layout = LAYOUT
        .replacen("value = \"gross\"", "value = \"gros\"\nkey = \"gross\"", 1)
        .replacen("alt = \"Bar chart", "alt = \"\"\n#", 1)
        .replacen(
            "field = \"place\"",
            "expression = \"{{plaec}}\"\nlabel = \"Place\"",
            1,
        );
    let faults = House::with_layout(&layout).err().unwrap();
    insta::assert_snapshot!(shown(&faults));
}

#[test]
fn every_message_of_a_cell_fits_its_box() {
    for purpose in PURPOSES {
        let bytes = House::built_in().excel(&sample("hostile.yaml"), &edition(purpose));
        bytes.unwrap_or_else(|faults| panic!("{}", shown(&faults)));
    }
}

#[test]
fn spare_rows_add_nothing_to_a_blank_made_from_a_plan() {
    let plan = sample("community-hub-bid.yaml");
    let form = Edition {
        spare_rows: 8,
        ..edition(Purpose::Blank)
    };
    check_totals(&plan, &form);
}
