//! More objectives than people can keep in mind.

use crate::check::facts::Facts;
use crate::check::occurrence::{Occurrence, once};
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};

pub(crate) const RULE: Rule = Rule {
    name: "many-objectives",
    kind: RuleKind::Advice,
    question: Some("achieve"),
    page: page!("many-objectives"),
    message: Message::Plain("there are more than five objectives"),
    help: "keep the ones that matter most; some may be steps towards another",
    find,
};

/// As many as people can keep in mind.
const PLENTY: usize = 5;

fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    once(facts.objectives.len() > PLENTY, "aims.objectives")
}
