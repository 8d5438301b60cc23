//! `coplan undo`: the last `read --into`, `edit` or `fill --force` taken back.
//!
//! A plan changes places with what was kept of it, so that nothing is lost and a second `undo` takes the first
//! back. Documents get what people wrote back, and what somebody has written since is kept beside them.

use super::arguments::Undo;
use super::files::{about, read_text, reason, typed};
use super::input::{Input, is_standard};
use super::journal::{Journal, Step, before, real};
use super::keeping::{Kept, Reason};
use super::plan_file::exchange;
use super::report::{self, Outcome, Stop};
use super::standing::is_as_made;
use super::template_folder::words_for;
use super::writing::unwritable;
use coplan::diagnostic::Diagnostic;
use coplan::merge::changes;
use coplan::package::hash;
use coplan::plan::Loaded;
use coplan::session::Telling;
use coplan::template::Terms;
use std::fs;
use std::path::{Path, PathBuf};

/// Runs the command.
pub(super) fn run(arguments: &Undo) -> anyhow::Result<Outcome> {
    let plan = arguments.plan.as_path();
    if is_standard(plan) {
        return Err(Stop::from(nothing(Path::new("standard input"))).into());
    }
    let terms = words_for(plan)?;
    if !plan.is_file() && !before(&real(plan)).is_file() {
        // The reading says what is wrong, and which plan may be meant.
        Input::new(plan).load("undo", terms.registry())?;
    }
    let mut journal = Journal::of(plan)?;
    match journal.last().cloned() {
        None => Err(Stop::from(nothing(plan)).into()),
        Some(step @ Step::Plan { .. }) => take_back_plan(plan, step, &mut journal, &terms),
        Some(Step::Documents { command, files }) => {
            let outcome = take_back_documents(&command, &files, &journal.folder())?;
            journal.forget_last();
            journal.save()?;
            Ok(outcome)
        }
    }
}

/// Exchanges the plan and what was kept of it.
fn take_back_plan(
    plan: &Path,
    step: Step,
    journal: &mut Journal,
    terms: &Terms,
) -> anyhow::Result<Outcome> {
    let Step::Plan {
        command,
        written,
        read,
        is_back,
    } = step
    else {
        return Ok(Outcome::Done);
    };
    let kept = before(&real(plan));
    if !kept.is_file() {
        return Err(Stop::from(gone(plan, &kept)).into());
    }
    let now = Input::new(plan).load("undo", terms.registry()).ok();
    let is_changed = plan.is_file() && !fs::read(plan).is_ok_and(|now| hash(&now) == written);
    exchange(plan).map_err(|error| unwritten(plan, &error))?;
    let back = hash(read_text(plan)?.as_bytes());
    if is_back {
        journal.note_read(&read);
    } else {
        journal.forget_read(&read);
    }
    journal.note(Step::Plan {
        command: command.clone(),
        written: back,
        read,
        is_back: !is_back,
    });
    journal.save()?;
    tell_changes(now.as_ref(), plan, terms)?;
    let done = if is_back { "Did again" } else { "Took back" };
    report::result(format_args!(
        "{done} `coplan {command}` in {}",
        plan.display()
    ))?;
    let (what, kept) = (
        if is_changed {
            "The plan as it was, with what somebody has changed since by hand,"
        } else {
            "The plan as it was"
        },
        kept.display(),
    );
    report::remark(format_args!(
        "{what} is kept in {kept}; `coplan undo {}` once more brings it back",
        typed(plan)
    ))?;
    Ok(Outcome::Done)
}

/// Tells what is different in the plan now, if it was and is one.
fn tell_changes(before: Option<&Loaded>, plan: &Path, terms: &Terms) -> anyhow::Result<()> {
    let after = Input::new(plan).load("undo", terms.registry()).ok();
    if let (Some(before), Some(after)) = (before, after) {
        let [before, after] = [&before.values, &after.values].map(|plan| plan.clone().numbered());
        let telling = Telling::new(&before, &after, terms);
        for line in telling.lines(&changes(&before, &after)) {
            report::result(line)?;
        }
    }
    Ok(())
}

/// Puts what people wrote back in the place of the documents that replaced it.
fn take_back_documents(
    command: &str,
    files: &[(PathBuf, PathBuf)],
    folder: &Path,
) -> anyhow::Result<Outcome> {
    let mut outcome = Outcome::Done;
    for (document, copy) in files {
        let (document, copy) = (folder.join(document), folder.join(copy));
        let (document, copy) = (shortened(&document), shortened(&copy));
        if !copy.is_file() {
            report::findings(&[gone(document, copy)])?;
            outcome = Outcome::Refused;
            continue;
        }
        if document.is_file() && !is_as_made(document) {
            let kept = Kept::of(document, Reason::FilledIn, None)?;
            report::result(kept.told())?;
        }
        fs::rename(copy, document).map_err(|error| unwritten(document, &error))?;
        report::result(format_args!(
            "Took back `coplan {command}` in {}: it is as it was kept in {}",
            document.display(),
            copy.display()
        ))?;
    }
    Ok(outcome)
}

/// A path without the dot of the folder that one is in.
fn shortened(path: &Path) -> &Path {
    path.strip_prefix(".").unwrap_or(path)
}

fn nothing(plan: &Path) -> Diagnostic {
    about(plan, "nothing-to-undo", "there is nothing to take back").help(
        "`coplan undo` takes back what `read --into`, `edit` or `fill --force` did last, each as long as its copy is there",
    )
}

fn gone(file: &Path, copy: &Path) -> Diagnostic {
    let message = format!(
        "`{}` is not there any more, so this file stays as it is",
        copy.display()
    );
    about(file, "nothing-to-undo", message)
        .help("put it back under that name, then run the command again")
}

fn unwritten(file: &Path, error: &std::io::Error) -> Stop {
    let message = format!("this file cannot be written: {}", reason(error));
    unwritable(file, error, &message)
}
