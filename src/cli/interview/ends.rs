//! How an interview begins and how it ends: what is asked, how far the plan is, the documents and their programs.
//!
//! In: the interview, before its first question and after its last. Out: what was said, and what commands did. The
//! questions are not known here.

use super::super::arguments::{Arguments, Command};
use super::super::report::Outcome;
use super::super::{configuration, fill, help, open};
use super::ask::Interviewer;
use super::front::{Answer, Asked, Front, Leave};
use super::mend;
use super::walk::{Interview, Way};
use clap::FromArgMatches;
use std::ffi::OsString;
use std::path::Path;

/// Says what is asked, and how to leave it.
pub(super) fn welcome<F: Front>(interview: &mut Interview<'_, F>, way: Way) -> Answer<()> {
    let Interviewer {
        front,
        record,
        words,
    } = &mut interview.interviewer;
    let path = record.whole_path().display().to_string();
    let number = record.plan.registry().questions().len().to_string();
    let begun = match way {
        Way::Mend => "asks_missing",
        Way::GoOn if record.is_written() => "goes_on",
        Way::GoOn => "begins",
    };
    let begun = words.in_interview(begun, &[("file", &path), ("number", &number)]);
    front.tell(&format!("{begun}\n{}", front.how_to_leave()))?;
    Ok(())
}

/// Says how far the plan is and what would help most, and whether documents are wanted.
pub(super) fn close<F: Front>(interview: &mut Interview<'_, F>) -> Answer<bool> {
    let interviewer = &mut interview.interviewer;
    if !interviewer.record.is_written() {
        interviewer.tell("nothing_answered", &[])?;
        return Ok(false);
    }
    let (record, words) = (&interviewer.record, interviewer.words);
    let report = record.plan.report();
    let file = record.whole_path().display().to_string();
    let all = record.plan.registry().questions().len().to_string();
    let answered = report.answered.to_string();
    interviewer.front.tell("")?;
    let parts = [("file", &*file), ("answered", &answered), ("all", &all)];
    interviewer.tell("saved", &parts)?;
    if !report.next_steps().is_empty() {
        interviewer.tell("would_help", &[])?;
    }
    for step in report.next_steps() {
        interviewer
            .front
            .tell(&format!("- {}", mend::said(step, words)))?;
    }
    let asked = Asked {
        label: interviewer.say("make_documents", &[]),
        ..Asked::default()
    };
    let words = ["yes", "no"].map(|word| words.word(word).to_owned());
    Ok(interviewer.front.one(&asked, &words, 0)? == 0)
}

/// Opens the documents that were made, if somebody wants to see them now.
pub(super) fn offer_to_open<F: Front>(
    interviewer: &mut Interviewer<'_, F>,
    plan: &Path,
    made: Outcome,
) -> anyhow::Result<Outcome> {
    if made != Outcome::Done {
        return Ok(made);
    }
    let asked = Asked {
        label: interviewer.say("open_documents", &[]),
        ..Asked::default()
    };
    let words = ["no", "yes"].map(|word| interviewer.words.word(word).to_owned());
    match interviewer.front.one(&asked, &words, 0) {
        Ok(1) => run_command("open", plan),
        Ok(_) | Err(Leave::Back(_) | Leave::Stop(_)) => Ok(made),
        Err(Leave::Failed(error)) => Err(error),
    }
}

/// Does with the plan what a command of this name does.
pub(super) fn run_command(name: &str, plan: &Path) -> anyhow::Result<Outcome> {
    let words = ["coplan", name, "--"].map(OsString::from);
    let words = words.into_iter().chain([plan.into()]);
    let found = help::command().try_get_matches_from(words)?;
    let mut command = Arguments::from_arg_matches(&found)?.command;
    configuration::settle(&mut command)?;
    match &command {
        Command::Fill(arguments) => fill::run(arguments),
        Command::Open(arguments) => open::run(arguments),
        _ => Ok(Outcome::Done),
    }
}
