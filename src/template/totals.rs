//! The budget as templates can name it: `totals`.
//!
//! In: the costing of a plan, and the edition. Out: its figures as JSON; amounts are text, to stay
//! exact. In a bid to one funder, `totals.funder` holds the budget as that funder sees it.

use super::{Material, Terms};
use crate::plan::Directory;
use crate::plan::budget::{Amounts, Costing, View};
use crate::plan::scalar::Line;
use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

/// The budget in the figures that documents show; amounts are text, to stay exact.
pub(super) fn totals(material: Material<'_>, terms: &Terms) -> Value {
    let costing = material.costing;
    let mut totals = amounts(&costing.total());
    let unless_zero = |amount: Decimal| (!amount.is_zero()).then(|| amount.to_string());
    for (key, value) in [
        ("contingency", json!(unless_zero(costing.contingency()))),
        ("overhead", json!(unless_zero(costing.overheads()))),
        (
            "per_person",
            json!(costing.per_person().map(|amount| amount.to_string())),
        ),
        ("categories", categories(costing, terms)),
        ("funders", asks(material, terms)),
        ("funder", for_funder(material, terms)),
    ] {
        totals.insert(key.to_owned(), value);
    }
    Value::Object(totals)
}

fn amounts(amounts: &Amounts) -> Map<String, Value> {
    let keys = [
        ("requested", amounts.requested),
        ("secured", amounts.secured),
        ("in_kind", amounts.in_kind),
        ("total", amounts.sum()),
    ];
    exact(keys)
}

/// The funder that a bid goes to, by position.
fn funder(material: Material<'_>) -> Option<usize> {
    let funder = material.edition.funder.as_ref()?;
    Directory::new(material.values.rows("funders")).position(funder)
}

/// The budget as the funder sees it that a bid goes to; `null` in all other documents.
fn for_funder(material: Material<'_>, terms: &Terms) -> Value {
    let costing = material.costing;
    let seen = || {
        let at = funder(material)?;
        let mut keys = view(&costing.view(at)?);
        let unless_zero = |view: View| (!view.sum().is_zero()).then(|| view_row(&view));
        let contingency = costing.view_of_added(at, |ask| ask.contingency)?;
        let overheads = costing.view_of_added(at, |ask| ask.overheads)?;
        let categories = costing.view_of_categories(at).into_iter();
        let categories = categories.map(|(category, seen)| {
            let mut row = view(&seen);
            let name = match category {
                Some(category) => terms.code("category", category.code()),
                None => terms.word("no_category"),
            };
            row.insert("name".to_owned(), json!(name));
            Value::Object(row)
        });
        keys.insert("categories".to_owned(), categories.collect());
        keys.insert("contingency".to_owned(), json!(unless_zero(contingency)));
        keys.insert("overhead".to_owned(), json!(unless_zero(overheads)));
        Some(Value::Object(keys))
    };
    json!(seen())
}

fn view_row(seen: &View) -> Value {
    Value::Object(view(seen))
}

fn view(seen: &View) -> Map<String, Value> {
    let keys = [
        ("requested", seen.ask),
        ("matched", seen.matched),
        ("in_kind", seen.in_kind),
        ("total", seen.sum()),
    ];
    exact(keys)
}

/// Amounts by their keys, as text.
fn exact<const COUNT: usize>(keys: [(&str, Decimal); COUNT]) -> Map<String, Value> {
    keys.into_iter()
        .map(|(key, amount)| (key.to_owned(), json!(amount.to_string())))
        .collect()
}

fn categories(costing: &Costing, terms: &Terms) -> Value {
    let named = costing
        .categories
        .iter()
        .map(|(category, sum)| (terms.code("category", category.code()).to_owned(), sum));
    let unnamed = (costing.no_category != Amounts::default())
        .then(|| (terms.word("no_category").to_owned(), &costing.no_category));
    let rows = named.chain(unnamed).map(|(name, sum)| {
        let mut row = amounts(sum);
        row.insert("name".to_owned(), json!(name));
        Value::Object(row)
    });
    Value::Array(rows.collect())
}

/// What each funder is asked for; what is asked of nobody in particular only if it is money. A bid
/// to one of them says nothing of the others.
fn asks(material: Material<'_>, terms: &Terms) -> Value {
    let funders = &material.plan.funders;
    let only = funder(material);
    let rows = material
        .costing
        .asks
        .iter()
        .enumerate()
        .filter_map(|(at, ask)| {
            if only.is_some_and(|only| only != at) {
                return None;
            }
            let funder = funders.get(at);
            if funder.is_none() && ask.total().is_zero() {
                return None;
            }
            let name = funder.map(|funder| funder.name.as_ref().map_or("", Line::as_str));
            Some(json!({
                "id": funder.and_then(|funder| funder.id.as_ref()).map(ToString::to_string),
                "name": name.unwrap_or_else(|| terms.word("no_funder")),
                "requested": ask.total().to_string(),
                "limit": funder.and_then(|funder| funder.limit).map(|limit| limit.to_string()),
                "deadline": funder.and_then(|funder| funder.deadline).map(|date| date.to_string()),
            }))
        });
    Value::Array(rows.collect())
}
