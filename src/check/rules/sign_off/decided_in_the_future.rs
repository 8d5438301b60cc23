//! A decision on the plan that is dated after today.

use crate::check::facts::Facts;
use crate::check::occurrence::Occurrence;
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};

pub(crate) const RULE: Rule = Rule {
    name: "decided-in-the-future",
    kind: RuleKind::Advice,
    question: None,
    page: page!("decided-in-the-future"),
    message: Message::Counted {
        one: "one decision on the plan has a date that is still to come: {names}",
        many: "{count} decisions on the plan have dates that are still to come: {names}",
    },
    help: "look the date up, or make the copy with the `--date` of the day it is for",
    find,
};

/// Finds nothing where nobody knows what day it is.
fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let Some(today) = facts.today else {
        return Vec::new();
    };
    let decided = facts.approvers.iter().filter(|approver| {
        approver.outcome.is_some() && approver.date.is_some_and(|date| today.is_before(date))
    });
    decided.map(|approver| approver.at("date")).collect()
}
