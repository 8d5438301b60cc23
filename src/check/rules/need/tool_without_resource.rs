//! A tool that no budget line is for.

use crate::check::facts::{Facts, Row};
use crate::check::occurrence::Occurrence;
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};

pub(crate) const RULE: Rule = Rule {
    name: "tool-without-resource",
    kind: RuleKind::Advice,
    question: Some("need"),
    page: page!("tool-without-resource"),
    message: Message::Counted {
        one: "one tool has no budget line: {names}",
        many: "{count} tools have no budget line: {names}",
    },
    help: "name the tool in the lines that it needs; what is given free counts too",
    find,
};

/// Only once costs are listed.
fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    if facts.lines.is_empty() {
        return Vec::new();
    }
    let alone = facts
        .tools
        .iter()
        .filter(|tool| facts.lines_for(tool).next().is_none());
    alone.map(Row::whole).collect()
}
