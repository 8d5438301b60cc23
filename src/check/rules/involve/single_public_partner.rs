//! Co-production with one public partner alone.

use crate::check::facts::{Facts, Row};
use crate::check::involvement::is_public;
use crate::check::occurrence::Occurrence;
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};
use crate::plan::Stakeholder;
use crate::plan::codes::Level;

pub(crate) const RULE: Rule = Rule {
    name: "single-public-partner",
    kind: RuleKind::Advice,
    question: Some("involve"),
    page: page!("single-public-partner"),
    message: Message::Counted {
        one: "co-production is planned with one public partner alone: {names}",
        many: "co-production is planned with one public partner alone: {names}",
    },
    help: "invite at least one more, so that nobody has to speak for everyone",
    find,
};

/// The number of everybody who co-produces has to be known, and be one.
fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let partners: Vec<_> = facts
        .groups
        .iter()
        .filter(|group| co_produces(facts, group))
        .collect();
    let numbers = partners
        .iter()
        .map(|group| group.number.map(|number| u64::from(number.most)));
    let alone = numbers.sum::<Option<u64>>() == Some(1);
    let found = partners
        .into_iter()
        .filter(|group| alone && group.number.is_some_and(|number| number.most == 1));
    found.map(|group| group.at("number")).collect()
}

/// Whether public partners share the decisions: by their own level, a tool's, or that of the work.
fn co_produces(facts: &Facts<'_>, group: &Row<'_, Stakeholder>) -> bool {
    let own = group.level.or(facts.plan.approach.level) == Some(Level::CoProduce);
    let by_tool = || {
        facts
            .tools_for(group)
            .any(|tool| tool.level == Some(Level::CoProduce))
    };
    is_public(group) && (own || by_tool())
}
