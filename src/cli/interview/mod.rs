//! The interview: `coplan new --interview` and `coplan edit`.
//!
//! 1. The library's `session` says what is asked, and what an answer does to the plan.
//! 2. `walk` goes through it, `detail` and `mend` lead further in, and `ask` asks for one field and
//!    saves it in the `record`, which is the file.
//! 3. A `front` shows it: `terminal` with prompts that can be edited, `plain` line by line.

mod ask;
mod closed_terminal;
mod decide;
mod detail;
mod ends;
mod front;
mod interruptible;
mod line_editor;
mod mend;
mod notes;
mod plain;
mod record;
mod terminal;
#[cfg(test)]
mod tests;
mod turns;
mod typed_line;
mod walk;

use super::arguments::{Edit, New, Speaking};
use super::files::typed;
use super::input::is_standard;
use super::plan_file::kept_as;
use super::report::{self, Outcome, Stop};
use super::template_folder::TemplateFolder;
use super::wrapping::{width_of_terminal, wrapped};
use super::{names, new};
use ask::Interviewer;
use coplan::diagnostic::Diagnostic;
use coplan::plan::Registry;
use coplan::template::{Templates, Terms};
use ends::{close, offer_to_open, run_command, welcome};
use front::{Front, Leave};
use interruptible::Interruptible;
use plain::Plain;
use record::Record;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use terminal::Terminal;
use walk::{Interview, Way};

/// Terminals, by their names in `TERM`, in which no cursor moves.
const SIMPLE: [&str; 3] = ["dumb", "emacs", "cons25"];

/// Runs `coplan new --interview`.
pub(super) fn begin(arguments: &New) -> anyhow::Result<Outcome> {
    let folder = arguments.output.as_deref();
    if is_standard(arguments.plan()) || folder.is_some_and(is_standard) {
        return Err(no_file("coplan new --interview plan.yaml").into());
    }
    let wanted = new::path(arguments.plan(), folder)?;
    let is_named = arguments.plan.is_some();
    let path = if is_named {
        wanted.clone()
    } else {
        names::free(&wanted)
    };
    Session {
        before: Some(wanted).filter(|wanted| *wanted != path),
        path,
        is_named,
        templates: arguments.templates.as_deref(),
        speaking: &arguments.speaking,
        plain: arguments.plain,
        way: Way::GoOn,
    }
    .run()
}

/// That standard output holds no plan that could be saved again and again.
fn no_file(example: &str) -> Stop {
    let message = "an interview is saved after every answer, so it needs a file";
    let finding = Diagnostic::error("options-do-not-go-together", message);
    finding
        .help(format!("name the file, for example `{example}`"))
        .into()
}

/// Runs `coplan edit`.
pub(super) fn edit(arguments: &Edit) -> anyhow::Result<Outcome> {
    if is_standard(&arguments.plan) {
        return Err(no_file("coplan edit plan.yaml").into());
    }
    if !arguments.plan.exists() {
        // The reading says what is wrong, and which plan may be meant.
        super::input::Input::new(&arguments.plan).load("edit", &Registry::built_in())?;
    }
    Session {
        before: None,
        path: arguments.plan.clone(),
        is_named: true,
        templates: arguments.templates.as_deref(),
        speaking: &arguments.speaking,
        plain: arguments.plain,
        way: Way::Mend,
    }
    .run()
}

/// What an interview needs to know before it begins.
struct Session<'a> {
    /// The plan that an interview without a name does not go on with.
    before: Option<PathBuf>,
    path: PathBuf,
    is_named: bool,
    templates: Option<&'a Path>,
    speaking: &'a Speaking,
    plain: bool,
    way: Way,
}

