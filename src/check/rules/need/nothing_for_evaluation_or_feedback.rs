//! A budget without money to find out how it went, or to tell people.

use crate::check::facts::Facts;
use crate::check::occurrence::{Occurrence, once};
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};
use crate::plan::codes::Category;

pub(crate) const RULE: Rule = Rule {
    name: "nothing-for-evaluation-or-feedback",
    kind: RuleKind::Advice,
    question: Some("need"),
    page: page!("nothing-for-evaluation-or-feedback"),
    message: Message::Plain("no budget line covers evaluation or feedback"),
    help: "keep something for finding out how it went, and for telling people",
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let covered = facts.has_line(&[Category::Evaluation, Category::Feedback]);
    once(!facts.lines.is_empty() && !covered, "resources")
}
