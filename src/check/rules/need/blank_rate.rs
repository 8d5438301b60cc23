//! A budget line that costs nothing yet, because its rate is blank.

use crate::check::facts::Facts;
use crate::check::occurrence::Occurrence;
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};

pub(crate) const RULE: Rule = Rule {
    name: "blank-rate",
    kind: RuleKind::MissingFigure,
    question: Some("need"),
    page: page!("blank-rate"),
    message: Message::Counted {
        one: "one budget line has no rate, and counts as nothing: {names}",
        many: "{count} budget lines have no rate, and count as nothing: {names}",
    },
    help: "fill in what one unit costs, or all of it; nought is a figure too",
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let blank = facts.lines.iter().filter(|line| line.rate.is_none());
    blank.map(|line| line.at("rate")).collect()
}
