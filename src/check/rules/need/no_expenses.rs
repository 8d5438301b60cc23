//! A budget without a line for anybody's expenses.

use crate::check::facts::Facts;
use crate::check::involvement::may_be_public;
use crate::check::occurrence::{Occurrence, once};
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};
use crate::plan::codes::Category;

pub(crate) const RULE: Rule = Rule {
    name: "no-expenses",
    kind: RuleKind::Missing,
    question: Some("need"),
    page: page!("no-expenses"),
    message: Message::Plain("no budget line covers expenses, such as fares, meals or care at home"),
    help: "add a line for what it costs people to take part, even if it is given free",
    find,
};

/// What it costs people to take part.
const EXPENSES: [Category; 3] = [
    Category::Travel,
    Category::Subsistence,
    Category::CarerCover,
];

/// Only once costs are listed, and not where all the groups that are listed are at work.
fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let at_work =
        !facts.groups.is_empty() && !facts.groups.iter().any(|group| may_be_public(group));
    let found = !facts.lines.is_empty() && !at_work && !facts.has_line(&EXPENSES);
    once(found, "resources")
}
