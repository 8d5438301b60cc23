//! An approval of the plan as it was at an earlier version, or before its answers changed.

use super::approved_without_approver_or_date::approves;
use crate::check::facts::{Facts, Row};
use crate::check::occurrence::Occurrence;
use crate::check::page::page;
use crate::check::phrases;
use crate::check::rule::{Message, Rule, RuleKind};
use crate::plan::Approver;
use crate::plan::approval::{Approved, overtaken};

pub(crate) const RULE: Rule = Rule {
    name: "approval-of-earlier-version",
    kind: RuleKind::Overtaken,
    question: None,
    page: page!("approval-of-earlier-version"),
    message: Message::Counted {
        one: "the plan has changed since it was approved: {names}",
        many: "the plan has changed since {count} people approved it: {names}",
    },
    help: "ask for approval of the plan as it is: the next copy for sign-off has room for it",
    find,
};

/// Whoever did not approve the earlier version has nothing to approve again.
fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let positions = overtaken(facts.values);
    if positions.is_empty() {
        return Vec::new();
    }
    let approvers = facts.approvers.iter();
    let approvals = approvers.filter(|approver| approves(approver));
    let earlier = approvals.filter(|approver| positions.contains(&approver.index));
    let now = Approved::of(facts.values);
    earlier.map(|approver| told(approver, &now)).collect()
}

/// Who approved which version.
fn told(approver: &Row<'_, Approver>, now: &Approved) -> Occurrence {
    let then = Approved {
        version: approver.version.as_ref().map(ToString::to_string),
        answers: None,
    };
    let name = ("name", approver.name());
    let named = match &then.version {
        None => phrases::APPROVED_OTHERWISE.with([name]),
        Some(version) => {
            let pattern = if then.is_other_version(now) {
                phrases::APPROVED_VERSION
            } else {
                phrases::APPROVED_VERSION_OTHERWISE
            };
            pattern.with([name, ("version", version.as_str().into())])
        }
    };
    approver.at("outcome").named(named)
}
