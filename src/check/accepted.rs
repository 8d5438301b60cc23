//! Findings that somebody has accepted with a reason.
//!
//! An accepted finding is named by rule and path. A path may also be that of a whole row, list or
//! part of the plan, and covers what lies below; without a path, the whole plan is meant.

use super::facts::{Facts, Row, rows};
use super::rules;
use super::text::blank;
use crate::plan::{Accepted, Plan};
use std::collections::{BTreeMap, BTreeSet};

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

/// The entries that accept a finding which is not, or no longer, there.
pub(super) fn left_over<'f>(facts: &'f Facts<'_>) -> Vec<Row<'f, Accepted>> {
    let mut found: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let mut is_left_over = |entry: &Row<'f, Accepted>| {
        let (name, path) = (name(entry.entry), path(entry.entry));
        let covered = found.entry(name).or_insert_with(|| covering(name, facts));
        can_be_accepted(name) && !covered.contains(path)
    };
    let entries = rows(&facts.plan.sign_off.accepted).into_iter();
    entries.filter(|entry| is_left_over(entry)).collect()
}

/// Every path by which a finding of a rule could be accepted.
fn covering(name: &str, facts: &Facts<'_>) -> BTreeSet<String> {
    let rule = rules::rule(name).filter(|rule| can_be_accepted(rule.name));
    let found = rule.map(|rule| (rule.find)(facts)).unwrap_or_default();
    let paths = found
        .iter()
        .flat_map(|occurrence| paths_above(&occurrence.path));
    paths.map(str::to_owned).collect()
}

/// A path and all those above it, up to the whole plan.
fn paths_above(path: &str) -> impl Iterator<Item = &str> {
    let parents = path
        .match_indices(['.', '['])
        .filter_map(|(at, _)| path.get(..at));
    std::iter::once("")
        .chain(parents)
        .chain(std::iter::once(path))
}

fn name(entry: &Accepted) -> &str {
    entry.finding.as_ref().map_or("", |name| name.as_str())
}

fn path(entry: &Accepted) -> &str {
    entry.path.as_ref().map_or("", |path| path.as_str())
}
