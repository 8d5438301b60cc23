//! Budget years that do not follow each other.

use crate::check::facts::Facts;
use crate::check::occurrence::Occurrence;
use crate::check::page::page;
use crate::check::phrases;
use crate::check::rule::{Message, Rule, RuleKind};
use crate::check::text::short;
use crate::plan::scalar::Line;

pub(crate) const RULE: Rule = Rule {
    name: "years-out-of-order",
    kind: RuleKind::Contradiction,
    question: Some("need"),
    page: page!("years-out-of-order"),
    message: Message::Counted {
        one: "one budget year does not start after the year before it: {names}",
        many: "{count} budget years do not start after the years before them: {names}",
    },
    help: "list the years in their order, each with a start of its own",
    find,
};

/// Each is held against the last one before it that says when it starts.
fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let mut before = None;
    let mut found = Vec::new();
    for (at, year) in facts.plan.budget.years.iter().enumerate() {
        let Some(start) = year.start else { continue };
        if before.is_some_and(|before| start.is_before(before) || start == before) {
            let name = match Line::or_nothing(year.label.as_ref()) {
                "" => phrases::YEAR.with([("number", (at + 1).to_string().into())]),
                label => short(label).into(),
            };
            let path = format!("budget.years[{at}].start");
            found.push(Occurrence::at(path).named(name));
        }
        before = Some(start);
    }
    found
}
