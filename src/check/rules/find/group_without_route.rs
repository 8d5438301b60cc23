//! A group that the plan does not say how to reach.

use crate::check::facts::{Facts, without};
use crate::check::occurrence::Occurrence;
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};

pub(crate) const RULE: Rule = Rule {
    name: "group-without-route",
    kind: RuleKind::Missing,
    question: Some("find"),
    page: page!("group-without-route"),
    message: Message::Counted {
        one: "one group has no route: {names}",
        many: "{count} groups have no route: {names}",
    },
    help: "say under `route` how you will reach them",
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    without(&facts.groups, "route", |group| group.route.as_ref())
}
