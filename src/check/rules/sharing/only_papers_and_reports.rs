//! Learning that is shared in journals and reports only.

use crate::check::facts::{Facts, all};
use crate::check::occurrence::{Occurrence, once};
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};
use crate::plan::codes::SharingChannel;

pub(crate) const RULE: Rule = Rule {
    name: "only-papers-and-reports",
    kind: RuleKind::Advice,
    question: Some("sharing"),
    page: page!("only-papers-and-reports"),
    message: Message::Plain("all that is shared goes into journals or reports"),
    help: "add something that people outside will come across: a talk, a film, a card",
    find,
};

/// The channel of everything that is shared has to be known.
fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let read_by_few = |channel: Option<SharingChannel>| {
        matches!(
            channel,
            Some(SharingChannel::Paper | SharingChannel::BoardPaper)
        )
    };
    let found = all(&facts.activities, |activity| read_by_few(activity.channel));
    once(found, "sharing.activities")
}
