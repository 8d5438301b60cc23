//! What is said of contradictions and leftovers: in comments of the plan file, and in findings.

use super::chosen::as_commented;
use crate::diagnostic::{Diagnostic, Place, listed};
use crate::plan::{Path, Value};
use crate::read::{Comment, Leftover};

/// What a comment about an open decision begins with.
pub(super) const TO_DECIDE: &str = "to decide:";
/// The same, where it stands above more than its field and names it.
const TO_DECIDE_ABOUT: &str = "to decide about ";
/// What a comment about text without a place begins with.
pub(super) const NOT_PLACED: &str = "not placed,";

/// A value that was not taken.
pub(super) fn alternative(documents: &[&str], value: Option<&Value>) -> String {
    let (has, leaves) = match documents {
        [_] => ("has", "leaves"),
        _ => ("have", "leave"),
    };
    let documents = listed(documents);
    if value.is_none_or(|value| matches!(value, Value::List(items) if items.is_empty())) {
        return format!("{TO_DECIDE} {documents} {leaves} this empty");
    }
    let text = as_commented(value);
    if is_tall(&text) {
        format!("{TO_DECIDE} {documents} {has}:\n{text}")
    } else {
        format!("{TO_DECIDE} {documents} {has} \"{text}\"")
    }
}

/// A comment about an open decision that names its field, by its path from where the comment stands.
pub(super) fn about(comment: &str, key: &str) -> String {
    let said = comment.strip_prefix(TO_DECIDE).unwrap_or(comment);
    format!("{TO_DECIDE_ABOUT}{key}:{said}")
}

/// What a comment about an open decision says, and of which field below the place where it stands.
pub(super) fn to_decide_in(comment: &str) -> Option<(&str, &str)> {
    if let Some(said) = comment.strip_prefix(TO_DECIDE) {
        return Some(("", said.trim()));
    }
    let (key, said) = comment.strip_prefix(TO_DECIDE_ABOUT)?.split_once(':')?;
    Some((key.trim(), said.trim()))
}

/// What a comment about an open decision says, behind the words it begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaidToDecide<'c> {
    /// Some documents have this, as a plan file writes it.
    Has(&'c str, &'c str),
    /// Some documents leave it empty.
    LeavesEmpty(&'c str),
    /// What stands there is from these.
    StandsFrom(&'c str),
    /// The entry is no longer in these.
    GoneFrom(&'c str),
}

impl<'c> SaidToDecide<'c> {
    /// Understands such a comment; none where a person has written it.
    pub(super) fn of(comment: &'c str) -> Option<Self> {
        if let Some(documents) = comment.strip_prefix(STANDS) {
            return Some(Self::StandsFrom(documents.trim()));
        }
        if let Some(documents) = comment.strip_prefix(GONE) {
            return Some(Self::GoneFrom(documents.trim()));
        }
        let empty = LEAVE_EMPTY.iter().find_map(|end| comment.strip_suffix(end));
        let Some((at, verb)) = verb_of(comment) else {
            return empty.map(|documents| Self::LeavesEmpty(documents.trim()));
        };
        let (documents, rest) = comment.split_at_checked(at)?;
        let text = rest.strip_prefix(verb)?;
        let text = if verb.ends_with('"') {
            text.trim_end().strip_suffix('"').unwrap_or(text)
        } else {
            text
        };
        Some(Self::Has(documents.trim(), text))
    }
}

/// Where the names of documents end, and what stands there: behind the ending of a file name, as a name may
/// have such words in it.
fn verb_of(comment: &str) -> Option<(usize, &'static str)> {
    let found = HAVE.iter().flat_map(|verb| {
        let places = comment.match_indices(verb);
        places.map(|(at, _)| (at, *verb))
    });
    let is_behind_name = |(at, _): &(usize, &str)| {
        let name = comment.get(..*at).unwrap_or_default().to_lowercase();
        NAMES_END.iter().any(|end| name.ends_with(end))
    };
    let all: Vec<(usize, &str)> = found.collect();
    let named = all.iter().copied().filter(is_behind_name).min();
    named.or_else(|| all.into_iter().min())
}

/// What the names of documents end with.
const NAMES_END: [&str; 2] = [".docx", ".xlsx"];
/// What stands between documents and what they have.
const HAVE: [&str; 4] = [" has \"", " have \"", " has:\n", " have:\n"];
/// What stands behind documents that have nothing.
const LEAVE_EMPTY: [&str; 2] = [" leaves this empty", " leave this empty"];
/// What stands before the documents that have what is there.
const STANDS: &str = "what stands here is from ";
/// What stands before the documents that an entry is gone from.
const GONE: &str = "this entry is no longer in ";

/// Where the value that stands is from, if there are others.
pub(super) fn stands(documents: &str) -> String {
    format!("{TO_DECIDE} {STANDS}{documents}")
}

/// An entry that somebody took out, and that somebody else changed or names.
pub(super) fn gone(documents: &str) -> String {
    format!("{TO_DECIDE} {GONE}{documents}")
}

/// Text that is no answer.
pub(crate) fn leftover(leftover: &Leftover, document: &str) -> String {
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

/// What a reader noted beside an answer.
pub(crate) fn comment(comment: &Comment, document: &str) -> String {
    let Comment {
        author,
        text,
        place,
        ..
    } = comment;
    let place = place.clone().in_document(document.to_owned());
    let by = if author.trim().is_empty() {
        String::new()
    } else {
        format!(" by {}", author.trim())
    };
    let text = text.trim();
    if is_tall(text) {
        format!("comment{by}, from {place}:\n{text}")
    } else {
        format!("comment{by}, from {place}: \"{text}\"")
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
