//! A version that is not the last one of the history.

use crate::check::facts::Facts;
use crate::check::occurrence::Occurrence;
use crate::check::page::page;
use crate::check::phrases;
use crate::check::rule::{Message, Rule, RuleKind};
use crate::plan::approval::version_number;
use crate::plan::scalar::Line;

pub(crate) const RULE: Rule = Rule {
    name: "version-differs-from-history",
    kind: RuleKind::Contradiction,
    question: None,
    page: page!("version-differs-from-history"),
    message: Message::Counted {
        one: "the version differs from the last one in the history: {names}",
        many: "the version differs from the last one in the history: {names}",
    },
    help: "add an entry to `history` for this version, or change `version`",
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let last = facts
        .plan
        .history
        .last()
        .and_then(|change| change.version.as_ref());
    let versions = facts.plan.version.as_ref().zip(last);
    let number = |version: &Line| version_number(version.as_str());
    let differing = versions.filter(|(version, last)| number(version) != number(last));
    let found = differing.map(|(version, last)| {
        let both = [
            ("here", version.as_str().into()),
            ("there", last.as_str().into()),
        ];
        Occurrence::at("version").named(phrases::HERE_AND_THERE.with(both))
    });
    found.into_iter().collect()
}
