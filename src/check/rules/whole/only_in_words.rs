//! Groups or costs that are described in words, but not listed.

use crate::check::Question;
use crate::check::facts::Facts;
use crate::check::page::page;
use crate::check::rule::{Message, Occurrence, Rule, RuleKind};

pub(crate) const RULE: Rule = Rule {
    name: "only-in-words",
    kind: RuleKind::Missing,
    question: None,
    page: page!("only-in-words"),
    message: Message::Counted {
        one: "{names} are not listed, so they could not be checked",
        many: "{names} are not listed, so they could not be checked",
    },
    help: "list them if the reader will want the detail; if not, your words will do",
    find,
};

/// The questions whose lists are checked most, the list, and what it holds.
const LISTS: [(Question, &str, &str); 2] = [
    (Question::Involve, "stakeholders", "groups"),
    (Question::Need, "resources", "costs"),
];

fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let in_words = LISTS
        .iter()
        .filter(|(question, ..)| question.in_words(facts.plan) && !question.in_detail(facts.plan));
    in_words
        .map(|(_, list, name)| Occurrence::at(*list).named(*name))
        .collect()
}
