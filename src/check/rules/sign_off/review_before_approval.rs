//! A review that is due before the plan was approved.

use super::approved_without_approver_or_date::approves;
use crate::check::facts::Facts;
use crate::check::occurrence::{Occurrence, once};
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};

pub(crate) const RULE: Rule = Rule {
    name: "review-before-approval",
    kind: RuleKind::Contradiction,
    question: None,
    page: page!("review-before-approval"),
    message: Message::Plain("the review date of the plan comes before its approval"),
    help: "choose a review date after the approval",
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let approvals = facts.approvers.iter().filter(|approver| approves(approver));
    let approved = approvals.filter_map(|approver| approver.date).max();
    let review = facts.plan.sign_off.review_date;
    let found = review
        .zip(approved)
        .is_some_and(|(review, approved)| review.is_before(approved));
    once(found, "sign_off.review_date")
}
