//! What has been found in a document, before it is understood.

use crate::diagnostic::{Diagnostic, Place};
use crate::document::Block;
use crate::plan::scalar::Date;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Something people wrote that is no answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Leftover {
    /// What they wrote.
    pub text: String,
    /// The path or tag of the field it belongs to or stands near.
    pub near: Option<String>,
    /// Where it stands.
    pub place: Place,
    /// Why it is no answer, as the end of a sentence: `this is not a date`.
    pub why: String,
}

/// A reader's comment.
#[derive(Clone, Debug, PartialEq)]
pub struct Comment {
    /// Who wrote it.
    pub author: String,
    /// What it says.
    pub text: String,
    /// The path or tag of the field it stands at.
    pub near: Option<String>,
    /// Where it stands.
    pub place: Place,
}

/// Everything found in a document.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// Single answers by their tag.
    pub(super) singles: BTreeMap<String, Raw>,
    /// The rows of each list, in the order of the document.
    pub(super) lists: BTreeMap<String, Vec<Row>>,
    /// The tags of fields and lists that the document holds.
    pub(super) held: BTreeSet<String>,
    /// What is no answer.
    pub(super) leftovers: Vec<Leftover>,
    /// What readers noted.
    pub(super) comments: Vec<Comment>,
    /// What is doubtful.
    pub(super) findings: Vec<Diagnostic>,
}

/// The row of an entry.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// Its answers by key: `route`.
    pub(super) answers: BTreeMap<String, Raw>,
    /// Where it stands.
    pub(super) place: Place,
    /// What stands in it and belongs to no field.
    pub(super) strays: Vec<Leftover>,
}

impl Row {
    /// Whether nothing is written in it.
    pub(super) fn is_empty(&self) -> bool {
        self.answers.values().all(Raw::is_empty) && self.strays.is_empty()
    }
}

/// An answer as it stands in the document.
#[derive(Clone, Debug)]
pub(super) struct Raw {
    /// What stands there.
    pub(super) content: Content,
    /// Where it stands.
    pub(super) place: Place,
    /// The pick-list the document itself offers there: labels and codes.
    pub(super) options: Vec<(String, String)>,
    /// The day a date picker remembers, `YYYY-MM-DD`.
    pub(super) day: Option<String>,
    /// Whether the document asked what the line costs in all.
    pub(super) in_all: bool,
}

impl Raw {
    /// Nothing but a place.
    pub(super) fn at(place: Place, content: Content) -> Self {
        Self {
            content,
            place,
            options: Vec::new(),
            day: None,
            in_all: false,
        }
    }

    /// What stands there, as one text to be compared.
    pub(super) fn shown(&self) -> String {
        match &self.content {
            Content::Text(text) => text.trim().to_owned(),
            Content::Number { digits, .. } => digits.clone(),
            Content::YesNo(yes) => yes.to_string(),
            Content::Nothing | Content::Prose(_) => String::new(),
        }
    }

    /// Whether nothing has been answered.
    pub(super) fn is_empty(&self) -> bool {
        match &self.content {
            Content::Nothing => true,
            Content::Text(text) => text.trim().is_empty(),
            Content::Prose(blocks) => blocks.is_empty(),
            Content::YesNo(_) | Content::Number { .. } => false,
        }
    }
}

/// What stands where an answer is expected.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Content {
    /// Nothing.
    Nothing,
    /// Text; lines are parted by line breaks.
    Text(String),
    /// Paragraphs and lists.
    Prose(Vec<Block>),
    /// A tick box that says yes or no.
    YesNo(bool),
    /// A number of a cell.
    Number {
        /// In decimal digits.
        digits: String,
        /// Whether it is shown as a percentage: `0.2` is 20 %.
        percent: bool,
        /// The date it is shown as.
        date: Option<Date>,
    },
}

/// Whether two answers say the same.
pub(super) fn says_the_same(one: &Raw, other: &Raw) -> bool {
    match (&one.content, &other.content) {
        (Content::Text(one), Content::Text(other)) => one.trim() == other.trim(),
        (one, other) => one == other,
    }
}

/// Adds the rows of one more table of a list: a row with an id that another table shows too is
/// the same entry, unless the two contradict each other.
pub(super) fn join(known: &mut Vec<Row>, rows: Vec<Row>) {
    let mut places: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, row) in known.iter().enumerate() {
        if let Some(id) = id(row) {
            places.entry(id).or_default().push(at);
        }
    }
    let mut joined = BTreeSet::new();
    for row in rows {
        let of_id = id(&row).and_then(|id| places.get(&id));
        let agrees = |at: &usize| known.get(*at).is_some_and(|other| agree(other, &row));
        let same = of_id.into_iter().flatten().copied().find(agrees);
        let target = same.filter(|at| joined.insert(*at));
        match target.and_then(|at| known.get_mut(at)) {
            Some(other) => {
                for (key, raw) in row.answers {
                    let kept = other.answers.get(&key).is_some_and(|raw| !raw.is_empty());
                    if !kept {
                        other.answers.insert(key, raw);
                    }
                }
                other.strays.extend(row.strays);
            }
            None => known.push(row),
        }
    }
}

fn id(row: &Row) -> Option<String> {
    match row.answers.get("id").map(|raw| &raw.content) {
        Some(Content::Text(text)) => Some(text.trim().to_lowercase()),
        _ => None,
    }
}

fn agree(one: &Row, other: &Row) -> bool {
    let differs = |key: &String, raw: &Raw| {
        let counterpart = one.answers.get(key).filter(|raw| !raw.is_empty());
        counterpart.is_some_and(|counterpart| !raw.is_empty() && !says_the_same(counterpart, raw))
    };
    !other.answers.iter().any(|(key, raw)| differs(key, raw))
}
