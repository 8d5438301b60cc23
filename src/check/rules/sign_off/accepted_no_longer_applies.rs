//! An accepted finding that is not there, or not any more.

use crate::check::accepted::left_over;
use crate::check::facts::Facts;
use crate::check::page::page;
use crate::check::rule::{Message, Occurrence, Rule, RuleKind};
use crate::check::rules::need::old_rate_source;
use crate::plan::scalar::Line;

pub(crate) const RULE: Rule = Rule {
    name: "accepted-no-longer-applies",
    kind: RuleKind::Missing,
    question: None,
    page: page!("accepted-no-longer-applies"),
    message: Message::Counted {
        one: "one accepted finding no longer applies, or is misspelt: {names}",
        many: "{count} accepted findings no longer apply, or are misspelt: {names}",
    },
    help: "take it out of `sign_off.accepted`, or check its name and path",
    find,
};

/// Where nobody knows what day it is, a finding that depends on it may well apply.
fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let may_apply =
        |name: &Line| facts.today.is_none() && name.as_str() == old_rate_source::RULE.name;
    let entries = left_over(facts).into_iter();
    let stale = entries.filter(|entry| !entry.finding.as_ref().is_some_and(may_apply));
    stale.map(|entry| entry.at("finding")).collect()
}
