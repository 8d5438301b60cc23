//! The budget: what every line costs, and what the lines add up to.
//!
//! In: a numbered plan. Out: a [`Costing`], the one calculation that Word and Excel both show,
//! or the amounts that no column can show. This room knows no document.
//!
//! Amounts are exact decimals in the plan's currency. Each is rounded to the penny, half up,
//! where it first appears, so that the parts always add up to the total.

mod line;
mod money;
mod totals;
mod view;

pub use line::Line;
pub use money::{money, thousands};
pub use totals::{Added, Amounts, Ask};
pub use view::View;

use super::Plan;
use super::codes::Category;
use super::directory::{Directory, Named};
use super::scalar::Id;
use crate::diagnostic::Diagnostic;
use line::Pricing;
use rust_decimal::{Decimal, RoundingStrategy};
use std::collections::BTreeMap;

/// The least amount that is too large to be shown: a hundred thousand million.
pub const TOO_LARGE: Decimal = Decimal::from_parts(1_215_752_192, 23, 0, false, 0);

/// What a plan costs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Costing {
    /// The budget lines in the order of the plan; a line with several years once for each.
    pub lines: Vec<Line>,
    /// What is asked of each funder: one per entry of `funders`, in that order, and last what
    /// is asked of nobody in particular.
    pub asks: Vec<Ask>,
    /// The lines by budget year, without contingency and overheads: the years of the plan in
    /// their order, then years that only lines name.
    pub years: Vec<(String, Amounts)>,
    /// The lines without a year.
    pub no_year: Amounts,
    /// What each of [`Self::asks`] comes to in each of [`Self::years`], and last without a year: their
    /// shares of contingency and overheads add up to the ask's.
    pub asks_in_years: Vec<Vec<Ask>>,
    /// What all of [`Self::asks`] come to together in each of [`Self::years`], and last without a year.
    pub asked_in_years: Vec<Ask>,
    /// The lines by category, in the order of the pick-list; only categories in use.
    pub categories: BTreeMap<Category, Amounts>,
    /// The lines without a category.
    pub no_category: Amounts,
    /// The lines for each tool, one per entry of `tools`.
    pub tools: Vec<Amounts>,
    /// All lines, without contingency and overheads.
    pub lines_total: Amounts,
    /// How many people are to be involved; of a range the lower end.
    pub people: u64,
    /// Whether every group says how many people it has.
    pub everybody_is_counted: bool,
    rates: totals::Rates,
}

impl Costing {
    /// Contingency on all that is requested.
    #[must_use]
    pub fn contingency(&self) -> Decimal {
        self.added(Added::Contingency)
    }

    /// Overheads on all that is requested.
    #[must_use]
    pub fn overheads(&self) -> Decimal {
        self.added(Added::Overheads)
    }

    fn added(&self, added: Added) -> Decimal {
        self.asks.iter().map(|ask| added.of(ask)).sum()
    }

    /// The whole budget by year, contingency and overheads included: each of [`Self::years`], and last
    /// what is without a year.
    #[must_use]
    pub fn in_years(&self) -> Vec<Amounts> {
        let years = self.years.iter().map(|(_, lines)| lines);
        let years = years.chain([&self.no_year]).zip(&self.asked_in_years);
        years
            .map(|(lines, asked)| Amounts {
                requested: asked.total(),
                ..*lines
            })
            .collect()
    }

    /// The whole budget; contingency and overheads count as requested.
    #[must_use]
    pub fn total(&self) -> Amounts {
        Amounts {
            requested: self.asks.iter().map(Ask::total).sum(),
            ..self.lines_total
        }
    }

    /// What the work costs for each person involved, to the penny; none if nobody is counted, or
    /// not everybody: the cost would look higher for each than it is.
    #[must_use]
    pub fn per_person(&self) -> Option<Decimal> {
        if self.people == 0 || !self.everybody_is_counted {
            return None;
        }
        let shared = self.total().sum().checked_div(Decimal::from(self.people))?;
        Some(to_the_penny(shared))
    }
}

