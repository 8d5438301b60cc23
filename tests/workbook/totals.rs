//! What a workbook adds up to: the same as the costing and the Word plan, to the penny.

use crate::common::{number, table, text};
use crate::support::plans::Numbered;
use crate::support::random_plan::{Random, plans};
use crate::support::workbooks::{House, cell, cells, edition, formulas, sample, samples, yaml};
use coplan::plan::Plan;
use coplan::plan::budget::budget;
use coplan::template::{Edition, Purpose};
use proptest::prelude::*;
use rust_decimal::Decimal;

/// The totals on the sheets are those of the costing.
fn check_totals(plan: &Plan, edition: &Edition) {
    let house = House::built_in();
    let cells = cells(&house.excel(plan, edition).unwrap());
    let costing = budget(&plan.numbered()).unwrap();
    let Some(sheet) = cells.get("Budget") else {
        assert!(plan.resources.is_empty());
        return;
    };
    let total = costing.total();
    let (in_kind, kinds) = match edition.purpose {
        Purpose::Bid => ("In kind", "By budget heading"),
        _ => ("Given free", "By kind of cost"),
    };
    for (row, header, amount) in [
        ("Total", "Asked for", total.requested),
        ("Total", "Already secured", total.secured),
        ("Total", in_kind, total.in_kind),
        ("Total", "Total", total.sum()),
        ("Contingency", "Asked for", costing.contingency()),
        ("Overheads", "Asked for", costing.overheads()),
        ("Budget lines", "Total", costing.lines_total.sum()),
    ] {
        assert_eq!(number(cell(sheet, row, header)), amount, "{row} {header}");
    }
    for heading in ["The whole budget", "By year", kinds] {
        // A plan without years has no table of them.
        let Some(table) = table(sheet, heading) else {
            assert!(heading == "By year" && plan.budget.years.is_empty());
            continue;
        };
        for (header, amount) in [("Asked for", total.requested), ("Total", total.sum())] {
            let shown = number(cell(&table, "Total", header));
            assert_eq!(shown, amount, "{heading} {header}");
        }
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
}

#[test]
fn the_budget_says_in_words_whether_its_parts_add_up() {
    let house = House::built_in();
    let plan = sample("community-hub-bid.yaml");
    let bytes = house.excel(&plan, &edition(Purpose::Bid)).unwrap();
    let cells = cells(&bytes);
    let words = text("Asked for, already secured and in kind add up to the total.");
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
    let cells = cells(&house.excel(&plan, &to_one).unwrap());
    let summary = &cells["Summary"];
    let shown = |row: &str| number(cell(summary, row, "Amount"));
    assert_eq!(shown("Asked of this funder"), view.ask);
    assert_eq!(shown("Match: asked of others or secured"), view.matched);
    assert_eq!(shown("In kind"), view.in_kind);
    assert_eq!(shown("Total"), view.ask + view.matched + view.in_kind);
    assert_eq!(
        cell(summary, "F1 · Northmoor Health Foundation", "Within limit?"),
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
        let cells = cells(&house.excel(&plan, &edition(Purpose::Draft)).unwrap());
        assert_eq!(
            number(cell(&cells["Resources"], "R1", "Net")),
            Decimal::new(pennies, 2),
            "{rate}"
        );
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
