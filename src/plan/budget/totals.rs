//! Sums of budget lines by where the money comes from, and what is asked of each funder.

use super::line::{Line, fraction};
use super::to_the_penny;
use crate::plan::Plan;
use crate::plan::codes::Funding;
use rust_decimal::Decimal;

/// Gross amounts by where the money comes from; together they are the total.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Amounts {
    /// Asked for.
    pub requested: Decimal,
    /// Already there.
    pub secured: Decimal,
    /// Given free, at what it would cost.
    pub in_kind: Decimal,
}

impl Amounts {
    /// All three together.
    #[must_use]
    pub fn sum(&self) -> Decimal {
        self.requested + self.secured + self.in_kind
    }

    /// Adds a line; each is below [`super::TOO_LARGE`], so that no plan that fits in memory
    /// can overflow the sum.
    pub(super) fn add(&mut self, line: &Line) {
        let part = match line.status {
            Funding::Requested => &mut self.requested,
            Funding::Secured => &mut self.secured,
            Funding::InKind => &mut self.in_kind,
        };
        *part += line.gross;
    }
}

impl std::iter::Sum for Amounts {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::default(), |sum, other| Self {
            requested: sum.requested + other.requested,
            secured: sum.secured + other.secured,
            in_kind: sum.in_kind + other.in_kind,
        })
    }
}

/// What is added to the lines that are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// Money for the unforeseen.
    Contingency,
    /// What the organisation adds.
    Overheads,
}

impl Added {
    /// What is added to the lines of one funder.
    #[must_use]
    pub fn of(self, ask: &Ask) -> Decimal {
        match self {
            Self::Contingency => ask.contingency,
            Self::Overheads => ask.overheads,
        }
    }
}

/// What is asked of one funder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ask {
    /// The gross amount of the requested lines.
    pub lines: Decimal,
    /// Money for the unforeseen, to the penny.
    pub contingency: Decimal,
    /// Overheads, to the penny.
    pub overheads: Decimal,
}

impl Ask {
    /// All that is asked of this funder.
    #[must_use]
    pub fn total(&self) -> Decimal {
        self.lines + self.contingency + self.overheads
    }

    pub(super) fn count(&mut self, line: &Line) {
        if line.status == Funding::Requested {
            self.lines += line.gross;
        }
    }

    /// Shares out what is added to `whole` among the years: each gets what is added to the lines up to its
    /// end, without what the years before it got. So the shares are whole pennies, and add up. What is added
    /// to several funders apart is a penny more or less than what is added to their lines together: no year
    /// goes beyond it, and the last with lines makes it up. The workbook calculates it in the same way.
    pub(super) fn share_out(years: &mut [Self], whole: &Self, rates: &Rates) {
        let mut so_far = Self::default();
        for year in years {
            let lines = so_far.lines + year.lines;
            let up_to_here = |added: Added| match added.of(whole) {
                all if lines == whole.lines => all,
                all => all.min(rates.added(added, lines)),
            };
            year.contingency = up_to_here(Added::Contingency) - so_far.contingency;
            year.overheads = up_to_here(Added::Overheads) - so_far.overheads;
            so_far = [so_far, *year].into_iter().sum();
        }
    }

    /// The same years of several funders together, what is added to `whole` shared out among them.
    pub(super) fn together<'a>(
        of_funders: impl Iterator<Item = &'a Vec<Self>>,
        years: usize,
        whole: &Self,
        rates: &Rates,
    ) -> Vec<Self> {
        let mut sums = vec![Self::default(); years];
        for years in of_funders {
            for (sum, year) in sums.iter_mut().zip(years) {
                sum.lines += year.lines;
            }
        }
        Self::share_out(&mut sums, whole, rates);
        sums
    }

    /// Adds contingency and overheads; both are percentages, of a thousand at most, of the
    /// lines alone, and so as far from an overflow as the lines are.
    pub(super) fn add(&mut self, rates: &Rates) {
        self.contingency = rates.added(Added::Contingency, self.lines);
        self.overheads = rates.added(Added::Overheads, self.lines);
    }
}

impl std::iter::Sum for Ask {
    fn sum<I: Iterator<Item = Self>>(asks: I) -> Self {
        asks.fold(Self::default(), |sum, other| Self {
            lines: sum.lines + other.lines,
            contingency: sum.contingency + other.contingency,
            overheads: sum.overheads + other.overheads,
        })
    }
}

/// Contingency and overheads as fractions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Rates {
    contingency: Decimal,
    overheads: Decimal,
}

impl Rates {
    pub(super) fn new(plan: &Plan) -> Self {
        Self {
            contingency: fraction(plan.budget.contingency_percent),
            overheads: fraction(plan.budget.overhead_percent),
        }
    }

    /// What is added to an amount that is asked for, to the penny.
    pub(super) fn added(&self, added: Added, amount: Decimal) -> Decimal {
        to_the_penny(match added {
            Added::Contingency => amount * self.contingency,
            Added::Overheads => amount * self.overheads,
        })
    }
}
