//! A budget without time to organise the work.

use crate::check::facts::{Facts, Row};
use crate::check::occurrence::{Occurrence, once};
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};
use crate::check::text::mentions;
use crate::plan::Resource;
use crate::plan::codes::Category;

pub(crate) const RULE: Rule = Rule {
    name: "no-coordination-time",
    kind: RuleKind::Advice,
    question: Some("need"),
    page: page!("no-coordination-time"),
    message: Message::Plain("no budget line covers the time it takes to organise the work"),
    help: "add a line for staff time, even if it is given free",
    find,
};

/// How words begin that show it is meant, whatever the category.
const WORDS: [&str; 4] = ["coordinat", "co-ordinat", "organis", "project manage"];

fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let named = |line: &Row<'_, Resource>| {
        line.item
            .as_ref()
            .is_some_and(|item| mentions(item.as_str(), &WORDS))
    };
    let covered = facts.has_line(&[Category::StaffTime]) || facts.lines.iter().any(named);
    once(!facts.lines.is_empty() && !covered, "resources")
}
