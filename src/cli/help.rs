//! The help that `coplan --help` prints: the commands in the order in which people need them.

use super::arguments::Arguments;
use super::wrapping::set_in;
use clap::{Arg, Command, CommandFactory};

/// What people want to do, and the commands for it.
const GROUPS: [(&str, &[&str]); 5] = [
    ("Start", &["new", "edit"]),
    ("Make", &["blank", "fill", "open"]),
    ("Check", &["check", "compare", "overview"]),
    ("Read back", &["read", "undo"]),
    (
        "Set up",
        &["templates", "config", "schema", "completions", "man"],
    ),
];

/// All commands and options, with their help.
pub(super) fn command() -> Command {
    let command = Arguments::command();
    let groups = grouped(&command);
    // Nobody has to know how a choice is spelt.
    let command = command.mut_subcommands(|command| command.mut_args(in_any_case));
    command.help_template(format!(
        "{{about-with-newline}}\n{{usage-heading}} {{usage}}\n\n{groups}\n{{options}}{{after-help}}"
    ))
}

/// An option whose choices may be written in capitals.
fn in_any_case(option: Arg) -> Arg {
    let has_value = option.get_action().takes_values();
    option.ignore_case(has_value)
}

/// How many columns stand before what a command does.
const BEFORE_ABOUT: usize = 24;

/// The commands by group, each on a line with what it does, which is broken between words.
fn grouped(command: &Command) -> String {
    // The parser leaves a template of help as it is.
    let terminal = terminal_size::terminal_size();
    let width = terminal.map_or(usize::MAX, |(width, _)| usize::from(width.0));
    let mut lines = String::new();
    for (group, names) in GROUPS {
        let found = names
            .iter()
            .filter_map(|name| command.find_subcommand(name));
        for (at, known) in found.enumerate() {
            let heading = if at == 0 { group } else { "" };
            let about = known.get_about();
            let about = about.map_or_else(String::new, ToString::to_string);
            let about = set_in(&about, BEFORE_ABOUT, width);
            let name = known.get_name();
            let line = format!("{heading:<11}{name:<13}{about}\n");
            lines.push_str(&line);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_is_in_one_group() {
        for command in Arguments::command().get_subcommands() {
            let groups = GROUPS
                .iter()
                .filter(|(_, names)| names.contains(&command.get_name()));
            assert_eq!(groups.count(), 1, "{}", command.get_name());
        }
    }
}
