//! What is different between two plans, as people are told and as `source` writes it.

use super::align::align;
use super::same::{distance, same};
use super::written;
use crate::plan::directory::fold;
use crate::plan::{Field, Held, List, Path, Row, Value, Values, is_blank};
use crate::source::{Action, Edit};
use std::collections::HashMap;
use std::fmt;

/// One difference between two plans.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Where, as findings name it: `stakeholders.S2.route`.
    pub path: Path,
    /// What is different there.
    pub what: What,
    /// The documents it comes from, where there are several.
    pub from: Option<String>,
    /// How a plan file is made to say so.
    edit: Edit,
}

/// What is different.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// A field says something else.
    Set {
        /// What it said.
        from: Option<Value>,
        /// What it says now.
        to: Option<Value>,
    },
    /// An entry is new.
    Added(Row),
    /// An entry is gone.
    Removed(Row),
}

impl Change {
    /// How a plan file is made to say so.
    #[must_use]
    pub fn edit(&self) -> Edit {
        self.edit.clone()
    }
}

impl fmt::Display for Change {
    /// One line: `stakeholders.S2.route: "…" → "…"`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.what {
            What::Set { from, to } => {
                let alike = alike(&one_line(from.as_ref()), &one_line(to.as_ref()));
                let [from, to] = [from, to].map(|value| shown(value.as_ref(), alike));
                write!(f, "{}: {from} → {to}", self.path)
            }
            What::Added(row) => write!(f, "{}: added{}", self.path, named(row)),
            What::Removed(row) => write!(f, "{}: removed{}", self.path, named(row)),
        }?;
        self.from
            .as_ref()
            .map_or(Ok(()), |from| write!(f, " ({from})"))
    }
}

/// The most characters of a value that are shown.
const SHOWN: usize = 60;

/// A value on one line: a text in quotes, without so many characters at its start and shortened
/// where it is long.
fn shown(value: Option<&Value>, left_out: usize) -> String {
    match value {
        value if is_blank(value) => "nothing".to_owned(),
        Some(Value::YesNo(yes)) => if *yes { "yes" } else { "no" }.to_owned(),
        value => quoted(&one_line(value), left_out),
    }
}

/// Two texts in quotes, each on one line, of which only the part around what is different is shown where they are
/// long; `nothing` for one without words.
#[must_use]
pub fn in_quotes(one: &str, other: &str) -> [String; 2] {
    let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (one, other) = (line(one), line(other));
    let alike = alike(&one, &other);
    [one, other].map(|line| match line.as_str() {
        "" => "nothing".to_owned(),
        line => quoted(line, alike),
    })
}

/// The words of a value on one line.
fn one_line(value: Option<&Value>) -> String {
    let items = value.map_or(&[][..], Value::items);
    let items: Vec<String> = items.iter().map(Value::to_string).collect();
    let text = items.join(", ");
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}

/// How many characters to leave out at the start of two lines that say the same for longer than is
/// shown: up to a few words before they part.
fn alike(one: &str, other: &str) -> usize {
    let same = one.chars().zip(other.chars()).take_while(|(a, b)| a == b);
    let same: Vec<char> = same.map(|(character, _)| character).collect();
    if same.len() < SHOWN / 2 {
        return 0;
    }
    same.iter()
        .take(same.len() - SHOWN / 4)
        .rposition(|character| *character == ' ')
        .map_or(0, |at| at + 1)
}

/// A line in quotes, of which only the part that begins so many characters in is shown where it is
/// long.
fn quoted(line: &str, left_out: usize) -> String {
    if line.chars().count() <= SHOWN {
        return format!("\"{line}\"");
    }
    let rest: String = line.chars().skip(left_out).collect();
    let start = if left_out > 0 { "…" } else { "" };
    if rest.chars().count() <= SHOWN {
        return format!("\"{start}{rest}\"");
    }
    let shown: String = rest.chars().take(SHOWN - 1).collect();
    format!("\"{start}{}…\"", shown.trim_end())
}

/// An entry by its name, or else by what it says first.
fn named(row: &Row) -> String {
    let name = row.list().name().and_then(|field| row.get(field));
    let mut said = row.said().filter(|(field, _)| !field.is_id());
    let first = || {
        said.find(|(_, value)| !value.is_blank())
            .map(|(_, value)| value)
    };
    let told = name.filter(|name| !name.is_blank()).or_else(first);
    told.map_or_else(String::new, |value| format!(" {}", shown(Some(value), 0)))
}

