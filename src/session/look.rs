//! Whether a plan makes sense for a use, and whether its documents may be made.
//!
//! In: a plan that has been loaded, and what it is for. Out: everything that is found, each in its
//! place in the text of the plan.

use super::doubts::doubts;
use super::funder::funder_of;
use super::prepared::plan_of;
use crate::check::{Report, RuleKind, Scope, check, severity};
use crate::diagnostic::{Diagnostic, Place, Severity, has_errors};
use crate::merge::{Undecided, undecided};
use crate::plan::budget::budget;
use crate::plan::scalar::Date;
use crate::plan::{Loaded, Purpose, Values, path};
use crate::source::Tree;

/// The list of what things cost.
const COSTS: &str = "resources";
/// The rule whose places are comments.
const LEFT_OPEN: &str = "alternatives-left-open";

/// What somebody wants a plan for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Use {
    /// What for.
    pub purpose: Purpose,
    /// The day by which dates are judged.
    pub date: Option<Date>,
    /// The one funder that a bid goes to, by id or name.
    pub funder: Option<String>,
}

/// Whether the documents of a plan may be made for a use.
#[derive(Clone, Debug, PartialEq)]
pub struct Readiness {
    /// The id of the funder that a bid goes to.
    pub funder: Option<String>,
    /// What is wrong with the text of the plan, or does not allow the use: with an error among it, no
    /// document is made.
    pub faults: Vec<Diagnostic>,
    /// What the rules find. An error among it keeps a plan from being signed off or sent.
    pub findings: Vec<Diagnostic>,
}

impl Readiness {
    /// Whether there is a plan to make documents of.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        !has_errors(&self.faults)
    }

    /// Whether it may be signed off, or sent.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.is_sound() && !has_errors(&self.findings)
    }
}

/// Whether a plan may be made into documents for a use: as a draft any sound one may.
#[must_use]
pub fn readiness(loaded: &Loaded, wanted: &Use) -> Readiness {
    let (references, mut faults): (Vec<_>, Vec<_>) = findings_of_text(loaded, wanted.purpose)
        .into_iter()
        .partition(is_reference_to_nothing);
    if wanted.purpose == Purpose::SignOff && wanted.date.is_none() {
        faults.push(placed(&loaded.tree, undated()));
    }
    let funder = match funder_of(&loaded.values, wanted.funder.as_deref()) {
        Ok(funder) => funder,
        Err(fault) => {
            faults.push(placed(&loaded.tree, *fault));
            None
        }
    };
    let scope = Scope {
        purpose: wanted.purpose,
        today: wanted.date,
        funder: funder.clone(),
        ..Scope::default()
    };
    Readiness {
        findings: [references, look_at(loaded, scope).findings].concat(),
        funder,
        faults,
    }
}

/// What the rules find in a plan for a use, each finding in its place in the text. The error says that
/// the plan has no such funder.
pub fn look(loaded: &Loaded, wanted: &Use) -> Result<Report, Box<Diagnostic>> {
    let in_place = |fault: Box<Diagnostic>| Box::new(placed(&loaded.tree, *fault));
    let scope = scope(&loaded.values, wanted).map_err(in_place)?;
    Ok(look_at(loaded, scope))
}

pub(super) fn scope(plan: &Values, wanted: &Use) -> Result<Scope, Box<Diagnostic>> {
    Ok(Scope {
        purpose: wanted.purpose,
        today: wanted.date,
        funder: funder_of(plan, wanted.funder.as_deref())?,
        ..Scope::default()
    })
}

/// What a merge has left open is found where its comments stand.
fn look_at(loaded: &Loaded, mut scope: Scope) -> Report {
    let undecided = undecided(&loaded.tree);
    scope.undecided = undecided.iter().map(|field| field.path.clone()).collect();
    let faults = loaded.findings.iter();
    let faults = faults.filter(|finding| finding.severity == Severity::Error);
    scope.unreadable = faults.filter_map(|fault| fault.path.clone()).collect();
    let mut report = check(&loaded.plan, &loaded.values, &scope);
    for finding in &mut report.findings {
        let is_meant = |field: &&Undecided| {
            finding.name == LEFT_OPEN && finding.path.as_deref() == Some(&*field.path)
        };
        let place = undecided.iter().find(is_meant).map(|field| &field.place);
        *finding = match place {
            Some(place) => finding.clone().in_place(place.clone()),
            None => placed(&loaded.tree, finding.clone()),
        };
    }
    report
}

/// What is wrong or doubtful in the text of a plan that has been loaded, as much as it matters for a use:
/// words that name no entry never stop a draft, and a cost that belongs nowhere is no figure for a funder.
#[must_use]
pub fn findings_of_text(loaded: &Loaded, purpose: Purpose) -> Vec<Diagnostic> {
    weighed(doubts(loaded), purpose)
}

/// Findings, with names of nobody as severe as they matter for a use.
pub(super) fn weighed(mut findings: Vec<Diagnostic>, purpose: Purpose) -> Vec<Diagnostic> {
    for finding in &mut findings {
        if is_reference_to_nothing(finding) {
            let path = finding.path.as_deref().unwrap_or("");
            let kind = if path::is_within(path, COSTS) {
                RuleKind::WrongFigure
            } else {
                RuleKind::Contradiction
            };
            finding.severity = severity(kind, purpose);
        }
    }
    findings
}

fn is_reference_to_nothing(finding: &Diagnostic) -> bool {
    finding.name == "reference-to-nothing"
}

/// What is wrong with a plan as a text and as a sum, whatever it is for.
#[must_use]
pub fn faults(loaded: &Loaded) -> Vec<Diagnostic> {
    let mut faults = loaded.findings.clone();
    let numbered = plan_of(&loaded.values.clone().numbered());
    if let Err(sums) = numbered.and_then(|plan| budget(&plan)) {
        faults.extend(sums.into_iter().map(|fault| placed(&loaded.tree, fault)));
    }
    faults
}

/// A finding about a plan in its place in the file; about the file, where it has none.
#[must_use]
pub fn placed(tree: &Tree, finding: Diagnostic) -> Diagnostic {
    if finding.place.is_some() {
        return finding;
    }
    let Some(path) = finding.path.as_deref() else {
        return finding;
    };
    match tree.place(path) {
        Some(place) => finding.in_place(place),
        None => finding.in_place(Place::File(tree.text().name.clone())),
    }
}

fn undated() -> Diagnostic {
    Diagnostic::error("undated-sign-off", "a copy for sign-off needs a date")
        .at("history")
        .help("give it with `--date`, for example `--date 2027-05-14`, or add an entry with a date to `history`")
}
