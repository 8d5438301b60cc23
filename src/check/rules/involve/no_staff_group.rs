//! No group of staff.

use crate::check::facts::Facts;
use crate::check::involvement::STAFF;
use crate::check::occurrence::{Occurrence, once};
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};

pub(crate) const RULE: Rule = Rule {
    name: "no-staff-group",
    kind: RuleKind::Advice,
    question: Some("involve"),
    page: page!("no-staff-group"),
    message: Message::Plain("none of the groups is of staff"),
    help: "add the staff whose work will change, or who have to help it along",
    find,
};

/// A group without a type may be of staff, so that nothing is said while there is one.
fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let unknown = facts.groups.iter().any(|group| group.types.is_empty());
    let found = !facts.groups.is_empty() && !unknown && !facts.has_group(&STAFF);
    once(found, "stakeholders")
}
