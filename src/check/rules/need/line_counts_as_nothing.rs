//! A budget line with a rate that a nought makes into nothing.

use crate::check::facts::{Facts, Row};
use crate::check::occurrence::Occurrence;
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};
use crate::plan::Resource;
use crate::plan::scalar::Number;

pub(crate) const RULE: Rule = Rule {
    name: "line-counts-as-nothing",
    kind: RuleKind::Missing,
    question: Some("need"),
    page: page!("line-counts-as-nothing"),
    message: Message::Counted {
        one: "one budget line has a rate and counts as nothing, because of a nought: {names}",
        many: "{count} budget lines have a rate and count as nothing, because of a nought: {names}",
    },
    help: "write how many; or take the nought out, then it counts as one",
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let with_rate = |line: &&Row<'_, Resource>| line.rate.is_some_and(|rate| !rate.0.is_zero());
    let lines = facts.lines.iter().filter(with_rate);
    let found = lines.filter_map(|line| {
        let nought = |number: Option<Number>| number.is_some_and(|number| number.0.is_zero());
        let counts = [
            ("quantity", line.quantity),
            ("people", line.people),
            ("times", line.times),
        ];
        let (key, _) = counts.into_iter().find(|(_, number)| nought(*number))?;
        Some(line.at(key))
    });
    found.collect()
}
