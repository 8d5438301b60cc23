//! What is told of a reading: what it changes, what contradicts, and what has no place.

mod alike;
mod keeping;
mod partial;

use super::prepared::plan_of;
use super::read_document::ReadDocument;
use super::told::Telling;
use crate::check::{Scope, check};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::merge::{Merged, What};
use crate::plan::{Values, path, references_to_nothing};
use crate::read::{Comment, Leftover};
use crate::template::Terms;
pub(super) use keeping::Keeping;
pub(super) use partial::copies;
use std::collections::HashSet;

/// Everything worth telling, in the order of the documents; contradictions last. What is alike is said once.
/// What the plan file keeps already is told no more.
pub(super) fn findings(
    readings: &[ReadDocument],
    merged: &Merged,
    terms: &Terms,
    keeping: &Keeping<'_>,
) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (at, read) in readings.iter().enumerate() {
        let reading = &read.reading;
        findings.extend(nothing_written(read));
        findings.extend(reading.findings.iter().cloned());
        let comments = reading.comments.iter();
        let comments = comments.filter(|comment| !keeping.has_comment(at, comment));
        findings.extend(comments.map(|comment| noted(comment).help(keeping.place())));
        let leftovers = reading.leftovers.iter();
        let leftovers = leftovers.filter(|leftover| !keeping.has_leftover(at, leftover));
        let help = format!("{}; move it where it belongs", keeping.place());
        findings.extend(leftovers.map(|leftover| not_placed(leftover).help(&*help)));
    }
    let unknown = unknown_entries(merged, terms);
    findings.extend(partial::not_shown(unknown, readings, merged, terms));
    let telling = Telling::new(&merged.plan, &merged.plan, terms);
    let merged = merged.findings.iter();
    let merged: Vec<Diagnostic> = merged
        .map(|finding| keeping.as_typed(finding, readings))
        .collect();
    let told = alike::told_once(&merged, &telling);
    findings.extend(told.into_iter().map(|finding| keeping.in_time(finding)));
    help_once(&mut findings);
    findings
}

/// Takes out help that a finding of the same name has given already.
fn help_once(findings: &mut [Diagnostic]) {
    let mut given = HashSet::new();
    for finding in findings {
        let help = finding.help.take();
        finding.help = help.filter(|help| given.insert((finding.name.clone(), help.clone())));
    }
}

/// What was read as the name of an entry, and is not one: the plan cannot be filled in like that,
/// and only those who wrote it know whom they meant.
fn unknown_entries(merged: &Merged, terms: &Terms) -> Vec<Diagnostic> {
    let changed: HashSet<String> = merged
        .changes
        .iter()
        .map(|change| change.path.to_string())
        .collect();
    let is_new = |finding: &Diagnostic| {
        let mut places = path::upwards(finding.path.as_deref().unwrap_or(""));
        places.any(|place| changed.contains(place))
    };
    let telling = Telling::new(&merged.plan, &merged.plan, terms);
    let mut findings = references_to_nothing(&merged.plan);
    findings.retain(is_new);
    for finding in &mut findings {
        let path = finding.path.as_deref().unwrap_or("");
        let place = telling.place(path);
        let message = terms.in_labels(&finding.message, path);
        finding.message = format!("{place}: {message}");
    }
    findings
}

/// That nobody has written anything into a form, lest people look for it in the plan.
fn nothing_written(read: &ReadDocument) -> Option<Diagnostic> {
    let reading = &read.reading;
    let plan = &reading.values;
    let is_empty = *plan == Values::new(plan.registry()) && reading.leftovers.is_empty();
    is_empty.then(|| {
        let message = "nothing has been filled in here";
        Diagnostic::note("nothing-filled-in", message).in_place(Place::File(read.name.clone()))
    })
}

/// How many comments and texts without a place the plan file keeps already.
pub(super) fn kept_before(readings: &[ReadDocument], keeping: &Keeping<'_>) -> usize {
    let each = readings.iter().enumerate().map(|(at, read)| {
        let comments = read.reading.comments.iter();
        let comments = comments.filter(|comment| keeping.has_comment(at, comment));
        let leftovers = read.reading.leftovers.iter();
        let leftovers = leftovers.filter(|leftover| keeping.has_leftover(at, leftover));
        comments.count() + leftovers.count()
    });
    each.sum()
}

/// A reader's comment.
fn noted(comment: &Comment) -> Diagnostic {
    let text = one_line(&comment.text);
    // An office program may put a blank for nobody.
    let message = match comment.author.trim() {
        "" => format!("a note: “{text}”"),
        author => format!("{author} notes: “{text}”"),
    };
    placed(
        "reader-comment",
        message,
        &comment.place,
        comment.near.as_ref(),
    )
}

/// Text that is no answer, or could not be understood.
pub(super) fn not_placed(leftover: &Leftover) -> Diagnostic {
    let text = one_line(&leftover.text);
    let message = if leftover.why.is_empty() {
        format!("“{text}” has no place in the plan")
    } else {
        format!("“{text}” has no place in the plan: {}", leftover.why)
    };
    let finding = placed(
        "not-placed",
        message,
        &leftover.place,
        leftover.near.as_ref(),
    );
    Diagnostic {
        severity: Severity::Warning,
        ..finding
    }
}

fn placed(name: &'static str, message: String, place: &Place, near: Option<&String>) -> Diagnostic {
    let finding = Diagnostic::note(name, message).in_place(place.clone());
    match near {
        Some(near) => finding.at(near.clone()),
        None => finding,
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How much was read: `8 of 8 questions answered, 12 entries in lists`.
pub(super) fn summary(merged: &Merged) -> Result<String, Vec<Diagnostic>> {
    let plan = plan_of(&merged.plan)?;
    let answered = check(&plan, &merged.plan, &Scope::default()).answered;
    let is_entry = |what: &What| matches!(what, What::Added(_));
    let changes = merged.changes.iter();
    let entries = changes.filter(|change| is_entry(&change.what)).count();
    let all = merged.plan.registry().questions().len();
    let entries = match entries {
        0 => String::new(),
        1 => ", 1 entry in a list".to_owned(),
        many => format!(", {many} entries in lists"),
    };
    Ok(format!("{answered} of {all} questions answered{entries}"))
}
