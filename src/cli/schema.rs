//! `coplan schema`: the JSON Schema of plan files.

use super::arguments::Schema;
use super::overwrite::{write_texts, written};
use super::report::{self, Outcome};
use super::writing::Output;
use coplan::plan::schema;

/// Runs the command.
pub(super) fn run(arguments: &Schema) -> anyhow::Result<Outcome> {
    let schema = format!("{:#}\n", schema());
    let Some(path) = &arguments.output else {
        report::bytes(schema.as_bytes())?;
        return Ok(Outcome::Done);
    };
    let outputs = [Output {
        path: path.clone(),
        bytes: schema.into_bytes(),
    }];
    write_texts(&outputs, arguments.force)?;
    report::result(written(std::slice::from_ref(path)))?;
    Ok(Outcome::Done)
}
