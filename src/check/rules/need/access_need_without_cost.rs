//! An access need that usually costs money, and no budget line for it.

use crate::check::facts::{Facts, Row};
use crate::check::need::PaidNeed;
use crate::check::occurrence::Occurrence;
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};
use crate::plan::Stakeholder;

pub(crate) const RULE: Rule = Rule {
    name: "access-need-without-cost",
    kind: RuleKind::Missing,
    question: Some("need"),
    page: page!("access-need-without-cost"),
    message: Message::Counted {
        one: "no budget line covers one access need: {names}",
        many: "no budget line covers {count} access needs: {names}",
    },
    help: "add a line for it; mark it as `in-kind` if it is given free",
    find,
};

/// Only once costs are listed. Each need is named with the first group that has it.
fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    if facts.lines.is_empty() {
        return Vec::new();
    }
    let uncosted =
        PaidNeed::all().filter(|need| !facts.lines.iter().any(|line| need.is_met_by(line)));
    let found = uncosted.filter_map(|need| {
        let has = |group: &&Row<'_, Stakeholder>| group.access_needs.contains(&need.need);
        let group = facts.groups.iter().find(has)?;
        Some(group.at("access_needs").named(need.name.alone()))
    });
    found.collect()
}
