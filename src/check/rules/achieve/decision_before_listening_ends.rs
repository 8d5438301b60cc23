//! A decision that is due while people are still being asked.

use super::listening::{Listening, Timing};
use crate::check::facts::Facts;
use crate::check::occurrence::Occurrence;
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};

pub(crate) const RULE: Rule = Rule {
    name: "decision-before-listening-ends",
    kind: RuleKind::Advice,
    question: Some("achieve"),
    page: page!("decision-before-listening-ends"),
    message: Message::Counted {
        one: "a decision is due while people are still being asked: {names}",
        many: "{count} decisions are due while people are still being asked: {names}",
    },
    help: "leave time after the last answers come in, so that they can all count",
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    Listening::new(facts).decisions(Timing::BeforeItEnds)
}