/// Everything that is different between two plans, in the order of the plan file. Entries that had no id in
/// the first are known by the id they are given where they are shown.
///
/// In the second plan, entries stand in the order of the first, and new ones after them; of entries that have
/// no ids, those that differ least are taken for the same.
#[must_use]
pub fn changes(before: &Values, after: &Values) -> Vec<Change> {
    let numbered = before.clone().numbered();
    let mut changes = Vec::new();
    let mut latest = None;
    for field in before.registry().fields() {
        let Some(tag) = &field.list else {
            let path = Path::of(&field.tag);
            changes.extend(set(
                field,
                &path,
                &path,
                before.single(field),
                after.single(field),
            ));
            continue;
        };
        if latest.replace(tag) == Some(tag) {
            continue;
        }
        let Some(list) = before.registry().list(tag) else {
            continue;
        };
        let pair = Pair {
            list,
            raw: before.rows(&list.tag),
            before: numbered.rows(&list.tag),
            after: after.rows(&list.tag),
        };
        changes.extend(pair.changes());
    }
    changes
}

/// The change of one field. `path` and `at` are its paths as it is shown and as it stands in the file.
fn set(
    field: &Field,
    path: &Path,
    at: &Path,
    from: Option<&Value>,
    to: Option<&Value>,
) -> Option<Change> {
    if same(from, to) {
        return None;
    }
    Some(Change {
        path: path.clone(),
        what: What::Set {
            from: from.cloned(),
            to: to.cloned(),
        },
        from: None,
        edit: Edit {
            path: at.to_string(),
            action: Action::Set(written::field(field, to)),
        },
    })
}

/// A list in both plans.
pub(super) struct Pair<'a> {
    pub(super) list: &'a List,
    /// Its rows before, as they stand in the file.
    pub(super) raw: &'a [Row],
    /// The same with ids.
    pub(super) before: &'a [Row],
    pub(super) after: &'a [Row],
}

impl Pair<'_> {
    fn changes(&self) -> Vec<Change> {
        let matches = self.matches();
        let mut new_of = vec![None; self.before.len()];
        for (new, old) in matches.iter().enumerate() {
            if let Some(place) = old.and_then(|old| new_of.get_mut(old)) {
                *place = Some(new);
            }
        }
        let mut changes = Vec::new();
        let known = self.raw.iter().zip(self.before).zip(new_of).enumerate();
        for (index, ((raw, before), new)) in known {
            let (path, at) = (before.path(index), raw.path(index));
            match new.and_then(|new| self.after.get(new)) {
                Some(after) => changes.extend(self.list.fields.iter().filter_map(|field| {
                    let (path, at) = (path.field(field), at.field(field));
                    set(field, &path, &at, raw.get(field), after.get(field))
                })),
                None => changes.push(removed(path, &at, before)),
            }
        }
        let added = self.after.iter().enumerate().zip(&matches);
        let added = added.filter(|(_, old)| old.is_none());
        changes.extend(added.map(|((index, row), _)| Change {
            path: row.path(index),
            what: What::Added(row.clone()),
            from: None,
            edit: Edit {
                path: self.list.tag.to_string(),
                action: Action::Append(written::row(row)),
            },
        }));
        changes
    }

    /// For each row after, which it was before.
    pub(super) fn matches(&self) -> Vec<Option<usize>> {
        if self.list.has_ids() {
            let before = self.before.iter().enumerate();
            let before: HashMap<String, usize> = before
                .filter_map(|(at, row)| Some((fold(row.id()?), at)))
                .collect();
            let after = self.after.iter();
            return after
                .map(|row| before.get(&fold(row.id()?)).copied())
                .collect();
        }
        let fields = self.telling_fields();
        align(
            self.before.len(),
            self.after.len(),
            fields.len(),
            |old, new| match (self.before.get(old), self.after.get(new)) {
                (Some(old), Some(new)) => distance(&fields, old, new),
                _ => fields.len(),
            },
        )
    }

    /// The fields that tell one entry from another: what coplan notes beside the answers of documents does not.
    fn telling_fields(&self) -> Vec<&Field> {
        let all = self.list.fields.iter();
        let shown: Vec<&Field> = all.filter(|field| field.held != Held::PlanFile).collect();
        if shown.is_empty() {
            self.list.fields.iter().collect()
        } else {
            shown
        }
    }
}

fn removed(path: Path, at: &Path, row: &Row) -> Change {
    Change {
        path,
        what: What::Removed(row.clone()),
        from: None,
        edit: Edit {
            path: at.to_string(),
            action: Action::Remove,
        },
    }
}
