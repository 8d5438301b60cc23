//! A question with neither words nor rows.

use crate::check::facts::Facts;
use crate::check::occurrence::Occurrence;
use crate::check::page::page;
use crate::check::phrases;
use crate::check::rule::{Message, Rule, RuleKind};
use crate::diagnostic::Phrase;

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
    let questions = facts.questions().iter();
    let open = questions.filter(|question| !facts.values.answers(question));
    open.map(|question| {
        let topic = Phrase::Known {
            key: format!("topic_{}", question.key),
            text: question.topic.to_string(),
        };
        let number = question.number.to_string().into();
        let name = phrases::TOPIC.with([("topic", topic), ("number", number)]);
        Occurrence::at(&*question.answer).named(name)
    })
    .collect()
}
