//! A rate that was looked up more than a year ago.

use crate::check::facts::Facts;
use crate::check::occurrence::Occurrence;
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};

pub(crate) const RULE: Rule = Rule {
    name: "old-rate-source",
    kind: RuleKind::Advice,
    question: Some("need"),
    page: page!("old-rate-source"),
    message: Message::Counted {
        one: "one rate was looked up more than a year ago: {names}",
        many: "{count} rates were looked up more than a year ago: {names}",
    },
    help: "look it up again, and change `rate_date`",
    find,
};

/// Finds nothing where nobody knows what day it is.
fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let Some(today) = facts.today else {
        return Vec::new();
    };
    let old = facts.lines.iter().filter(|line| {
        line.rate_date
            .is_some_and(|date| date.is_over_a_year_before(today))
    });
    old.map(|line| line.at("rate_date")).collect()
}
