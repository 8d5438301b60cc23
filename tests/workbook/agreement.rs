//! Word, workbook and library say the same figures in every use.

use crate::common::{uses, word};
use crate::support::docx_text::body_text;
use crate::support::editions::{engine, look};
use crate::support::plans::{Numbered, prepared};
use crate::support::random_plan::{Random, plans};
use crate::support::workbooks::{House, cell, cells, edition, sample, samples};
use calamine::Data;
use coplan::plan::Plan;
use coplan::plan::budget::{Added, Costing, budget, money};
use coplan::template::{Edition, Purpose, long_date};
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The totals as people read them: asked for, secured, of nobody, given free, and all together.
fn totals(costing: &Costing, sign: &str) -> Vec<String> {
    let total = costing.total();
    [
        total.requested,
        total.secured,
        Decimal::ZERO,
        total.in_kind,
        total.sum(),
    ]
    .map(|amount| money(amount, sign))
    .into()
}

/// Whether a Word document says these totals below the costs, and lines of costs that add up to them.
/// What is asked, what others give in money and what is given in kind are left out where they are nothing, and so is the
/// whole table.
fn in_word(bytes: &[u8], wanted: &[String], sign: &str) -> bool {
    let nought = money(Decimal::ZERO, sign);
    let [asked, others, nobody, in_kind, total] = wanted else {
        panic!("{wanted:?}");
    };
    let parts = [asked, others, nobody, in_kind];
    let given = parts.into_iter().filter(|amount| **amount != nought);
    let wanted: Vec<&String> = given.chain([total]).collect();
    let text = body_text(bytes);
    let lines: Vec<&str> = text.lines().collect();
    let mut rows = lines.windows(1 + wanted.len()).enumerate();
    let below = rows.find(|(_, row)| row[0] == "Total" && row[1..] == wanted);
    let Some((below, _)) = below else {
        return *total == nought && !lines.contains(&"What it costs");
    };
    let head = lines[..below]
        .iter()
        .rposition(|line| KINDS.contains(line))
        .unwrap();
    let costs = lines[head + 1 + wanted.len()..below].chunks(1 + wanted.len());
    let last = costs.map(|row| amount(row[wanted.len()], sign));
    last.sum::<Decimal>() == amount(total, sign)
}

/// An amount as people read it; an empty cell is nothing.
fn amount(text: &str, sign: &str) -> Decimal {
    let digits = text.replace(sign, "").replace(',', "");
    if digits.is_empty() {
        return Decimal::ZERO;
    }
    digits.parse().unwrap()
}

/// The header of the kinds of cost, and what a bid says instead.
const KINDS: [&str; 2] = ["Kind of cost", "Budget heading"];

/// What stands in a bid to one funder alone, and only if it is money.
const UNASKED: &str = "Not yet asked of anybody";

/// The columns of the sheet Budget, those of a bid, and those of a bid to one funder.
const PLAINLY: [&str; 5] = [
    "Asked for",
    "Already secured",
    UNASKED,
    "Given free",
    "Total",
];
const FOR_ALL: [&str; 5] = ["Asked for", "Already secured", UNASKED, "In kind", "Total"];
const FOR_FUNDER: [&str; 5] = [
    "Asked of this funder",
    "Match: asked of others or secured",
    UNASKED,
    "In kind",
    "Total",
];

