//! An approval without a name or a date.

use crate::check::facts::{Facts, Row};
use crate::check::occurrence::Occurrence;
use crate::check::page::page;
use crate::check::phrases;
use crate::check::rule::{Message, Rule, RuleKind};
use crate::check::text::blank;
use crate::plan::Approver;
use crate::plan::codes::{Outcome, Status};

pub(crate) const RULE: Rule = Rule {
    name: "approved-without-approver-or-date",
    kind: RuleKind::Contradiction,
    question: None,
    page: page!("approved-without-approver-or-date"),
    message: Message::Counted {
        one: "an approval does not say who approved, or when: {names}",
        many: "{count} approvals do not say who approved, or when: {names}",
    },
    help: "fill in the name and the date of the approval, or take it back until it is given",
    find,
};

/// A plan whose status is approved has somebody who approved it.
fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let approvals = || facts.approvers.iter().filter(|approver| approves(approver));
    let mut found: Vec<Occurrence> = approvals().filter_map(incomplete).collect();
    if facts.plan.status == Some(Status::Approved) && approvals().next().is_none() {
        found.push(Occurrence::at("status").named(phrases::WHOLE_PLAN.alone()));
    }
    found
}

/// The first thing that an approval does not say.
fn incomplete(approver: &Row<'_, Approver>) -> Option<Occurrence> {
    if blank(approver.name.as_ref()) {
        let role = approver.role.as_ref().map(ToString::to_string);
        let unnamed = approver.at("name");
        return Some(role.into_iter().fold(unnamed, Occurrence::named));
    }
    approver.date.is_none().then(|| approver.at("date"))
}

/// Whether somebody has approved, with or without conditions.
pub(super) fn approves(approver: &Approver) -> bool {
    matches!(
        approver.outcome,
        Some(Outcome::Approved | Outcome::Conditional)
    )
}
