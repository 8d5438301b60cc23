//! Many plans at once: how each stands, on one line.
//!
//! In: plans that have been loaded, and why others could not be. Out: an [`Overview`]. Of people, only the
//! lead of each plan is named. This file does not know how it is shown.

use super::look::{Use, findings_of_text, look};
use super::prepared::plan_of;
use super::told::Telling;
use crate::diagnostic::{Diagnostic, Severity};
use crate::plan::budget::budget;
use crate::plan::scalar::{Currency, Date, Money};
use crate::plan::{Kind, Loaded, Path, Value, Values, path};
use crate::template::{Terms, ValueWords};

/// Lists and fields whose dates say when something was done, not when it is to be.
const DONE: [&str; 6] = [
    "resources.rate_date",
    "sign_off.approvers",
    "sign_off.earlier_approvals",
    "sign_off.accepted",
    "assessments",
    "history",
];

/// Many plans, in the order in which they were given.
#[derive(Clone, Debug, Default)]
pub struct Overview {
    /// The plans.
    pub plans: Vec<Standing>,
    /// The day by which dates are judged.
    pub date: Option<Date>,
    /// How many questions there are.
    pub questions: usize,
}

/// How a plan stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standing {
    /// The name of its file.
    pub file: String,
    /// Its title.
    pub title: Option<String>,
    /// Who leads it.
    pub lead: Option<String>,
    /// Its status, as documents show it.
    pub status: Option<String>,
    /// How many questions are answered; unknown of a file that cannot be read.
    pub answered: Option<usize>,
    /// How many people are to be involved, where every group says so.
    pub people: Option<u64>,
    /// What is asked for, contingency and overheads included.
    pub asked: Option<Money>,
    /// The currency of that.
    pub currency: Currency,
    /// What happens next.
    pub next: Option<Next>,
    /// How many findings are to be mended.
    pub to_fix: usize,
    /// How many are worth a look.
    pub worth_a_look: usize,
    /// Why it could not be read.
    pub fault: Option<String>,
}

/// What happens next in a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// When.
    pub date: Date,
    /// What, by its label: `Bid is due (F1 · The Lottery)`.
    pub what: String,
}

impl Overview {
    /// What a plan is called: by its title, with its file where another has the same title.
    #[must_use]
    pub fn name(&self, plan: &Standing) -> String {
        let has_title = |other: &&Standing| other.title.is_some() && other.title == plan.title;
        if self.plans.iter().filter(has_title).count() > 1 {
            format!("{} ({})", plan.name(), plan.file)
        } else {
            plan.name().to_owned()
        }
    }
}

impl Standing {
    /// How a plan stands on a day.
    #[must_use]
    pub fn of(loaded: &Loaded, date: Option<Date>, terms: &Terms) -> Self {
        let wanted = Use {
            date,
            ..Use::default()
        };
        let numbered = loaded.values.clone().numbered();
        let plan = &loaded.plan;
        let report = look(loaded, &wanted).ok();
        let answered = report.as_ref().map(|report| report.answered);
        let mut findings = findings_of_text(loaded, wanted.purpose);
        findings.extend(report.into_iter().flat_map(|report| report.findings));
        let count = |severity| {
            let of_severity = findings.iter().filter(|found| found.severity == severity);
            of_severity.count()
        };
        let costing = plan_of(&numbered).and_then(|plan| budget(&plan)).ok();
        let people = costing
            .as_ref()
            .filter(|costing| costing.everybody_is_counted);
        let requested = costing.as_ref().map(|costing| costing.total().requested);
        let status = terms.registry().field("status");
        Self {
            file: loaded.tree.text().name.clone(),
            title: plan.title.as_ref().map(ToString::to_string),
            lead: plan.lead.name.as_ref().map(ToString::to_string),
            status: status.and_then(|field| {
                let value = numbered.single(field)?;
                Some(ValueWords::new(&numbered, terms).text(field, value))
            }),
            answered,
            people: people
                .map(|costing| costing.people)
                .filter(|people| *people > 0),
            asked: requested.filter(|amount| !amount.is_zero()).map(Money),
            currency: Currency::or_usual(plan.currency.clone()),
            next: date.and_then(|date| next(&numbered, date, terms)),
            to_fix: count(Severity::Error),
            worth_a_look: count(Severity::Warning),
            fault: None,
        }
    }

    /// A plan that could not be read, and why.
    #[must_use]
    pub fn unreadable(file: &str, findings: &[Diagnostic]) -> Self {
        let first = findings.first().map(|finding| finding.message.clone());
        Self {
            file: file.to_owned(),
            fault: Some(first.unwrap_or_default()),
            ..Self::default()
        }
    }

    /// What it is called: by its title, else by its file.
    #[must_use]
    pub fn name(&self) -> &str {
        self.title.as_deref().unwrap_or(&self.file)
    }
}

/// The first thing with a date that is not over by this day.
fn next(plan: &Values, today: Date, terms: &Terms) -> Option<Next> {
    let telling = Telling::new(plan, plan, terms);
    let registry = plan.registry();
    let mut first: Option<Next> = None;
    for field in registry.fields().filter(|field| field.kind == Kind::Date) {
        if DONE.iter().any(|done| path::is_within(&field.tag, done)) {
            continue;
        }
        let single = plan.single(field).into_iter();
        let single = single.map(|value| (Path::of(&field.tag), value));
        let dated = plan
            .each(field)
            .chain(single.filter(|_| field.list.is_none()));
        for (path, value) in dated {
            let Value::Date(date) = value else {
                continue;
            };
            let is_over = date.last_day() < today.first_day();
            let is_later = first
                .as_ref()
                .is_some_and(|first| first.date.last_day() <= date.last_day());
            if !is_over && !is_later {
                first = Some(Next {
                    date: *date,
                    what: telling.about(field, &path),
                });
            }
        }
    }
    first
}
