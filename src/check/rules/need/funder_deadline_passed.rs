//! A funder whose deadline is over.

use crate::check::facts::{Facts, rows};
use crate::check::occurrence::Occurrence;
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};

pub(crate) const RULE: Rule = Rule {
    name: "funder-deadline-passed",
    kind: RuleKind::Contradiction,
    question: Some("need"),
    page: page!("funder-deadline-passed"),
    message: Message::Counted {
        one: "the deadline of one funder has passed: {names}",
        many: "the deadlines of {count} funders have passed: {names}",
    },
    help: "look up their next deadline, or ask somebody else",
    find,
};

/// A bid to one funder is looked at alone. Finds nothing where nobody knows what day it is.
fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let Some(today) = facts.today else {
        return Vec::new();
    };
    let funders = rows(&facts.plan.funders).into_iter();
    let passed = funders.filter(|funder| {
        let meant = facts.funder.is_none_or(|at| at == funder.index);
        meant && funder.deadline.is_some_and(|last| last.is_before(today))
    });
    passed.map(|funder| funder.at("deadline")).collect()
}
