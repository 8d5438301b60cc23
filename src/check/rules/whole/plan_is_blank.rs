//! A plan that answers none of the eight questions yet.

use crate::check::facts::Facts;
use crate::check::occurrence::{Occurrence, once};
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};

pub(crate) const RULE: Rule = Rule {
    name: "plan-is-blank",
    kind: RuleKind::Blank,
    question: None,
    page: page!("plan-is-blank"),
    message: Message::Plain("none of the questions has an answer yet"),
    help: "begin with one sentence on what you hope to achieve",
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let mut questions = facts.questions().iter();
    let answered = questions.any(|question| facts.values.answers(question));
    once(!answered, "answers.achieve")
}
