//! `coplan check PLAN…`: what is missing or does not fit, where, and one fix for each.

use super::run::{CheckRun, Checked};
use crate::cli::arguments::Check;
use crate::cli::batch::on_all_cores;
use crate::cli::choices::FindingsFormat;
use crate::cli::files::typed;
use crate::cli::input::Input;
use crate::cli::report::{self, Outcome, Stop};
use coplan::session::{findings_of_text, look};

/// Runs the command.
pub(super) fn run(arguments: &Check) -> anyhow::Result<Outcome> {
    let run = CheckRun::new(arguments)?;
    let inputs = Input::several(&arguments.files)?;
    let checked = on_all_cores(&inputs, |input| check(&run, input));
    match arguments.format {
        FindingsFormat::Human => {
            run.tell_at_a_glance(&checked)?;
            run.tell(&checked)?;
        }
        FindingsFormat::Json => {
            let date = run.date();
            let json = serde_json::json!({ "format": 1, "date": date, "plans": checked });
            report::result(format_args!("{json:#}"))?;
        }
    }
    let outcomes = checked.iter().map(|checked| checked.outcome);
    Ok(outcomes.fold(Outcome::Done, Outcome::max))
}

fn check(run: &CheckRun<'_>, input: &Input) -> Checked {
    let ended = input
        .load("check", run.terms.registry())
        .and_then(|loaded| {
            let report = look(&loaded, &run.wanted());
            let report = report.map_err(|fault| Stop::faults(vec![*fault]))?;
            Ok((report, findings_of_text(&loaded, run.wanted().purpose)))
        });
    let named = match input {
        Input::Standard => "-".to_owned(),
        Input::File(path) => typed(path),
    };
    run.checked(input.name(), named, ended)
}
