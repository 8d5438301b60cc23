//! Dates that run backwards: of the plan, or of a tool.

use crate::check::facts::Facts;
use crate::check::occurrence::Occurrence;
use crate::check::page::page;
use crate::check::phrases;
use crate::check::rule::{Message, Rule, RuleKind};
use crate::plan::scalar::Date;

pub(crate) const RULE: Rule = Rule {
    name: "end-before-start",
    kind: RuleKind::Contradiction,
    question: Some("tools"),
    page: page!("end-before-start"),
    message: Message::Counted {
        one: "one thing ends before it starts: {names}",
        many: "{count} things end before they start: {names}",
    },
    help: "change one of the two dates, or swap them",
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let dates = &facts.plan.dates;
    let plan = backwards(dates.start, dates.end)
        .then(|| Occurrence::at("dates.end").named(phrases::WHOLE_PLAN.alone()));
    let tools = facts.tools.iter();
    let tools = tools.filter(|tool| backwards(tool.start, tool.end));
    plan.into_iter()
        .chain(tools.map(|tool| tool.at("end")))
        .collect()
}

/// Whether an end surely comes before its start.
pub(super) fn backwards(start: Option<Date>, end: Option<Date>) -> bool {
    start
        .zip(end)
        .is_some_and(|(start, end)| end.is_before(start))
}
