//! Little time between a first contact and a workshop.

use crate::check::facts::{Facts, Row};
use crate::check::involvement::is_staff;
use crate::check::occurrence::Occurrence;
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};
use crate::plan::codes::Method;
use crate::plan::{Stakeholder, Tool};

pub(crate) const RULE: Rule = Rule {
    name: "short-notice",
    kind: RuleKind::Advice,
    question: Some("find"),
    page: page!("short-notice"),
    message: Message::Counted {
        one: "one group has less than eight weeks between first contact and a workshop: {names}",
        many: "{count} groups have less than eight weeks between first contact and a workshop: {names}",
    },
    help: "make contact earlier, or hold the workshop later",
    find,
};

/// Eight weeks, in days.
const NOTICE: i64 = 56;

/// A group with a date of first contact is a new contact, unless all of them are staff.
fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let new = facts.groups.iter().filter(|group| !is_staff(group));
    let short = new.filter(|group| facts.tools_for(group).any(|tool| is_soon(group, tool)));
    short.map(|group| group.at("contact_by")).collect()
}

/// Whether a workshop is surely less than eight weeks after first contact.
fn is_soon(group: &Row<'_, Stakeholder>, tool: &Row<'_, Tool>) -> bool {
    let workshop = matches!(tool.method, Some(Method::Workshop | Method::WorldCafe));
    let days = group
        .contact_by
        .zip(tool.start)
        .map(|(contact, start)| contact.most_days_to(start));
    workshop && days.is_some_and(|days| days < NOTICE)
}
