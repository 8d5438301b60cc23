//! What is wrong with the options of a command, told as all findings are.
//!
//! In: what clap has refused. Out: a finding that names the option, and what would do; nothing for what clap
//! tells well itself, such as help.

use super::help;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use coplan::diagnostic::{Diagnostic, listed, nearest};
use std::error::Error as _;

/// What people write for an option, and the option.
const OTHER_OPTIONS: [(&str, &str); 5] = [
    ("word", "--only word"),
    ("docx", "--only word"),
    ("excel", "--only excel"),
    ("xlsx", "--only excel"),
    ("overwrite", "--force"),
];

/// What is wrong, if it is one of the things that people get wrong.
pub(super) fn fault(error: &Error) -> Option<Diagnostic> {
    let argument = text(error, ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::InvalidValue => Some(bad_value(error, option(&argument?))),
        ErrorKind::ValueValidation => Some(misread(error, option(&argument?))),
        ErrorKind::UnknownArgument => Some(unknown(error, &argument?)),
        ErrorKind::MissingRequiredArgument => Some(missing(error)),
        ErrorKind::ArgumentConflict => {
            let other = text(error, ContextKind::PriorArg)?;
            let (one, other) = (option(&argument?).to_owned(), option(&other).to_owned());
            let message = format!("`{one}` and `{other}` do not go together");
            let finding = Diagnostic::error("options-do-not-go-together", message);
            Some(finding.help("leave one of the two out"))
        }
        _ => None,
    }
}

/// A value that is none of those that an option knows.
fn bad_value(error: &Error, option: &str) -> Diagnostic {
    let value = text(error, ContextKind::InvalidValue).unwrap_or_default();
    let known = texts(error, ContextKind::ValidValue);
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    let choices: Vec<String> = known.iter().map(|known| format!("`{known}`")).collect();
    let choices = listed(&choices);
    if value.is_empty() {
        let finding = Diagnostic::error("bad-option", format!("`{option}` says nothing"));
        return finding.help(if known.is_empty() {
            format!("write what it should be after `{option}`")
        } else {
            format!("choose from {choices}")
        });
    }
    let finding = Diagnostic::error("bad-option", format!("`{option}` cannot be `{value}`"));
    // Of two letters one is no slip.
    let is_word = value.chars().count() > 2;
    finding.help(match nearest(&value, known).filter(|_| is_word) {
        Some(meant) => format!("did you mean `{meant}`? There are {choices}"),
        None => format!("choose from {choices}"),
    })
}

/// A value that an option cannot be read from, and why.
fn misread(error: &Error, option: &str) -> Diagnostic {
    let value = text(error, ContextKind::InvalidValue).unwrap_or_default();
    let why = error.source().map(ToString::to_string).unwrap_or_default();
    let message = format!("`{option}` cannot be `{value}`");
    Diagnostic::error("bad-option", message).help(why)
}

/// An option that a command does not have, or a word too many.
fn unknown(error: &Error, argument: &str) -> Diagnostic {
    let words = command_words(error);
    let command = words.join(" ");
    if !argument.starts_with('-') {
        let message = format!("`{argument}` is one word too many for `{command}`");
        let help =
            format!("`{command} --help` shows what it takes; a name with blanks goes in quotes");
        return Diagnostic::error("unknown-option", message).help(help);
    }
    let typed = with_one_dash(argument).unwrap_or_else(|| argument.to_owned());
    let message = format!("`{typed}` is not an option of `{command}`");
    let finding = Diagnostic::error("unknown-option", message);
    finding.help(match meant(&typed, &options(&words)) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("`{command} --help` shows all it has"),
    })
}

/// The option that is meant by one that does not exist.
fn meant(typed: &str, known: &[String]) -> Option<String> {
    // The dashes are no letters that two options have in common.
    let bare = typed.trim_start_matches('-');
    let names = known.iter().map(|known| known.trim_start_matches('-'));
    if let Some(name) = nearest(bare, names) {
        return Some(format!("--{name}"));
    }
    let mut others = OTHER_OPTIONS.iter();
    let (_, option) = others.find(|(other, _)| other.eq_ignore_ascii_case(bare))?;
    let name = option.split(' ').next()?;
    let is_known = known.iter().any(|known| known == name);
    is_known.then(|| (*option).to_owned())
}

/// The whole word that somebody has typed with one dash, of which the parser names the first letter: `-pdf`.
fn with_one_dash(argument: &str) -> Option<String> {
    let mut typed = std::env::args_os().skip(1);
    let found = typed.find_map(|word| {
        let word = word.to_str()?;
        let is_it = word.starts_with(argument) && !word.starts_with("--") && word.len() > 2;
        is_it.then(|| word.to_owned())
    });
    found.filter(|_| !argument.starts_with("--"))
}

fn missing(error: &Error) -> Diagnostic {
    let command = command_words(error).join(" ");
    let needed = texts(error, ContextKind::InvalidArg);
    let needed: Vec<String> = needed.iter().map(|needed| named(needed)).collect();
    let message = format!("`{command}` needs {}", listed(&needed));
    let help = format!("`{command} --help` has examples");
    Diagnostic::error("missing-argument", message).help(help)
}

/// What is needed, as people read it: `PLAN` of `<PLAN>...`.
fn named(needed: &str) -> String {
    let name = needed.trim_end_matches('.');
    let name = name
        .strip_prefix('<')
        .and_then(|name| name.strip_suffix('>'));
    format!("`{}`", name.unwrap_or(needed))
}

/// The option without what stands for its value: `--paper` of `--paper <SIZE>`.
fn option(argument: &str) -> &str {
    argument.split(' ').next().unwrap_or(argument)
}

/// What people call the program.
const PROGRAM: &str = "coplan";

/// The command as it is typed: `coplan templates export`.
fn command_words(error: &Error) -> Vec<String> {
    let usage = match error.get(ContextKind::Usage) {
        Some(ContextValue::StyledStr(usage)) => usage.to_string(),
        _ => String::new(),
    };
    // On Windows the program is called with its ending.
    let words = usage
        .split_whitespace()
        .map(|word| if word == "coplan.exe" { PROGRAM } else { word })
        .skip_while(|word| *word != PROGRAM);
    let mut words: Vec<String> = words
        .take_while(|word| word.chars().all(|c| c.is_ascii_lowercase()))
        .map(str::to_owned)
        .collect();
    if words.is_empty() {
        words.push(PROGRAM.to_owned());
    }
    words
}

/// The long options of a command.
fn options(words: &[String]) -> Vec<String> {
    let root = help::command();
    let mut below = words.iter().skip(1);
    let found = below.try_fold(&root, |command, word| command.find_subcommand(word));
    let arguments = found.into_iter().flat_map(clap::Command::get_arguments);
    let long = arguments.filter_map(clap::Arg::get_long);
    let of_all = ["help", "version"]
        .into_iter()
        .take(if words.len() > 1 { 1 } else { 2 });
    long.chain(of_all).map(|long| format!("--{long}")).collect()
}

fn text(error: &Error, kind: ContextKind) -> Option<String> {
    texts(error, kind).into_iter().next()
}

fn texts(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    }
}
