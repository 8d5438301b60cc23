//! Nobody who keeps the relationship with partners.

use crate::check::facts::Facts;
use crate::check::occurrence::{Occurrence, once};
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};
use crate::check::text::blank;
use crate::plan::Beyond;

pub(crate) const RULE: Rule = Rule {
    name: "no-relationship-owner",
    kind: RuleKind::Missing,
    question: Some("beyond"),
    page: page!("no-relationship-owner"),
    message: Message::Plain("the plan does not say who keeps in touch with partners afterwards"),
    help: "name somebody under `beyond.relationship_owner`",
    find,
};

/// Only once there is other detail: until then, a sentence on question 8 is enough.
fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let beyond = &facts.plan.beyond;
    let found = *beyond != Beyond::default() && blank(beyond.relationship_owner.as_ref());
    once(found, "beyond.relationship_owner")
}
