//! An approval with conditions that does not say which.

use crate::check::facts::Facts;
use crate::check::occurrence::Occurrence;
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};
use crate::check::text::blank;
use crate::plan::codes::Outcome;

pub(crate) const RULE: Rule = Rule {
    name: "conditions-not-stated",
    kind: RuleKind::Contradiction,
    question: None,
    page: page!("conditions-not-stated"),
    message: Message::Counted {
        one: "an approval has conditions and does not say which: {names}",
        many: "{count} approvals have conditions and do not say which: {names}",
    },
    help: "write down what was asked for, or say `approved` where nothing was",
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let silent = facts.approvers.iter().filter(|approver| {
        approver.outcome == Some(Outcome::Conditional) && blank(approver.conditions.as_ref())
    });
    silent.map(|approver| approver.at("conditions")).collect()
}
