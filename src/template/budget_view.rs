//! The shape of a budget: one bar, its largest lines, and which of its columns say anything.
//!
//! In: the costing of a plan, and the funder that a bid goes to. Out: `totals.view` as JSON, for the whole
//! plan or as that one funder sees it: what is asked, what others give in money, what nobody is
//! asked for yet, what is given in kind. The lines add up to the whole.

use super::Terms;
use super::totals::{by_category, named};
use crate::plan::budget::{Added, Amounts, Costing, View};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde_json::{Map, Value, json};

/// So many lines of a budget a reader takes in at a glance.
const MOST_LINES: usize = 6;
/// From so many hundredths on, a part of the bar has room for its name, or for its share alone.
const ROOM_FOR_NAME: u64 = 24;
const ROOM_FOR_SHARE: u64 = 9;

/// What is asked, what others give in money, what nobody is asked for yet, what is given in kind.
type Parts = [Decimal; 4];

/// The budget as a reader sees it: all of it, or as the funder at this position sees it.
pub(super) fn budget_view(
    costing: &Costing,
    funder: Option<usize>,
    terms: &Terms,
) -> Option<Value> {
    let (whole, lines) = match funder {
        Some(at) => (of_view(&costing.view(at)?), lines_for(costing, at, terms)),
        None => (of_amounts(&costing.total()), lines(costing, terms)),
    };
    let [asked, others, unasked, in_kind] = whole;
    let words = if funder.is_some() {
        ["asked_of_funder", "matched", "unasked", "in_kind"]
    } else {
        ["requested", "secured", "unasked", "in_kind"]
    };
    let names = words.map(|word| terms.word(word));
    let mut keys = keys(whole);
    let name = |part: Decimal, at: usize| json!((!part.is_zero()).then_some(names.get(at)));
    for (key, value) in [
        ("asked_name", name(asked, 0)),
        ("others_name", name(others, 1)),
        ("unasked_name", name(unasked, 2)),
        ("in_kind_name", name(in_kind, 3)),
        ("bar", bar(whole, names)),
        ("lines", largest(lines, terms)),
    ] {
        keys.insert(key.to_owned(), value);
    }
    (!all(whole).is_zero()).then_some(Value::Object(keys))
}

fn keys(parts: Parts) -> Map<String, Value> {
    let [asked, others, unasked, in_kind] = parts;
    let amounts = [
        ("asked", asked),
        ("others", others),
        ("unasked", unasked),
        ("in_kind", in_kind),
        ("total", all(parts)),
    ];
    let keys = amounts.map(|(key, amount)| (key.to_owned(), json!(amount.to_string())));
    keys.into_iter().collect()
}

fn all(parts: Parts) -> Decimal {
    parts.into_iter().sum()
}

/// The parts of the bar that are more than nothing: how wide each is, in hundredths, and what has room
/// in it.
fn bar(whole: Parts, names: [&str; 4]) -> Value {
    let total = all(whole);
    let part = |(amount, name): (Decimal, &str)| {
        let share = (amount * Decimal::ONE_HUNDRED).checked_div(total)?;
        let share = share.round().to_u64().filter(|_| !amount.is_zero())?;
        let text = match share {
            ROOM_FOR_NAME.. => format!("{name} {share}%"),
            ROOM_FOR_SHARE.. => format!("{share}%"),
            _ => String::new(),
        };
        Some(json!({ "share": share.max(1), "text": text }))
    };
    whole.into_iter().zip(names).filter_map(part).collect()
}

/// The largest lines, the rest in one.
fn largest(mut lines: Vec<(String, Parts)>, terms: &Terms) -> Value {
    lines.retain(|(_, parts)| parts.iter().any(|part| !part.is_zero()));
    lines.sort_by_key(|(_, parts)| std::cmp::Reverse(all(*parts)));
    if lines.len() > MOST_LINES {
        let rest = lines.split_off(MOST_LINES - 1);
        let sum = rest
            .into_iter()
            .fold(Parts::default(), |[a, b, c, d], (_, [w, x, y, z])| {
                [a + w, b + x, c + y, d + z]
            });
        lines.push((terms.word("other_costs").to_owned(), sum));
    }
    lines
        .iter()
        .map(|(name, parts)| named(name, keys(*parts)))
        .collect()
}

/// Every line of the whole budget: kinds of cost, contingency and overheads.
fn lines(costing: &Costing, terms: &Terms) -> Vec<(String, Parts)> {
    let known = by_category(costing, terms).map(|(name, sum)| (name, of_amounts(&sum)));
    let added = [
        ("contingency", costing.contingency()),
        ("overhead", costing.overheads()),
    ];
    let added = added.map(|(word, sum)| {
        (
            terms.word(word).to_owned(),
            [sum, Decimal::ZERO, Decimal::ZERO, Decimal::ZERO],
        )
    });
    known.chain(added).collect()
}

/// The same as one funder sees them.
fn lines_for(costing: &Costing, funder: usize, terms: &Terms) -> Vec<(String, Parts)> {
    let known = costing.view_of_categories(funder).into_iter();
    let known = known.map(|(category, view)| {
        (
            super::totals::category_name(category, terms).to_owned(),
            of_view(&view),
        )
    });
    let parts = [
        ("contingency", Added::Contingency),
        ("overhead", Added::Overheads),
    ];
    let added = parts.into_iter().filter_map(|(word, part)| {
        let view = costing.view_of_added(funder, part)?;
        Some((terms.word(word).to_owned(), of_view(&view)))
    });
    known.chain(added).collect()
}

fn of_amounts(amounts: &Amounts) -> Parts {
    [
        amounts.requested,
        amounts.secured,
        Decimal::ZERO,
        amounts.in_kind,
    ]
}

fn of_view(view: &View) -> Parts {
    [view.ask, view.matched, view.unasked, view.in_kind]
}
