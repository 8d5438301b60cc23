//! `coplan read`: filled-in documents → a plan file.
//!
//! 1. `documents` reads the files; one that cannot be read stops the run, once every fault is told.
//! 2. `target` is the plan file they go into, or the new one that they make.
//! 3. `merge` puts them together; what it changes, doubts and cannot place is told by `report`.

mod documents;
mod report;
mod target;

pub(super) use documents::{Read as ReadDocument, said};

use super::arguments::Read;
use super::files::about;
use super::input::is_standard;
use super::report::{self as tell, Outcome, Stop};
use super::template_folder::TemplateFolder;
use coplan::diagnostic::Diagnostic;
use coplan::merge::{Document, combine};
use coplan::template::Terms;
use target::Target;

/// Runs the command.
pub(super) fn run(arguments: &Read) -> anyhow::Result<Outcome> {
    Stop::if_any(contradictions(arguments))?;
    let folder = TemplateFolder::read(arguments.templates.as_deref())?;
    tell::findings(&folder.warnings)?;
    let terms = Terms::load(&folder.templates).map_err(Stop::faults)?;
    Stop::if_any(documents::misplaced(&arguments.files))?;
    let target = Target::new(arguments)?;
    let readings = documents::read(&arguments.files, &terms)?;
    let called = documents::names(&readings);
    let named = readings.iter().zip(&called);
    let documents: Vec<Document> = named
        .map(|(reading, name)| documents::said(reading, name, target.plan()))
        .collect();
    let merged = combine(target.plan(), &target.fingerprint(), &documents);
    let outputs = target.outputs(&merged)?;
    let findings = report::findings(&readings, &merged, !arguments.dry_run);
    tell::findings(&findings)?;
    let outcome = Outcome::of(&findings);
    report::changes(&target, &merged)?;
    target.deliver(outputs, arguments, outcome)?;
    Ok(outcome)
}

/// Reasons why these options do not go together.
fn contradictions(arguments: &Read) -> Vec<Diagnostic> {
    let mut reasons = Vec::new();
    let is_piped = |path: &&std::path::PathBuf| is_standard(path);
    if arguments.files.iter().filter(is_piped).count() > 1 {
        let message = "`-` stands for one document on standard input, and it is named twice";
        let finding = Diagnostic::error("options-do-not-go-together", message);
        reasons.push(finding.help("name the other documents as files"));
    }
    if arguments.into.as_deref().is_some_and(is_standard) {
        let message = "`--into` changes a plan file in place, and `-` is none";
        let finding = Diagnostic::error("options-do-not-go-together", message);
        reasons.push(finding.help("name the plan file, or print a new plan with `-o -`"));
    }
    if let Some(folder) = arguments.output.as_deref().filter(|path| path.is_dir()) {
        let finding = about(folder, "folder-in-the-way", "this is a folder, not a file");
        reasons.push(finding.help(format!(
            "name the plan file in it, for example `-o {}`",
            super::files::typed(&folder.join("plan.yaml"))
        )));
    }
    reasons
}
