//! Single figures that coplan works out for the whole plan.

use super::facts::SheetInputs;
use super::model::CellValue;
use super::timeline::unit_word;
use crate::plan::budget::{Added, Costing};
use rust_decimal::Decimal;

/// The names of all figures, as `value` in a cell of `workbook.toml` calls them.
pub(super) const FIGURES: &[&str] = &[
    "ask",
    "matched",
    "unasked",
    "requested",
    "secured",
    "in_kind",
    "total",
    "lines.ask",
    "lines.matched",
    "lines.unasked",
    "lines.requested",
    "lines.secured",
    "lines.in_kind",
    "lines.total",
    "contingency",
    "contingency.ask",
    "contingency.matched",
    "contingency.unasked",
    "overheads",
    "overheads.ask",
    "overheads.matched",
    "overheads.unasked",
    "vat",
    "per_person",
    "groups",
    "people",
    "check",
    "timeline",
];

/// A figure by its name; a name that is none gives nothing.
pub(super) fn figure(facts: &SheetInputs<'_>, name: &str) -> CellValue {
    let costing = facts.costing;
    let total = costing.total();
    let amount = |amount: Decimal| CellValue::Number(amount);
    if let Some(seen) = facts
        .funder
        .and_then(|funder| seen_by(costing, funder, name))
    {
        return amount(seen);
    }
    match name {
        "requested" => amount(total.requested),
        "secured" => amount(total.secured),
        "in_kind" => amount(total.in_kind),
        "total" => amount(total.sum()),
        "lines.requested" => amount(costing.lines_total.requested),
        "lines.secured" => amount(costing.lines_total.secured),
        "lines.in_kind" => amount(costing.lines_total.in_kind),
        "lines.total" => amount(costing.lines_total.sum()),
        "contingency" => amount(costing.contingency()),
        "overheads" => amount(costing.overheads()),
        "vat" => amount(costing.lines.iter().map(|line| line.vat).sum()),
        "per_person" => costing.per_person().map_or(CellValue::Empty, amount),
        "groups" => amount(facts.plan.stakeholders.len().into()),
        "people" => amount(costing.people.into()),
        // The parts of a costing always add up; a spreadsheet says so until somebody breaks it.
        "check" => CellValue::text(facts.terms.word(match facts.funder {
            Some(_) if facts.is_case("unasked") => "totals_agree_with_unasked",
            Some(_) => "totals_agree_for_funder",
            None => "totals_agree",
        })),
        "timeline" => {
            let word = unit_word(facts).map(|word| facts.terms.word(word));
            word.map_or(CellValue::Empty, CellValue::text)
        }
        _ => CellValue::Empty,
    }
}

/// A figure as the funder at this position sees it; none that is the same for everybody.
fn seen_by(costing: &Costing, funder: usize, name: &str) -> Option<Decimal> {
    let (of, part) = name.rsplit_once('.').unwrap_or(("", name));
    let view = match of {
        "" => costing.view(funder)?,
        "lines" => costing.view_of_lines(funder),
        _ => costing.view_of_added(funder, added(of)?)?,
    };
    match part {
        "ask" => Some(view.ask),
        "matched" => Some(view.matched),
        "unasked" => Some(view.unasked),
        _ => None,
    }
}

fn added(name: &str) -> Option<Added> {
    match name {
        "contingency" => Some(Added::Contingency),
        "overheads" => Some(Added::Overheads),
        _ => None,
    }
}
