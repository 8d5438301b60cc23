//! Text → plan, with everything that is wrong in one run.
//!
//! `source` finds what is wrong with single values; what is wrong between values is found by `between`.

use super::Plan;
use super::between::between;
use super::references::told_apart;
use super::registry::Registry;
use super::values::Values;
use crate::diagnostic::{Diagnostic, Place, Text};
use crate::source::{self, Format, Tree};
use std::sync::Arc;

/// What became of a plan file.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The plan, without anything that is wrong.
    pub plan: Plan,
    /// The same by field and row.
    pub values: Values,
    /// The text it came from, to resolve paths to places.
    pub tree: Tree,
    /// What is wrong or doubtful in the text, in the order of the text.
    pub findings: Vec<Diagnostic>,
}

/// Loads a plan with these fields. The error holds the findings of a text that cannot be read at all.
pub fn load(
    text: &Arc<Text>,
    format: Format,
    registry: &Arc<Registry>,
) -> Result<Loaded, Vec<Diagnostic>> {
    let parsed = Tree::parse(text, format)?;
    let loaded = source::load::<Plan>(&parsed.tree);
    let mut findings = parsed.findings;
    findings.extend(loaded.findings);
    let mut plan = loaded.value;
    let (mut values, misfits) = Values::taken(&plan, registry)?;
    let told = told_apart(&values).and_then(|told| Some((told.plan().ok()?, told)));
    if let Some(told) = told {
        (plan, values) = told;
    }
    let faults = misfits.into_iter().chain(between(&values));
    findings.extend(faults.map(|fault| placed(&parsed.tree, fault)));
    findings.sort_by_key(place);
    Ok(Loaded {
        plan,
        values,
        tree: parsed.tree,
        findings,
    })
}

/// The same finding in its place in the text.
fn placed(tree: &Tree, finding: Diagnostic) -> Diagnostic {
    match finding.path.as_deref().and_then(|path| tree.place(path)) {
        Some(place) => finding.in_place(place),
        None => finding,
    }
}

fn place(finding: &Diagnostic) -> usize {
    match &finding.place {
        Some(Place::Text(place)) => place.span.start,
        _ => 0,
    }
}
