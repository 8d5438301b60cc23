//! Text stays text: never a formula, never an escape, never cut.

use crate::common::{part, text};
use crate::support::plans::Numbered;
use crate::support::random_plan::{Random, plans};
use crate::support::workbooks::{House, cell, cells, edition, formulas, yaml};
use calamine::Data;
use coplan::plan::Plan;
use coplan::template::Purpose;
use proptest::prelude::*;

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
            cell(&cells(&bytes)["Stakeholders"], "S1", "Name of the group"),
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
    let cells = cells(&house.excel(&plan, &edition(Purpose::Draft)).unwrap());
    assert_eq!(cell(&cells["Tools"], "T1", "Tool"), text("_x0041_ _x000D_"));
    assert_eq!(
        cells["Timeline"].get(&(4, 0)),
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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_text_comes_back_as_it_went_in(Random(plan) in plans()) {
        let house = House::built_in();
        let cells = cells(&house.excel(&plan, &edition(Purpose::Bid)).unwrap());
        for group in &plan.numbered().stakeholders {
            let id = &group.id.as_ref().unwrap().0;
            let why = group.why.clone().unwrap_or_default().0;
            let found = cell(&cells["Stakeholders"], id, "Why they matter here");
            prop_assert_eq!(found, text(&why).filter(|_| !why.is_empty()));
        }
    }
}

#[test]
fn a_year_that_looks_like_a_number_stays_text_that_is_worked_out() {
    let house = House::built_in();
    let plan = yaml(concat!(
        "budget: {years: [{label: '2027'}, {label: 'TRUE'}, {label: '#REF!'}]}\n",
        "resources: [{item: Room, quantity: 1, rate: 5, year: '2027'}, {item: Tea, quantity: 1, rate: 7, year: '#REF!'}]",
    ));
    let bytes = house.excel(&plan, &edition(Purpose::Bid)).unwrap();
    let budget = &cells(&bytes)["Budget"];
    assert_eq!(cell(budget, "2027", "Total"), Some(Data::Float(5.0)));
    assert_eq!(cell(budget, "#REF!", "Total"), Some(Data::Float(7.0)));
    let labels = formulas(&bytes)
        .into_iter()
        .filter(|(sheet, place, formula)| {
            sheet == "Budget" && place.1 == 0 && formula.contains("INDEX(Years[Year]")
        });
    assert_eq!(labels.count(), 3);
}
