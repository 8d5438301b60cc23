//! What the money tables have rows for: budget lines, years, kinds of cost, and whoever is asked.

use super::Entry;
use crate::plan::budget::{Amounts, Ask, Line, View};
use crate::plan::codes::{Category, Funding};
use crate::plan::scalar::Money;
use crate::workbook::facts::SheetInputs;
use crate::workbook::model::CellValue;
use rust_decimal::Decimal;

/// What is worked out for a budget line.
pub(super) const LINE: &[&str] = &[
    "net",
    "vat",
    "gross",
    "requested",
    "secured",
    "in_kind",
    "ask",
    "matched",
    "unasked",
];

/// What is worked out for budget lines that are added up.
pub(super) const SUM: &[&str] = &[
    "label",
    "requested",
    "secured",
    "in_kind",
    "total",
    "ask",
    "matched",
    "unasked",
];

/// What is worked out for a year: the sums with contingency and overheads, and what these are.
pub(super) const YEAR: &[&str] = &[
    "label",
    "requested",
    "secured",
    "in_kind",
    "total",
    "ask",
    "matched",
    "unasked",
    "lines",
    "contingency",
    "overheads",
];

/// What the formulas of a spare row give: it costs nothing as long as nobody fills it in.
pub(super) const SPARE: CellValue = CellValue::Number(Decimal::ZERO);

pub(super) fn lines(facts: &SheetInputs<'_>, spare: usize) -> Vec<Entry> {
    let mut entries: Vec<_> = facts
        .costing
        .lines
        .iter()
        .map(|priced| line(priced, facts.funder))
        .collect();
    entries.extend((0..spare).map(|_| Entry {
        values: vec![SPARE; LINE.len()],
        ..Entry::default()
    }));
    for (position, entry) in entries.iter_mut().enumerate() {
        entry.position = position;
    }
    entries
}

fn line(line: &Line, funder: Option<usize>) -> Entry {
    let share = |status: &Funding| {
        if line.status == *status {
            line.gross
        } else {
            Decimal::ZERO
        }
    };
    let amounts = [line.net, line.vat, line.gross].into_iter();
    let amounts = amounts.chain(Funding::ALL.iter().map(share));
    let seen = funder.map(|funder| line.seen_by(funder));
    let values = amounts.map(CellValue::Number).chain(parts(seen));
    Entry {
        index: Some(line.resource),
        values: values.collect(),
        year: line.year_label.clone(),
        ..Entry::default()
    }
}

/// What is asked of the funder that a bid goes to, the match, and what nobody is asked for; nothing where
/// it goes to all.
fn parts(view: Option<View>) -> [CellValue; 3] {
    let part = |part: fn(&View) -> Decimal| {
        let amount = view.as_ref().map(part);
        amount.map_or(CellValue::Empty, CellValue::Number)
    };
    [
        part(|view| view.ask),
        part(|view| view.matched),
        part(|view| view.unasked),
    ]
}

/// The funders; in a bid to one of them only that one.
pub(super) fn asks(facts: &SheetInputs<'_>, spare: usize) -> Vec<Entry> {
    let spare = std::iter::repeat_n((Ask::default(), None), spare);
    let mut entries: Vec<_> = asked(facts)
        .chain(spare)
        .enumerate()
        .map(|(position, (asked, limit))| {
            let total = asked.total();
            let within = |limit: Money| CellValue::text(facts.yes_no(total <= limit.0));
            Entry {
                position,
                values: vec![
                    CellValue::text(facts.shown("funders", position)),
                    CellValue::Number(total),
                    limit.map_or(CellValue::Empty, |limit| CellValue::Number(limit.0)),
                    limit.map_or(CellValue::Empty, within),
                ],
                ..Entry::default()
            }
        })
        .collect();
    if facts.funder.is_none() && !entries.is_empty() {
        let (label, nobody) = of_nobody(facts);
        let values = vec![label, CellValue::Number(nobody)];
        entries.extend(rest(facts, values, !nobody.is_zero()));
    }
    entries
}

/// What nobody is asked for, and what it is called.
fn of_nobody(facts: &SheetInputs<'_>) -> (CellValue, Decimal) {
    let nobody = facts.costing.asks.last().map(Ask::total);
    let label = CellValue::text(facts.terms.word("no_funder"));
    (label, nobody.unwrap_or_default())
}

/// What the funders that this workbook shows are asked for, and the most they give.
fn asked(facts: &SheetInputs<'_>) -> impl Iterator<Item = (Ask, Option<Money>)> {
    let only = facts.funder;
    let funders = facts
        .plan
        .funders
        .iter()
        .zip(&facts.costing.asks)
        .enumerate();
    funders
        .filter(move |(at, _)| only.is_none_or(|only| only == *at))
        .map(|(_, (funder, ask))| (*ask, funder.limit))
}

fn amounts(label: CellValue, amounts: &Amounts, view: Option<View>) -> Vec<CellValue> {
    let numbers = [
        amounts.requested,
        amounts.secured,
        amounts.in_kind,
        // Its parts are rounded in another way than those of the whole.
        view.as_ref().map_or_else(|| amounts.sum(), View::sum),
    ];
    let numbers = numbers.into_iter().map(CellValue::Number);
    let label = std::iter::once(label);
    label.chain(numbers).chain(parts(view)).collect()
}

