//! When people are asked what they think, against when it is decided.
//!
//! A plan does not say which tool feeds which decision, and work often goes in phases. So a decision
//! is fine if some tool has gathered views before it, and a tool is fine if some decision comes after
//! it. With one decision, that is the same as looking at it with every tool.

use crate::check::facts::{Facts, Row};
use crate::check::involvement::gathers_views;
use crate::check::occurrence::Occurrence;
use crate::check::phrases;
use crate::diagnostic::Pattern;
use crate::plan::scalar::Date;
use crate::plan::{Decision, Tool};

/// Which side of a tool's time is meant.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Timing {
    /// A decision falls before a tool starts.
    BeforeItStarts,
    /// A decision falls after it starts and before it ends.
    BeforeItEnds,
}

/// The decisions with a date, and when the tools that gather views start and end.
pub(super) struct Listening<'f, 'a> {
    decisions: Vec<(Date, &'f Row<'a, Decision>)>,
    /// The last decision; none if one without a date may come later.
    last: Option<Date>,
    starts: Range<'f, 'a>,
    ends: Range<'f, 'a>,
}

impl<'f, 'a> Listening<'f, 'a> {
    pub(super) fn new(facts: &'f Facts<'a>) -> Self {
        let dated = facts
            .decisions
            .iter()
            .filter_map(|row| Some((row.date?, row)));
        let decisions: Vec<_> = dated.collect();
        let all_dated = decisions.len() == facts.decisions.len();
        let last = decisions.iter().map(|(date, _)| *date).max();
        Self {
            last: last.filter(|_| all_dated),
            decisions,
            starts: Range::new(facts, |tool| tool.start),
            ends: Range::new(facts, |tool| tool.end.or(tool.start)),
        }
    }

    /// The decisions that come too soon, each with the tool that it comes before.
    pub(super) fn decisions(&self, timing: Timing) -> Vec<Occurrence> {
        let too_soon = self.decisions.iter().filter_map(|(date, decision)| {
            let (found, tool) = self.too_soon(*date)?;
            let names = [("name", decision.name()), ("tool", tool.name())];
            let name = found.pattern().with(names);
            (found == timing).then(|| decision.at("date").named(name))
        });
        too_soon.collect()
    }

    /// Whether a decision at this date comes too soon, and before which tool.
    fn too_soon(&self, date: Date) -> Option<(Timing, &'f Row<'a, Tool>)> {
        let is_last = self.last == Some(date);
        let starts = self
            .starts
            .after(date, is_last)
            .map(|tool| (Timing::BeforeItStarts, tool));
        starts.or_else(|| Some((Timing::BeforeItEnds, self.ends.after(date, is_last)?)))
    }
}

/// The first and the last tool by one of their dates.
struct Range<'f, 'a> {
    first: Option<(Date, &'f Row<'a, Tool>)>,
    last: Option<(Date, &'f Row<'a, Tool>)>,
}

impl<'f, 'a> Range<'f, 'a> {
    fn new(facts: &'f Facts<'a>, date: fn(&Tool) -> Option<Date>) -> Self {
        let gathering = facts.tools.iter().filter(|tool| gathers_views(tool));
        let dated = gathering.filter_map(|tool| Some((date(tool)?, tool)));
        Self {
            first: dated.clone().min_by_key(|(date, tool)| (*date, tool.index)),
            last: dated.max_by_key(|(date, tool)| (*date, tool.index)),
        }
    }

    /// The tool that a decision comes before: all of them; for the last decision, any.
    fn after(&self, decision: Date, is_last: bool) -> Option<&'f Row<'a, Tool>> {
        let sides = [self.first, self.last.filter(|_| is_last)];
        let after = sides
            .into_iter()
            .flatten()
            .find(|(date, _)| decision.is_before(*date));
        after.map(|(_, tool)| tool)
    }
}

impl Timing {
    fn pattern(self) -> Pattern {
        match self {
            Self::BeforeItStarts => phrases::BEFORE_START,
            Self::BeforeItEnds => phrases::BEFORE_END,
        }
    }
}
