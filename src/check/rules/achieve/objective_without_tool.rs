//! An objective that no tool serves.

use crate::check::facts::{Facts, Row};
use crate::check::occurrence::Occurrence;
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};

pub(crate) const RULE: Rule = Rule {
    name: "objective-without-tool",
    kind: RuleKind::Missing,
    question: Some("achieve"),
    page: page!("objective-without-tool"),
    message: Message::Counted {
        one: "one objective has no tool: {names}",
        many: "{count} objectives have no tool: {names}",
    },
    help: "name the objective in `objectives` of a tool that helps to reach it",
    find,
};

/// Only once tools are listed: until then, a sentence on question 4 is enough.
fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    if facts.tools.is_empty() {
        return Vec::new();
    }
    let alone = facts
        .objectives
        .iter()
        .filter(|objective| !facts.is_served(objective));
    alone.map(Row::whole).collect()
}
