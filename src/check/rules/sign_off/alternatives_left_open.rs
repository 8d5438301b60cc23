//! Answers of several documents that nobody has chosen between yet.

use crate::check::facts::Facts;
use crate::check::occurrence::Occurrence;
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};

pub(crate) const RULE: Rule = Rule {
    name: "alternatives-left-open",
    kind: RuleKind::Contradiction,
    question: None,
    page: page!("alternatives-left-open"),
    message: Message::Counted {
        one: "documents say different things in one place, and nobody has chosen yet: {names}",
        many: "documents say different things in {count} places, and nobody has chosen yet: {names}",
    },
    help: "`coplan edit` shows each answer and asks which you choose",
    find,
};

/// The alternatives are comments; whoever reads the plan's text says at which fields.
fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let paths = facts.undecided.iter();
    paths
        .map(|path| Occurrence::at(path).named(facts.called(path)))
        .collect()
}
