//! A tool that is used before the work starts or after it ends.

use super::end_before_start::backwards;
use crate::check::facts::{Facts, Row};
use crate::check::occurrence::Occurrence;
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};
use crate::plan::{Dates, Tool};

pub(crate) const RULE: Rule = Rule {
    name: "date-outside-plan",
    kind: RuleKind::Contradiction,
    question: Some("tools"),
    page: page!("date-outside-plan"),
    message: Message::Counted {
        one: "one tool has a date outside the dates of the plan: {names}",
        many: "{count} tools have a date outside the dates of the plan: {names}",
    },
    help: "change the date of the tool, or `dates` of the plan",
    find,
};

/// Finds nothing where the plan ends before it starts: every date is outside of that.
fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    if backwards(facts.plan.dates.start, facts.plan.dates.end) {
        return Vec::new();
    }
    let found = facts.tools.iter().filter_map(|tool| {
        let key = key_outside(tool, &facts.plan.dates)?;
        Some(tool.at(key))
    });
    found.collect()
}

/// The first of a tool's dates that surely lies outside.
fn key_outside(tool: &Row<'_, Tool>, dates: &Dates) -> Option<&'static str> {
    let sides = [("start", tool.start), ("end", tool.end)];
    let outside = sides.into_iter().find(|(_, date)| {
        let early = date
            .zip(dates.start)
            .is_some_and(|(date, start)| date.is_before(start));
        let late = date
            .zip(dates.end)
            .is_some_and(|(date, end)| end.is_before(date));
        early || late
    });
    outside.map(|(key, _)| key)
}
