//! `coplan new`: a starter plan with a comment at each key, and the schema its first line names.

use super::arguments::New;
use super::files::{about, typed};
use super::input::is_standard;
use super::misplaced;
use super::overwrite::{may_write, written};
use super::plan_file::{Change, changed_meanwhile, tell_kept};
use super::report::{self, Outcome, Stop};
use super::schema;
use super::template_folder::TemplateFolder;
use super::writing::Output;
use coplan::diagnostic::{Diagnostic, Text};
use coplan::plan::load;
use coplan::plan::scalar::Language;
use coplan::session::OpenPlan;
use coplan::source::Format;
use coplan::template::Terms;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The file that a plan begins with.
const STARTER: &str = "starter.yaml";

/// Runs the command.
pub(super) fn run(arguments: &New) -> anyhow::Result<Outcome> {
    let folder = TemplateFolder::read(arguments.templates.as_deref())?;
    report::findings(&folder.warnings)?;
    let terms = folder.terms(&arguments.speaking)?;
    let starter = folder.templates.in_language(&terms).text(STARTER);
    let language = arguments.speaking.of_answers();
    let starter = said_in(&starter, language.as_ref(), &terms);
    let printed = arguments.output.as_deref().is_some_and(is_standard);
    if printed || is_standard(arguments.plan()) {
        report::bytes(starter.as_bytes())?;
        return Ok(Outcome::Done);
    }
    let path = path(arguments.plan(), arguments.output.as_deref())?;
    let starter = Output {
        path: path.clone(),
        bytes: starter.into_bytes(),
    };
    let outputs: Vec<Output> = [starter]
        .into_iter()
        .chain(schema::beside(&path, || schema::text(&terms)))
        .collect();
    may_write(&outputs, arguments.force).map_err(|stop| in_the_way(stop, &path))?;
    let change = Change {
        plan: &path,
        outputs: &outputs,
        command: "new --force",
        expected: None,
        read: &[],
        goes_on: false,
    };
    let is_kept = change.make(|| changed_meanwhile(&path))?;
    let paths: Vec<PathBuf> = outputs.into_iter().map(|output| output.path).collect();
    report::result(written(&paths))?;
    if is_kept {
        tell_kept(&path)?;
    }
    let next = typed(&path);
    report::remark(format_args!(
        "Next: write your answers into it, then run `coplan fill {next}`"
    ))?;
    Ok(Outcome::Done)
}

/// The starter with the language that somebody has named, so that later commands speak it too. One that is not sound
/// stays as it is.
fn said_in(starter: &Arc<Text>, language: Option<&Language>, terms: &Terms) -> String {
    let plan = load(starter, Format::Yaml, terms.registry()).map(OpenPlan::of);
    let said = language
        .zip(plan.ok())
        .and_then(|(language, plan)| plan.in_language(language).ok());
    let text = said.as_ref().and_then(OpenPlan::text);
    text.unwrap_or(&starter.content).to_owned()
}

/// A plan that is there already is more often to be gone on with than to be written over.
fn in_the_way(stop: Stop, path: &Path) -> Stop {
    let plan = typed(path);
    let help = format!(
        "to go on with it, run `coplan edit {plan}` or `coplan new --interview {plan}`; for a new one, give another \
         name; or add `--force` to write over it"
    );
    stop.map(|finding| match finding.name.as_ref() {
        "file-exists" => finding.help(help.clone()),
        _ => finding,
    })
}

/// Where the new file goes.
pub(super) fn path(plan: &Path, folder: Option<&Path>) -> Result<PathBuf, Stop> {
    let name = file_name(plan)?;
    if let Some(file) = folder.filter(|path| !path.is_dir() && misplaced::is_plan(path)) {
        let message = format!(
            "`-o` takes a folder, and `{}` is the name of a plan file",
            file.display()
        );
        let finding = Diagnostic::error("options-do-not-go-together", message);
        return Err(finding
            .help(format!(
                "name the file without `-o`: `coplan new {}`",
                typed(file)
            ))
            .into());
    }
    Ok(match folder {
        Some(folder) => folder.join(name),
        None => name,
    })
}

/// The name of the new file; a name without an ending gets one.
fn file_name(wanted: &Path) -> Result<PathBuf, Stop> {
    let shown = wanted.to_string_lossy();
    let help = |finding: Diagnostic| {
        let yaml = wanted.with_extension("yaml");
        finding.help(format!("name it `{}`", yaml.display()))
    };
    match (Format::of_name(&shown), wanted.extension()) {
        (Some(Format::Yaml), _) => Ok(wanted.to_owned()),
        (Some(other), _) => {
            let message = format!("a new plan is written as YAML, not as {}", other.name());
            Err(help(about(wanted, "not-a-plan", message)).into())
        }
        (None, None) => Ok(wanted.with_extension("yaml")),
        (None, Some(ending)) => {
            let ending = ending.to_string_lossy();
            let message = format!("`.{ending}` is not the ending of a plan file");
            Err(help(about(wanted, "not-a-plan", message)).into())
        }
    }
}
