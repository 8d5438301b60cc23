//! Two budget years of one name.

use crate::check::facts::Facts;
use crate::check::occurrence::Occurrence;
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};
use crate::check::text::short;
use crate::plan::scalar::Line;
use std::collections::BTreeSet;

pub(crate) const RULE: Rule = Rule {
    name: "year-listed-twice",
    kind: RuleKind::WrongFigure,
    question: Some("need"),
    page: page!("year-listed-twice"),
    message: Message::Counted {
        one: "one budget year is listed twice: {names}",
        many: "{count} budget years are listed twice: {names}",
    },
    help: "give each year a name of its own, or take one of the two out",
    find,
};

/// Case and outer spaces do not tell two years apart, as in the budget.
fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let years = facts.plan.budget.years.iter().enumerate();
    let labels = years.map(|(at, year)| (at, Line::or_nothing(year.label.as_ref()).trim()));
    let mut seen = BTreeSet::new();
    let twice = labels.filter(|(_, label)| !label.is_empty() && !seen.insert(label.to_lowercase()));
    twice
        .map(|(at, label)| Occurrence::at(format!("budget.years[{at}].label")).named(short(label)))
        .collect()
}
