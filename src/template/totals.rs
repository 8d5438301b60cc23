//! The budget as templates can name it: `totals`.
//!
//! In: the costing of a plan, and the edition. Out: its figures as JSON; amounts are text, to stay
//! exact. In a bid to one funder, `totals.funder` holds the budget as that funder sees it.

use super::budget_view::budget_view;
use super::{Material, Terms};
use crate::plan::budget::{Added, Amounts, Costing, View};
use crate::plan::codes::Category;
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
        (
            "view",
            json!(budget_view(costing, material.funder(), terms)),
        ),
        ("categories", categories(costing, terms)),
        ("funders", asks(material, terms)),
        ("funder", json!(for_funder(material, terms))),
        ("asks", json!(asks_sum(material).map(|sum| sum.to_string()))),
    ] {
        totals.insert(key.to_owned(), value);
    }
    Value::Object(totals)
}

fn amounts(amounts: &Amounts) -> Map<String, Value> {
    exact([
        ("requested", amounts.requested),
        ("secured", amounts.secured),
        ("in_kind", amounts.in_kind),
        ("total", amounts.sum()),
    ])
}

/// The budget as the funder sees it that a bid goes to; `null` in all other documents.
fn for_funder(material: Material<'_>, terms: &Terms) -> Option<Value> {
    let costing = material.costing;
    let at = material.funder()?;
    let added = |part: Added| {
        let view = costing.view_of_added(at, part);
        view.filter(|view| !view.sum().is_zero())
            .map(|view| seen(&view))
    };
    let categories = costing.view_of_categories(at).into_iter();
    let categories = categories
        .map(|(category, view)| named(category_name(category, terms), seen(&view)))
        .collect();
    let mut keys = seen(&costing.view(at)?);
    for (key, value) in [
        ("categories", Value::Array(categories)),
        ("contingency", json!(added(Added::Contingency))),
        ("overhead", json!(added(Added::Overheads))),
    ] {
        keys.insert(key.to_owned(), value);
    }
    Some(Value::Object(keys))
}

/// What is asked for in all, or of the one funder a bid goes to; none where it is nothing.
fn asks_sum(material: Material<'_>) -> Option<Decimal> {
    let costing = material.costing;
    let asked = match material.funder() {
        Some(at) => costing.view(at)?.ask,
        None => costing.total().requested,
    };
    (!asked.is_zero()).then_some(asked)
}

/// Amounts as one funder sees them.
fn seen(view: &View) -> Map<String, Value> {
    exact([
        ("requested", view.ask),
        ("matched", view.matched),
        ("unasked", view.unasked),
        ("in_kind", view.in_kind),
        ("total", view.sum()),
    ])
}

/// Amounts by their keys, as text.
fn exact<const COUNT: usize>(keys: [(&str, Decimal); COUNT]) -> Map<String, Value> {
    keys.into_iter()
        .map(|(key, amount)| (key.to_owned(), json!(amount.to_string())))
        .collect()
}

fn categories(costing: &Costing, terms: &Terms) -> Value {
    let rows = by_category(costing, terms);
    rows.map(|(name, sum)| named(&name, amounts(&sum)))
        .collect()
}

/// What each kind of cost comes to, by its name.
pub(super) fn by_category(
    costing: &Costing,
    terms: &Terms,
) -> impl Iterator<Item = (String, Amounts)> {
    let known = costing.categories.iter();
    let known = known.map(|(category, sum)| (Some(*category), *sum));
    let rest = (costing.no_category != Amounts::default()).then_some((None, costing.no_category));
    let rows = known.chain(rest);
    rows.map(|(category, sum)| (category_name(category, terms).to_owned(), sum))
}

/// The name of a kind of cost, also of what has none.
pub(super) fn category_name(category: Option<Category>, terms: &Terms) -> &str {
    match category {
        Some(category) => terms.code("category", category.code()),
        None => terms.word("no_category"),
    }
}

/// Amounts with the name of what costs them.
pub(super) fn named(name: &str, mut amounts: Map<String, Value>) -> Value {
    amounts.insert("name".to_owned(), json!(name));
    Value::Object(amounts)
}

/// What each funder is asked for; what is asked of nobody in particular only if it is money. A bid
/// to one of them says nothing of the others.
fn asks(material: Material<'_>, terms: &Terms) -> Value {
    let funders = &material.plan.funders;
    let only = material.funder();
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
            // Where no funder is named at all, a row that says so says nothing.
            if funder.is_none() && (funders.is_empty() || ask.total().is_zero()) {
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
