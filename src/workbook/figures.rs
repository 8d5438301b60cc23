//! Single figures that coplan works out for the whole plan.

use super::facts::SheetInputs;
use super::model::CellValue;
use rust_decimal::Decimal;

/// The names of all figures, as `value` in a cell of `workbook.toml` calls them.
pub(super) const FIGURES: &[&str] = &[
    "ask",
    "matched",
    "requested",
    "secured",
    "in_kind",
    "total",
    "lines.requested",
    "lines.secured",
    "lines.in_kind",
    "lines.total",
    "contingency",
    "overheads",
    "vat",
    "per_person",
    "groups",
    "people",
    "check",
];

/// A figure by its name; a name that is none gives nothing.
pub(super) fn figure(facts: &SheetInputs<'_>, name: &str) -> CellValue {
    let costing = facts.costing;
    let total = costing.total();
    let view = facts.funder().and_then(|funder| costing.view(funder));
    let amount = |amount: Decimal| CellValue::Number(amount);
    match name {
        "ask" => view.map_or(CellValue::Empty, |view| amount(view.ask)),
        "matched" => view.map_or(CellValue::Empty, |view| amount(view.matched)),
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
        "check" => CellValue::text(facts.terms.word("totals_agree")),
        _ => CellValue::Empty,
    }
}
