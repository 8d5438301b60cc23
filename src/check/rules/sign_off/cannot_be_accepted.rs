//! An accepted finding that nobody can accept.

use crate::check::accepted::can_be_accepted;
use crate::check::facts::{Facts, Row, rows};
use crate::check::occurrence::Occurrence;
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};
use crate::plan::Accepted;

pub(crate) const RULE: Rule = Rule {
    name: "cannot-be-accepted",
    kind: RuleKind::Contradiction,
    question: None,
    page: page!("cannot-be-accepted"),
    message: Message::Counted {
        one: "one finding is accepted that has to be put right: {names}",
        many: "{count} findings are accepted that have to be put right: {names}",
    },
    help: "take it out of `sign_off.accepted`, and mend what it is about",
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let entries = rows(&facts.plan.sign_off.accepted);
    let refused = |entry: &&Row<'_, Accepted>| {
        entry
            .finding
            .as_ref()
            .is_some_and(|name| !can_be_accepted(name.as_str()))
    };
    entries
        .iter()
        .filter(refused)
        .map(|entry| entry.at("finding"))
        .collect()
}
