//! `coplan read`: filled-in documents → a plan file.
//!
//! 1. `files` reads the files; one that cannot be read stops the run, once every fault is told.
//! 2. `target` is the plan file they go into, or the new one that they make.
//! 3. The library's `session` brings them into it, and says what there is to tell.

mod files;
mod target;

use super::arguments::Read;
use super::files::about;
use super::input::is_standard;
use super::report::{self as tell, Outcome, Stop};
use super::template_folder::TemplateFolder;
use coplan::diagnostic::Diagnostic;
use coplan::session::bring;
use target::Target;
pub(super) use target::named_after;

/// Runs the command.
pub(super) fn run(arguments: &Read) -> anyhow::Result<Outcome> {
    Stop::if_any(contradictions(arguments))?;
    let folder = TemplateFolder::read(arguments.templates.as_deref())?;
    tell::findings(&folder.warnings)?;
    let terms = folder.terms(&arguments.speaking)?;
    Stop::if_any(files::misplaced(&arguments.files))?;
    let target = Target::new(arguments, terms.registry())?;
    let documents = files::read(&arguments.files, &terms)?;
    let brought = bring(
        &documents.said,
        target.plan(),
        &target.name(),
        terms.registry(),
        &target.chosen(),
    );
    let brought = brought.map_err(Stop::refused)?;
    let outputs = target.outputs(&brought, &terms);
    let findings = brought.findings(&documents.said, &terms, !arguments.dry_run);
    tell::findings(&findings)?;
    tell_kept_before(brought.kept_before(&documents.said), &target)?;
    let outcome = Outcome::of(&findings);
    target.tell(&brought, &terms)?;
    target.deliver(outputs, arguments, &documents, outcome)?;
    Ok(outcome)
}

/// Says in one line what the plan file has kept since an earlier reading.
fn tell_kept_before(count: usize, target: &Target) -> std::io::Result<()> {
    let (notes, are) = match count {
        0 => return Ok(()),
        1 => ("note", "is"),
        _ => ("notes", "are"),
    };
    tell::remark(format_args!(
        "{count} {notes} of these documents {are} in {} already, in comments that begin with `# coplan:`",
        target.name()
    ))
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
