//! The budget as one funder sees it: what is asked of them, and what others bring.

use super::{Added, Ask, Costing, Line};
use crate::plan::codes::{Category, Funding};
use rust_decimal::Decimal;

/// Amounts as one funder sees them; the four parts add up to the total.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// What is asked of this funder.
    pub ask: Decimal,
    /// What others are asked for, and what is secured already.
    pub matched: Decimal,
    /// What is needed and asked of nobody yet: no match, as nobody may give it.
    pub unasked: Decimal,
    /// What is given free.
    pub in_kind: Decimal,
}

impl View {
    /// All four together.
    #[must_use]
    pub fn sum(&self) -> Decimal {
        self.ask + self.matched + self.unasked + self.in_kind
    }

    /// Lines as the funder at this position sees them.
    fn of<'a>(lines: impl Iterator<Item = &'a Line>, funder: usize) -> Self {
        lines.map(|line| line.seen_by(funder)).sum()
    }
}

impl std::iter::Sum for View {
    fn sum<I: Iterator<Item = Self>>(views: I) -> Self {
        views.fold(Self::default(), |sum, other| Self {
            ask: sum.ask + other.ask,
            matched: sum.matched + other.matched,
            unasked: sum.unasked + other.unasked,
            in_kind: sum.in_kind + other.in_kind,
        })
    }
}

impl Line {
    /// The line as the funder at this position sees it.
    #[must_use]
    pub fn seen_by(&self, funder: usize) -> View {
        let mut view = View::default();
        let part = match self.status {
            Funding::InKind => &mut view.in_kind,
            Funding::Secured => &mut view.matched,
            Funding::Requested => match self.funder {
                Some(asked) if asked == funder => &mut view.ask,
                Some(_) => &mut view.matched,
                None => &mut view.unasked,
            },
        };
        *part = self.gross;
        view
    }
}

impl Costing {
    /// The whole budget as the funder at this position sees it, contingency and overheads
    /// included; none where there is no such funder.
    #[must_use]
    pub fn view(&self, funder: usize) -> Option<View> {
        let asked = self.view_of_asks(funder, Ask::total)?;
        let total = self.total();
        Some(View {
            matched: asked.matched + total.secured,
            in_kind: total.in_kind,
            ..asked
        })
    }

    /// What is added to the lines as the funder at this position sees it. None where there is no such
    /// funder.
    #[must_use]
    pub fn view_of_added(&self, funder: usize, added: Added) -> Option<View> {
        self.view_of_asks(funder, |ask| added.of(ask))
    }

    /// A figure of what this funder, all others and nobody is asked for.
    fn view_of_asks(&self, funder: usize, figure: impl Fn(&Ask) -> Decimal) -> Option<View> {
        let (nobody, funders) = self.asks.split_last()?;
        let ask = figure(funders.get(funder)?);
        Some(View {
            ask,
            matched: funders.iter().map(&figure).sum::<Decimal>() - ask,
            unasked: figure(nobody),
            in_kind: Decimal::ZERO,
        })
    }

    /// The lines by category as the funder at this position sees them, in the order of the
    /// pick-list, and last those without one; only categories in use.
    #[must_use]
    pub fn view_of_categories(&self, funder: usize) -> Vec<(Option<Category>, View)> {
        let categories = self.categories.keys().copied().map(Some).chain([None]);
        let seen = categories.map(|category| {
            let lines = self.lines.iter();
            let lines = lines.filter(|line| line.category == category);
            (category, View::of(lines, funder))
        });
        seen.filter(|(category, view)| category.is_some() || *view != View::default())
            .collect()
    }

    /// The whole budget by year as the funder at this position sees it: each of [`Self::years`], and last
    /// what is without a year. What others are asked for is shared out among the years as a whole.
    #[must_use]
    pub fn view_of_years(&self, funder: usize) -> Vec<View> {
        let others = self.others_in_years(funder);
        let nobody = self.asks_in_years.last();
        let years = (0..self.years.len()).map(Some).chain([None]).enumerate();
        years
            .map(|(at, year)| {
                let asked = |years: Option<&Vec<Ask>>| {
                    let year = years.and_then(|years| years.get(at));
                    year.copied().unwrap_or_default()
                };
                let (own, others) = (asked(self.asks_in_years.get(funder)), asked(Some(&others)));
                let lines = View::of(self.lines.iter().filter(|line| line.year == year), funder);
                View {
                    ask: own.total(),
                    matched: lines.matched + others.contingency + others.overheads,
                    unasked: asked(nobody).total(),
                    in_kind: lines.in_kind,
                }
            })
            .collect()
    }

    /// What all other funders are asked for together, by year.
    fn others_in_years(&self, funder: usize) -> Vec<Ask> {
        let nobody = self.asks.len().saturating_sub(1);
        let is_other = |at: usize| at != funder && at != nobody;
        let asks = self.asks.iter().enumerate();
        let whole = asks.filter(|(at, _)| is_other(*at)).map(|(_, ask)| *ask);
        let years = self.asks_in_years.iter().enumerate();
        let years = years
            .filter(|(at, _)| is_other(*at))
            .map(|(_, years)| years);
        Ask::together(years, self.years.len() + 1, &whole.sum(), &self.rates)
    }

    /// All lines as the funder at this position sees them, without contingency and overheads.
    #[must_use]
    pub fn view_of_lines(&self, funder: usize) -> View {
        View::of(self.lines.iter(), funder)
    }
}
