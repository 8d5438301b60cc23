//! A bid to one funder: their figures in every table, and nobody else's name, limit or deadline.

use crate::common::{number, table};
use crate::support::plans::Numbered;
use crate::support::random_plan::{Random, plans};
use crate::support::workbooks::{Cells, House, cell, cells, edition, sample, samples, yaml};
use calamine::Data;
use coplan::memory::{Memory, Remembered};
use coplan::package::{Archive, read_custom_properties};
use coplan::plan::budget::{Added, Costing, View, budget};
use coplan::plan::scalar::{Money, Reference};
use coplan::plan::{Funder, Plan};
use coplan::template::{Edition, Purpose};
use jiff::civil::date;
use proptest::prelude::*;

const PARTS: [&str; 5] = [
    "Asked of this funder",
    "Match: asked of others or secured",
    "Not yet asked of anybody",
    "In kind",
    "Total",
];

fn to(funder: &Funder) -> Edition {
    Edition {
        funder: funder.id.as_ref().map(|id| id.0.clone()),
        ..edition(Purpose::Bid)
    }
}

/// A plan whose funders are called, give at most and close on what stands nowhere else in it, with its
/// budget lines among them; and which words and numbers give each away.
fn told_apart(plan: &Plan) -> (Plan, Vec<Vec<String>>) {
    let mut plan = plan.numbered();
    let names = ["Quixotic Trust", "Zymurgy Fund", "Ozymandias Giving"];
    plan.funders = (0_u8..)
        .zip(names)
        .map(|(at, name)| Funder {
            id: Some(format!("X9{at}").as_str().into()),
            name: Some(name.into()),
            limit: Some(Money(format!("765432{at}.5").parse().unwrap())),
            deadline: Some(format!("2093-0{}-17", at + 1).parse().unwrap()),
        })
        .collect();
    let mut references = [
        "X90",
        "Quixotic Trust",
        "X91",
        "zymurgy fund",
        "X92 · Ozymandias Giving",
    ]
    .into_iter()
    .cycle();
    for line in &mut plan.resources {
        line.funder = references.next().map(Reference::from);
    }
    let first_day = date(1899, 12, 30);
    let secrets = (0_u8..).zip(names).map(|(at, name)| {
        let deadline = date(2093, i8::try_from(at).unwrap() + 1, 17);
        let serial = (deadline - first_day).get_days();
        vec![
            name.to_owned(),
            name.to_lowercase(),
            format!("765432{at}.5"),
            deadline.to_string(),
            deadline.strftime("%-d %B %Y").to_string(),
            format!(">{serial}<"),
            format!(">X9{at}<"),
        ]
    });
    (plan, secrets.collect())
}

fn check_nobody_else_is_named(plan: &Plan) {
    let (plan, secrets) = told_apart(plan);
    let house = House::built_in();
    for (funder, funded) in plan.funders.iter().enumerate() {
        let bytes = house.excel(&plan, &to(funded)).unwrap();
        let archive = Archive::read(&bytes).unwrap();
        let properties = read_custom_properties(&archive).unwrap();
        let memory = Memory::read(&properties);
        for (other, secrets) in secrets.iter().enumerate() {
            for secret in secrets {
                let holds = |part: &[u8]| String::from_utf8_lossy(part).contains(secret.as_str());
                let mut parts = archive.parts.iter();
                let found =
                    parts.any(|part| holds(&part.bytes) || part.name.contains(secret.as_str()));
                assert!(
                    !found || other == funder,
                    "{secret} in the copy for X9{funder}"
                );
            }
            let shown = format!("X9{other} · {}", secrets[0]);
            let known = memory.has(Remembered::Reference(&shown));
            assert!(!known || other == funder, "{shown} is remembered");
        }
        // Their own is there.
        let strings = String::from_utf8_lossy(archive.part("xl/sharedStrings.xml").unwrap());
        assert!(strings.contains(&secrets[funder][0]));
    }
}

/// The amounts of a row: of this funder, of others or secured, of nobody, given free, and in all.
fn row(sheet: &Cells, name: &str) -> [rust_decimal::Decimal; 5] {
    PARTS.map(|part| match cell(sheet, name, part) {
        None => rust_decimal::Decimal::ZERO,
        found => number(found),
    })
}

fn parts(view: &View) -> [rust_decimal::Decimal; 5] {
    [
        view.ask,
        view.matched,
        view.unasked,
        view.in_kind,
        view.sum(),
    ]
}

fn check_figures(plan: &Plan) {
    let plan = plan.numbered();
    if plan.resources.is_empty() {
        return;
    }
    let costing = budget(&plan).unwrap();
    let house = House::built_in();
    for (funder, funded) in plan.funders.iter().enumerate() {
        let bytes = house.excel(&plan, &to(funded)).unwrap();
        check_copy(&plan, &costing, funder, &cells(&bytes)["Budget"], &house);
    }
}

