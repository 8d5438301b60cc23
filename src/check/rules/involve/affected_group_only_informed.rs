//! A group that is much affected and has little say, and is merely informed.

use crate::check::facts::{Facts, Row, all};
use crate::check::involvement::informs;
use crate::check::occurrence::Occurrence;
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};
use crate::plan::Stakeholder;
use crate::plan::codes::{Level, Rating};

pub(crate) const RULE: Rule = Rule {
    name: "affected-group-only-informed",
    kind: RuleKind::Advice,
    question: Some("involve"),
    page: page!("affected-group-only-informed"),
    message: Message::Counted {
        one: "one group is much affected, has little say, and is only told about the work: {names}",
        many: "{count} groups are much affected, have little say, and are only told about the work: {names}",
    },
    help: "ask them what they think, or plan with them",
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let found = facts.groups.iter().filter(|group| {
        group.affected == Some(Rating::High)
            && group.influence == Some(Rating::Low)
            && is_only_informed(facts, group)
    });
    found.map(|group| group.at("level")).collect()
}

/// Whether its level says so; where it has none, whether all its tools do.
fn is_only_informed(facts: &Facts<'_>, group: &Row<'_, Stakeholder>) -> bool {
    match group.level {
        Some(level) => level == Level::Inform,
        None => all(facts.tools_for(group), |tool| informs(tool)),
    }
}
