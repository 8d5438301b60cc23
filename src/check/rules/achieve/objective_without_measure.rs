//! An objective that no measure tells about.

use crate::check::facts::{Facts, Row};
use crate::check::occurrence::Occurrence;
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};

pub(crate) const RULE: Rule = Rule {
    name: "objective-without-measure",
    kind: RuleKind::Missing,
    question: Some("achieve"),
    page: page!("objective-without-measure"),
    message: Message::Counted {
        one: "one objective has no measure: {names}",
        many: "{count} objectives have no measure: {names}",
    },
    help: "name the objective in `objectives` of the measure that would show it",
    find,
};

/// Only once measures are listed: until then, a sentence on question 6 is enough.
fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    if facts.measures.is_empty() {
        return Vec::new();
    }
    let alone = facts
        .objectives
        .iter()
        .filter(|objective| !facts.is_measured(objective));
    alone.map(Row::whole).collect()
}
