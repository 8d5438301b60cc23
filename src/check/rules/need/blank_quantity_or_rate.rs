//! A budget line that costs nothing yet, because a figure is blank.

use crate::check::facts::Facts;
use crate::check::occurrence::Occurrence;
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};

pub(crate) const RULE: Rule = Rule {
    name: "blank-quantity-or-rate",
    kind: RuleKind::MissingFigure,
    question: Some("need"),
    page: page!("blank-quantity-or-rate"),
    message: Message::Counted {
        one: "one budget line has no quantity or no rate, and counts as nothing: {names}",
        many: "{count} budget lines have no quantity or no rate, and count as nothing: {names}",
    },
    help: "fill in both; nought is a figure too",
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let found = facts
        .lines
        .iter()
        .filter_map(|line| match (line.quantity, line.rate) {
            (None, _) => Some(line.at("quantity")),
            (_, None) => Some(line.at("rate")),
            _ => None,
        });
    found.collect()
}
