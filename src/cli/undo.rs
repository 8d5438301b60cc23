//! `coplan undo`: the last `read --into`, `edit` or `fill --force` taken back.
//!
//! A plan, or documents, change places with what was kept of them, so that nothing is lost and a second `undo`
//! takes the first back: nothing older is touched by it.

mod documents;

use super::arguments::Undo;
use super::files::{about, read_text, reason, typed};
use super::input::{Input, is_standard};
use super::journal::{Journal, Replaced, Step, before, real};
use super::plan_file::exchange;
use super::report::{self, Outcome, Stop};
use super::template_folder::words_for;
use super::writing::unwritable;
use coplan::diagnostic::Diagnostic;
use coplan::merge::changes;
use coplan::package::hash;
use coplan::plan::Loaded;
use coplan::session::Telling;
use coplan::template::Terms;
use std::fs;
use std::path::Path;

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
        Some(Step::Documents {
            command,
            files,
            is_back,
        }) => take_back_documents(plan, command, &files, is_back, &mut journal),
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
    let was_there = plan.is_file();
    if !kept.is_file() {
        return Err(Stop::from(gone(plan, &kept)).into());
    }
    let now = Input::new(plan).load("undo", terms.registry()).ok();
    let is_changed = was_there && !fs::read(plan).is_ok_and(|now| hash(&now) == written);
    exchange(plan).map_err(|error| unwritten(plan, &error))?;
    let back = hash(read_text(plan)?.as_bytes());
    if is_back {
        journal.note_read(&read);
    } else {
        journal.forget_read(&read);
        journal.forget_choices();
    }
    journal.note(Step::Plan {
        command: command.clone(),
        written: back,
        read,
        is_back: !is_back,
    });
    journal.save()?;
    tell_changes(now.as_ref(), plan, terms)?;
    let done = done(is_back);
    report::result(format_args!(
        "{done} `coplan {command}` in {}",
        plan.display()
    ))?;
    if !was_there {
        return Ok(Outcome::Done);
    }
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

/// Exchanges documents and what was kept of them.
fn take_back_documents(
    plan: &Path,
    command: String,
    files: &[Replaced],
    is_back: bool,
    journal: &mut Journal,
) -> anyhow::Result<Outcome> {
    let exchanged = documents::exchange(files, &journal.folder())?;
    for file in &exchanged {
        if let Some(kept) = &file.kept {
            report::result(kept.told())?;
        }
        let done = done(is_back);
        report::result(format_args!(
            "{done} `coplan {command}` in {}",
            file.document.display()
        ))?;
    }
    let files = exchanged.into_iter().map(|file| file.next).collect();
    journal.note(Step::Documents {
        command,
        files,
        is_back: !is_back,
    });
    journal.save()?;
    let next = if is_back {
        "takes it back again"
    } else {
        "does it again"
    };
    report::remark(format_args!(
        "`coplan undo {}` once more {next}",
        typed(plan)
    ))?;
    if !is_back {
        remark_on_earlier(plan, journal)?;
    }
    Ok(Outcome::Done)
}

/// Says where the plan is as it was before a step that was taken before the last one.
fn remark_on_earlier(plan: &Path, journal: &Journal) -> std::io::Result<()> {
    let kept = before(&real(plan));
    match journal.last_of_plan().filter(|_| kept.is_file()) {
        Some(command) => report::remark(format_args!(
            "The plan as it was before `coplan {command}` is kept in {}",
            kept.display()
        )),
        None => Ok(()),
    }
}

/// What has been done with a step.
fn done(is_back: bool) -> &'static str {
    if is_back { "Did again" } else { "Took back" }
}

fn nothing(plan: &Path) -> Diagnostic {
    about(plan, "nothing-to-undo", "there is nothing to take back").help(
        "`coplan undo` takes back what `read --into`, `edit` or `fill --force` did last, each as long as its copy is there",
    )
}

fn gone(file: &Path, copy: &Path) -> Diagnostic {
    let message = format!(
        "`{}` is not there any more, so nothing is taken back",
        copy.display()
    );
    about(file, "nothing-to-undo", message)
        .help("put it back under that name, then run the command again")
}

fn unwritten(file: &Path, error: &std::io::Error) -> Stop {
    let message = format!("this file cannot be written: {}", reason(error));
    unwritable(file, error, &message)
}
