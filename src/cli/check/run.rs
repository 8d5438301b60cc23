//! One run of the check: what it is for, what it has found in each plan, and how that is told.

use super::rules;
use crate::cli::arguments::Check;
use crate::cli::choices::Denied;
use crate::cli::dates;
use crate::cli::lines::{table, width};
use crate::cli::report::{self, Outcome, Stop, counted};
use crate::cli::template_folder::TemplateFolder;
use coplan::check::Report;
use coplan::diagnostic::{Diagnostic, Severity, has_errors};
use coplan::plan::scalar::Date;
use coplan::session::Use;
use coplan::template::{Purpose, Terms, long_date};
use serde::Serialize;
use std::borrow::Cow;
use std::sync::Arc;

/// What is the same for everything that a run looks at.
pub(super) struct CheckRun<'a> {
    arguments: &'a Check,
    purpose: Purpose,
    /// The date that somebody has asked for.
    asked: Option<Date>,
    today: Option<Date>,
    /// The words of the templates, where there is no plan to say its language.
    pub(super) terms: Arc<Terms>,
}

/// What was found in one plan.
#[derive(Serialize)]
pub(super) struct Checked {
    file: String,
    purpose: &'static str,
    /// How many questions are answered; unknown of a file that cannot be read.
    answered: Option<usize>,
    findings: Vec<Diagnostic>,
    /// How many of the findings people are shown, from the first.
    #[serde(skip)]
    shown: usize,
    #[serde(skip)]
    pub(super) outcome: Outcome,
    /// The files as they are named on the command line.
    #[serde(skip)]
    named: String,
    /// The words in which it is told.
    #[serde(skip)]
    terms: Arc<Terms>,
}

/// What is looked at: its name, its files as the command line has them, and the words in which it is told.
pub(super) struct Subject {
    pub(super) file: String,
    pub(super) named: String,
    pub(super) terms: Arc<Terms>,
}

impl Checked {
    /// Whether there is anything in it to fix.
    pub(super) fn has_errors(&self) -> bool {
        has_errors(&self.findings)
    }
}

impl<'a> CheckRun<'a> {
    pub(super) fn new(arguments: &'a Check) -> anyhow::Result<Self> {
        Stop::if_any(arguments.wanted.contradictions())?;
        let folder = TemplateFolder::read(arguments.templates.as_deref())?;
        report::findings(&folder.warnings)?;
        let asked = dates::of_run(arguments.date)?;
        Ok(Self {
            arguments,
            purpose: arguments.wanted.purpose.into(),
            asked,
            today: asked.or_else(dates::today),
            terms: Arc::new(folder.terms(&arguments.speaking)?),
        })
    }

    /// The words in which a plan is told that says it is in this language.
    pub(super) fn terms_of(&self, of_plan: Option<&str>) -> Arc<Terms> {
        match self
            .terms
            .in_language(self.arguments.speaking.wanted(of_plan))
        {
            Cow::Borrowed(_) => Arc::clone(&self.terms),
            Cow::Owned(terms) => Arc::new(terms),
        }
    }

    /// Whether a plan is looked at as the draft that it is, because nobody has asked otherwise.
    pub(super) fn is_at_a_draft(&self) -> bool {
        self.purpose == Purpose::Draft
    }

    /// The date by which the run judges.
    pub(super) fn date(&self) -> Option<String> {
        self.today.map(|date| date.to_string())
    }

    /// What a plan is looked at for.
    pub(super) fn wanted(&self) -> Use {
        Use {
            purpose: self.purpose,
            date: self.today,
            funder: self.arguments.wanted.funder.clone(),
        }
    }

