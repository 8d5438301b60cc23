//! The funder that a bid goes to.
//!
//! In: a plan, and how somebody calls the funder. Out: the funder's id, or which funders there are.

use crate::diagnostic::{Diagnostic, did_you_mean, listed};
use crate::plan::{Directory, Named, Values};

/// The id of the funder that is meant by an id or a name; none where none is wanted.
pub(super) fn funder_of(
    plan: &Values,
    wanted: Option<&str>,
) -> Result<Option<String>, Box<Diagnostic>> {
    let Some(wanted) = wanted else {
        return Ok(None);
    };
    let plan = plan.clone().numbered();
    let directory = Directory::new(plan.rows("funders"));
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
        .at("funders")
        .help(help)
}
