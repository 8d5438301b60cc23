//! `check --list` and `check --explain`: everything that is looked at, and what it means.

use crate::cli::report::{self, Outcome, Stop};
use coplan::check::{self, Question, rules};
use coplan::diagnostic::{Diagnostic, did_you_mean};
use std::fmt::Write as _;

/// Names every rule with its title, question by question.
pub(super) fn list() -> anyhow::Result<Outcome> {
    let width = rules()
        .iter()
        .map(|rule| rule.name.len())
        .max()
        .unwrap_or(0);
    let questions = Question::ALL.into_iter().map(Some);
    let groups = questions.chain([None]).map(|question| {
        let mut group = question.map_or_else(
            || "The plan as a whole".to_owned(),
            |question| format!("{}. {}", question.number(), capitalised(question.topic())),
        );
        for rule in rules().iter().filter(|rule| rule.question == question) {
            // Writing to a string cannot fail.
            let _ = write!(group, "\n   {:width$}  {}", rule.name, rule.title());
        }
        group
    });
    let groups: Vec<String> = groups.collect();
    report::result(groups.join("\n\n"))?;
    report::remark("\n`coplan check --explain NAME` says what one means and how it is mended")?;
    Ok(Outcome::Done)
}

/// Says what a finding means.
pub(super) fn explain(name: &str) -> anyhow::Result<Outcome> {
    let Some(page) = check::explain(name) else {
        return Err(Stop::from(unknown(name)).into());
    };
    report::result(page.trim_end())?;
    Ok(Outcome::Done)
}

fn unknown(name: &str) -> Diagnostic {
    let help = did_you_mean(name, rules().iter().map(|rule| rule.name));
    let help = help.unwrap_or_else(|| "`coplan check --list` names them all".to_owned());
    let message = format!("nothing that is looked at is called `{name}`");
    Diagnostic::error("unknown-finding", message).help(help)
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(characters).collect()
}
