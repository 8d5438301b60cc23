//! What a line costs in all → what one unit costs, where the plan counts units.
//!
//! In: a plan, and documents of which some asked for the cost in all. Out: the same documents with the price of one
//! unit, and the figures that give none, each with what there is to say. No figure is multiplied without a word.

use super::inputs::Inputs;
use super::said::NamedReading;
use crate::diagnostic::Place;
use crate::plan::budget::{money, to_the_penny};
use crate::plan::scalar::{Currency, Money};
use crate::plan::{Field, Path, Row, Value, Values, is_blank};
use crate::read::{Leftover, Reading};
use rust_decimal::Decimal;

/// What a figure for a whole line means in the plan.
enum Meaning {
    /// One unit costs this.
    Price(Money),
    /// The line comes to it already.
    Known,
    /// No price follows from it, for this reason.
    Unclear(String),
}

/// The readings of documents with what each cost in all means; what gives no price is left over in them, the last
/// of their leftovers.
#[must_use]
pub fn by_unit(plan: &Values, documents: &[NamedReading<'_>]) -> Vec<Reading> {
    let mut readings: Vec<Reading> = documents.iter().map(|one| one.reading.clone()).collect();
    let registry = plan.registry();
    let Some(price) = registry.field("resources.rate") else {
        return readings;
    };
    let asked = in_all(&readings);
    if asked.is_empty() {
        return readings;
    }
    for (at, path, _) in &asked {
        if let Some(reading) = readings.get_mut(*at) {
            let row = reading.values.row_at(path);
            reading.values.set(price, row, None);
        }
    }
    let without = readings.clone();
    let named = documents.iter().zip(&without);
    let named: Vec<_> = named
        .map(|(document, reading)| NamedReading {
            name: document.name,
            reading,
        })
        .collect();
    let inputs = Inputs::new(plan, "", &named);
    for (at, path, value) in asked {
        let Some(reading) = readings.get_mut(at) else {
            continue;
        };
        let row = reading.values.row_at(&path);
        let line = row.and_then(|row| line(&inputs, at, row));
        let meaning = meaning(plan, line.as_ref(), price, &value);
        match meaning {
            Some(Meaning::Known) => {}
            Some(Meaning::Price(rate)) => {
                reading.values.set(price, row, Some(Value::Money(rate)));
            }
            Some(Meaning::Unclear(why)) => {
                let place = reading.places.get(&path).cloned();
                reading.leftovers.push(Leftover {
                    text: value.to_string(),
                    near: Some(path.to_string()),
                    place: place.unwrap_or_else(|| Place::File(String::new())),
                    why,
                });
            }
            None => reading.values.set(price, row, Some(value)),
        }
    }
    readings
}

/// The costs in all that documents hold, each with the document and its path.
fn in_all(readings: &[Reading]) -> Vec<(usize, Path, Value)> {
    let found = readings.iter().enumerate().flat_map(|(at, reading)| {
        let paths = reading.in_all.iter();
        paths.filter_map(move |path| Some((at, path.clone(), reading.values.at(path)?.clone())))
    });
    found.collect()
}

/// The line of the plan that comes out, for this row of a document; none where the row says nothing else.
fn line(inputs: &Inputs<'_>, document: usize, row: usize) -> Option<Row> {
    let list = inputs.lists.iter().find(|list| &*list.tag == "resources")?;
    let found = list.rows.get(list.index_in(document, row)?)?;
    Some(inputs.row(list, found).0)
}

/// What a figure means; none where it is the price of the one unit that there is.
fn meaning(plan: &Values, line: Option<&Row>, price: &Field, value: &Value) -> Option<Meaning> {
    let (Some(line), Value::Money(said)) = (line, value) else {
        return None;
    };
    let units = units(line)?;
    if units == Decimal::ONE {
        return None;
    }
    let known = line.get(price).filter(|value| !is_blank(Some(value)));
    let Some(Value::Money(rate)) = known else {
        let share = said.0.checked_div(units).map(to_the_penny);
        let is_exact = |share: &Decimal| share.checked_mul(units) == Some(said.0);
        return Some(match share.filter(is_exact) {
            Some(share) => Meaning::Price(Money(share)),
            None => Meaning::Unclear(format!(
                "it cannot be shared out over {} to the penny",
                units.normalize()
            )),
        });
    };
    let all = to_the_penny(rate.0.checked_mul(units)?);
    if all == said.0 {
        return Some(Meaning::Known);
    }
    let field = plan.registry().field("currency");
    let code = field.and_then(|field| plan.single(field)?.as_str());
    let sign = Currency::or_usual(code.map(|code| Currency(code.to_owned()))).sign();
    Some(Meaning::Unclear(format!(
        "this is the cost in all, and in the plan the line comes to {}, {} at {}",
        money(all, &sign),
        units.normalize(),
        money(rate.0, &sign)
    )))
}

/// How many units a line counts, with the on-costs of each: what is not counted is there once. None where it cannot
/// be worked out.
fn units(line: &Row) -> Option<Decimal> {
    let mut units = Decimal::ONE;
    for key in ["quantity", "people", "times", "on_cost_percent"] {
        let value = line.list().field(key).and_then(|field| line.get(field));
        let factor = match value {
            Some(Value::Number(number)) => number.0,
            Some(Value::Percent(percent)) => Decimal::ONE + percent.fraction(),
            _ => Decimal::ONE,
        };
        units = units.checked_mul(factor)?;
    }
    Some(units)
}
