//! Nothing on what did not go to plan.

use crate::check::facts::Facts;
use crate::check::occurrence::{Occurrence, once};
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};
use crate::check::text::blank;

pub(crate) const RULE: Rule = Rule {
    name: "nothing-on-what-did-not-work",
    kind: RuleKind::Advice,
    question: Some("sharing"),
    page: page!("nothing-on-what-did-not-work"),
    message: Message::Plain("the plan does not say how you will share what did not work"),
    help: "say so under `sharing.what_did_not_work`; it saves others trouble",
    find,
};

/// Only once it is listed what is shared: until then, a sentence on question 7 is enough.
fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let found =
        !facts.activities.is_empty() && blank(facts.plan.sharing.what_did_not_work.as_ref());
    once(found, "sharing.what_did_not_work")
}
