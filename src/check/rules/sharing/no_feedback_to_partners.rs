//! Partners who do not hear back.

use super::audience::reaches_partners;
use crate::check::facts::Facts;
use crate::check::occurrence::{Occurrence, once};
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};
use crate::check::text::blank;

pub(crate) const RULE: Rule = Rule {
    name: "no-feedback-to-partners",
    kind: RuleKind::Missing,
    question: Some("sharing"),
    page: page!("no-feedback-to-partners"),
    message: Message::Plain("the plan does not say how partners hear back"),
    help: "say under `sharing.feedback` how they hear what their part has changed",
    find,
};

/// Only once it is listed what is shared: until then, a sentence on question 7 is enough.
fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let written = !blank(facts.plan.sharing.feedback.as_ref());
    let listed = || {
        facts
            .activities
            .iter()
            .any(|activity| reaches_partners(facts, activity))
    };
    once(
        !facts.activities.is_empty() && !written && !listed(),
        "sharing.feedback",
    )
}
