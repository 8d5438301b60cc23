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

use super::arguments::{Arguments, Command, Edit, New, Speaking};
use super::files::typed;
use super::input::is_standard;
use super::plan_file::tell_kept;
use super::report::{self, Outcome, Stop};
use super::template_folder::TemplateFolder;
use super::wrapping::{width_of_terminal, wrapped};
use super::{fill, help, names, new, open};
use ask::Interviewer;
use clap::FromArgMatches;
use coplan::diagnostic::Diagnostic;
use coplan::plan::Registry;
use front::{Answer, Asked, Front, Leave};
use interruptible::Interruptible;
use plain::Plain;
use record::Record;
use std::ffi::OsString;
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
    if path != wanted {
        report::remark(format_args!(
            "This begins a new plan. To go on with {}, run `coplan new --interview{} {}`",
            wanted.display(),
            if arguments.plain { " --plain" } else { "" },
            typed(&wanted)
        ))?;
    }
    Session {
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
    path: PathBuf,
    is_named: bool,
    templates: Option<&'a Path>,
    speaking: &'a Speaking,
    plain: bool,
    way: Way,
}

impl Session<'_> {
    /// Runs the interview with the front end that fits.
    fn run(&self) -> anyhow::Result<Outcome> {
        if self.plain || !is_full_terminal() {
            let plain = Plain::new(Interruptible::new(), io::stderr());
            return self.run_with(plain.of_width(width_of_terminal()));
        }
        closed_terminal::watch();
        let colour = report::in_colour(&io::stderr());
        self.run_with(Terminal::new(colour)?)
    }

    fn run_with<F: Front>(&self, front: F) -> anyhow::Result<Outcome> {
        let folder = TemplateFolder::read(self.templates)?;
        report::findings(&folder.warnings)?;
        let words = folder.terms(self.speaking)?;
        let mut record = Record::open(&self.path, &words)?;
        let of_plan = record.plan.language();
        let words = words
            .in_language(self.speaking.wanted(of_plan))
            .into_owned();
        let templates = folder.templates.in_language(&words);
        if !self.is_named {
            record = record.nameless();
        }
        let interviewer = Interviewer {
            front,
            record,
            words: &words,
        };
        let mut interview = Interview::new(interviewer, &templates);
        let ended = welcome(&mut interview, self.way)
            .and_then(|()| interview.run(self.way))
            .and_then(|()| close(&mut interview));
        let record = &interview.interviewer.record;
        if record.is_kept() {
            tell_kept(record.path())?;
        }
        match ended {
            Ok(true) => {
                let plan = record.path().to_owned();
                let made = run_command("fill", &plan)?;
                offer_to_open(&mut interview.interviewer, &plan, made)
            }
            Ok(false) => Ok(Outcome::Done),
            Err(Leave::Back(_) | Leave::Stop(_)) => self.stopped(record),
            Err(Leave::Failed(error)) => Err(error),
        }
    }

    fn stopped(&self, record: &Record) -> anyhow::Result<Outcome> {
        if !record.is_written() {
            report::remark("Nothing was answered, so nothing is saved.")?;
            return Ok(Outcome::Done);
        }
        let told = format!(
            "Your answers are saved in {}. To go on, run `coplan {}{} {}`",
            record.whole_path().display(),
            self.way.command(),
            if self.plain { " --plain" } else { "" },
            typed(record.path())
        );
        let lines =
            width_of_terminal().map_or_else(|| vec![told.clone()], |width| wrapped(&told, width));
        lines.iter().try_for_each(report::remark)?;
        Ok(Outcome::Done)
    }
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

fn welcome<F: Front>(interview: &mut Interview<'_, F>, way: Way) -> Answer<()> {
    let Interviewer { front, record, .. } = &mut interview.interviewer;
    let path = record.whole_path();
    let begun = match way {
        Way::Mend => format!(
            "This asks what is missing in {}; you can skip any of it.",
            path.display()
        ),
        Way::GoOn if record.is_written() => format!("This goes on with {}.", path.display()),
        Way::GoOn => format!(
            "{} questions make a plan. A sentence or two each is enough, and you can skip any.",
            record.plan.registry().questions().len()
        ),
    };
    front.tell(&format!("{begun}\n{}", front.how_to_leave()))?;
    Ok(())
}

/// Says how far the plan is and what would help most, and whether documents are wanted.
fn close<F: Front>(interview: &mut Interview<'_, F>) -> Answer<bool> {
    let Interviewer {
        front,
        record,
        words,
    } = &mut interview.interviewer;
    if !record.is_written() {
        front.tell("Nothing was answered, so nothing is saved.")?;
        return Ok(false);
    }
    let report = record.plan.report();
    let (answered, all) = (report.answered, record.plan.registry().questions().len());
    front.tell("")?;
    front.tell(&format!(
        "Saved in {}: {answered} of {all} questions are answered.",
        record.whole_path().display()
    ))?;
    if !report.next_steps().is_empty() {
        front.tell("What would help most next:")?;
    }
    for step in report.next_steps() {
        front.tell(&format!("- {}", mend::said(step, words)))?;
    }
    let asked = Asked {
        label: "Make the Word plan and the workbook now?".to_owned(),
        ..Asked::default()
    };
    let words = ["yes", "no"].map(|word| interview.interviewer.words.word(word).to_owned());
    Ok(interview.interviewer.front.one(&asked, &words, 0)? == 0)
}

/// Opens the documents that were made, if somebody wants to see them now.
fn offer_to_open<F: Front>(
    interviewer: &mut Interviewer<'_, F>,
    plan: &Path,
    made: Outcome,
) -> anyhow::Result<Outcome> {
    if made != Outcome::Done {
        return Ok(made);
    }
    let asked = Asked {
        label: "Open them now?".to_owned(),
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
fn run_command(name: &str, plan: &Path) -> anyhow::Result<Outcome> {
    let words = ["coplan", name, "--"].map(OsString::from);
    let words = words.into_iter().chain([plan.into()]);
    let found = help::command().try_get_matches_from(words)?;
    let mut command = Arguments::from_arg_matches(&found)?.command;
    super::configuration::settle(&mut command)?;
    match &command {
        Command::Fill(arguments) => fill::run(arguments),
        Command::Open(arguments) => open::run(arguments),
        _ => Ok(Outcome::Done),
    }
}
