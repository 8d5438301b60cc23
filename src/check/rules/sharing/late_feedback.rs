//! Feedback that comes more than two weeks after people took part.

use super::audience::reaches_everybody;
use crate::check::facts::{Facts, Row};
use crate::check::involvement::gathers_views;
use crate::check::occurrence::Occurrence;
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};
use crate::plan::Tool;
use crate::plan::scalar::Date;

pub(crate) const RULE: Rule = Rule {
    name: "late-feedback",
    kind: RuleKind::Advice,
    question: Some("sharing"),
    page: page!("late-feedback"),
    message: Message::Counted {
        one: "people first hear back more than two weeks after one tool: {names}",
        many: "people first hear back more than two weeks after {count} tools: {names}",
    },
    help: "let people know sooner, even if nothing is decided yet",
    find,
};

/// Two weeks, in days.
const SOON: i64 = 14;

fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let feedback = Feedback::new(facts);
    let tools = facts.tools.iter().filter(|tool| gathers_views(tool));
    let late = tools.filter(|tool| feedback.is_late(facts, tool));
    late.map(|tool| tool.at("end")).collect()
}

/// When each group hears something, and when everybody does, in order.
struct Feedback {
    groups: Vec<Vec<Date>>,
    everybody: Vec<Date>,
}

impl Feedback {
    fn new(facts: &Facts<'_>) -> Self {
        let mut groups = vec![Vec::new(); facts.groups.len()];
        let mut everybody = Vec::new();
        for activity in &facts.activities {
            let Some(date) = activity.date else { continue };
            if reaches_everybody(activity) {
                everybody.push(date);
            }
            for group in facts.audience_of(activity) {
                if let Some(dates) = groups.get_mut(group.index) {
                    dates.push(date);
                }
            }
        }
        everybody.sort_unstable();
        for dates in &mut groups {
            dates.sort_unstable();
        }
        Self { groups, everybody }
    }

    /// Whether those who took part surely wait more than two weeks; what nobody has planned yet is
    /// not late.
    fn is_late(&self, facts: &Facts<'_>, tool: &Row<'_, Tool>) -> bool {
        let Some(end) = tool.end.or(tool.start) else {
            return false;
        };
        let start = tool.start.unwrap_or(end);
        let lists = facts
            .groups_of(tool)
            .filter_map(|group| self.groups.get(group.index));
        let first = lists
            .chain([&self.everybody])
            .filter_map(|dates| first_since(dates, start))
            .min();
        first.is_some_and(|first| end.fewest_days_to(first) > SOON)
    }
}

/// The first of the dates, which are in order, that does not come before another.
fn first_since(dates: &[Date], start: Date) -> Option<Date> {
    dates
        .get(dates.partition_point(|date| date.is_before(start)))
        .copied()
}
