//! The funder that a bid goes to, and what they may see of a plan.
//!
//! In: a plan, and how somebody calls the funder. Out: the funder's id, or which funders there are; and
//! the plan without any other funder's name, limit and deadline.

use crate::diagnostic::{Diagnostic, did_you_mean, listed};
use crate::plan::{Directory, Field, Named, Path, Row, Value, Values};

/// The list of the funders.
const FUNDERS: &str = "funders";

/// What one funder may see of a plan.
pub(super) struct Seen {
    /// The plan, with no funder but this one.
    pub(super) values: Values,
    /// The answers that name another funder: a word stands in their place.
    pub(super) withheld: Vec<Path>,
}

/// A plan as one of its funders may see it; `word` stands wherever another one is named. A plan that
/// has no such funder shows none.
pub(super) fn seen_by(plan: &Values, funder: &str, word: &str) -> Seen {
    let rows = plan.rows(FUNDERS);
    let directory = Directory::new(rows);
    let only = directory.position(funder);
    let kept = only.and_then(|at| rows.get(at)).cloned();
    let mut seen = Seen {
        values: plan.clone(),
        withheld: Vec::new(),
    };
    seen.values.set_rows(FUNDERS, kept.into_iter().collect());
    let is_other = |value: &Value| {
        let mut items = value.items().iter().filter(|item| !item.is_blank());
        items.any(|item| directory.position(item.as_str().unwrap_or("")) != only)
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
            if value.is_some_and(is_other) {
                let word = Value::Reference(word.to_owned());
                let word = if field.many {
                    Value::List(vec![word])
                } else {
                    word
                };
                seen.values.set(field, row, Some(word));
                seen.withheld.push(path);
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
    let Some(wanted) = wanted else {
        return Ok(None);
    };
    let plan = plan.clone().numbered();
    let directory = Directory::new(plan.rows(FUNDERS));
    match directory.find(wanted) {
        Some(found) => Ok(Some(found.id.clone())),
        None => Err(Box::new(unknown_funder(wanted, directory.entries()))),
    }
}

fn unknown_funder(wanted: &str, funders: &[Named]) -> Diagnostic {
    let known = funders
        .iter()
        .flat_map(|funder| [funder.id.as_str(), funder.name.as_str()]);
    let shown: Vec<String> = funders.iter().map(Named::shown).collect();
    let help = match did_you_mean(wanted, known.filter(|name| !name.is_empty())) {
        Some(meant) => meant,
        None if shown.is_empty() => "list the funders under `funders`".to_owned(),
        None => format!("the funders of this plan are {}", listed(&shown)),
    };
    let message = format!("`{wanted}` is not a funder of this plan");
    Diagnostic::error("unknown-funder", message)
        .at(FUNDERS)
        .help(help)
}
