//! `coplan templates`: name, copy out or check the files that all wording comes from.

mod check;
mod export;
mod help;
mod manifest;

use super::arguments::{Templates, TemplatesCommand};
use super::report::{self, Outcome};
use coplan::template::built_in;

/// Runs the command.
pub(super) fn run(arguments: &Templates) -> anyhow::Result<Outcome> {
    match &arguments.command {
        TemplatesCommand::List => list(),
        TemplatesCommand::Export { folder, force } => export::run(folder, *force),
        TemplatesCommand::Check { folder } => check::run(folder),
        TemplatesCommand::Help { topic, templates } => help::run(*topic, templates.as_deref()),
    }
}

fn list() -> anyhow::Result<Outcome> {
    for (name, _) in built_in() {
        report::result(name)?;
    }
    Ok(Outcome::Done)
}