/// The row for what the others leave: always where people go on writing, else only if it counts.
fn rest(facts: &SheetInputs<'_>, values: Vec<CellValue>, counts: bool) -> Option<Entry> {
    (counts || facts.is_open()).then(|| Entry {
        values,
        rest: true,
        ..Entry::default()
    })
}

pub(super) fn by_category(facts: &SheetInputs<'_>) -> Vec<Entry> {
    let seen = facts
        .funder
        .map(|funder| facts.costing.view_of_categories(funder));
    let seen_in = |category: Option<Category>| {
        let views = seen.as_ref()?.iter();
        let mut views = views.filter(|(known, _)| *known == category);
        Some(views.next().map_or_else(View::default, |(_, view)| *view))
    };
    let used = Category::ALL.iter().filter_map(|category| {
        let used = facts.costing.categories.get(category).copied();
        used.or_else(|| facts.is_blank().then(Amounts::default))
            .map(|amounts| (*category, amounts))
    });
    let mut entries: Vec<_> = used
        .map(|(category, sums)| {
            let label = CellValue::text(facts.terms.code("category", category.code()));
            Entry {
                values: amounts(label, &sums, seen_in(Some(category))),
                ..Entry::default()
            }
        })
        .collect();
    let other = &facts.costing.no_category;
    let label = CellValue::text(facts.terms.word("no_category"));
    let values = amounts(label, other, seen_in(None));
    entries.extend(rest(facts, values, !other.sum().is_zero()));
    entries
}

pub(super) fn by_year(facts: &SheetInputs<'_>, spare: usize) -> Vec<Entry> {
    let years = &facts.costing.years;
    let known = facts.plan.budget.years.len();
    let mut in_years = in_years(facts).into_iter();
    let labels = years.iter().take(known).map(|(label, _)| label.as_str());
    let mut entries: Vec<_> = labels
        .zip(in_years.by_ref())
        .map(|(label, year)| Entry {
            values: year.values(CellValue::text(label)),
            ..Entry::default()
        })
        .collect();
    entries.extend((0..spare).map(|_| Entry {
        values: Year::default().values(CellValue::Empty),
        ..Entry::default()
    }));
    for (position, entry) in entries.iter_mut().enumerate() {
        entry.position = position;
    }
    if entries.is_empty() {
        return entries;
    }
    let other: Year = in_years.sum();
    let counts = !other.amounts.sum().is_zero();
    let label = CellValue::text(facts.terms.word("no_year"));
    entries.extend(rest(facts, other.values(label), counts));
    entries
}

/// What a year comes to, contingency and overheads included.
#[derive(Clone, Copy, Debug, Default)]
struct Year {
    amounts: Amounts,
    /// The same as the funder sees it that a bid goes to.
    view: Option<View>,
    /// What is asked for: of this funder, or of all.
    ask: Ask,
}

/// The budget years, then those that only lines name, and last what is without a year.
fn in_years(facts: &SheetInputs<'_>) -> Vec<Year> {
    let costing = facts.costing;
    let amounts = costing.in_years();
    let views = facts.funder.map(|funder| costing.view_of_years(funder));
    let asks = match facts.funder {
        Some(funder) => costing.asks_in_years.get(funder),
        None => Some(&costing.asked_in_years),
    };
    let at = |at: usize| Year {
        amounts: amounts.get(at).copied().unwrap_or_default(),
        view: views.as_ref().and_then(|views| views.get(at)).copied(),
        ask: asks
            .and_then(|asks| asks.get(at))
            .copied()
            .unwrap_or_default(),
    };
    (0..=costing.years.len()).map(at).collect()
}

impl Year {
    fn values(&self, label: CellValue) -> Vec<CellValue> {
        let asked = [self.ask.lines, self.ask.contingency, self.ask.overheads];
        let mut values = amounts(label, &self.amounts, self.view);
        values.extend(asked.map(CellValue::Number));
        values
    }
}

impl std::iter::Sum for Year {
    fn sum<I: Iterator<Item = Self>>(years: I) -> Self {
        years.fold(Self::default(), |sum, other| Self {
            amounts: [sum.amounts, other.amounts].into_iter().sum(),
            view: match (sum.view, other.view) {
                (Some(one), Some(two)) => Some([one, two].into_iter().sum()),
                (one, two) => one.or(two),
            },
            ask: [sum.ask, other.ask].into_iter().sum(),
        })
    }
}

pub(super) fn by_funder(facts: &SheetInputs<'_>, spare: usize) -> Vec<Entry> {
    let values = |label: CellValue, ask: &Ask| {
        vec![
            label,
            CellValue::Number(ask.lines),
            CellValue::Number(ask.contingency),
            CellValue::Number(ask.overheads),
            CellValue::Number(ask.total()),
        ]
    };
    let spare = std::iter::repeat_n(Ask::default(), spare);
    let mut entries: Vec<_> = asked(facts)
        .map(|(ask, _)| ask)
        .chain(spare)
        .enumerate()
        .map(|(position, ask)| Entry {
            position,
            values: values(CellValue::text(facts.shown("funders", position)), &ask),
            ..Entry::default()
        })
        .collect();
    if facts.funder.is_some() {
        return entries;
    }
    let nobody = facts.costing.asks.last().copied().unwrap_or_default();
    let label = CellValue::text(facts.terms.word("no_funder"));
    let counts = entries.is_empty() || !nobody.total().is_zero();
    entries.extend(rest(facts, values(label, &nobody), counts));
    entries
}
