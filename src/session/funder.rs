//! The funder that a bid goes to, and what they may see of a plan.
//!
//! In: a plan, and how somebody calls the funder. Out: the funder's id, or which funders there are; and
//! the plan without any other funder's name, limit and deadline.

use super::wanted::Wanted;
use crate::diagnostic::Diagnostic;
use crate::plan::{Directory, Field, Path, Row, Value, Values};
use crate::template::Terms;

/// The list of the funders.
const FUNDERS: &str = "funders";

/// What one funder may see of a plan.
pub(super) struct Seen {
    /// The plan, with no funder but this one.
    pub(super) values: Values,
    /// The answers that name another funder, and the word that stands in their place.
    pub(super) withheld: Vec<(Path, String)>,
}

/// A plan as one of its funders may see it; a word stands wherever another one is named, which tells
/// several others apart: what is added to the lines of each is rounded alone. A plan that has no such
/// funder shows none.
pub(super) fn seen_by(plan: &Values, funder: &str, terms: &Terms) -> Seen {
    let rows = plan.rows(FUNDERS);
    let directory = Directory::new(rows);
    let only = directory.position(funder);
    let kept = only.and_then(|at| rows.get(at)).cloned();
    let mut seen = Seen {
        values: plan.clone(),
        withheld: Vec::new(),
    };
    seen.values.set_rows(FUNDERS, kept.into_iter().collect());
    let other = |value: &Value| {
        let items = value.items().iter().filter(|item| !item.is_blank());
        let mut meant = items.map(|item| directory.position(item.as_str().unwrap_or("")));
        let other = meant.find(|meant| *meant != only)?.unwrap_or_default();
        let before = only.is_some_and(|only| only < other);
        Some(terms.another_funder(other - usize::from(before)))
    };
    let registry = plan.registry();
    for field in registry
        .fields()
        .filter(|field| field.to.as_deref() == Some(FUNDERS))
    {
        let rows = field.list.as_ref().map_or(&[][..], |list| plan.rows(list));
        let of_rows = rows.iter().enumerate();
        let of_rows =
            of_rows.map(|(at, row)| (Some(at), row.get(field), path_of(field, Some((at, row)))));
        let single = [(None, plan.single(field), path_of(field, None))];
        for (row, value, path) in of_rows.chain(single) {
            if let Some(word) = value.and_then(other) {
                let shown = Value::Reference(word.clone());
                let shown = if field.many {
                    Value::List(vec![shown])
                } else {
                    shown
                };
                seen.values.set(field, row, Some(shown));
                seen.withheld.push((path, word));
            }
        }
    }
    seen
}

fn path_of(field: &Field, entry: Option<(usize, &Row)>) -> Path {
    match entry {
        Some((at, row)) => row.path(at).field(field),
        None => Path::of(&field.tag),
    }
}

/// The id of the funder that is meant by an id or a name; none where none is wanted.
pub(super) fn funder_of(
    plan: &Values,
    wanted: Option<&str>,
) -> Result<Option<String>, Box<Diagnostic>> {
    let funders = Wanted {
        list: FUNDERS,
        nouns: ["funder", "funders"],
        unknown: "unknown-funder",
    };
    funders.id(plan, wanted)
}
