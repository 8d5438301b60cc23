//! `coplan check`: what is wrong with plan files, where, and what would mend it.

use super::arguments::Check;
use super::batch::on_all_cores;
use super::choices::{Denied, FindingsFormat};
use super::input::{Input, placed};
use super::report::{self, Outcome, listed};
use coplan::diagnostic::{Diagnostic, Severity};
use coplan::plan::Loaded;
use coplan::plan::budget::budget;
use serde::Serialize;

/// What was found in one plan.
#[derive(Serialize)]
struct Checked {
    file: String,
    findings: Vec<Diagnostic>,
    #[serde(skip)]
    outcome: Outcome,
}

/// Everything that is found in a plan that could be read; the rules add their findings here.
pub(super) fn findings(loaded: &Loaded) -> Vec<Diagnostic> {
    let mut findings = loaded.findings.clone();
    let faults = budget(&loaded.plan.numbered()).err().unwrap_or_default();
    findings.extend(faults.into_iter().map(|fault| placed(&loaded.tree, fault)));
    findings
}

/// Runs the command.
pub(super) fn run(arguments: &Check) -> anyhow::Result<Outcome> {
    let inputs = Input::several(&arguments.plans)?;
    let checked = on_all_cores(&inputs, |input| check(input, arguments.deny));
    match arguments.format {
        FindingsFormat::Human => tell(&checked)?,
        FindingsFormat::Json => {
            let json = serde_json::json!({ "plans": checked });
            report::result(format_args!("{json:#}"))?;
        }
    }
    Ok(checked
        .iter()
        .map(|checked| checked.outcome)
        .max()
        .unwrap_or_default())
}

fn check(input: &Input, deny: Option<Denied>) -> Checked {
    let (findings, outcome) = match input.load("check") {
        Err(stop) => (stop.findings, stop.outcome),
        Ok(loaded) => {
            let findings = findings(&loaded);
            let denied = deny == Some(Denied::Warnings)
                && findings
                    .iter()
                    .any(|finding| finding.severity == Severity::Warning);
            let outcome = if denied {
                Outcome::Faults
            } else {
                Outcome::of(&findings)
            };
            (findings, outcome)
        }
    };
    Checked {
        file: input.name(),
        findings,
        outcome,
    }
}

fn tell(checked: &[Checked]) -> std::io::Result<()> {
    for one in checked {
        report::findings(&one.findings)?;
        report::result(format_args!("{}: {}", one.file, verdict(&one.findings)))?;
    }
    Ok(())
}

/// How many findings there are of each severity: `2 to fix and 1 worth a look`.
pub(super) fn verdict(findings: &[Diagnostic]) -> String {
    let counts = [
        (Severity::Error, "to fix"),
        (Severity::Warning, "worth a look"),
        (Severity::Note, "to note"),
    ];
    let parts: Vec<String> = counts
        .into_iter()
        .map(|(severity, words)| {
            let count = findings
                .iter()
                .filter(|finding| finding.severity == severity)
                .count();
            (count, words)
        })
        .filter(|(count, _)| *count > 0)
        .map(|(count, words)| format!("{count} {words}"))
        .collect();
    if parts.is_empty() {
        "nothing to fix".to_owned()
    } else {
        listed(&parts)
    }
}
