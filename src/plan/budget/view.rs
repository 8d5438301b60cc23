//! The budget as one funder sees it: what is asked of them, and what others bring.

use super::{Ask, Costing, Line};
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

    /// Adds a line as the funder at this position sees it.
    fn add(&mut self, line: &Line, funder: usize) {
        let part = match line.status {
            Funding::InKind => &mut self.in_kind,
            Funding::Requested if line.funder == Some(funder) => &mut self.ask,
            Funding::Requested | Funding::Secured => &mut self.matched,
        };
        *part += line.gross;
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

    /// What is added to the lines as the funder at this position sees it: contingency, or
    /// overheads. None where there is no such funder.
    #[must_use]
    pub fn view_of_added(&self, funder: usize, added: fn(&Ask) -> Decimal) -> Option<View> {
        let ask = added(self.asks.get(funder)?);
        let all: Decimal = self.asks.iter().map(added).sum();
        Some(View {
            ask,
            matched: all - ask,
            in_kind: Decimal::ZERO,
        })
    }

    /// The lines by category as the funder at this position sees them, in the order of the
    /// pick-list, and last those without one; only categories in use.
    #[must_use]
    pub fn view_of_categories(&self, funder: usize) -> Vec<(Option<Category>, View)> {
        let categories = self.categories.keys().copied().map(Some).chain([None]);
        let seen = categories.map(|category| {
            let mut view = View::default();
            let lines = self.lines.iter();
            for line in lines.filter(|line| line.category == category) {
                view.add(line, funder);
            }
            (category, view)
        });
        seen.filter(|(category, view)| category.is_some() || *view != View::default())
            .collect()
    }
}
