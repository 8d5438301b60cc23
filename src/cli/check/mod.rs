//! `coplan check`: what is missing or does not fit in plan files; what a finding means; whether
//! documents belong together.

mod documents;
mod plans;
mod rules;
mod run;

use super::arguments::Check;
use super::report::Outcome;

/// Runs the command.
pub(super) fn run(arguments: &Check) -> anyhow::Result<Outcome> {
    if arguments.list {
        return rules::list();
    }
    if let Some(name) = &arguments.explain {
        return rules::explain(name);
    }
    match documents::named(&arguments.files)? {
        Some(documents) => documents::run(&documents, arguments),
        None => plans::run(arguments),
    }
}
