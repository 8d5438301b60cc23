//! An accepted finding that is not there, or not any more.

use crate::check::accepted::{can_be_accepted, name, path, paths_above};
use crate::check::facts::{Facts, Row, rows};
use crate::check::occurrence::Occurrence;
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};
use crate::check::rules::need::old_rate_source;
use crate::plan::Accepted;
use crate::plan::scalar::Line;
use std::collections::{BTreeMap, BTreeSet};

pub(crate) const RULE: Rule = Rule {
    name: "accepted-no-longer-applies",
    kind: RuleKind::Missing,
    question: None,
    page: page!("accepted-no-longer-applies"),
    message: Message::Counted {
        one: "one accepted finding no longer applies, or is misspelt: {names}",
        many: "{count} accepted findings no longer apply, or are misspelt: {names}",
    },
    help: "take it out of `sign_off.accepted`, or check its name and path",
    find,
};

/// Where nobody knows what day it is, a finding that depends on it may well apply.
fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let may_apply =
        |name: &Line| facts.today.is_none() && name.as_str() == old_rate_source::RULE.name;
    let entries = left_over(facts).into_iter();
    let stale = entries.filter(|entry| !entry.finding.as_ref().is_some_and(may_apply));
    stale.map(|entry| entry.at("finding")).collect()
}

/// The entries that accept a finding which is not, or no longer, there.
fn left_over<'f>(facts: &'f Facts<'_>) -> Vec<Row<'f, Accepted>> {
    let mut found: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let mut is_left_over = |entry: &Row<'f, Accepted>| {
        let (name, path) = (name(entry.entry), path(entry.entry));
        let covered = found.entry(name).or_insert_with(|| covering(name, facts));
        can_be_accepted(name) && !covered.contains(path)
    };
    let entries = rows(&facts.plan.sign_off.accepted).into_iter();
    entries.filter(|entry| is_left_over(entry)).collect()
}

/// Every path by which a finding of a rule could be accepted. What nobody can accept is not looked for: one of
/// these rules is this one.
fn covering(name: &str, facts: &Facts<'_>) -> BTreeSet<String> {
    if !can_be_accepted(name) {
        return BTreeSet::new();
    }
    let found = (facts.found_by)(name, facts);
    let paths = found
        .iter()
        .flat_map(|occurrence| paths_above(&occurrence.path));
    paths.map(str::to_owned).collect()
}
