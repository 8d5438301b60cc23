//! What became of a check: the findings in order, and the next steps of a draft.

use super::accepted::Acceptance;
use super::facts::Facts;
use super::rule::{RuleKind, parts};
use super::rules::{found_by, rules};
use super::{Scope, severity};
use crate::diagnostic::{Diagnostic, Severity};
use crate::plan::{Plan, Values};

/// What a check has found.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// How many of the questions are answered.
    pub answered: usize,
    /// The findings, the most important first; of the same importance, the most useful first.
    pub findings: Vec<Diagnostic>,
    /// How many findings a draft shows.
    steps: usize,
}

/// How many next steps a draft shows.
const STEPS: usize = 3;

/// How many next steps a plan shows that is written in words only.
const STEPS_IN_WORDS: usize = 2;

impl Report {
    /// The most useful findings: what a draft shows.
    #[must_use]
    pub fn next_steps(&self) -> &[Diagnostic] {
        let shown = self.steps.min(self.findings.len());
        self.findings.split_at(shown).0
    }

    /// How many findings there are besides the next steps.
    #[must_use]
    pub fn rest(&self) -> usize {
        self.findings.len() - self.next_steps().len()
    }
}

/// Looks at a plan as it was written; its rows need no ids. `values` are those of the same plan.
///
/// Of a blank plan only that is said. The findings are the same for the same plan and scope,
/// in the same order. Besides the rules, `amount-too-large` is found where the budget cannot be
/// calculated. What is accepted under `sign_off.accepted` is left out.
#[must_use]
pub fn check(plan: &Plan, values: &Values, scope: &Scope) -> Report {
    let facts = Facts::new(plan, values, scope, found_by);
    let acceptance = Acceptance::new(plan);
    let mut findings: Vec<(Severity, RuleKind, Diagnostic)> = Vec::new();
    for rule in rules() {
        let mut found = (rule.find)(&facts);
        found.retain(|occurrence| !acceptance.covers(rule.name, &occurrence.path));
        if matches!(rule.kind, RuleKind::Missing | RuleKind::MissingFigure) {
            found.retain(|occurrence| !scope.unreadable.contains(&occurrence.path));
        }
        let Some(first) = found.first() else { continue };
        let severity = severity(rule.kind, scope.purpose);
        let parts = parts(&found);
        let finding = Diagnostic::new(severity, rule.name, rule.message.of(&parts))
            .at(first.path.clone())
            .help(rule.help)
            .made_of(parts);
        findings.push((severity, rule.kind, finding));
        if rule.kind == RuleKind::Blank {
            break;
        }
    }
    // The sort is stable: within one kind, the order is that of the rules.
    findings.sort_by_key(|(severity, kind, _)| (*severity, *kind));
    let faults = facts.costing.err().into_iter().flatten();
    let findings = findings.into_iter().map(|(_, _, finding)| finding);
    let questions = values.registry().questions().iter();
    Report {
        answered: questions
            .filter(|question| values.answers(question))
            .count(),
        findings: faults.chain(findings).collect(),
        steps: if in_words_only(values) {
            STEPS_IN_WORDS
        } else {
            STEPS
        },
    }
}

/// Whether no question is answered in detail.
fn in_words_only(values: &Values) -> bool {
    let mut questions = values.registry().questions().iter();
    !questions.any(|question| values.answers_in_detail(question))
}
