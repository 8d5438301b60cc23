//! The sheet of lists: the words that drop-downs offer, and the names of their ranges.
//!
//! In: the columns that are in this workbook. Out: rows for the table of lists, and for each list
//! the name its range gets.

use super::entries::{Entry, listed, shown_formula};
use super::facts::SheetInputs;
use super::formula::absolute;
use super::model::{CellValue, Name};
use super::table::Draft;
use crate::plan::{Field, Kind};

/// A list that a drop-down offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Listed {
    /// What validation calls its range.
    pub(super) name: String,
    /// The first of its rows in the table of lists, and how many there are.
    first: usize,
    rows: usize,
    /// Whether its rows follow a table of the workbook, and so may be empty at the end.
    live: bool,
}

/// What the drop-down of a field offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Offer<'a> {
    /// The labels of a pick-list.
    Codes(&'a str),
    /// Yes and no.
    YesNo,
    /// The entries of a list of the plan.
    Entries(&'a str),
}

impl Offer<'_> {
    /// What validation calls the range.
    pub(super) fn name(&self) -> String {
        let list = match self {
            Self::Codes(list) | Self::Entries(list) => list.replace(['-', '.'], "_"),
            Self::YesNo => "yes_no".to_owned(),
        };
        format!("List_{list}")
    }
}

/// What the drop-down of a field offers; none for a field without one.
pub(super) fn offer(field: &Field) -> Option<Offer<'_>> {
    match (field.kind, &field.codes, &field.to) {
        (Kind::Choice | Kind::Choices, Some(codes), _) => Some(Offer::Codes(&codes.name)),
        (Kind::YesNo, _, _) => Some(Offer::YesNo),
        (Kind::Reference, _, Some(list)) => Some(Offer::Entries(list)),
        _ => field.labels.as_deref().map(Offer::Entries),
    }
}

/// The rows of the table of lists, and the lists they make up.
pub(super) fn rows(
    drafts: &[&Draft<'_>],
    facts: &SheetInputs<'_>,
    spare: &dyn Fn(&str) -> usize,
) -> (Vec<Entry>, Vec<Listed>) {
    let mut entries: Vec<Entry> = Vec::new();
    let mut lists: Vec<Listed> = Vec::new();
    let columns = drafts.iter().flat_map(|draft| &draft.columns);
    for field in columns.filter_map(|column| column.field) {
        let Some(offer) = offer(field) else { continue };
        let name = offer.name();
        if lists.iter().any(|list| list.name == name) {
            continue;
        }
        let rows = match &offer {
            Offer::Codes(_) => codes(field, facts),
            Offer::YesNo => yes_no(field, facts),
            Offer::Entries(list) => live(list, drafts, facts, spare),
        };
        lists.push(Listed {
            name,
            first: entries.len(),
            rows: rows.len(),
            live: matches!(offer, Offer::Entries(_)),
        });
        entries.extend(rows);
    }
    lists.retain(|list| list.rows > 0);
    for (position, entry) in entries.iter_mut().enumerate() {
        entry.position = position;
    }
    (entries, lists)
}

fn codes(field: &Field, facts: &SheetInputs<'_>) -> Vec<Entry> {
    let title = facts.terms.field(field).label;
    let codes = field.codes.iter();
    codes
        .flat_map(|codes| codes.all.iter().map(|code| (codes.name.as_str(), code)))
        .map(|(list, code)| listed(&title, CellValue::text(facts.terms.code(list, code)), code))
        .collect()
}

fn yes_no(field: &Field, facts: &SheetInputs<'_>) -> Vec<Entry> {
    let title = facts.terms.field(field).label;
    [(true, "true"), (false, "false")]
        .map(|(yes, code)| listed(&title, CellValue::text(facts.yes_no(yes)), code))
        .into()
}

/// The entries of a table of this workbook, as references show them.
fn live(
    list: &str,
    drafts: &[&Draft<'_>],
    facts: &SheetInputs<'_>,
    spare: &dyn Fn(&str) -> usize,
) -> Vec<Entry> {
    let table = drafts
        .iter()
        .find(|draft| draft.layout.rows.as_deref() == Some(list));
    let rows = facts.entries(list);
    let known = facts.terms.registry().list(list);
    let has_ids = known.is_some_and(|list| list.has_ids());
    let name = known.and_then(|list| list.name()).map_or("", Field::key);
    let more = match table {
        Some(_) => spare(list),
        None => 0,
    };
    (0..rows.len() + more)
        .map(|position| {
            let shown = if has_ids {
                facts.shown(list, position)
            } else {
                rows.get(position)
                    .map_or_else(String::new, |row| row.name().to_owned())
            };
            let formula = table.map(|table| {
                let id = &table.layout.id;
                if has_ids {
                    shown_formula(id, name, position)
                } else {
                    format!("IFERROR(INDEX({{{id}.{name}}},{})&\"\",\"\")", position + 1)
                }
            });
            Entry {
                label: formula,
                ..listed(facts.terms.list(list), CellValue::text(shown), "")
            }
        })
        .collect()
}

/// The names of the ranges, once the table of lists has its place.
pub(super) fn names(lists: &[Listed], sheet: &str, column: u16, first_row: u32) -> Vec<Name> {
    let named = lists.iter().map(|list| {
        let first = first_row + super::model::count(list.first);
        let last = first + super::model::count(list.rows) - 1;
        let range = absolute(sheet, column, first, last);
        Name {
            name: list.name.clone(),
            formula: if list.live {
                // Only as far down as there is anything to choose.
                let top = absolute(sheet, column, first, first);
                format!("={top}:INDEX({range},MAX(1,SUMPRODUCT(--({range}<>\"\"))))")
            } else {
                format!("={range}")
            },
        }
    });
    named.collect()
}
