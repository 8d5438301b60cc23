//! What is said of contradictions and leftovers: in comments of the plan file, and in findings.

use crate::diagnostic::{Diagnostic, Place, listed};
use crate::plan::{Path, Value};
use crate::read::Leftover;

/// What a comment about an open decision begins with.
pub(super) const TO_DECIDE: &str = "to decide:";
/// What a comment about text without a place begins with.
pub(super) const NOT_PLACED: &str = "not placed,";

/// A value that was not taken.
pub(super) fn alternative(documents: &[&str], value: Option<&Value>) -> String {
    let (has, leaves) = match documents {
        [_] => ("has", "leaves"),
        _ => ("have", "leave"),
    };
    let documents = listed(documents);
    let text = match value {
        None => return format!("{TO_DECIDE} {documents} {leaves} this empty"),
        Some(Value::List(items)) if items.is_empty() => {
            return format!("{TO_DECIDE} {documents} {leaves} this empty");
        }
        Some(Value::List(items)) => {
            let items: Vec<_> = items.iter().map(Value::to_string).collect();
            items.join(", ")
        }
        Some(Value::YesNo(yes)) => if *yes { "yes" } else { "no" }.to_owned(),
        Some(single) => single.to_string().trim().to_owned(),
    };
    if is_tall(&text) {
        format!("{TO_DECIDE} {documents} {has}:\n{text}")
    } else {
        format!("{TO_DECIDE} {documents} {has} \"{text}\"")
    }
}

/// What a comment about an open decision says that some documents have, whichever they are.
pub(super) fn alternative_of(comment: &str) -> Option<&str> {
    let verbs = [" has \"", " have \"", " has:\n", " have:\n"];
    let starts = verbs.iter().filter_map(|verb| {
        let at = comment.find(verb)?;
        Some((at, verb.len()))
    });
    let (at, length) = starts.min()?;
    comment.get(at + length..)
}

/// Where the value that stands is from, if there are others.
pub(super) fn stands(documents: &str) -> String {
    format!("{TO_DECIDE} what stands here is from {documents}")
}

/// An entry that somebody took out, and that somebody else changed or names.
pub(super) fn gone(documents: &str) -> String {
    format!("{TO_DECIDE} this entry is no longer in {documents}")
}

/// Text that is no answer.
pub(super) fn leftover(leftover: &Leftover, document: &str) -> String {
    let Leftover {
        text, place, why, ..
    } = leftover;
    let place = place.clone().in_document(document.to_owned());
    let text = text.trim();
    let why = if why.is_empty() {
        String::new()
    } else {
        format!(" ({why})")
    };
    if is_tall(text) {
        format!("{NOT_PLACED} from {place}{why}:\n{text}")
    } else {
        format!("{NOT_PLACED} from {place}: \"{text}\"{why}")
    }
}

/// A document that was made from another state of the plan.
pub(super) fn outdated(document: &str) -> Diagnostic {
    Diagnostic::note(
        "older-document",
        "this document was made before the plan last changed",
    )
    .in_place(Place::File(document.to_owned()))
    .help("what people wrote in it is taken over; where the plan says something else, you choose")
}

/// Whether a text needs lines of its own.
fn is_tall(text: &str) -> bool {
    text.contains(['\n', '\r'])
}

fn to_decide(path: &Path, message: String) -> Diagnostic {
    Diagnostic::error("to-decide", message)
        .at(path)
        .help("all of it is kept in the plan file: choose there, and delete the comments about it")
}

/// Documents that say different things of one field; `settled` if one of them was made from this very plan, or
/// fills what the plan leaves open.
pub(super) fn disagreement(path: &Path, documents: &str, settled: bool) -> Diagnostic {
    let message = if settled {
        format!("{documents} say different things about `{path}`")
    } else {
        format!("{documents} and the plan say different things about `{path}`")
    };
    to_decide(path, message)
}

/// An entry that is gone from one document and changed in another.
pub(super) fn removed_and_changed(path: &Path, documents: &str) -> Diagnostic {
    let message = format!(
        "`{path}` is no longer in {documents}, but another document changes it; it was kept"
    );
    to_decide(path, message)
}

/// An entry that is gone from some documents, and that a field which stays still names.
pub(super) fn removed_and_named(path: &Path, documents: &str, by: &Path) -> Diagnostic {
    let message =
        format!("`{path}` is no longer in {documents}, but `{by}` still names it; it was kept");
    to_decide(path, message)
}
