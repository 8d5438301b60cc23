//! What is said of contradictions and leftovers: in comments of the plan file, and in findings.

use super::document::Leftover;
use crate::diagnostic::Diagnostic;
use crate::plan::registry::Field;
use serde_json::Value;

/// What a comment about an open decision begins with.
pub(super) const TO_DECIDE: &str = "to decide:";
/// What a comment about text without a place begins with.
pub(super) const NOT_PLACED: &str = "not placed:";

/// A value that was not taken.
pub(super) fn alternative(documents: &str, field: &Field, value: &Value) -> String {
    let text = match value {
        Value::Null => return format!("{TO_DECIDE} {documents} leaves this empty"),
        Value::String(text) => text.trim().to_owned(),
        Value::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Value::Array(items) if items.is_empty() => {
            return format!("{TO_DECIDE} {documents} leaves this empty");
        }
        Value::Array(items) => {
            let items: Vec<_> = items.iter().filter_map(Value::as_str).collect();
            items.join(if field.many { ", " } else { " " })
        }
        other => other.to_string(),
    };
    format!("{TO_DECIDE} {documents} has {}", said(&text))
}

/// Where the value that stands is from, if there are others.
pub(super) fn stands(documents: &str) -> String {
    format!("{TO_DECIDE} what stands here is from {documents}")
}

/// An entry that somebody took out and somebody else changed.
pub(super) fn gone(documents: &str) -> String {
    format!("{TO_DECIDE} this entry is no longer in {documents}")
}

/// Text that has no place in a plan.
pub(super) fn leftover(document: &str, leftover: &Leftover) -> String {
    let place = if leftover.place.is_empty() { String::new() } else { format!(", {}", leftover.place) };
    format!("{NOT_PLACED} {document}{place} has {}", said(&leftover.text))
}

/// A text on the same line, or on lines of its own.
fn said(text: &str) -> String {
    let text = text.trim();
    if text.contains(['\n', '\r']) { format!("\n{text}") } else { format!("\"{text}\"") }
}

/// Documents that say different things of one field.
pub(super) fn disagreement(path: &str, documents: &[String], settled: bool) -> Diagnostic {
    let names: Vec<&str> = documents.iter().map(String::as_str).collect();
    let message = if settled {
        format!("{} say different things here", and(&names))
    } else {
        format!("{} and the plan say different things here, and the plan has changed since", and(&names))
    };
    Diagnostic::error("to-decide", message).at(path.to_owned()).help(
        "both are in the plan file: keep one, or join them, and delete the lines that begin `# coplan: to decide`",
    )
}

/// An entry that is gone from one document and changed in another.
pub(super) fn removed_and_changed(path: &str, documents: &str) -> Diagnostic {
    let message = format!("this entry is no longer in {documents}, but another document changes it; it was kept");
    Diagnostic::error("to-decide", message)
        .at(path.to_owned())
        .help("take it out of the plan file if it is not wanted, or delete the line that begins `# coplan: to decide`")
}

/// Names as people list them: `a, b and c`.
pub(super) fn and(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [name] => (*name).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