/// Calculates the budget of a plan whose rows are numbered.
///
/// A year that a line names and `budget.years` does not is a year of its own after the known
/// ones, at the prices of the first year: without a place in the order there is no telling how
/// far prices will have risen. Of two years with one label the later one counts. A reference to
/// a funder or tool that does not exist counts as none.
///
/// Fails with `amount-too-large` for every line, and for a total, of [`TOO_LARGE`] or more.
pub fn budget(plan: &Plan) -> Result<Costing, Vec<Diagnostic>> {
    let pricing = Pricing::new(plan);
    let (lines, mut faults) = pricing.lines(plan);
    let years = pricing.years();
    let mut costing = Costing {
        asks: vec![Ask::default(); plan.funders.len() + 1],
        asks_in_years: vec![vec![Ask::default(); years.len() + 1]; plan.funders.len() + 1],
        years,
        tools: vec![Amounts::default(); plan.tools.len()],
        people: people(plan),
        everybody_is_counted: plan.stakeholders.iter().all(|group| group.number.is_some()),
        rates: totals::Rates::new(plan),
        ..Costing::default()
    };
    for line in &lines {
        costing.count(line);
    }
    let rates = costing.rates;
    for ask in &mut costing.asks {
        ask.add(&rates);
    }
    for (years, ask) in costing.asks_in_years.iter_mut().zip(&costing.asks) {
        Ask::share_out(years, ask, &rates);
    }
    let whole = costing.asks.iter().copied().sum();
    let in_years = costing.asks_in_years.iter();
    costing.asked_in_years = Ask::together(in_years, costing.years.len() + 1, &whole, &rates);
    costing.lines = lines;
    if faults.is_empty() && costing.total().sum() >= TOO_LARGE {
        faults.push(too_large("resources".to_owned(), "the whole budget"));
    }
    if faults.is_empty() {
        Ok(costing)
    } else {
        Err(faults)
    }
}

impl Costing {
    /// Adds a line to everything it is part of.
    fn count(&mut self, line: &Line) {
        let year = line.year.and_then(|at| self.years.get_mut(at));
        let category = match line.category {
            Some(category) => self.categories.entry(category).or_default(),
            None => &mut self.no_category,
        };
        let amounts = [
            Some(&mut self.lines_total),
            Some(category),
            Some(year.map_or(&mut self.no_year, |(_, amounts)| amounts)),
            line.tool.and_then(|at| self.tools.get_mut(at)),
        ];
        for amount in amounts.into_iter().flatten() {
            amount.add(line);
        }
        let group = line.funder.unwrap_or(self.asks.len() - 1);
        let in_years = self.asks_in_years.get_mut(group);
        let year = line.year.unwrap_or(self.years.len());
        let asks = [
            self.asks.get_mut(group),
            in_years.and_then(|years| years.get_mut(year)),
        ];
        for ask in asks.into_iter().flatten() {
            ask.count(line);
        }
    }
}

/// The least number of people to be involved.
fn people(plan: &Plan) -> u64 {
    plan.stakeholders
        .iter()
        .filter_map(|group| group.number)
        .map(|number| u64::from(number.least))
        .sum()
}

/// The entries that a reference to a funder or a tool can mean.
fn directory<'a>(
    entries: impl Iterator<Item = (&'a Option<Id>, &'a Option<super::scalar::Line>)>,
) -> Directory {
    Directory::of(entries.map(|(id, name)| Named {
        id: Id::or_nothing(id.as_ref()).to_owned(),
        name: super::scalar::Line::or_nothing(name.as_ref()).to_owned(),
    }))
}

/// Rounds to the penny, half up; no amount is negative.
pub(crate) fn to_the_penny(amount: Decimal) -> Decimal {
    amount.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

fn too_large(path: String, noun: &str) -> Diagnostic {
    Diagnostic::error(
        "amount-too-large",
        format!("{noun} costs more than can be shown"),
    )
    .at(path)
    .help("an amount has to stay below 100,000,000,000; look for a digit too many")
}

#[cfg(test)]
mod tests;
