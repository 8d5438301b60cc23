//! What is different between two plans, as people are told and as `source` writes it.

use super::align::align;
use super::document::name_key;
use super::same::{distance, is_blank, same, value};
use super::written;
use crate::plan::Plan;
use crate::plan::registry::{Field, registry};
use crate::plan::rows::{REGISTERS, fold, row_path, rows};
use crate::source::{Action, Edit};
use serde_json::Value;
use std::collections::HashMap;
use std::fmt;

/// One difference between two plans.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Where, as findings name it: `stakeholders.S2.route`.
    pub path: String,
    /// What is different there.
    pub what: What,
    /// The documents it comes from, where there are several.
    pub from: Option<String>,
    /// How a plan file is made to say so.
    edit: Edit,
}

/// What is different. Values are those of a plan written as JSON.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// A field says something else.
    Set {
        /// What it said.
        from: Value,
        /// What it says now.
        to: Value,
    },
    /// An entry is new.
    Added(Value),
    /// An entry is gone.
    Removed(Value),
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
                let alike = alike(&one_line(from), &one_line(to));
                let [from, to] = [from, to].map(|value| shown(value, alike));
                write!(f, "{}: {from} → {to}", self.path)
            }
            What::Added(row) => write!(f, "{}: added{}", self.path, named(&self.path, row)),
            What::Removed(row) => write!(f, "{}: removed{}", self.path, named(&self.path, row)),
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
fn shown(value: &Value, left_out: usize) -> String {
    match value {
        value if is_blank(value) => "nothing".to_owned(),
        Value::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        value => quoted(&one_line(value), left_out),
    }
}

/// The words of a value on one line.
fn one_line(value: &Value) -> String {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items
            .iter()
            .map(|item| item.as_str().unwrap_or_default())
            .collect::<Vec<_>>()
            .join(", "),
        other => other.to_string(),
    };
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
    let before = same.get(..same.len() - SHOWN / 4).unwrap_or_default();
    before
        .iter()
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

/// An entry at a path by its name, or else by what it says first.
fn named(path: &str, row: &Value) -> String {
    let is_of = |list: &&str| {
        let rest = path.strip_prefix(*list);
        rest.is_some_and(|rest| rest.starts_with(['.', '[']))
    };
    let key = registry().lists().find(is_of).and_then(name_key);
    let name = key
        .and_then(|key| row.get(key))
        .filter(|name| !is_blank(name));
    if let Some(name) = name {
        return format!(" {}", shown(name, 0));
    }
    let mut values = row
        .as_object()
        .into_iter()
        .flatten()
        .filter(|(key, _)| *key != "id");
    let said = values.find(|(_, value)| !is_blank(value));
    said.map_or_else(String::new, |(_, value)| format!(" {}", shown(value, 0)))
}

/// Everything that is different between two plans, in the order of the plan file. Entries that had no id in
/// the first are known by the id they are given where they are shown.
///
/// In the second plan, entries stand in the order of the first, and new ones after them; of entries that have
/// no ids, those that differ least are taken for the same.
#[must_use]
pub fn changes(before: &Plan, after: &Plan) -> Vec<Change> {
    let json = |plan: &Plan| serde_json::to_value(plan).unwrap_or_default();
    let (raw, numbered, after) = (json(before), json(&before.numbered()), json(after));
    let mut changes = Vec::new();
    let mut lists = Vec::new();
    for field in registry().fields() {
        match &field.list {
            None => changes.extend(set(field, "", "", &raw, &after)),
            Some(list) if lists.last() != Some(list) => {
                lists.push(list.clone());
                let pair = Pair {
                    list,
                    raw: rows(&raw, list),
                    before: rows(&numbered, list),
                    after: rows(&after, list),
                };
                changes.extend(pair.changes());
            }
            Some(_) => {}
        }
    }
    changes
}

/// The change of one field. `path` and `at` are those of its row, as shown and as it stands in the file.
fn set(field: &Field, path: &str, at: &str, before: &Value, after: &Value) -> Option<Change> {
    let (from, to) = (value(before, field), value(after, field));
    let join = |row: &str| {
        if row.is_empty() {
            field.key().to_owned()
        } else {
            format!("{row}.{}", field.key())
        }
    };
    let edit = Edit {
        path: join(at),
        action: Action::Set(written::field(field, to)),
    };
    let what = What::Set {
        from: from.clone(),
        to: to.clone(),
    };
    (!same(field, from, to)).then(|| Change {
        path: join(path),
        what,
        from: None,
        edit,
    })
}

/// A list in both plans.
struct Pair<'a> {
    list: &'a str,
    /// Its rows before, as they stand in the file.
    raw: &'a [Value],
    /// The same with ids.
    before: &'a [Value],
    after: &'a [Value],
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
        for (index, ((raw, before), new)) in
            self.raw.iter().zip(self.before).zip(new_of).enumerate()
        {
            let (path, at) = (
                row_path(self.list, index, before),
                row_path(self.list, index, raw),
            );
            match new.and_then(|new| self.after.get(new)) {
                Some(after) => changes.extend(
                    registry()
                        .fields_of(self.list)
                        .filter_map(|field| set(field, &path, &at, raw, after)),
                ),
                None => changes.push(Change {
                    path,
                    what: What::Removed(before.clone()),
                    from: None,
                    edit: Edit {
                        path: at,
                        action: Action::Remove,
                    },
                }),
            }
        }
        let added = self
            .after
            .iter()
            .enumerate()
            .zip(&matches)
            .filter(|(_, old)| old.is_none());
        changes.extend(added.map(|((index, row), _)| Change {
            path: row_path(self.list, index, row),
            what: What::Added(row.clone()),
            from: None,
            edit: Edit {
                path: self.list.to_owned(),
                action: Action::Append(written::row(self.list, row)),
            },
        }));
        changes
    }

    /// For each row after, which it was before.
    fn matches(&self) -> Vec<Option<usize>> {
        if REGISTERS.iter().any(|register| register.list == self.list) {
            let id = |row: &Value| row.get("id").and_then(Value::as_str).map(fold);
            let before: HashMap<String, usize> = self
                .before
                .iter()
                .enumerate()
                .filter_map(|(at, row)| Some((id(row)?, at)))
                .collect();
            return self
                .after
                .iter()
                .map(|row| before.get(&id(row)?).copied())
                .collect();
        }
        let fields: Vec<&Field> = registry().fields_of(self.list).collect();
        align(
            self.before.len(),
            self.after.len(),
            fields.len(),
            |old, new| match (self.before.get(old), self.after.get(new)) {
                (Some(old), Some(new)) => distance(self.list, &fields, old, new),
                _ => fields.len(),
            },
        )
    }
}
