//! `templates check`: what is wrong with a house's own templates, without any plan.

use super::{Engine, Templates, Terms};
use crate::diagnostic::Diagnostic;

/// Everything that is wrong with a set of templates; nothing if all is well.
#[must_use]
pub fn check(templates: &Templates) -> Vec<Diagnostic> {
    let faults = Engine::new(templates).err();
    let mut findings: Vec<Diagnostic> = faults.into_iter().flatten().collect();
    if let Ok(terms) = Terms::load(templates) {
        findings.extend(terms.missing().into_iter().map(|key| {
            Diagnostic::warning("missing-label", format!("`terms.toml` has no `{key}`"))
        }));
    }
    findings
}
