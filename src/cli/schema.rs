//! `coplan schema`: the JSON Schema of plan files.

use super::arguments::Schema;
use super::input::is_standard;
use super::overwrite::{write_texts, written};
use super::report::{self, Outcome};
use super::template_folder::TemplateFolder;
use super::writing::Output;
use coplan::template::{Terms, schema};
use std::path::Path;

/// The file that the first line of a new plan names.
const NAME: &str = "coplan.schema.json";

/// Runs the command.
pub(super) fn run(arguments: &Schema) -> anyhow::Result<Outcome> {
    let folder = TemplateFolder::read(arguments.templates.as_deref())?;
    report::findings(&folder.warnings)?;
    let terms = folder.terms(&arguments.speaking)?;
    let schema = text(&terms);
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
pub(super) fn text(terms: &Terms) -> String {
    format!("{:#}\n", schema(terms))
}

/// The schema as a file beside a plan; nothing where there is one already.
pub(super) fn beside(plan: &Path, schema: impl FnOnce() -> String) -> Option<Output> {
    let path = plan.with_file_name(NAME);
    (!path.exists()).then(|| Output {
        path,
        bytes: schema().into_bytes(),
    })
}
