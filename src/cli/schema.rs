//! `coplan schema`: the JSON Schema of plan files.

use super::arguments::Schema;
use super::overwrite::{write_texts, written};
use super::report::{self, Outcome, Stop};
use super::writing::Output;
use coplan::template::{Templates, Terms, schema};

/// Runs the command.
pub(super) fn run(arguments: &Schema) -> anyhow::Result<Outcome> {
    let schema = text()?;
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

/// The schema as its file holds it.
pub(super) fn text() -> Result<String, Stop> {
    let terms = Terms::load(&Templates::default()).map_err(Stop::faults)?;
    Ok(format!("{:#}\n", schema(&terms)))
}
