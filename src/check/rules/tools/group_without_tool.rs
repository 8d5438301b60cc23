//! A group that no tool is used with.

use crate::check::facts::{Facts, Row};
use crate::check::occurrence::Occurrence;
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};

pub(crate) const RULE: Rule = Rule {
    name: "group-without-tool",
    kind: RuleKind::Missing,
    question: Some("tools"),
    page: page!("group-without-tool"),
    message: Message::Counted {
        one: "one group has no tool: {names}",
        many: "{count} groups have no tool: {names}",
    },
    help: "name the group in `groups` of a tool that suits it",
    find,
};

/// Only once tools are listed: until then, a sentence on question 4 is enough.
fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    if facts.tools.is_empty() {
        return Vec::new();
    }
    let alone = facts
        .groups
        .iter()
        .filter(|group| facts.tools_for(group).next().is_none());
    alone.map(Row::whole).collect()
}
