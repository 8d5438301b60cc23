//! Partners who are paid, and no word on how that ends.

use crate::check::facts::Facts;
use crate::check::involvement::pays_partners;
use crate::check::occurrence::{Occurrence, once};
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};
use crate::check::text::blank;

pub(crate) const RULE: Rule = Rule {
    name: "no-ending-plan",
    kind: RuleKind::Advice,
    question: Some("beyond"),
    page: page!("no-ending-plan"),
    message: Message::Plain(
        "partners are paid, and the plan does not say how the work with them ends",
    ),
    help: "say under `beyond.endings` how you will thank them, and when payment stops",
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let found = pays_partners(facts) && blank(facts.plan.beyond.endings.as_ref());
    once(found, "beyond.endings")
}
