//! The group of people that a document is for.
//!
//! In: a plan, and how somebody calls the group. Out: its id, or which groups there are.

use crate::diagnostic::{Diagnostic, did_you_mean, listed};
use crate::plan::{Directory, Named, Values};

/// The list of the groups.
const GROUPS: &str = "stakeholders";

/// The id of the group that is meant by an id or a name; none where none is wanted. Fails where the plan
/// has no such group.
pub fn group_of(plan: &Values, wanted: Option<&str>) -> Result<Option<String>, Box<Diagnostic>> {
    let Some(wanted) = wanted else {
        return Ok(None);
    };
    let plan = plan.clone().numbered();
    let directory = Directory::new(plan.rows(GROUPS));
    match directory.find(wanted) {
        Some(found) => Ok(Some(found.id.clone())),
        None => Err(Box::new(unknown_group(wanted, directory.entries()))),
    }
}

fn unknown_group(wanted: &str, groups: &[Named]) -> Diagnostic {
    let shown: Vec<String> = groups.iter().map(Named::shown).collect();
    let help = match shown.as_slice() {
        [] => "list the groups under `stakeholders`".to_owned(),
        [only] => format!("the group of this plan is {only}"),
        several => format!("the groups of this plan are {}", listed(several)),
    };
    let names = groups.iter().map(|group| group.name.as_str());
    let meant = did_you_mean(wanted, names.filter(|name| !name.is_empty()));
    let message = format!("`{wanted}` is not a group of this plan");
    Diagnostic::error("unknown-group", message)
        .at(GROUPS)
        .help(meant.unwrap_or(help))
}