/// The columns of a workbook's budget, and the heading of the costs by kind.
fn words(edition: &Edition) -> ([&'static str; 5], &'static str) {
    match (edition.purpose, &edition.funder) {
        (Purpose::Bid, Some(_)) => (FOR_FUNDER, "By budget heading"),
        (Purpose::Bid, None) => (FOR_ALL, "By budget heading"),
        _ => (PLAINLY, "By kind of cost"),
    }
}

/// The row of totals on the sheet Budget, written as people read it.
fn in_excel(bytes: &[u8], columns: &[&str], sign: &str) -> Vec<String> {
    let sheet = &cells(bytes)["Budget"];
    let amount = |header| match cell(sheet, "Total", header) {
        Some(Data::Float(amount)) => money(amount.to_string().parse::<Decimal>().unwrap(), sign),
        None if header == UNASKED => money(Decimal::ZERO, sign),
        other => panic!("{header}: {other:?}"),
    };
    columns.iter().copied().map(amount).collect()
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
        let seen = match &edition.funder {
            Some(funder) => {
                let seen = seen_by(plan, &costing, funder, &sign);
                assert_eq!(summed_up(&excel, &sign), seen, "{edition:?}");
                assert_eq!(
                    in_excel(&excel, &words(&edition).0, &sign),
                    seen,
                    "{edition:?}"
                );
                seen
            }
            None => {
                assert_eq!(
                    in_excel(&excel, &words(&edition).0, &sign),
                    wanted,
                    "{edition:?}"
                );
                wanted.clone()
            }
        };
        assert!(
            in_word(&word(plan, &edition), &seen, &sign),
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
    [
        seen.ask,
        seen.matched,
        seen.unasked,
        seen.in_kind,
        seen.sum(),
    ]
    .map(|amount| money(amount, sign))
    .into()
}

/// The same on the sheet Summary of a bid to one funder.
fn summed_up(bytes: &[u8], sign: &str) -> Vec<String> {
    let sheet = &cells(bytes)["Summary"];
    let amount = |row| match cell(sheet, row, "Amount") {
        Some(Data::Float(amount)) => money(amount.to_string().parse::<Decimal>().unwrap(), sign),
        None if row == UNASKED => money(Decimal::ZERO, sign),
        other => panic!("{row}: {other:?}"),
    };
    FOR_FUNDER.map(amount).into()
}

#[test]
fn the_word_copy_for_one_funder_names_no_limit_and_no_deadline_of_the_others() {
    let plan = sample("community-hub-bid.yaml").numbered();
    assert!(plan.funders.len() > 1);
    for edition in uses(&plan) {
        let Some(to) = &edition.funder else {
            continue;
        };
        let text = body_text(&word(&plan, &edition)).replace('\u{A0}', " ");
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
                costing.view_of_added(funder, Added::Contingency),
                costing.view_of_added(funder, Added::Overheads),
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

/// The rows of the costs by kind in the workbook, written as they stand in Word.
fn kinds(bytes: &[u8], (columns, heading): ([&str; 5], &str), sign: &str) -> Vec<Vec<String>> {
    let sheet = &cells(bytes)["Budget"];
    let text = |place| match sheet.get(&place) {
        Some(Data::String(text)) => Some(text.clone()),
        _ => None,
    };
    let rows = || sheet.keys().filter(|(_, at)| *at == 0).map(|(row, _)| *row);
    let heading = rows().find(|row| text((*row, 0)).as_deref() == Some(heading));
    let header = heading.unwrap() + 1;
    let column = |name: &str| (1..9).find(|at| text((header, *at)).as_deref() == Some(name));
    let amount = |row, name: &&str| match sheet.get(&(row, column(name)?))? {
        Data::Float(amount) => {
            let amount = amount.to_string().parse::<Decimal>().unwrap();
            Some(money(amount, sign))
        }
        _ => None,
    };
    rows()
        .filter(|row| *row > header)
        .map(|row| {
            let amounts = columns
                .iter()
                .map(|name| amount(row, name).unwrap_or_default());
            text((row, 0)).into_iter().chain(amounts).collect()
        })
        .collect()
}

/// The costs of a Word document by their names, in these columns; those that are left out hold nothing.
fn costs_in_word(bytes: &[u8], columns: &[&str], sign: &str) -> BTreeMap<String, Vec<Decimal>> {
    let text = body_text(bytes);
    let lines: Vec<&str> = text.lines().collect();
    let head = lines.iter().position(|line| KINDS.contains(line)).unwrap();
    let shown: Vec<bool> = columns
        .iter()
        .map(|column| lines[head + 1..head + 6].contains(column))
        .collect();
    let count = 1 + shown.iter().filter(|shown| **shown).count();
    let mut costs = BTreeMap::new();
    for row in lines[head + count..].chunks(count) {
        let mut said = row[1..].iter();
        let amounts = shown.iter().map(|shown| match shown {
            true => amount(said.next().unwrap(), sign),
            false => Decimal::ZERO,
        });
        costs.insert(row[0].to_owned(), amounts.collect());
        if row[0] == "Total" {
            break;
        }
    }
    costs
}

#[test]
fn every_row_of_costs_is_the_same_in_word_and_workbook_in_every_use() {
    let house = House::built_in();
    let mut rows = 0;
    for name in samples() {
        let plan = sample(&name);
        let sign = plan.currency.clone().unwrap_or_default().sign();
        let uses = uses(&plan).into_iter();
        for edition in uses.filter(|_| !plan.resources.is_empty()) {
            let columns = words(&edition).0;
            let costs = costs_in_word(&word(&plan, &edition), &columns, &sign);
            let mut others = [Decimal::ZERO; 5];
            let excel = house.excel(&plan, &edition).unwrap();
            for row in kinds(&excel, words(&edition), &sign) {
                let amounts: Vec<Decimal> =
                    row[1..].iter().map(|text| amount(text, &sign)).collect();
                match costs.get(&row[0]) {
                    Some(shown) => assert_eq!(*shown, amounts, "{row:?} {name} {edition:?}"),
                    // The smallest stand together.
                    None => others
                        .iter_mut()
                        .zip(&amounts)
                        .for_each(|(sum, part)| *sum += part),
                }
                rows += 1;
            }
            let rest = costs.get("All other costs").cloned();
            let rest = rest.unwrap_or_else(|| vec![Decimal::ZERO; 5]);
            assert_eq!(others[..], rest, "{name} {edition:?}");
        }
    }
    assert!(rows > 100);
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
