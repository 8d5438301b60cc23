//! A measure that nobody looks after.

use crate::check::facts::{Facts, without};
use crate::check::occurrence::Occurrence;
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};
use crate::check::text::blank;

pub(crate) const RULE: Rule = Rule {
    name: "measure-without-owner",
    kind: RuleKind::Missing,
    question: Some("working"),
    page: page!("measure-without-owner"),
    message: Message::Counted {
        one: "one measure has no owner: {names}",
        many: "{count} measures have no owner: {names}",
    },
    help: "say under `owner` who looks after it, or name one person for all under `evaluation.owner`",
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    if blank(facts.plan.evaluation.owner.as_ref()) {
        without(&facts.measures, "owner", |measure| measure.owner.as_ref())
    } else {
        Vec::new()
    }
}
