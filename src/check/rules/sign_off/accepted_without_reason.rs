//! An accepted finding without a reason.

use crate::check::facts::{Facts, rows, without};
use crate::check::occurrence::Occurrence;
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};

pub(crate) const RULE: Rule = Rule {
    name: "accepted-without-reason",
    kind: RuleKind::Missing,
    question: None,
    page: page!("accepted-without-reason"),
    message: Message::Counted {
        one: "one finding is accepted without a reason, and so still counts: {names}",
        many: "{count} findings are accepted without a reason, and so still count: {names}",
    },
    help: "say why under `because`",
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    without(&rows(&facts.plan.sign_off.accepted), "because", |entry| {
        entry.because.as_ref()
    })
}
