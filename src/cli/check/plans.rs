//! `coplan check PLAN…`: what is missing or does not fit, where, and one fix for each.

use super::looking::{Checked, Looking};
use crate::cli::arguments::Check;
use crate::cli::batch::on_all_cores;
use crate::cli::choices::FindingsFormat;
use crate::cli::files::typed;
use crate::cli::input::Input;
use crate::cli::report::{self, Outcome, Stop};
use coplan::session::look;

/// Runs the command.
pub(super) fn run(arguments: &Check) -> anyhow::Result<Outcome> {
    let looking = Looking::new(arguments)?;
    let inputs = Input::several(&arguments.files)?;
    let checked = on_all_cores(&inputs, |input| check(&looking, input));
    match arguments.format {
        FindingsFormat::Human => looking.tell(&checked)?,
        FindingsFormat::Json => {
            let date = looking.date();
            let json = serde_json::json!({ "format": 1, "date": date, "plans": checked });
            report::result(format_args!("{json:#}"))?;
        }
    }
    let outcomes = checked.iter().map(|checked| checked.outcome);
    Ok(outcomes.max().unwrap_or_default())
}

fn check(looking: &Looking<'_>, input: &Input) -> Checked {
    let ended = input.load("check").and_then(|loaded| {
        let report = look(&loaded, &looking.wanted());
        let report = report.map_err(|fault| Stop::faults(vec![*fault]))?;
        Ok((report, loaded.findings))
    });
    let named = match input {
        Input::Standard => "-".to_owned(),
        Input::File(path) => typed(path),
    };
    looking.checked(input.name(), named, ended)
}
