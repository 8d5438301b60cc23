//! A decision that is due before people are asked.

use super::listening::{Listening, Timing};
use crate::check::facts::Facts;
use crate::check::occurrence::Occurrence;
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};

pub(crate) const RULE: Rule = Rule {
    name: "decision-before-listening-starts",
    kind: RuleKind::Contradiction,
    question: Some("achieve"),
    page: page!("decision-before-listening-starts"),
    message: Message::Counted {
        one: "a decision is due before people have been asked: {names}",
        many: "{count} decisions are due before people have been asked: {names}",
    },
    help: "ask people earlier, or move the decision, so that they can still change it",
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    Listening::new(facts).decisions(Timing::BeforeItStarts)
}
