//! What a document says, and what it is known to hold.

use super::same::is_blank;
use crate::diagnostic::Place;
use crate::plan::Plan;
use crate::plan::registry::{Field, registry};
use crate::plan::rows::{Directory, REGISTERS, Register, fold, row_path, rows};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// What was read from one document.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The name people know it by: its file name.
    pub name: String,
    /// What it says.
    pub plan: Plan,
    /// The tags of the fields it holds: a field that is not among them is not touched by it.
    pub held: BTreeSet<String>,
    /// The paths of the entries whose ids stood in it when it was made, also of those whose rows have gone
    /// since: `stakeholders.S2`. Any other id was typed by a person.
    pub ids: BTreeSet<String>,
    /// The fingerprint of the plan it was made from.
    pub fingerprint: Option<String>,
    /// Whether it was made as an empty form, of no particular plan.
    pub is_form: bool,
    /// The paths of fields of which it says nothing, though it holds them for other entries.
    pub absent: BTreeSet<String>,
    /// The paths, in its plan, of the answers that it was made with and that nobody has changed in it.
    pub kept: BTreeSet<String>,
    /// Where each of its values stands, by its path in [`Self::plan`].
    pub places: BTreeMap<String, Place>,
    /// What stands in it and is no answer.
    pub leftovers: Vec<Leftover>,
}

/// Text of a document that is no answer, or could not be understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Leftover {
    /// The text.
    pub text: String,
    /// The path in the document's plan, or the tag, of the field it stands near.
    pub near: Option<String>,
    /// Where it stands.
    pub place: Place,
    /// Why it is no answer, as the end of a sentence: `this is not a date`.
    pub why: String,
}

/// A document in the form that is combined.
pub(super) struct Source<'a> {
    pub(super) document: &'a Document,
    /// Its plan as JSON.
    pub(super) plan: Value,
    /// Whether it was made from the very plan that it is combined with.
    pub(super) current: bool,
    /// Whether it was made from a plan as it was at another time.
    pub(super) outdated: bool,
    /// The paths of fields whose answer could not be understood, or is not there.
    unclear: HashSet<&'a str>,
    /// The entries of each register as it names them.
    directories: Vec<(Register, Directory)>,
}

impl<'a> Source<'a> {
    /// `standing` says whether there is a plan that the document may be compared with.
    pub(super) fn new(document: &'a Document, fingerprint: &str, standing: bool) -> Self {
        let current = document.fingerprint.as_deref() == Some(fingerprint);
        let plan = serde_json::to_value(&document.plan).unwrap_or_default();
        let directories = REGISTERS.map(|register| (register, Directory::new(&plan, register)));
        Self {
            document,
            current,
            outdated: standing && !current,
            unclear: document
                .leftovers
                .iter()
                .filter_map(|leftover| leftover.near.as_deref())
                .chain(document.absent.iter().map(String::as_str))
                .collect(),
            directories: directories.into(),
            plan,
        }
    }

    /// Whether it holds a field.
    pub(super) fn holds(&self, field: &Field) -> bool {
        self.document.held.contains(&field.tag)
    }

    /// Whether there is any answer that could not be understood.
    pub(super) fn has_unclear(&self) -> bool {
        !self.unclear.is_empty()
    }

    /// Whether what stands at a path of its plan could not be understood, so that it is no answer.
    pub(super) fn is_unclear(&self, path: &str) -> bool {
        self.unclear.contains(path)
    }

    /// Whether what stands at a path of its plan is only what stood there before the plan moved on: nobody says
    /// it any more.
    pub(super) fn is_old(&self, path: &str) -> bool {
        self.outdated && self.document.kept.contains(path)
    }

    /// Whether nobody has changed anything in a row of it since before the plan moved on.
    pub(super) fn is_old_row(&self, list: &str, position: usize, row: &Value) -> bool {
        if !self.outdated {
            return false;
        }
        let path = row_path(list, position, row);
        let keys = row.as_object().into_iter().flatten();
        let mut said = keys.filter(|(key, value)| *key != "id" && !is_blank(value));
        said.all(|(key, _)| self.is_old(&format!("{path}.{key}")))
    }

    /// Whether it holds a list.
    pub(super) fn holds_list(&self, list: &str) -> bool {
        registry().fields_of(list).any(|field| self.holds(field))
    }

    /// Its rows of a list, if it holds the list.
    pub(super) fn rows(&self, list: &str) -> &[Value] {
        if self.holds_list(list) {
            rows(&self.plan, list)
        } else {
            &[]
        }
    }

    /// Whether the id of an entry stood in it when it was made.
    pub(super) fn was_given(&self, list: &str, id: &str) -> bool {
        self.document.ids.contains(&format!("{list}.{id}"))
    }

    /// The position of the row of a list that a path of its plan leads to, and the rest of the path.
    pub(super) fn row_of<'p>(&self, list: &str, path: &'p str) -> Option<(usize, &'p str)> {
        let rest = path.strip_prefix(list)?;
        let (row, field) = rest.split_at(rest.get(1..)?.find('.').map_or(rest.len(), |at| at + 1));
        let index = row.strip_prefix('[').and_then(|row| row.strip_suffix(']'));
        let position = if let Some(index) = index {
            index.parse().ok()?
        } else {
            let wanted = fold(row.strip_prefix('.')?);
            let mut rows = self.rows(list).iter();
            rows.position(|row| fold(id(row)) == wanted)?
        };
        Some((position, field))
    }

    /// The position, among its own rows, of the entry that a reference means.
    pub(super) fn position(&self, list: &str, reference: &str) -> Option<usize> {
        let (_, directory) = self
            .directories
            .iter()
            .find(|(register, _)| register.list == list)?;
        directory.position(reference)
    }
}

/// The id of a row; empty where it has none.
pub(super) fn id(row: &Value) -> &str {
    text(row, "id")
}

/// What a row is called; empty where it has no name.
pub(super) fn name<'a>(list: &str, row: &'a Value) -> &'a str {
    name_key(list).map_or("", |key| text(row, key))
}

/// The key under which the rows of a list have their names.
pub(super) fn name_key(list: &str) -> Option<&'static str> {
    let register = REGISTERS.iter().find(|register| register.list == list);
    let other = || {
        NAMES
            .iter()
            .find(|(known, _)| *known == list)
            .map(|(_, key)| *key)
    };
    register.map(|register| register.name).or_else(other)
}

/// What entries without ids are called by.
const NAMES: [(&str, &str); 6] = [
    ("aims.decisions", "what"),
    ("budget.years", "label"),
    ("sharing.activities", "message"),
    ("sign_off.approvers", "name"),
    ("assessments", "kind"),
    ("history", "version"),
];

fn text<'a>(row: &'a Value, key: &str) -> &'a str {
    row.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// Whether a row says nothing, its id apart.
pub(super) fn says_nothing(row: &Value) -> bool {
    let mut keys = row.as_object().into_iter().flatten();
    keys.all(|(key, value)| key == "id" || is_blank(value))
}
