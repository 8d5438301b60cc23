//! What is told where a new plan is made of documents that hold only part of one.
//!
//! In: what was read. Out: that a copy for sign-off or a bid leaves much out, once for all copies; and the
//! references into lists that none of the documents shows, once for each list.

use super::ReadDocument;
use crate::diagnostic::{Diagnostic, Place, listed};
use crate::merge::Merged;
use crate::plan::{Path, Purpose};
use crate::template::Terms;

/// That documents which show only part of their plan make a plan with gaps.
pub(in crate::session) fn copies(readings: &[ReadDocument]) -> Option<Diagnostic> {
    let is_copy = |read: &&ReadDocument| {
        let purpose = read.reading.purpose;
        matches!(purpose, Some(Purpose::SignOff | Purpose::Bid))
    };
    let copies: Vec<&ReadDocument> = readings.iter().filter(is_copy).collect();
    let first = copies.first()?;
    let names: Vec<&str> = copies.iter().map(|read| &*read.name).collect();
    let message = match names.as_slice() {
        [_] => "this copy shows only part of its plan; the new plan lacks the rest".to_owned(),
        _ => format!(
            "{} show only part of their plan; the new plan lacks the rest",
            listed(&names)
        ),
    };
    let help = "the plan is the file that the copies were made from: change it with `coplan read COPY --into PLAN`";
    let finding = Diagnostic::warning("part-of-a-plan", message).help(help);
    Some(match names.as_slice() {
        [_] => finding.in_place(Place::File(first.name.clone())),
        _ => finding,
    })
}

/// Takes out what is said of references into lists of which no document shows anything, and says it once for
/// each list.
pub(super) fn not_shown(
    findings: Vec<Diagnostic>,
    readings: &[ReadDocument],
    merged: &Merged,
    terms: &Terms,
) -> Vec<Diagnostic> {
    let registry = merged.plan.registry();
    let list_of = |finding: &Diagnostic| {
        let path = Path::parse(finding.path.as_deref()?, registry);
        let list = path.in_registry(registry)?.to.clone()?;
        let is_shown = readings
            .iter()
            .any(|read| read.reading.held.contains(&*list));
        (!is_shown && merged.plan.rows(&list).is_empty()).then_some(list)
    };
    let mut lists = Vec::new();
    let mut told = Vec::new();
    for finding in findings {
        match list_of(&finding) {
            None => told.push(finding),
            Some(list) if lists.contains(&list) => {}
            Some(list) => {
                let shown = terms.list(&list);
                let message = format!(
                    "what names entries of “{shown}” leads nowhere: no document read here shows them"
                );
                let help = "read the document that shows them too, or change the plan that these were made from";
                told.push(
                    Diagnostic::warning("reference-to-nothing", message)
                        .at(&*list)
                        .help(help),
                );
                lists.push(list);
            }
        }
    }
    told
}
