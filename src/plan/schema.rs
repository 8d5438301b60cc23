//! The JSON Schema of plan files, derived from the Rust types.
//!
//! Keys that begin with `x-` are coplan's own and serve the registry; editors ignore them.

use super::Plan;
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::Value;

/// The schema of a plan file (JSON Schema draft 2020-12), for editors.
#[must_use]
pub fn schema() -> Value {
    let settings = SchemaSettings::draft2020_12();
    let mut schema = settings
        .into_generator()
        .into_root_schema_for::<Plan>()
        .to_value();
    drop_own_keys(&mut schema);
    schema
}

/// The schema with every part in its place and no references, for the registry.
pub(super) fn inlined<T: JsonSchema>() -> Value {
    let settings =
        SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true);
    settings
        .into_generator()
        .into_root_schema_for::<T>()
        .to_value()
}

fn drop_own_keys(schema: &mut Value) {
    match schema {
        Value::Object(keys) => {
            keys.retain(|key, _| !key.starts_with("x-"));
            keys.values_mut().for_each(drop_own_keys);
        }
        Value::Array(items) => items.iter_mut().for_each(drop_own_keys),
        _ => {}
    }
}
