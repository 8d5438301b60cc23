//! The group of people that a document is for.
//!
//! In: a plan, and how somebody calls the group. Out: its id, or which groups there are.

use super::wanted::Wanted;
use crate::diagnostic::Diagnostic;
use crate::plan::Values;

/// The groups of a plan.
const GROUPS: Wanted = Wanted {
    list: "stakeholders",
    nouns: ["group", "groups"],
    unknown: "unknown-group",
};

/// The id of the group that is meant by an id or a name; none where none is wanted. Fails where the plan
/// has no such group.
pub fn group_of(plan: &Values, wanted: Option<&str>) -> Result<Option<String>, Box<Diagnostic>> {
    GROUPS.id(plan, wanted)
}
