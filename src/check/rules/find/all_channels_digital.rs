//! Ways to reach people that all need a device.

use crate::check::facts::{Facts, all};
use crate::check::involvement::may_be_public;
use crate::check::occurrence::{Occurrence, once};
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};
use crate::plan::codes::Channel;

pub(crate) const RULE: Rule = Rule {
    name: "all-channels-digital",
    kind: RuleKind::Advice,
    question: Some("find"),
    page: page!("all-channels-digital"),
    message: Message::Plain("all the ways to reach people are digital"),
    help: "add one that needs no device, such as meeting people where they are, or the post",
    find,
};

/// Staff and other services usually are online, so that they do not count.
fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let groups = facts.groups.iter().filter(|group| may_be_public(group));
    let channels = groups.flat_map(|group| group.channels.iter());
    once(
        all(channels, |channel| is_digital(*channel)),
        "stakeholders",
    )
}

fn is_digital(channel: Channel) -> bool {
    matches!(
        channel,
        Channel::Email | Channel::Web | Channel::SocialMedia | Channel::TextMessage
    )
}
