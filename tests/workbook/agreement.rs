//! Word, workbook and library say the same figures in every use.

use crate::common::{uses, word};
use crate::support::docx_text::body_text;
use crate::support::plans::Numbered;
use crate::support::random_plan::{Random, plans};
use crate::support::workbooks::{House, cell, cells, sample, samples};
use calamine::Data;
use coplan::plan::Plan;
use coplan::plan::budget::{Costing, budget, money};
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
        assert!(
            in_word(&word(plan, &edition), &wanted),
            "{wanted:?} {edition:?}"
        );
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
