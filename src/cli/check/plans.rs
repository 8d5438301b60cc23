//! `coplan check PLAN…`: what is missing or does not fit, where, and one fix for each.

use crate::cli::arguments::Check;
use crate::cli::batch::on_all_cores;
use crate::cli::choices::{Denied, FindingsFormat};
use crate::cli::dates;
use crate::cli::files::typed;
use crate::cli::input::{Input, placed};
use crate::cli::occasion::looked_at;
use crate::cli::report::{self, Outcome, Stop, counted};
use coplan::check::{Occasion, Question};
use coplan::diagnostic::{Diagnostic, Severity};
use coplan::plan::scalar::Date;
use coplan::template::{Purpose, Templates, Terms, long_date};
use serde::Serialize;

/// What is the same for all plans of a run.
struct Run<'a> {
    arguments: &'a Check,
    purpose: Purpose,
    today: Option<Date>,
}

/// What was found in one plan.
#[derive(Serialize)]
struct Checked {
    file: String,
    purpose: &'static str,
    /// How many questions are answered; unknown of a file that cannot be read.
    answered: Option<usize>,
    findings: Vec<Diagnostic>,
    /// How many of the findings people are shown, from the first.
    #[serde(skip)]
    shown: usize,
    #[serde(skip)]
    outcome: Outcome,
    /// The command that shows the rest.
    #[serde(skip)]
    command: String,
}

/// Runs the command.
pub(super) fn run(arguments: &Check) -> anyhow::Result<Outcome> {
    Stop::if_any(arguments.wanted.contradictions())?;
    let inputs = Input::several(&arguments.files)?;
    let asked = dates::of_run(arguments.date)?;
    let run = Run {
        arguments,
        purpose: arguments.wanted.purpose.into(),
        today: asked.or_else(dates::today),
    };
    let checked = on_all_cores(&inputs, |input| run.check(input));
    match arguments.format {
        FindingsFormat::Human => {
            for one in &checked {
                run.tell(one)?;
            }
            if let (None, Some(today)) = (asked, run.today) {
                report::remark(by_today(today))?;
            }
        }
        FindingsFormat::Json => {
            let date = run.today.map(|date| date.to_string());
            let json = serde_json::json!({ "format": 1, "date": date, "plans": checked });
            report::result(format_args!("{json:#}"))?;
        }
    }
    let outcomes = checked.iter().map(|checked| checked.outcome);
    Ok(outcomes.max().unwrap_or_default())
}

impl Run<'_> {
    fn check(&self, input: &Input) -> Checked {
        let ended = input.load("check").and_then(|loaded| {
            let funder = self.arguments.wanted.funder_of(&loaded.plan);
            let occasion = Occasion {
                purpose: self.purpose,
                today: self.today,
                funder: funder.map_err(|fault| Stop::faults(vec![placed(&loaded.tree, fault)]))?,
                undecided: Vec::new(),
            };
            Ok((looked_at(&loaded, occasion), loaded.findings))
        });
        let command = match input {
            Input::Standard => "-".to_owned(),
            Input::File(path) => typed(path),
        };
        let mut checked = Checked {
            file: input.name(),
            purpose: self.purpose.code(),
            answered: None,
            findings: Vec::new(),
            shown: 0,
            outcome: Outcome::Done,
            command: format!("coplan check {command} --all"),
        };
        match ended {
            Err(stop) => {
                checked.shown = stop.findings.len();
                checked.outcome = stop.outcome;
                checked.findings = stop.findings;
            }
            Ok((report, mut findings)) => {
                let steps = if self.shows_all() {
                    report.findings.len()
                } else {
                    report.next_steps().len()
                };
                checked.answered = Some(report.answered);
                checked.shown = findings.len() + steps;
                findings.extend(report.findings);
                checked.outcome = self.outcome(&findings);
                checked.findings = findings;
            }
        }
        checked
    }

    fn shows_all(&self) -> bool {
        self.arguments.all || self.purpose != Purpose::Draft
    }

    fn outcome(&self, findings: &[Diagnostic]) -> Outcome {
        let is_warning = |finding: &Diagnostic| finding.severity == Severity::Warning;
        if self.arguments.deny == Some(Denied::Warnings) && findings.iter().any(is_warning) {
            Outcome::Faults
        } else {
            Outcome::of(findings)
        }
    }

    fn tell(&self, checked: &Checked) -> std::io::Result<()> {
        let shown = checked.findings.get(..checked.shown).unwrap_or_default();
        report::findings(shown)?;
        report::result(format_args!("{}: {}", checked.file, self.verdict(checked)))?;
        match checked.findings.len() - shown.len() {
            0 => Ok(()),
            rest => report::remark(format_args!(
                "{rest} more can wait; to see them too, run `{}`",
                checked.command
            )),
        }
    }

    /// How a plan stands: `5 of 8 questions answered; ready for sign-off`.
    fn verdict(&self, checked: &Checked) -> String {
        let findings = &checked.findings;
        let Some(answered) = checked.answered else {
            return counted(findings).unwrap_or_default();
        };
        let of_all = format!("{answered} of {} questions answered", Question::ALL.len());
        let not_yet = match Outcome::of(findings) {
            Outcome::Done => "",
            _ => "not yet ",
        };
        let ready_for = match self.purpose {
            Purpose::SignOff => "sign-off",
            Purpose::Bid => "a bid",
            Purpose::Blank | Purpose::Draft => return format!("{of_all}{}", in_a_draft(findings)),
        };
        let counts =
            counted(findings).map_or_else(String::new, |counts| format!(", with {counts}"));
        format!("{of_all}; {not_yet}ready for {ready_for}{counts}")
    }
}

/// What is said of the findings in a draft: next steps are not counted against anybody.
fn in_a_draft(findings: &[Diagnostic]) -> String {
    if findings.is_empty() {
        return "; nothing to add".to_owned();
    }
    let is_told = |finding: &&Diagnostic| finding.severity != Severity::Note;
    let told: Vec<Diagnostic> = findings.iter().filter(is_told).cloned().collect();
    counted(&told).map_or_else(String::new, |counts| format!("; {counts}"))
}

fn by_today(today: Date) -> String {
    let terms = Terms::load(&Templates::default()).unwrap_or_default();
    let today = long_date(today, &terms);
    format!("Dates are judged by today, {today}; `--date` chooses another day")
}
