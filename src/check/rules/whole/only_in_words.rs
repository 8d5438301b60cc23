//! Groups or costs that are described in words, but not listed.

use crate::check::facts::Facts;
use crate::check::occurrence::Occurrence;
use crate::check::page::page;
use crate::check::phrases;
use crate::check::rule::{Message, Rule, RuleKind};
use crate::diagnostic::Pattern;

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
const LISTS: [(&str, &str, Pattern); 2] = [
    ("involve", "stakeholders", phrases::GROUPS),
    ("need", "resources", phrases::COSTS),
];

fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let values = facts.values;
    let is_in_words = |key: &str| {
        let question = values.registry().question(key);
        question.is_some_and(|question| {
            values.answers_in_words(question) && !values.answers_in_detail(question)
        })
    };
    let in_words = LISTS.iter().filter(|(question, ..)| is_in_words(question));
    in_words
        .map(|(_, list, name)| Occurrence::at(*list).named(name.alone()))
        .collect()
}
