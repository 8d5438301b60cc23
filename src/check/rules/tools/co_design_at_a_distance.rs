//! Co-design or co-production, and only tools that ask or tell.

use crate::check::facts::{Facts, Row, all};
use crate::check::involvement::only_informs;
use crate::check::occurrence::Occurrence;
use crate::check::page::page;
use crate::check::phrases;
use crate::check::rule::{Message, Rule, RuleKind};
use crate::plan::Tool;
use crate::plan::codes::{Level, Method};

pub(crate) const RULE: Rule = Rule {
    name: "co-design-at-a-distance",
    kind: RuleKind::Contradiction,
    question: Some("tools"),
    page: page!("co-design-at-a-distance"),
    message: Message::Counted {
        one: "co-design or co-production is planned with surveys or information alone: {names}",
        many: "co-design or co-production is planned with surveys or information alone in {count} places: {names}",
    },
    help: "add a tool in which people make something together, such as a workshop, or name the level that fits",
    find,
};

/// The level of the work needs one such tool anywhere, that of a group one among its own tools, and
/// that of a tool one among the tools of that level.
fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let mut found = Vec::new();
    if is_shared(facts.plan.approach.level) && all(&facts.tools, |tool| is_distant(tool)) {
        found.push(Occurrence::at("approach.level").named(phrases::WHOLE_WORK.alone()));
    }
    let groups = facts.groups.iter().filter(|group| is_shared(group.level));
    let groups = groups.filter(|group| all(facts.tools_for(group), is_distant));
    found.extend(groups.map(|group| group.at("level")));
    let tools: Vec<_> = facts
        .tools
        .iter()
        .filter(|tool| is_shared(tool.level))
        .collect();
    if all(tools.iter(), |tool| is_distant(tool)) {
        found.extend(tools.iter().map(|tool| tool.at("level")));
    }
    found
}

fn is_shared(level: Option<Level>) -> bool {
    matches!(level, Some(Level::CoDesign | Level::CoProduce))
}

fn is_distant(tool: &Row<'_, Tool>) -> bool {
    tool.method
        .is_some_and(|method| only_informs(method) || method == Method::Survey)
}
