//! One budget line: its price in one year.

use super::{TOO_LARGE, directory, to_the_penny, too_large};
use crate::diagnostic::Diagnostic;
use crate::plan::codes::{Category, Funding};
use crate::plan::directory::Directory;
use crate::plan::scalar::{Line as Label, Number, Percent, Reference};
use crate::plan::{Plan, Resource};
use rust_decimal::Decimal;
use std::collections::HashMap;

/// What one budget line costs in one year.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The position of its entry in `resources`.
    pub resource: usize,
    /// The year as the line names it.
    pub year_label: Option<String>,
    /// The position of its year in [`super::Costing::years`].
    pub year: Option<usize>,
    /// What sort of cost it is.
    pub category: Option<Category>,
    /// The position of its tool in `tools`.
    pub tool: Option<usize>,
    /// The position of its funder in `funders`.
    pub funder: Option<usize>,
    /// Where the money comes from; requested unless the plan says otherwise.
    pub status: Funding,
    /// The cost without VAT.
    pub net: Decimal,
    /// The VAT, rounded alone.
    pub vat: Decimal,
    /// Net and VAT together.
    pub gross: Decimal,
}

/// What all lines are priced with.
pub(super) struct Pricing {
    labels: Vec<String>,
    positions: HashMap<String, usize>,
    /// How much dearer each year is than the first; none beyond what can be calculated.
    factors: Vec<Option<Decimal>>,
    tools: Directory,
    funders: Directory,
}

impl Pricing {
    pub(super) fn new(plan: &Plan) -> Self {
        let years = plan.budget.years.iter();
        let labels: Vec<String> = years
            .map(|year| Label::or_nothing(year.label.as_ref()).to_owned())
            .collect();
        let growth = Decimal::ONE + fraction(plan.budget.inflation_percent);
        let factors = std::iter::successors(Some(Some(Decimal::ONE)), |factor| {
            Some(factor.and_then(|factor| factor.checked_mul(growth)))
        });
        let mut pricing = Self {
            factors: factors.take(labels.len()).collect(),
            labels: Vec::new(),
            positions: HashMap::new(),
            tools: directory(plan.tools.iter().map(|tool| (&tool.id, &tool.name))),
            funders: directory(plan.funders.iter().map(|funder| (&funder.id, &funder.name))),
        };
        for label in labels {
            if !label.is_empty() {
                pricing.positions.insert(fold(&label), pricing.labels.len());
            }
            pricing.labels.push(label);
        }
        let named = plan.resources.iter().flat_map(|line| line.year.iter());
        for label in named {
            let next = pricing.labels.len();
            if !label.0.is_empty() && !pricing.positions.contains_key(&fold(&label.0)) {
                pricing.positions.insert(fold(&label.0), next);
                pricing.labels.push(label.0.clone());
            }
        }
        pricing
    }

    /// Every year, with nothing counted yet.
    pub(super) fn years(&self) -> Vec<(String, super::Amounts)> {
        let labels = self.labels.iter();
        labels
            .map(|label| (label.clone(), super::Amounts::default()))
            .collect()
    }

    /// Every line in each of its years, and the lines that cost too much.
    pub(super) fn lines(&self, plan: &Plan) -> (Vec<Line>, Vec<Diagnostic>) {
        let mut lines = Vec::with_capacity(plan.resources.len());
        let mut faults = Vec::new();
        for (at, resource) in plan.resources.iter().enumerate() {
            match self.priced(at, resource) {
                Some(priced) => lines.extend(priced),
                None => faults.push(fault(at, resource)),
            }
        }
        (lines, faults)
    }

    /// A line in each of its years; none if it costs too much.
    fn priced(&self, at: usize, resource: &Resource) -> Option<Vec<Line>> {
        let mut labels: Vec<Option<&str>> = resource
            .year
            .iter()
            .map(|label| Some(label.as_str()))
            .collect();
        if labels.is_empty() {
            labels.push(None);
        }
        let base = base(resource)?;
        let in_year = |label| self.line(at, resource, label, base);
        labels.into_iter().map(in_year).collect()
    }

    fn line(
        &self,
        at: usize,
        resource: &Resource,
        label: Option<&str>,
        base: Decimal,
    ) -> Option<Line> {
        let year = label.and_then(|label| self.positions.get(&fold(label)).copied());
        let later = year.filter(|_| resource.fixed_price != Some(true));
        let factor = match later.and_then(|year| self.factors.get(year)) {
            Some(factor) => (*factor)?,
            None => Decimal::ONE,
        };
        let net = to_the_penny(base.checked_mul(factor)?);
        let vat = to_the_penny(net.checked_mul(fraction(resource.vat_percent))?);
        let gross = net.checked_add(vat)?;
        (gross < TOO_LARGE).then(|| Line {
            resource: at,
            year_label: label.map(str::to_owned),
            year,
            category: resource.category,
            tool: find(&self.tools, resource.tool.as_ref()),
            funder: find(&self.funders, resource.funder.as_ref()),
            status: resource.status.unwrap_or(Funding::Requested),
            net,
            vat,
            gross,
        })
    }
}

fn find(directory: &Directory, reference: Option<&Reference>) -> Option<usize> {
    directory.position(&reference?.0)
}

/// The exact cost in the first year, without VAT; none if it cannot be calculated. What is not
/// counted is there once, so that a rate alone is what a line costs in all.
fn base(resource: &Resource) -> Option<Decimal> {
    let Some(rate) = resource.rate else {
        return Some(Decimal::ZERO);
    };
    let or_one = |number: Option<Number>| number.map_or(Decimal::ONE, |number| number.0);
    or_one(resource.quantity)
        .checked_mul(or_one(resource.people))?
        .checked_mul(or_one(resource.times))?
        .checked_mul(rate.0)?
        .checked_mul(Decimal::ONE + fraction(resource.on_cost_percent))
}

/// A percentage as a fraction; nothing said is nothing.
pub(super) fn fraction(percent: Option<Percent>) -> Decimal {
    percent.map_or(Decimal::ZERO, Percent::fraction)
}

/// Case and outer spaces do not tell two years apart, as in a spreadsheet.
fn fold(label: &str) -> String {
    label.trim().to_lowercase()
}

fn fault(at: usize, resource: &Resource) -> Diagnostic {
    let row = match &resource.id {
        Some(id) => format!("resources.{id}"),
        None => format!("resources[{at}]"),
    };
    let item = match &resource.item {
        Some(item) => format!("`{item}`"),
        None => "this line".to_owned(),
    };
    too_large(format!("{row}.rate"), &item)
}
