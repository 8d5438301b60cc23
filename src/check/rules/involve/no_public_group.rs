//! No group of patients, carers, the public or a community.

use crate::check::facts::Facts;
use crate::check::involvement::PUBLIC;
use crate::check::occurrence::{Occurrence, once};
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};

pub(crate) const RULE: Rule = Rule {
    name: "no-public-group",
    kind: RuleKind::Missing,
    question: Some("involve"),
    page: page!("no-public-group"),
    message: Message::Plain("no group is marked as patients, carers, the public or a community"),
    help: "add such a group, or say under `types` which of your groups it is",
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    once(
        !facts.groups.is_empty() && !facts.has_group(&PUBLIC),
        "stakeholders",
    )
}
