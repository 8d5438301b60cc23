//! `coplan fill`: the Word plan and the workbook of each plan file.

use super::arguments::Fill;
use super::batch::on_all_cores;
use super::choices::{GuidanceName, Kind, PurposeName};
use super::edition::{Attempt, Delivery, contradiction, page_suffix};
use super::house::House;
use super::input::{Input, placed};
use super::names::{Target, with_targets};
use super::report::{self, Outcome, Stop, listed};
use super::{check, dates};
use coplan::diagnostic::{Diagnostic, did_you_mean, has_errors};
use coplan::plan::Plan;
use coplan::plan::rows::{Directory, Named};
use coplan::plan::scalar::Date;
use coplan::produce::Prepared;
use coplan::template::{Edition, Guidance, Purpose};
use std::path::PathBuf;

/// What is the same for all plans of a run.
struct Run<'a> {
    arguments: &'a Fill,
    house: House,
    date: Option<Date>,
}

/// Runs the command.
pub(super) fn run(arguments: &Fill) -> anyhow::Result<Outcome> {
    let delivery = Delivery::new(&arguments.output);
    Stop::if_any(contradictions(arguments, delivery))?;
    let plans = with_targets(Input::several(&arguments.plans)?, delivery.folder())?;
    let run = Run {
        date: dates::of_run(arguments.look.date)?,
        house: House::new(&arguments.look)?,
        arguments,
    };
    let attempts = on_all_cores(&plans, |(input, target)| run.attempt(input, target));
    for attempt in &attempts {
        attempt.tell()?;
    }
    summary(&attempts)?;
    Ok(attempts
        .iter()
        .map(|attempt| attempt.outcome)
        .max()
        .unwrap_or_default())
}

fn contradictions(arguments: &Fill, delivery: Delivery<'_>) -> Vec<Diagnostic> {
    let mut reasons = delivery.contradictions(arguments.plans.len());
    if arguments.funder.is_some() && arguments.purpose != PurposeName::Bid {
        let message =
            "`--funder` is about what one funder is asked for, so it goes with `--for bid`";
        reasons.push(contradiction(
            message,
            "add `--for bid`, or leave `--funder` out",
        ));
    }
    if arguments.guidance.is_some() && arguments.output.only == Some(Kind::Excel) {
        let message = "`--guidance` is about the Word document, and `--only excel` leaves that out";
        reasons.push(contradiction(message, "leave one of the two out"));
    }
    reasons
}

impl Run<'_> {
    /// Makes and writes the documents of one plan.
    fn attempt(&self, input: &Input, target: &Target) -> Attempt {
        let loaded = match input.load("fill") {
            Ok(loaded) => loaded,
            Err(stop) => return Attempt::new(input.name(), Vec::new(), Err(stop)),
        };
        let found = check::findings(&loaded);
        if has_errors(&found) {
            return Attempt::new(input.name(), Vec::new(), Err(Stop::faults(found)));
        }
        let made = Prepared::new(&loaded.plan)
            .map_err(Stop::faults)
            .and_then(|prepared| self.deliver(input, target, &prepared))
            .map_err(|stop| stop.map(|finding| placed(&loaded.tree, finding)));
        Attempt::new(input.name(), found, made)
    }

    fn deliver(
        &self,
        input: &Input,
        target: &Target,
        prepared: &Prepared,
    ) -> Result<Vec<PathBuf>, Stop> {
        let edition = self.edition(prepared.plan())?;
        let suffix = suffix(&edition) + &page_suffix(&self.arguments.look);
        let delivery = Delivery::new(&self.arguments.output);
        let name = (target, suffix.as_str());
        delivery.deliver(&self.house, prepared, &edition, name, Some(input))
    }

    fn edition(&self, plan: &Plan) -> Result<Edition, Stop> {
        let purpose = Purpose::from(self.arguments.purpose);
        let date = dates::of_plan(self.date, plan);
        if purpose == Purpose::SignOff && date.is_none() {
            return Err(Stop::faults(vec![undated()]));
        }
        let wanted = self.arguments.funder.as_deref();
        Ok(Edition {
            purpose,
            guidance: guidance(self.arguments.guidance, purpose),
            date,
            language: self.arguments.look.language.clone(),
            funder: wanted.map(|wanted| funder(plan, wanted)).transpose()?,
            ..Edition::default()
        })
    }
}

/// A draft is guided unless somebody asks otherwise; a clean copy is not.
fn guidance(asked: Option<GuidanceName>, purpose: Purpose) -> Guidance {
    match asked {
        Some(asked) => asked.into(),
        None if purpose.is_open() => Guidance::Notes,
        None => Guidance::None,
    }
}

/// The part of a name that says what the documents are for.
fn suffix(edition: &Edition) -> String {
    let funder = edition.funder.as_ref().map(|id| format!("-{id}"));
    match edition.purpose {
        Purpose::Draft => String::new(),
        purpose => format!("-{}{}", purpose.code(), funder.unwrap_or_default()),
    }
}

fn undated() -> Diagnostic {
    Diagnostic::error("undated-sign-off", "a copy for sign-off needs a date")
        .at("history")
        .help("give it with `--date`, for example `--date 2027-05-14`, or add an entry with a date to `history`")
}

/// The id of the funder that is meant by an id or a name.
fn funder(plan: &Plan, wanted: &str) -> Result<String, Stop> {
    let shown = |text: Option<String>| text.unwrap_or_default();
    let directory = Directory::of(plan.funders.iter().map(|funder| Named {
        id: shown(funder.id.as_ref().map(ToString::to_string)),
        name: shown(funder.name.as_ref().map(ToString::to_string)),
    }));
    let found = directory.find(wanted).map(|found| found.id.clone());
    found.ok_or_else(|| Stop::faults(vec![unknown_funder(wanted, directory.entries())]))
}

fn unknown_funder(wanted: &str, funders: &[Named]) -> Diagnostic {
    let known = funders
        .iter()
        .flat_map(|funder| [funder.id.as_str(), funder.name.as_str()]);
    let shown: Vec<String> = funders.iter().map(Named::shown).collect();
    let help = match did_you_mean(wanted, known.filter(|name| !name.is_empty())) {
        Some(meant) => meant,
        None if shown.is_empty() => "list the funders under `funders`".to_owned(),
        None => format!("the funders of this plan are {}", listed(&shown)),
    };
    let message = format!("`{wanted}` is not a funder of this plan");
    Diagnostic::error("unknown-funder", message)
        .at("funders")
        .help(help)
}

/// Says which of several plans have no documents.
fn summary(attempts: &[Attempt]) -> std::io::Result<()> {
    let failed: Vec<&str> = attempts
        .iter()
        .filter(|attempt| attempt.outcome != Outcome::Done)
        .map(|attempt| attempt.name.as_str())
        .collect();
    if attempts.len() < 2 {
        return Ok(());
    }
    let (all, done) = (attempts.len(), attempts.len() - failed.len());
    if failed.is_empty() {
        return report::remark(format_args!("All {all} plans are done"));
    }
    let listed = listed(&failed);
    report::remark(format_args!(
        "{done} of {all} plans are done; nothing was written for {listed}"
    ))
}
