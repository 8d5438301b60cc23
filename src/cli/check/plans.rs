//! `coplan check PLAN…`: what is missing or does not fit, where, and one fix for each.

use super::run::{CheckRun, Checked, Subject};
use crate::cli::arguments::Check;
use crate::cli::batch::on_all_cores;
use crate::cli::choices::FindingsFormat;
use crate::cli::configuration::settled;
use crate::cli::files::typed;
use crate::cli::input::Input;
use crate::cli::report::{self, Outcome, Stop};
use coplan::session::{findings_of_text, look};

/// Runs the command.
pub(super) fn run(arguments: &Check) -> anyhow::Result<Outcome> {
    let inputs = Input::several(&arguments.files)?;
    let houses = Houses::of(arguments)?;
    let runs: Vec<CheckRun<'_>> = houses
        .all
        .iter()
        .map(CheckRun::new)
        .collect::<Result<_, _>>()?;
    let pairs = inputs.iter().zip(&houses.of_plans);
    let pairs = pairs.filter_map(|(input, at)| Some((input, runs.get(*at)?)));
    let pairs: Vec<(&Input, &CheckRun<'_>)> = pairs.collect();
    let checked = on_all_cores(&pairs, |(input, run)| check(run, input));
    let Some(run) = runs.first() else {
        return Ok(Outcome::Done);
    };
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

/// What is asked for with the settings of each house: every plan is looked at with those of its own.
struct Houses {
    all: Vec<Check>,
    /// Which of them each plan has.
    of_plans: Vec<usize>,
}

impl Houses {
    fn of(arguments: &Check) -> Result<Self, Stop> {
        let mut all: Vec<Check> = Vec::new();
        let mut of_plans = Vec::new();
        for path in &arguments.files {
            let house = settled(arguments, path)?;
            let is_same = |known: &Check| {
                let of = |check: &Check| (check.templates.clone(), check.speaking.usual.clone());
                of(known) == of(&house)
            };
            let at = all.iter().position(is_same).unwrap_or(all.len());
            of_plans.push(at);
            if at == all.len() {
                all.push(house);
            }
        }
        Ok(Self { all, of_plans })
    }
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
