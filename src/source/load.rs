//! Tree → typed value, with every fault of the file in one run.
//!
//! In: a tree and a type. Out: the value without what is wrong, and a finding for each fault. serde stops at
//! a first error; so a value that is wrong is left out and deserialising begins again, until it succeeds.

use super::deserializer::Deserializer;
use super::format::Format;
use super::limits;
use super::node::Node;
use super::path;
use super::state::{Reported, State, Suspect};
use super::tree::Tree;
use crate::diagnostic::{Diagnostic, Place, Text, TextPlace};
use serde::de::DeserializeOwned;
use std::collections::HashMap;
use std::sync::Arc;

/// What became of a tree.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded<T> {
    /// The value, without anything that is wrong.
    pub value: T,
    /// What is wrong, in the order of the text. The names are `unknown-key`, `wrong-type`,
    /// `unknown-code`, `missing-key`, `bad-value` and those of [`super::BadValue::named`]; after 200
    /// findings `too-many-findings` gives the count of the rest, and lists and tables with
    /// more faults are left out whole.
    pub findings: Vec<Diagnostic>,
}

/// Makes a value of a tree.
///
/// Every key of the type should be optional (`Option`, `Vec`, `#[serde(default)]`): then a value that
/// is wrong costs nothing but itself. Keys that a struct does not have are faults, with or without
/// `deny_unknown_fields`. Scalars are handed over as they were written, so `version: 0.10` is the
/// text `0.10` for a `String`; a type that asks for "any" value (`serde_json::Value`) gets a number
/// or a bool only where writing it again gives the same text. Types with `flatten`, `untagged` or `tag` go
/// through such "any" values, and their faults lose their places: do without them.
/// `yes`, `no`, `true` and `false` are bools.
#[must_use]
pub fn load<T: DeserializeOwned + Default>(tree: &Tree) -> Loaded<T> {
    let state = State::default();
    let value = loop {
        let failed = match T::deserialize(Deserializer::new(tree.root(), &state, tree.format())) {
            Ok(value) if !state.resumes() => break value,
            Ok(_) => false,
            Err(fault) if fault.reported => true,
            Err(fault) => {
                state.report(Suspect::value(tree.root()), fault);
                break T::default();
            }
        };
        state.resume(failed);
    };
    Loaded {
        value,
        findings: in_order(placed(tree, state.into_faults())),
    }
}

/// Reads a text that is of use only as a whole: its value, or every fault.
pub fn whole<T: DeserializeOwned + Default>(
    text: &Arc<Text>,
    format: Format,
) -> Result<T, Vec<Diagnostic>> {
    let parsed = Tree::parse(text, format)?;
    let loaded = load(&parsed.tree);
    if loaded.findings.is_empty() {
        Ok(loaded.value)
    } else {
        Err(loaded.findings)
    }
}

/// The faults as findings with path and place.
fn placed(tree: &Tree, faults: Vec<Reported>) -> Vec<Diagnostic> {
    if faults.is_empty() {
        return Vec::new();
    }
    let mut by_node: HashMap<*const Node, Vec<Diagnostic>> = HashMap::new();
    for reported in faults {
        let mut finding = Diagnostic::error(reported.fault.name, reported.fault.message);
        finding.help = reported.fault.help;
        by_node.entry(reported.node).or_default().push(finding);
    }
    let mut findings = Vec::new();
    let mut take = |node: &Node, path: &dyn Fn() -> String, place: &dyn Fn() -> Place| {
        let of_node = by_node.remove(&std::ptr::from_ref(node));
        for finding in of_node.into_iter().flatten() {
            findings.push(finding.at(path()).in_place(place()));
        }
    };
    tree.walk(&mut |visit| {
        let path = || path::name(visit.steps);
        if let Some(key) = visit.key {
            take(key, &path, &|| {
                TextPlace::new(tree.text(), key.span.clone()).into()
            });
        }
        take(visit.value, &path, &|| {
            tree.place_of(visit.key, visit.value).into()
        });
    });
    let whole = Place::File(tree.text().name.clone());
    findings.extend(
        by_node
            .into_values()
            .flatten()
            .map(|finding| finding.in_place(whole.clone())),
    );
    findings
}

/// Findings in the order of the text, for example those of a [`super::Parsed`] and a [`Loaded`] together. Of
/// more than 200 the most important are kept, and `too-many-findings` says how many more there are.
#[must_use]
pub fn in_order(mut findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let more = findings.len().saturating_sub(limits::FINDINGS);
    if more > 0 {
        findings.sort_by_key(|finding| finding.severity);
        findings.truncate(limits::FINDINGS);
    }
    findings.sort_by_key(|finding| match &finding.place {
        Some(Place::Text(place)) => place.span.start,
        _ => 0,
    });
    if more > 0 {
        let message = format!("and at least {more} more: mend these first");
        findings.push(Diagnostic::note("too-many-findings", message));
    }
    findings
}
