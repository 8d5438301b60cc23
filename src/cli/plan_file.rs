//! Writing over a plan file: only as it was last seen, and with the plan as it was kept beside it.
//!
//! In: the new text, and what does it. Out: the file, its `.before`, and a note by which `coplan undo` takes it
//! back. What the text says is not known here.

use super::files::{about, folder_of, read_text, reason, typed};
use super::input::read_plan;
use super::journal::{Journal, Step, before, real, with_ending};
use super::keeping::second;
use super::line_ends::as_they_were;
use super::report::{self, Stop};
use super::writing::{Output, Staged, unwritable};
use coplan::package::hash;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

/// A change of a plan file.
pub(super) struct Change<'a> {
    /// The file.
    pub(super) plan: &'a Path,
    /// What is written: the file, and what stands beside it.
    pub(super) outputs: &'a [Output],
    /// The command that does it.
    pub(super) command: &'a str,
    /// What the file has to hold before, where that is known.
    pub(super) expected: Option<&'a str>,
    /// The hashes of the documents whose answers come into it.
    pub(super) read: &'a [String],
    /// Whether it goes on with the last step.
    pub(super) goes_on: bool,
}

impl Change<'_> {
    /// Makes the change while no other run writes the file; `changed` says that it is not as expected.
    /// Gives back whether the plan as it was is kept.
    pub(super) fn make(&self, changed: impl FnOnce() -> Stop) -> Result<bool, Stop> {
        make_folder(self.plan)?;
        let mut journal = Journal::of(self.plan)?;
        if let Some(expected) = self.expected
            && read_plan(self.plan)? != expected
        {
            return Err(changed());
        }
        let outputs = self.outputs()?;
        let staged = Staged::of(&outputs)?;
        let is_kept = !self.goes_on && self.plan.is_file();
        if is_kept {
            keep(self.plan)?;
        }
        staged.put_in_place()?;
        let written = self.written(&outputs);
        if is_kept {
            journal.note(Step::Plan {
                command: self.command.to_owned(),
                written,
                read: self.read.to_vec(),
                is_back: false,
            });
        } else {
            journal.note_written(&written);
        }
        journal.note_read(self.read);
        // Without a note the change cannot be taken back by a command, and the plan as it was is there.
        let _ = journal.save();
        Ok(is_kept)
    }

    /// What is written: a plan that is only changed keeps the ends of its lines.
    fn outputs(&self) -> Result<Vec<Output>, Stop> {
        let mut outputs = self.outputs.to_vec();
        if self.expected.is_some() {
            let before = read_text(self.plan)?;
            for output in outputs.iter_mut().filter(|output| output.path == self.plan) {
                if let Ok(text) = String::from_utf8(output.bytes.clone()) {
                    output.bytes = as_they_were(&before, text).into_bytes();
                }
            }
        }
        Ok(outputs)
    }

    fn written(&self, outputs: &[Output]) -> String {
        let plan = outputs.iter().find(|output| output.path == self.plan);
        plan.map_or_else(String::new, |plan| hash(&plan.bytes))
    }
}

/// The folder of a plan, made where it is missing.
fn make_folder(plan: &Path) -> Result<(), Stop> {
    fs::create_dir_all(folder_of(plan)).map_err(|error| {
        let message = format!("this file cannot be written: {}", reason(&error));
        unwritable(plan, &error, &message)
    })
}

/// Says where the plan as it was is, and how to have it again.
pub(super) fn tell_kept(plan: &Path) -> io::Result<()> {
    let [file, command] = kept_as(plan);
    report::remark(format_args!(
        "The plan as it was is kept in {file}; `{command}` takes this back"
    ))
}

/// The file in which a plan is kept as it was, and the command that puts it back.
pub(super) fn kept_as(plan: &Path) -> [String; 2] {
    let file = before(&real(plan)).display().to_string();
    [file, format!("coplan undo {}", typed(plan))]
}

/// Keeps a plan file as it is, in the place of what was kept before.
fn keep(plan: &Path) -> Result<(), Stop> {
    let plan = real(plan);
    let kept = before(&plan);
    let failed = |error: &io::Error| {
        let message = format!(
            "the plan as it is cannot be kept beside it: {}",
            reason(error)
        );
        unwritable(&kept, error, &message)
    };
    removed(&kept)
        .and_then(|()| second(&plan, &kept))
        .map_err(|error| failed(&error))
}

/// Puts what was kept of a plan in its place, and what was there where that was kept.
pub(super) fn exchange(plan: &Path) -> io::Result<()> {
    let plan = real(plan);
    let (kept, aside) = (before(&plan), with_ending(&plan, ".after"));
    removed(&aside)?;
    let is_there = plan.is_file();
    if is_there {
        second(&plan, &aside)?;
    }
    fs::rename(&kept, &plan)?;
    if is_there {
        fs::rename(&aside, &kept)?;
    }
    Ok(())
}

fn removed(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// That a plan file is not as it was when it was read.
pub(super) fn changed_meanwhile(path: &Path) -> Stop {
    let message = "this file was changed by another program just now, so nothing is written";
    about(path, "changed-meanwhile", message)
        .help("run the command again")
        .into()
}
