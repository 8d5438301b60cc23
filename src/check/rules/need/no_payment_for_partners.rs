//! Public partners who give their time, no payment for it, and no word on why.

use crate::check::facts::Facts;
use crate::check::involvement::{involves_partners, pays_partners};
use crate::check::occurrence::{Occurrence, once};
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};
use crate::check::text::blank;

pub(crate) const RULE: Rule = Rule {
    name: "no-payment-for-partners",
    kind: RuleKind::Missing,
    question: Some("need"),
    page: page!("no-payment-for-partners"),
    message: Message::Plain(
        "public partners are involved, and no budget line pays them for their time",
    ),
    help: "add a line for payment, or give the reason under `budget.no_payment_because`",
    find,
};

/// Only once costs are listed: until then, a sentence on question 5 is enough.
fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let reason = !blank(facts.plan.budget.no_payment_because.as_ref());
    let unpaid = involves_partners(facts) && !pays_partners(facts) && !reason;
    once(!facts.lines.is_empty() && unpaid, "resources")
}