fn check_copy(plan: &Plan, costing: &Costing, funder: usize, sheet: &Cells, house: &House) {
    let seen = parts(&costing.view(funder).unwrap());
    // Lines of which none costs anything have no figures.
    let Some(whole) = table(sheet, "The whole budget") else {
        assert_eq!(seen, parts(&View::default()));
        return;
    };
    let added = |added| costing.view_of_added(funder, added).unwrap();
    for (name, view) in [
        ("Budget lines", costing.view_of_lines(funder)),
        ("Contingency", added(Added::Contingency)),
        ("Overheads", added(Added::Overheads)),
        ("Total", costing.view(funder).unwrap()),
    ] {
        assert_eq!(row(&whole, name), parts(&view), "{name}");
    }
    let Some(kinds) = table(sheet, "By budget heading") else {
        assert_eq!(seen, parts(&View::default()));
        return;
    };
    for (category, view) in costing.view_of_categories(funder) {
        let name = category.map_or("Other costs", |category| {
            house.terms.code("category", category.code())
        });
        // What has no kind is called like what is of the kind Other.
        if name != "Other" {
            assert_eq!(row(&kinds, name), parts(&view), "{name}");
        }
    }
    assert_eq!(row(&kinds, "Total"), seen);
    if !plan.budget.years.is_empty() {
        let years = table(sheet, "By year").unwrap();
        assert_eq!(row(&years, "Total"), seen);
        let views = costing.view_of_years(funder);
        for ((label, _), view) in costing
            .years
            .iter()
            .zip(views)
            .take(plan.budget.years.len())
        {
            assert_eq!(row(&years, label), parts(&view), "{label}");
        }
    }
}

#[test]
fn nothing_in_a_copy_for_one_funder_names_another() {
    let mut several = 0;
    for name in samples() {
        let plan = sample(&name);
        several += usize::from(plan.funders.len() > 1);
        check_nobody_else_is_named(&plan);
    }
    assert!(several > 0);
}

#[test]
fn every_table_of_a_copy_for_one_funder_shows_their_figures() {
    for name in samples() {
        check_figures(&sample(&name));
        check_figures(&told_apart(&sample(&name)).0);
    }
}

#[test]
fn pennies_that_are_rounded_for_several_others_apart_are_in_the_match() {
    let mut plan = Plan {
        funders: vec![Funder::default(); 4],
        ..Plan::default()
    };
    plan.budget.contingency_percent = Some("5".parse().unwrap());
    plan.budget.overhead_percent = Some("10".parse().unwrap());
    for (funder, rate) in [
        ("F1", "100"),
        ("F2", "0.10"),
        ("F3", "0.10"),
        ("F4", "0.10"),
    ] {
        plan.resources.push(coplan::plan::Resource {
            rate: Some(Money(rate.parse().unwrap())),
            funder: Some(Reference::from(funder)),
            ..coplan::plan::Resource::default()
        });
    }
    let costing = budget(&plan.numbered()).unwrap();
    // 5 % of 30 pence is 2 pence; three times 5 % of 10 pence are 3.
    let match_of_all = costing.view_of_added(0, Added::Contingency).unwrap();
    assert_eq!(match_of_all.matched.to_string(), "0.03");
    check_figures(&plan);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_copy_for_one_funder_of_any_plan_shows_their_figures_and_names_nobody_else(Random(plan) in plans()) {
        check_figures(&plan);
        check_figures(&told_apart(&plan).0);
        check_nobody_else_is_named(&plan);
    }
}

/// The amounts beside these words on the sheet Summary.
fn summed_up(bytes: &[u8], rows: &[&str]) -> Vec<Option<String>> {
    let summary = &cells(bytes)["Summary"];
    let amount = |row: &&str| {
        let is_row = |data: &Data| *data == Data::String((*row).to_owned());
        let found = summary
            .iter()
            .find(|((_, column), data)| *column == 0 && is_row(data));
        let place = (found?.0.0, 1);
        Some(number(summary.get(&place).cloned()).to_string())
    };
    rows.iter().map(amount).collect()
}

#[test]
fn money_that_nobody_is_asked_for_is_no_match_and_stands_among_the_asks() {
    let plan = yaml(
        "funders: [{id: F1, name: Quay Trust}]\nresources:\n  - {item: Room, rate: 100, funder: F1}\n  - {item: Tea, rate: 40}\n  - {item: Rent, rate: 30, status: secured}\n",
    );
    let house = House::built_in();
    let bid = house
        .excel(&plan, &to(&plan.numbered().funders[0]))
        .unwrap();
    let shown = summed_up(&bid, &PARTS);
    let some = |amount: &str| Some(amount.to_owned());
    assert_eq!(
        shown,
        [some("100"), some("30"), some("40"), some("0"), some("170")]
    );
    let joint = house.excel(&plan, &edition(Purpose::Bid)).unwrap();
    let asks = summed_up(&joint, &["F1 · Quay Trust", "No funder named"]);
    assert_eq!(asks, [some("100"), some("40")]);

    let plan = sample("community-hub-bid.yaml").numbered();
    let bid = house.excel(&plan, &to(&plan.funders[0])).unwrap();
    assert_eq!(summed_up(&bid, &PARTS)[2], None);
}
