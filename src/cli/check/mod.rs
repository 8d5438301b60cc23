//! `coplan check`: what is missing or does not fit in plan files; what a finding means; whether
//! documents belong together.

mod documents;
mod plans;
mod rules;
mod run;

use super::arguments::Check;
use super::configuration::settled;
use super::report::Outcome;
use std::path::Path;

/// Runs the command.
pub(super) fn run(arguments: &Check) -> anyhow::Result<Outcome> {
    if arguments.list {
        return rules::list();
    }
    if let Some(name) = &arguments.explain {
        return rules::explain(name);
    }
    match documents::named(&arguments.files)? {
        Some(documents) => {
            let first = documents.first().copied().unwrap_or(Path::new("."));
            documents::run(&documents, &settled(arguments, first)?)
        }
        None => plans::run(arguments),
    }
}
