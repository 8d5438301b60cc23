//! Contradictions and old documents: what is alike is told in one sentence, in the words of people.
//!
//! In: what a merge has found, one finding a field. Out: one for all fields on which the same documents disagree.

use crate::diagnostic::{Diagnostic, Place, listed};
use crate::session::told::Telling;

/// What becomes of documents that are older than the plan.
const OLD: &str =
    "what people wrote in them is taken over; where the plan says something else, you choose";

/// What a merge has found, with what is alike in one finding; in the order in which it begins.
pub(super) fn told_once(found: &[Diagnostic], telling: &Telling<'_>) -> Vec<Diagnostic> {
    let mut groups: Vec<(Alike<'_>, Vec<&Diagnostic>)> = Vec::new();
    for finding in found {
        let alike = Alike::of(finding);
        match groups.iter_mut().find(|(known, _)| *known == alike) {
            Some((_, group)) if alike != Alike::Nothing => group.push(finding),
            _ => groups.push((alike, vec![finding])),
        }
    }
    let told = groups.iter().filter_map(|(alike, group)| {
        let first = group.first()?;
        Some(match alike {
            Alike::Fields(says) if group.len() > 1 => fields(says, first, group, telling),
            Alike::Old if group.len() > 1 => documents(first, group),
            _ => in_labels(first, telling),
        })
    });
    told.collect()
}

/// What makes findings alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Alike<'f> {
    /// The same is said of a field at the end of the sentence.
    Fields(&'f str),
    /// The document is older than the plan.
    Old,
    Nothing,
}

impl<'f> Alike<'f> {
    fn of(finding: &'f Diagnostic) -> Self {
        if finding.name == "older-document" {
            return Self::Old;
        }
        let path = finding.path.as_deref().unwrap_or("");
        let says = finding.message.strip_suffix(&format!("`{path}`"));
        says.filter(|says| !says.contains('`'))
            .map_or(Self::Nothing, Self::Fields)
    }
}

/// A finding with what people call its field, and every other that it names.
fn in_labels(finding: &Diagnostic, telling: &Telling<'_>) -> Diagnostic {
    let mut told = String::new();
    for (at, part) in finding.message.split('`').enumerate() {
        if at % 2 == 0 {
            told.push_str(part);
        } else {
            told.extend(["“", &telling.place(part), "”"]);
        }
    }
    Diagnostic {
        message: told,
        ..finding.clone()
    }
}

/// One finding for all fields of which the same is said.
fn fields(
    says: &str,
    first: &Diagnostic,
    group: &[&Diagnostic],
    telling: &Telling<'_>,
) -> Diagnostic {
    let paths = group.iter().filter_map(|finding| finding.path.as_deref());
    // Each waits for somebody who chooses, so that none is left out.
    let named: Vec<String> = paths.map(|path| telling.place(path)).collect();
    Diagnostic {
        message: format!("{says}{} answers: {}", group.len(), named.join("; ")),
        path: None,
        place: None,
        ..(*first).clone()
    }
}

/// One finding for all documents of which the same is said.
fn documents(first: &Diagnostic, group: &[&Diagnostic]) -> Diagnostic {
    let places = group.iter().filter_map(|finding| finding.place.as_ref());
    let names: Vec<String> = places.map(Place::to_string).collect();
    let names = listed(&names);
    Diagnostic {
        message: format!("these documents were made before the plan last changed: {names}"),
        place: None,
        help: Some(OLD.to_owned()),
        ..(*first).clone()
    }
}
