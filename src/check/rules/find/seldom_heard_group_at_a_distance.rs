//! A seldom-heard group that nobody speaks to: web, e-mail or posters only.

use crate::check::facts::{Facts, all};
use crate::check::occurrence::Occurrence;
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};
use crate::plan::codes::Channel;

pub(crate) const RULE: Rule = Rule {
    name: "seldom-heard-group-at-a-distance",
    kind: RuleKind::Advice,
    question: Some("find"),
    page: page!("seldom-heard-group-at-a-distance"),
    message: Message::Counted {
        one: "one seldom-heard group is reached only by web, e-mail or poster: {names}",
        many: "{count} seldom-heard groups are reached only by web, e-mail or poster: {names}",
    },
    help: "ask somebody they trust to introduce you, or go to where they meet",
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let seldom_heard = facts
        .groups
        .iter()
        .filter(|group| group.seldom_heard == Some(true));
    let distant =
        seldom_heard.filter(|group| all(group.channels.iter(), |channel| is_distant(*channel)));
    distant.map(|group| group.at("channels")).collect()
}

fn is_distant(channel: Channel) -> bool {
    matches!(
        channel,
        Channel::Web | Channel::Email | Channel::SocialMedia | Channel::Poster
    )
}