    /// What was found in a plan: what the rules say of it, and what is wrong with its text; or why
    /// it could not be looked at.
    pub(super) fn checked(
        &self,
        subject: Subject,
        ended: Result<(Report, Vec<Diagnostic>), Stop>,
    ) -> Checked {
        let mut checked = Checked {
            file: subject.file,
            purpose: self.purpose.code(),
            answered: None,
            findings: Vec::new(),
            shown: 0,
            outcome: Outcome::Done,
            named: subject.named,
            terms: subject.terms,
        };
        match ended {
            Err(stop) => {
                checked.shown = stop.findings.len();
                checked.outcome = stop.outcome;
                checked.findings = stop.findings;
            }
            Ok((report, mut findings)) => {
                let shows_all = self.arguments.all || !self.is_at_a_draft();
                let steps = if shows_all {
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
        checked.findings = checked.terms.all_told(&checked.findings);
        checked
    }

    /// How findings end the run.
    pub(super) fn outcome(&self, findings: &[Diagnostic]) -> Outcome {
        let is_warning = |finding: &Diagnostic| finding.severity == Severity::Warning;
        if self.arguments.deny == Some(Denied::Warnings) && findings.iter().any(is_warning) {
            Outcome::Faults
        } else {
            Outcome::of(findings)
        }
    }

    /// Several plans on a line each, before what was found in them.
    pub(super) fn tell_at_a_glance(&self, all: &[Checked]) -> std::io::Result<()> {
        if all.len() < 2 {
            return Ok(());
        }
        let header = ["plan", "questions", "to_fix", "worth_a_look"];
        let header = header.map(|key| self.terms.in_check(key, &[]));
        let rows = all.iter().map(|checked| {
            let count = |severity| {
                let findings = checked.findings.iter();
                let found = findings.filter(|finding| finding.severity == severity);
                found.count().to_string()
            };
            let answered = checked.answered.map_or_else(
                || self.terms.in_check("unread", &[]),
                |answered| {
                    let all = checked.terms.registry().questions().len();
                    let (answered, all) = (answered.to_string(), all.to_string());
                    let parts = [("answered", &*answered), ("all", &*all)];
                    self.terms.in_check("answered_of", &parts)
                },
            );
            vec![
                checked.file.clone(),
                answered,
                count(Severity::Error),
                count(Severity::Warning),
            ]
        });
        let rows: Vec<Vec<String>> = rows.collect();
        let table = table(&header, &rows, width());
        report::result(format_args!("{table}\n"))
    }

    /// Tells people what was found, and by which day dates are judged.
    pub(super) fn tell(&self, all: &[Checked]) -> std::io::Result<()> {
        for checked in all {
            self.tell_one(checked)?;
        }
        match (self.asked, self.today) {
            (None, Some(today)) => all
                .first()
                .map_or(Ok(()), |first| remark_on(today, &first.terms)),
            _ => Ok(()),
        }
    }

    fn tell_one(&self, checked: &Checked) -> std::io::Result<()> {
        let shown = checked.findings.iter().take(checked.shown).cloned();
        let shown = shown.map(|finding| naming(&checked.named, finding));
        let shown = shown.map(|finding| rules::with_its_page(finding, &checked.terms));
        let explained: Vec<_> = shown.collect();
        report::findings(&explained)?;
        report::result(format_args!("{}: {}", checked.file, self.verdict(checked)))?;
        match checked.findings.len() - explained.len() {
            0 => Ok(()),
            rest => {
                let (count, command) = (
                    rest.to_string(),
                    format!("coplan check {} --all", checked.named),
                );
                let parts = [("count", &*count), ("command", &*command)];
                report::remark(checked.terms.in_check("can_wait", &parts))
            }
        }
    }

    /// How a plan stands: `5 of 8 questions answered; ready for sign-off`.
    fn verdict(&self, checked: &Checked) -> String {
        let Checked {
            findings, terms, ..
        } = checked;
        let Some(answered) = checked.answered else {
            return counted(findings, terms)
                .unwrap_or_else(|| terms.in_check("not_looked_at", &[]));
        };
        let all = terms.registry().questions().len().to_string();
        let parts = [("answered", &*answered.to_string()), ("all", &*all)];
        let answered = terms.in_check("answered", &parts);
        let standing = match (self.purpose, Outcome::of(findings)) {
            (Purpose::SignOff, Outcome::Done) => "ready_sign_off",
            (Purpose::SignOff, _) => "not_ready_sign_off",
            (Purpose::Bid, Outcome::Done) => "ready_bid",
            (Purpose::Bid, _) => "not_ready_bid",
            (Purpose::Blank | Purpose::Draft, _) => {
                return format!("{answered}{}", in_a_draft(findings, terms));
            }
        };
        let ready = terms.in_check(standing, &[]);
        let ready = match counted(findings, terms) {
            Some(counts) => terms.in_check("with", &[("ready", &*ready), ("counts", &*counts)]),
            None => ready,
        };
        format!("{answered}; {ready}")
    }
}

/// A finding whose help names the plan in the command that mends it, so that it can be run as it stands.
fn naming(plan: &str, finding: Diagnostic) -> Diagnostic {
    match finding.help.clone() {
        Some(help) if plan != "-" => {
            finding.help(help.replace("`coplan edit`", &format!("`coplan edit {plan}`")))
        }
        _ => finding,
    }
}

/// What is said of the findings in a draft: next steps are not counted against anybody.
fn in_a_draft(findings: &[Diagnostic], terms: &Terms) -> String {
    if findings.is_empty() {
        return format!("; {}", terms.in_check("nothing_to_add", &[]));
    }
    let is_told = |finding: &&Diagnostic| finding.severity != Severity::Note;
    let told: Vec<Diagnostic> = findings.iter().filter(is_told).cloned().collect();
    counted(&told, terms).map_or_else(String::new, |counts| format!("; {counts}"))
}

/// Says by which day dates are judged.
fn remark_on(today: Date, terms: &Terms) -> std::io::Result<()> {
    let today = long_date(today, terms);
    report::remark(terms.in_check("today", &[("date", &*today)]))
}
