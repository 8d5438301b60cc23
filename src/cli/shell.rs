//! `coplan completions` and `coplan man`: what a shell and its manual want to know.

use super::help;
use super::input::is_standard;
use super::overwrite::write_texts;
use super::report::{self, Outcome};
use super::writing::Output;
use clap::Command;
use clap_complete::Shell;
use clap_mangen::Man;
use std::io;
use std::path::Path;

/// Prints the script that completes commands.
pub(super) fn completions(shell: Shell) -> anyhow::Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut help::command(), "coplan", &mut script);
    report::bytes(&script)?;
    Ok(Outcome::Done)
}

/// Prints the manual page, or writes the page of every command into a folder; `-` is none.
pub(super) fn manual(folder: Option<&Path>, force: bool) -> anyhow::Result<Outcome> {
    let mut command = help::command();
    command.build();
    let Some(folder) = folder.filter(|folder| !is_standard(folder)) else {
        report::bytes(&page(&command)?)?;
        return Ok(Outcome::Done);
    };
    let mut outputs = Vec::new();
    pages(&command, folder, &mut outputs)?;
    write_texts(&outputs, force)?;
    let count = outputs.len();
    report::result(format_args!(
        "Wrote {count} manual pages into {}",
        folder.display()
    ))?;
    Ok(Outcome::Done)
}

/// The pages of a command and of those below it.
fn pages(command: &Command, folder: &Path, outputs: &mut Vec<Output>) -> io::Result<()> {
    let name = command
        .get_display_name()
        .unwrap_or_else(|| command.get_name());
    outputs.push(Output {
        path: folder.join(format!("{name}.1")),
        bytes: page(command)?,
    });
    let below = command
        .get_subcommands()
        .filter(|command| command.get_name() != "help");
    below
        .into_iter()
        .try_for_each(|command| pages(command, folder, outputs))
}

fn page(command: &Command) -> io::Result<Vec<u8>> {
    let mut page = Vec::new();
    Man::new(command.clone()).render(&mut page)?;
    Ok(page)
}
