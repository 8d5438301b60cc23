//! Findings that somebody has accepted with a reason.
//!
//! An accepted finding is named by rule and path. A path may also be that of a whole row, list or
//! part of the plan, and covers what lies below; without a path, the whole plan is meant.

use super::text::blank;
use crate::plan::{Accepted, Plan};
use std::collections::BTreeSet;

/// What nobody can accept: broken references, wrong totals, and findings about accepting.
const NEVER: [&str; 8] = [
    "duplicate-id",
    "reference-to-nothing",
    "amount-too-large",
    "ask-above-limit",
    "plan-is-blank",
    "accepted-no-longer-applies",
    "accepted-without-reason",
    "cannot-be-accepted",
];

/// Whether a finding of this name can be accepted.
pub(super) fn can_be_accepted(name: &str) -> bool {
    !NEVER.contains(&name)
}

/// What is accepted: rules, each with a path.
pub(super) struct Acceptance<'a> {
    accepted: BTreeSet<(&'a str, &'a str)>,
}

impl<'a> Acceptance<'a> {
    /// What a plan accepts; an entry without a reason accepts nothing.
    pub(super) fn new(plan: &'a Plan) -> Self {
        let entries = plan.sign_off.accepted.iter();
        let valid =
            entries.filter(|entry| can_be_accepted(name(entry)) && !blank(entry.because.as_ref()));
        Self {
            accepted: valid.map(|entry| (name(entry), path(entry))).collect(),
        }
    }

    /// Whether a rule's finding at a path is accepted.
    pub(super) fn covers(&self, rule: &str, found: &str) -> bool {
        let mut above = paths_above(found);
        !self.accepted.is_empty() && above.any(|path| self.accepted.contains(&(rule, path)))
    }
}

/// A path and all those above it, up to the whole plan.
pub(super) fn paths_above(path: &str) -> impl Iterator<Item = &str> {
    let parents = path
        .match_indices(['.', '['])
        .filter_map(|(at, _)| path.get(..at));
    std::iter::once("")
        .chain(parents)
        .chain(std::iter::once(path))
}

/// The finding that an entry accepts; empty if it names none.
pub(super) fn name(entry: &Accepted) -> &str {
    entry.finding.as_ref().map_or("", |name| name.as_str())
}

/// What part of the plan an entry means; empty for the whole.
pub(super) fn path(entry: &Accepted) -> &str {
    entry.path.as_ref().map_or("", |path| path.as_str())
}
