//! A question with neither words nor rows.

use crate::check::Question;
use crate::check::facts::Facts;
use crate::check::page::page;
use crate::check::rule::{Message, Occurrence, Rule, RuleKind};

pub(crate) const RULE: Rule = Rule {
    name: "question-unanswered",
    kind: RuleKind::Unanswered,
    question: None,
    page: page!("question-unanswered"),
    message: Message::Counted {
        one: "one question has no answer yet: {names}",
        many: "{count} questions have no answer yet: {names}",
    },
    help: "a sentence or two is enough",
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let open = Question::ALL
        .iter()
        .filter(|question| !question.is_answered(facts.plan));
    open.map(|question| {
        let name = format!("{} ({})", question.topic(), question.number());
        Occurrence::at(format!("answers.{}", question.key())).named(name)
    })
    .collect()
}
