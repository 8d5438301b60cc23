//! `coplan check PLAN…`: what is missing or does not fit, where, and one fix for each.

use super::run::{CheckRun, Checked, Subject};
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
    let loaded = input.load("check", run.terms.registry());
    let plan = loaded.as_ref().ok().map(|loaded| &loaded.plan);
    let language = plan.and_then(|plan| plan.language.as_ref());
    let terms = run.terms_of(language.map(|tag| &*tag.0));
    let ended = loaded.and_then(|loaded| {
        let report = look(&loaded, &run.wanted());
        let report = report.map_err(|fault| Stop::faults(vec![*fault]))?;
        Ok((report, findings_of_text(&loaded, run.wanted().purpose)))
    });
    let named = match input {
        Input::Standard => "-".to_owned(),
        Input::File(path) => typed(path),
    };
    let file = input.name();
    run.checked(Subject { file, named, terms }, ended)
}
