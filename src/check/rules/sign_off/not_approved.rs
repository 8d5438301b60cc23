//! Somebody has looked at the plan as it is, and not approved it.

use crate::check::facts::Facts;
use crate::check::occurrence::Occurrence;
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};
use crate::plan::approval::overtaken;
use crate::plan::codes::Outcome;

pub(crate) const RULE: Rule = Rule {
    name: "not-approved",
    kind: RuleKind::Missing,
    question: None,
    page: page!("not-approved"),
    message: Message::Counted {
        one: "one of those who decide has not approved the plan: {names}",
        many: "{count} of those who decide have not approved the plan: {names}",
    },
    help: "talk with them; once the plan has changed, the next copy for sign-off asks them again",
    find,
};

/// What somebody has said of an earlier plan is not said of this one.
fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let approvers = facts.approvers.iter();
    let mut rejected = approvers
        .filter(|approver| approver.outcome == Some(Outcome::Rejected))
        .peekable();
    if rejected.peek().is_none() {
        return Vec::new();
    }
    let positions = overtaken(facts.values);
    let now = rejected.filter(|approver| !positions.contains(&approver.index));
    now.map(|approver| approver.at("outcome")).collect()
}