impl Session<'_> {
    /// Runs the interview with the front end that fits, in the language of the plan.
    fn run(&self) -> anyhow::Result<Outcome> {
        let folder = TemplateFolder::read(self.templates)?;
        report::findings(&folder.warnings)?;
        let words = folder.terms(self.speaking)?;
        let record = Record::open(&self.path, &words)?;
        let of_plan = record.plan.language();
        let words = words
            .in_language(self.speaking.wanted(of_plan))
            .into_owned();
        if let Some(before) = &self.before {
            let (plan, command) = (before.display().to_string(), self.command(before));
            let parts = [("plan", &*plan), ("command", &command)];
            report::remark(words.in_interview("begins_new", &parts))?;
        }
        let opened = Opened {
            record: self.begun(record)?,
            templates: folder.templates.in_language(&words),
            words: &words,
        };
        if self.plain || !is_full_terminal() {
            let plain = Plain::new(&words, Interruptible::new(), io::stderr());
            return self.run_with(plain.of_width(width_of_terminal()), opened);
        }
        closed_terminal::watch();
        let colour = report::in_colour(&io::stderr());
        self.run_with(Terminal::new(&words, colour)?, opened)
    }

    /// The plan as the interview begins with it: a new one says its language, where somebody has named one.
    fn begun(&self, record: Record) -> Result<Record, Stop> {
        let language = self.speaking.of_answers();
        let record = record.in_language(language.as_ref())?;
        Ok(if self.is_named {
            record
        } else {
            record.nameless()
        })
    }

    fn run_with<F: Front>(&self, front: F, opened: Opened<'_>) -> anyhow::Result<Outcome> {
        let Opened {
            record,
            templates,
            words,
        } = opened;
        let interviewer = Interviewer {
            front,
            record,
            words,
        };
        let mut interview = Interview::new(interviewer, &templates);
        let ended = welcome(&mut interview, self.way)
            .and_then(|()| interview.run(self.way))
            .and_then(|()| close(&mut interview));
        let record = &interview.interviewer.record;
        if record.is_kept() {
            let [file, command] = kept_as(record.path());
            let parts = [("file", &*file), ("command", &command)];
            report::remark(words.in_interview("kept_before", &parts))?;
        }
        match ended {
            Ok(true) => {
                let plan = record.path().to_owned();
                let made = run_command("fill", &plan)?;
                offer_to_open(&mut interview.interviewer, &plan, made)
            }
            Ok(false) => Ok(Outcome::Done),
            Err(Leave::Back(_) | Leave::Stop(_)) => self.stopped(record, words),
            Err(Leave::Failed(error)) => Err(error),
        }
    }

    fn stopped(&self, record: &Record, words: &Terms) -> anyhow::Result<Outcome> {
        if !record.is_written() {
            report::remark(words.in_interview("nothing_answered", &[]))?;
            return Ok(Outcome::Done);
        }
        let file = record.whole_path().display().to_string();
        let command = self.command(record.path());
        let told = words.in_interview("stopped", &[("file", &file), ("command", &command)]);
        let lines =
            width_of_terminal().map_or_else(|| vec![told.clone()], |width| wrapped(&told, width));
        lines.iter().try_for_each(report::remark)?;
        Ok(Outcome::Done)
    }

    /// The command that goes on with a plan.
    fn command(&self, plan: &Path) -> String {
        let asking = if self.plain { " --plain" } else { "" };
        format!("coplan {}{asking} {}", self.way.command(), typed(plan))
    }
}

/// A plan that is asked for, and what the interview says.
struct Opened<'w> {
    record: Record,
    templates: Templates,
    words: &'w Terms,
}

/// Whether people can see prompts that move, and answer them.
fn is_full_terminal() -> bool {
    let is_simple = std::env::var_os("TERM")
        .is_some_and(|terminal| SIMPLE.iter().any(|simple| terminal == *simple));
    // Lines are edited on the terminal itself; where it cannot be had, they go to standard output.
    let has_lines = io::stdout().is_terminal() || is_reachable();
    io::stdin().is_terminal() && io::stderr().is_terminal() && has_lines && !is_simple
}

#[cfg(unix)]
fn is_reachable() -> bool {
    let mut terminal = std::fs::File::options();
    terminal.read(true).write(true).open("/dev/tty").is_ok()
}

/// Windows has a terminal wherever standard input is one.
#[cfg(not(unix))]
fn is_reachable() -> bool {
    true
}
