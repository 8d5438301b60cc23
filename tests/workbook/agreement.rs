//! Word, workbook and library say the same figures in every use.

use crate::common::{uses, word};
use crate::support::docx_text::body_text;
use crate::support::editions::{engine, look};
use crate::support::plans::{Numbered, prepared};
use crate::support::random_plan::{Random, plans};
use crate::support::workbooks::{House, cell, cells, edition, sample, samples};
use calamine::Data;
use coplan::plan::Plan;
use coplan::plan::budget::{Costing, budget, money};
use coplan::template::{Edition, Purpose, long_date};
use proptest::prelude::*;
use rust_decimal::Decimal;

/// The totals as people read them: asked for, secured, given free, and all together.
fn totals(costing: &Costing, sign: &str) -> Vec<String> {
    let total = costing.total();
    [total.requested, total.secured, total.in_kind, total.sum()]
        .map(|amount| money(amount, sign))
        .into()
}

/// The row of totals below the costs in a Word document.
fn in_word(bytes: &[u8], wanted: &[String]) -> bool {
    let text = body_text(bytes);
    let lines: Vec<&str> = text.lines().collect();
    lines
        .windows(1 + wanted.len())
        .any(|row| row[0] == "Total" && row[1..] == *wanted)
}

/// The row of totals on the sheet Budget, written as people read it.
fn in_excel(bytes: &[u8], sign: &str) -> Vec<String> {
    let sheet = &cells(bytes)["Budget"];
    let amount = |header| match cell(sheet, "Total", header) {
        Some(Data::Float(amount)) => money(amount.to_string().parse::<Decimal>().unwrap(), sign),
        other => panic!("{header}: {other:?}"),
    };
    ["Asked for", "Already secured", "Given free", "Total"]
        .map(amount)
        .into()
}

/// Word, workbook and library agree in every use.
fn check_agreement(plan: &Plan) {
    if plan.resources.is_empty() {
        return;
    }
    let costing = budget(&plan.numbered()).unwrap();
    let sign = plan.currency.clone().unwrap_or_default().sign();
    let wanted = totals(&costing, &sign);
    let house = House::built_in();
    for edition in uses(plan) {
        let excel = house.excel(plan, &edition).unwrap();
        assert_eq!(in_excel(&excel, &sign), wanted, "{edition:?}");
        let seen = match &edition.funder {
            Some(funder) => {
                let seen = seen_by(plan, &costing, funder, &sign);
                assert_eq!(summed_up(&excel, &sign), seen, "{edition:?}");
                seen
            }
            None => wanted.clone(),
        };
        assert!(
            in_word(&word(plan, &edition), &seen),
            "{seen:?} {edition:?}"
        );
    }
}

/// The budget as a funder sees it: asked of them, match, given free, and all together.
fn seen_by(plan: &Plan, costing: &Costing, funder: &str, sign: &str) -> Vec<String> {
    let funders = plan.numbered().funders;
    let at = funders
        .iter()
        .position(|known| known.id.as_ref().is_some_and(|id| id.0 == funder));
    let seen = costing.view(at.unwrap()).unwrap();
    [seen.ask, seen.matched, seen.in_kind, seen.sum()]
        .map(|amount| money(amount, sign))
        .into()
}

/// The same on the sheet Summary of a bid to one funder.
fn summed_up(bytes: &[u8], sign: &str) -> Vec<String> {
    let sheet = &cells(bytes)["Summary"];
    let amount = |row| match cell(sheet, row, "Amount") {
        Some(Data::Float(amount)) => money(amount.to_string().parse::<Decimal>().unwrap(), sign),
        other => panic!("{row}: {other:?}"),
    };
    [
        "Asked of this funder",
        "Match: asked of others or secured",
        "Given free",
        "Total",
    ]
    .map(amount)
    .into()
}

#[test]
fn the_word_copy_for_one_funder_names_no_limit_and_no_deadline_of_the_others() {
    let plan = sample("community-hub-bid.yaml").numbered();
    assert!(plan.funders.len() > 1);
    for edition in uses(&plan) {
        let Some(to) = &edition.funder else {
            continue;
        };
        let text = body_text(&word(&plan, &edition));
        for funder in &plan.funders {
            let is_theirs = funder.id.as_ref().unwrap().0 == *to;
            let limit = funder.limit.map(|limit| money(limit.0, "£")).unwrap();
            let deadline = long_date(funder.deadline.unwrap(), engine().terms());
            for said in [&limit, &deadline] {
                assert_eq!(text.contains(said), is_theirs, "{said} {to}");
            }
        }
    }
}

#[test]
fn a_bid_to_somebody_who_is_no_funder_of_the_plan_is_not_made() {
    let plan = sample("community-hub-bid.yaml");
    let edition = Edition {
        funder: Some("Santa".to_owned()),
        ..edition(Purpose::Bid)
    };
    let word = prepared(&plan).word(engine(), look(), &edition);
    let excel = House::built_in().excel(&plan, &edition);
    for made in [word, excel] {
        assert_eq!(made.unwrap_err()[0].name, "unknown-funder");
    }
}

#[test]
fn the_kinds_of_cost_in_the_word_copy_for_one_funder_add_up_to_its_total() {
    for name in samples() {
        let plan = sample(&name).numbered();
        let costing = budget(&plan).unwrap();
        for funder in 0..plan.funders.len() {
            let seen = costing.view(funder).unwrap();
            let mut added: Decimal = Decimal::ZERO;
            let mut asked: Decimal = Decimal::ZERO;
            let parts = costing.view_of_categories(funder).into_iter();
            let more = [
                costing.view_of_added(funder, |ask| ask.contingency),
                costing.view_of_added(funder, |ask| ask.overheads),
            ];
            for part in parts
                .map(|(_, part)| part)
                .chain(more.into_iter().flatten())
            {
                added += part.sum();
                asked += part.ask;
            }
            assert_eq!((added, asked), (seen.sum(), seen.ask), "{name}");
        }
    }
}

#[test]
fn word_and_workbook_and_library_have_the_same_totals_for_every_sample() {
    let mut costed = 0;
    for name in samples() {
        let plan = sample(&name);
        check_agreement(&plan);
        costed += usize::from(!plan.resources.is_empty());
    }
    assert!(costed >= 3);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn word_and_workbook_and_library_have_the_same_totals_for_any_plan(Random(plan) in plans()) {
        check_agreement(&plan);
    }
}
