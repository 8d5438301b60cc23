//! The JSON Schema of plan files, derived from the Rust types.
//!
//! Keys that begin with `x-` are coplan's own: they say kinds, pick-lists and references, and
//! make the registry.

use super::Plan;
use schemars::generate::SchemaSettings;
use serde_json::Value;

/// The schema of a plan file (JSON Schema draft 2020-12), with every part in its place and no
/// references.
#[must_use]
pub fn schema() -> Value {
    let settings =
        SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true);
    settings
        .into_generator()
        .into_root_schema_for::<Plan>()
        .to_value()
}
