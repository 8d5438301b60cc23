//! Money that is needed and asked of none of the funders.

use crate::check::facts::Facts;
use crate::check::occurrence::Occurrence;
use crate::check::page::page;
use crate::check::phrases;
use crate::check::rule::{Message, Rule, RuleKind};
use crate::check::text::blank;
use crate::plan::codes::Funding;
use std::collections::BTreeSet;

pub(crate) const RULE: Rule = Rule {
    name: "not-asked-of-anybody",
    kind: RuleKind::MissingFigure,
    question: Some("need"),
    page: page!("not-asked-of-anybody"),
    message: Message::Counted {
        one: "one budget line is asked for, and of no funder: {names}",
        many: "{count} budget lines are asked for, and of no funder: {names}",
    },
    help: "name its `funder`, or mark it as `secured` or `in-kind`",
    find,
};

/// Only once funders are listed: a plan without any asks whoever reads it.
fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let Ok(costing) = &facts.costing else {
        return Vec::new();
    };
    if facts.plan.funders.is_empty() {
        return Vec::new();
    }
    let lines = costing.lines.iter();
    let asked = lines.filter(|line| line.status == Funding::Requested && !line.gross.is_zero());
    let asked: BTreeSet<usize> = asked.map(|line| line.resource).collect();
    let lines = facts.lines.iter();
    let of_nobody = lines.filter(|line| asked.contains(&line.index) && blank(line.funder.as_ref()));
    of_nobody
        .map(|line| match line.status {
            Some(_) => line.at("funder"),
            None => line
                .at("funder")
                .named(phrases::WITHOUT_STATUS.with([("name", line.name())])),
        })
        .collect()
}
