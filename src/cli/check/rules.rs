//! `check --list` and `check --explain`: everything that is looked at, and what any finding means.

use crate::cli::report::{self, Outcome, Stop};
use coplan::check::{self, Rule, rules};
use coplan::diagnostic::{Diagnostic, did_you_mean};
use coplan::plan::Registry;
use coplan::template::Terms;
use std::fmt::Write as _;

/// Names every rule with its title, question by question.
pub(super) fn list() -> anyhow::Result<Outcome> {
    let width = rules()
        .iter()
        .map(|rule| rule.name.len())
        .max()
        .unwrap_or(0);
    let registry = Registry::built_in();
    let questions = registry.questions().iter().map(Some);
    let groups = questions.chain([None]).map(|question| {
        let mut group = question.map_or_else(
            || "The plan as a whole".to_owned(),
            |question| format!("{}. {}", question.number, capitalised(&question.topic)),
        );
        let key = question.map(|question| &*question.key);
        for rule in rules().iter().filter(|rule| rule.question == key) {
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

/// Says what a finding means, and how it is accepted where that is possible.
pub(super) fn explain(name: &str) -> anyhow::Result<Outcome> {
    let page = check::page_of(name).ok_or_else(|| Stop::from(unknown(name)))?;
    let shown = page.explain();
    let shown = shown.trim_end();
    if check::rule(name).is_some_and(Rule::can_be_accepted) {
        report::result(format_args!("{shown}\n\n{}", accepting(name)))?;
    } else {
        report::result(shown)?;
    }
    Ok(Outcome::Done)
}

/// How somebody says that a finding is right as it is.
fn accepting(name: &str) -> String {
    format!(
        "If it is right as it is\nSay why, and coplan does not mention it again:

    sign_off:
      accepted:
        - finding: {name}
          because: The reason, in a sentence.

It is listed with its reason in the copy for sign-off. With a `path`, such as `stakeholders.S2`, only
that part of the plan is meant."
    )
}

/// A finding that says under which name there is more about it.
pub(super) fn with_its_page(finding: Diagnostic, terms: &Terms) -> Diagnostic {
    let Some((rule, help)) = check::rule(&finding.name).zip(finding.help.clone()) else {
        return finding;
    };
    let more = terms.in_check("more", &[("name", rule.name)]);
    finding.help(format!("{help}\n{more}"))
}

fn unknown(name: &str) -> Diagnostic {
    let pages = check::pages().iter().map(|page| page.name);
    let names = rules().iter().map(|rule| rule.name).chain(pages);
    let help = did_you_mean(name, names).unwrap_or_else(|| {
        "`coplan check --list` names all that is looked at in a plan".to_owned()
    });
    let message = format!("no finding is called `{name}`");
    Diagnostic::error("unknown-finding", message).help(help)
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(characters).collect()
}
