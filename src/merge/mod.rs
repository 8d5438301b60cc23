//! Two plans → edits and conflicts.
//!
//! In: a plan, and what was read from documents. Out: one plan, what changes, what contradicts, and the text of
//! the plan file with only that changed. This room does not know files.

mod written;

use crate::plan::Plan;
use crate::source;

/// The first line of a plan file, which leads editors to the schema.
const FIRST_LINE: &str = "# yaml-language-server: $schema=coplan.schema.json\n";

/// A plan as a new plan file: what a person would have written.
#[must_use]
pub fn plan_file(plan: &Plan) -> String {
    let plan = serde_json::to_value(plan).unwrap_or_default();
    format!("{FIRST_LINE}{}", source::yaml(&written::plan(&plan)))
}
