//! The budget as one funder sees it: what is asked of them, and what others bring.

use super::{Added, Costing, Line};
use crate::plan::codes::{Category, Funding};
use rust_decimal::Decimal;

/// Amounts as one funder sees them; the three parts add up to the total.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// What is asked of this funder.
    pub ask: Decimal,
    /// What others are asked for, and what is secured already.
    pub matched: Decimal,
    /// What is given free.
    pub in_kind: Decimal,
}

impl View {
    /// All three together.
    #[must_use]
    pub fn sum(&self) -> Decimal {
        self.ask + self.matched + self.in_kind
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
            Funding::Requested if self.funder == Some(funder) => &mut view.ask,
            Funding::Requested | Funding::Secured => &mut view.matched,
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
        let ask = self.asks.get(funder)?.total();
        let total = self.total();
        Some(View {
            ask,
            matched: total.requested - ask + total.secured,
            in_kind: total.in_kind,
        })
    }

    /// What is added to the lines as the funder at this position sees it. None where there is no such
    /// funder.
    #[must_use]
    pub fn view_of_added(&self, funder: usize, added: Added) -> Option<View> {
        let ask = added.of(self.asks.get(funder)?);
        Some(View {
            ask,
            matched: self.added(added) - ask,
            in_kind: Decimal::ZERO,
        })
    }

    /// The pennies by which what is added for all others, each rounded apart, differs from what is added
    /// to all that they are asked for together. None where there is no such funder.
    #[must_use]
    pub fn rounding_of_others(&self, funder: usize, added: Added) -> Option<Decimal> {
        let apart = self.view_of_added(funder, added)?.matched;
        let lines = self.lines_total.requested - self.asks.get(funder)?.lines;
        Some(apart - self.added_to(added, lines))
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
    /// what is without a year.
    #[must_use]
    pub fn view_of_years(&self, funder: usize) -> Vec<View> {
        let own = self.asks_in_years.get(funder);
        let years = (0..self.years.len()).map(Some).chain([None]).enumerate();
        years
            .map(|(at, year)| {
                let ask = own.and_then(|years| years.get(at)).copied();
                let (ask, all) = (ask.unwrap_or_default(), self.asked_in(at));
                let lines = View::of(self.lines.iter().filter(|line| line.year == year), funder);
                View {
                    ask: ask.total(),
                    matched: lines.matched + (all.total() - all.lines) - (ask.total() - ask.lines),
                    in_kind: lines.in_kind,
                }
            })
            .collect()
    }

    /// All lines as the funder at this position sees them, without contingency and overheads.
    #[must_use]
    pub fn view_of_lines(&self, funder: usize) -> View {
        View::of(self.lines.iter(), funder)
    }
}
