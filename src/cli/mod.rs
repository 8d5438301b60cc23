//! The command line: arguments in, files and an exit code out.
//!
//! This is the only room that touches the disk, the environment and the terminal; everything
//! else it leaves to the library. Each command has a file of its own.

mod arguments;
mod batch;
mod blank;
mod check;
mod choices;
mod compare;
mod config;
mod configuration;
mod dates;
mod edition;
mod files;
mod fill;
mod help;
mod house;
mod input;
mod interview;
mod journal;
mod keeping;
mod launch;
mod libreoffice;
mod line_ends;
mod lines;
mod made;
mod misplaced;
mod names;
mod new;
mod open;
mod open_elsewhere;
mod overview;
mod overwrite;
mod pdf;
mod pictures;
mod plan_file;
mod read;
mod report;
mod report_file;
mod schema;
mod shell;
mod special;
mod standing;
mod template_folder;
mod templates;
mod undo;
mod usage;
mod uses;
mod wrapping;
mod writing;

use arguments::{Arguments, Command};
use clap::FromArgMatches;
use report::{Outcome, Stop};
use std::io;
use std::process::ExitCode;

/// Runs the command that the arguments name.
pub(crate) fn run() -> ExitCode {
    let parsed = help::command().try_get_matches();
    let arguments = match parsed.and_then(|found| Arguments::from_arg_matches(&found)) {
        Ok(arguments) => arguments,
        Err(error) => {
            let code = refused(&error);
            tell_quotes();
            return code;
        }
    };
    let ended = match dispatch(arguments.command) {
        Ok(outcome) => Ok(outcome),
        Err(error) => report_error(&error),
    };
    if matches!(ended, Ok(Outcome::Refused)) {
        tell_quotes();
    }
    // Where even the reason cannot be told, the exit code has to do.
    ended.unwrap_or(Outcome::Refused).into()
}

/// Says so where a name in several words is that of a file: what was wrong with each of them helps nobody.
fn tell_quotes() {
    let words = std::env::args_os().skip(1);
    let words: Vec<String> = words.filter_map(|word| word.into_string().ok()).collect();
    if let Some(finding) = misplaced::without_quotes(&words) {
        let _ = report::findings(&[finding]);
    }
}

fn dispatch(mut command: Command) -> anyhow::Result<Outcome> {
    configuration::settle(&mut command)?;
    match &command {
        Command::New(arguments) if arguments.interview => interview::begin(arguments),
        Command::New(arguments) => new::run(arguments),
        Command::Edit(arguments) => interview::edit(arguments),
        Command::Blank(arguments) => blank::run(arguments),
        Command::Fill(arguments) => fill::run(arguments),
        Command::Check(arguments) => check::run(arguments),
        Command::Open(arguments) => open::run(arguments),
        Command::Overview(arguments) => overview::run(arguments),
        Command::Compare(arguments) => compare::run(arguments),
        Command::Read(arguments) => read::run(arguments),
        Command::Undo(arguments) => undo::run(arguments),
        Command::Templates(arguments) => templates::run(arguments),
        Command::Schema(arguments) => schema::run(arguments),
        Command::Config(arguments) => config::run(arguments),
        Command::Completions { shell } => shell::completions(*shell),
        Command::Man { output, force } => shell::manual(output.as_deref(), *force),
    }
}

/// Says what is wrong with the arguments, or gives the help that was asked for.
fn refused(error: &clap::Error) -> ExitCode {
    let meant = misplaced::not_a_command(error).or_else(|| usage::fault(error));
    if let Some(finding) = meant {
        let shown = report::findings(&[finding]);
        return shown.map_or(Outcome::Refused, |()| Outcome::Refused).into();
    }
    let hidden =
        |argument: std::ffi::OsString| argument.to_string_lossy().contains(char::is_control);
    // Help that nobody reads to the end is no fault.
    let _ = if std::env::args_os().any(hidden) {
        // The parser quotes the arguments as they are.
        report::remark(error.render().to_string().trim_end())
    } else {
        error.print()
    };
    if error.use_stderr() {
        Outcome::Refused.into()
    } else {
        Outcome::Done.into()
    }
}

/// Says why a command ended early.
fn report_error(error: &anyhow::Error) -> io::Result<Outcome> {
    if let Some(stop) = error.downcast_ref::<Stop>() {
        report::findings(&stop.findings)?;
        return Ok(stop.outcome);
    }
    let is_closed = |cause: &io::Error| cause.kind() == io::ErrorKind::BrokenPipe;
    if error.downcast_ref().is_some_and(is_closed) {
        // Whoever was reading has seen enough.
        return Ok(Outcome::Done);
    }
    report::remark(format_args!("To fix: {error:#}"))?;
    Ok(Outcome::Refused)
}
