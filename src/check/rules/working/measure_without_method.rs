//! A measure that does not say how it is found out.

use crate::check::facts::{Facts, without};
use crate::check::occurrence::Occurrence;
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};

pub(crate) const RULE: Rule = Rule {
    name: "measure-without-method",
    kind: RuleKind::Missing,
    question: Some("working"),
    page: page!("measure-without-method"),
    message: Message::Counted {
        one: "one measure does not say how it is found out: {names}",
        many: "{count} measures do not say how they are found out: {names}",
    },
    help: "say under `method` how: a count, a call, three questions on a card",
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    without(&facts.measures, "method", |measure| measure.method.as_ref())
}
