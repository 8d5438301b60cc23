//! `coplan schema`: the JSON Schema of plan files.

use super::arguments::Schema;
use super::input::is_standard;
use super::overwrite::{write_texts, written};
use super::report::{self, Outcome, Stop};
use super::writing::Output;
use coplan::template::{Templates, Terms, schema};
use std::path::Path;

/// The file that the first line of a new plan names.
const NAME: &str = "coplan.schema.json";

/// Runs the command.
pub(super) fn run(arguments: &Schema) -> anyhow::Result<Outcome> {
    let schema = text()?;
    let file = arguments.output.as_ref().filter(|path| !is_standard(path));
    let Some(path) = file else {
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
fn text() -> Result<String, Stop> {
    let terms = Terms::load(&Templates::default()).map_err(Stop::faults)?;
    Ok(format!("{:#}\n", schema(&terms)))
}

/// The schema as a file beside a plan; nothing where there is one already.
pub(super) fn beside(plan: &Path) -> Result<Option<Output>, Stop> {
    let path = plan.with_file_name(NAME);
    if path.exists() {
        return Ok(None);
    }
    let bytes = text()?.into_bytes();
    Ok(Some(Output { path, bytes }))
}
