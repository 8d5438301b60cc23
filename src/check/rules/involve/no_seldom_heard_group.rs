//! No seldom-heard group, and no word on why.

use crate::check::facts::Facts;
use crate::check::occurrence::{Occurrence, once};
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};
use crate::check::text::blank;

pub(crate) const RULE: Rule = Rule {
    name: "no-seldom-heard-group",
    kind: RuleKind::Advice,
    question: Some("involve"),
    page: page!("no-seldom-heard-group"),
    message: Message::Plain("none of the groups is marked as seldom heard"),
    help: "mark one with `seldom_heard`, or give the reason under `approach.no_seldom_heard_because`",
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let seldom_heard = facts
        .groups
        .iter()
        .any(|group| group.seldom_heard == Some(true));
    let reason = !blank(facts.plan.approach.no_seldom_heard_because.as_ref());
    once(
        !facts.groups.is_empty() && !seldom_heard && !reason,
        "stakeholders",
    )
}
