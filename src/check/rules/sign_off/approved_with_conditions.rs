//! An approval without conditions that has some.

use crate::check::facts::Facts;
use crate::check::occurrence::Occurrence;
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};
use crate::check::text::blank;
use crate::plan::codes::Outcome;

pub(crate) const RULE: Rule = Rule {
    name: "approved-with-conditions",
    kind: RuleKind::Contradiction,
    question: None,
    page: page!("approved-with-conditions"),
    message: Message::Counted {
        one: "an approval says that it has no conditions, and some are written: {names}",
        many: "{count} approvals say that they have no conditions, and some are written: {names}",
    },
    help: "say `conditional` if the conditions stand, or take them out",
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let torn = facts.approvers.iter().filter(|approver| {
        approver.outcome == Some(Outcome::Approved) && !blank(approver.conditions.as_ref())
    });
    torn.map(|approver| approver.at("outcome")).collect()
}
