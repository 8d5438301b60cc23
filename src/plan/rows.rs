//! Rows of lists: their ids, their paths, and what references to them mean.

use super::registry::Field;
use super::scalar::Id;
use super::{Funder, Measure, Objective, Plan, Resource, Stakeholder, Tool};
use serde_json::Value;
use std::collections::{HashMap, HashSet};

/// What stands between id and name where a reference is shown: `S2 · Carers`.
pub const SEPARATOR: &str = " · ";

/// A list whose entries have ids: its tag, the letter of its ids, and the key of its names.
#[derive(Clone, Copy, Debug)]
pub struct Register {
    /// The tag of the list.
    pub list: &'static str,
    /// The letter that its ids begin with.
    pub letter: char,
    /// The key that holds an entry's name.
    pub name: &'static str,
}

/// The lists whose entries have ids.
pub const REGISTERS: [Register; 6] = [
    Register {
        list: "aims.objectives",
        letter: 'O',
        name: "statement",
    },
    Register {
        list: "stakeholders",
        letter: 'S',
        name: "name",
    },
    Register {
        list: "tools",
        letter: 'T',
        name: "name",
    },
    Register {
        list: "funders",
        letter: 'F',
        name: "name",
    },
    Register {
        list: "resources",
        letter: 'R',
        name: "item",
    },
    Register {
        list: "evaluation.measures",
        letter: 'M',
        name: "indicator",
    },
];

/// An entry with an id.
trait Entry {
    fn id(&mut self) -> &mut Option<Id>;
}

macro_rules! entries {
    ($($name:ident),+) => {
        $(impl Entry for $name {
            fn id(&mut self) -> &mut Option<Id> {
                &mut self.id
            }
        })+
    };
}
entries!(Objective, Stakeholder, Tool, Funder, Resource, Measure);

impl Plan {
    /// The plan with an id for every entry: a missing one gets the lowest free number.
    #[must_use]
    pub fn numbered(&self) -> Self {
        let mut plan = self.clone();
        number(&mut plan.aims.objectives, 'O');
        number(&mut plan.stakeholders, 'S');
        number(&mut plan.tools, 'T');
        number(&mut plan.funders, 'F');
        number(&mut plan.resources, 'R');
        number(&mut plan.evaluation.measures, 'M');
        plan
    }
}

fn number<T: Entry>(entries: &mut [T], letter: char) {
    let mut taken: HashSet<String> = entries
        .iter_mut()
        .filter_map(|entry| entry.id().clone())
        .map(|id| fold(&id.0))
        .collect();
    let mut next = 1_usize;
    for entry in entries {
        if entry.id().is_some() {
            continue;
        }
        while !taken.insert(fold(&format!("{letter}{next}"))) {
            next += 1;
        }
        *entry.id() = Some(Id(format!("{letter}{next}")));
    }
}

/// The rows of a list in a plan written as JSON.
pub fn rows<'a>(plan: &'a Value, list: &str) -> &'a [Value] {
    list.split('.')
        .try_fold(plan, |value, key| value.get(key))
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}

/// The path of a row: by its id where it has one, else by its index.
#[must_use]
pub fn row_path(list: &str, index: usize, row: &Value) -> String {
    match row.get("id").and_then(Value::as_str) {
        Some(id) => format!("{list}.{id}"),
        None => format!("{list}[{index}]"),
    }
}

/// Every single value of a field of a list, with its path: `tools.T1.groups[0]`.
pub fn values<'a>(plan: &'a Value, field: &'a Field) -> impl Iterator<Item = (String, &'a str)> {
    let list = field.list.as_deref().unwrap_or_default();
    rows(plan, list)
        .iter()
        .enumerate()
        .flat_map(move |(index, row)| {
            let path = format!("{}.{}", row_path(list, index, row), field.key());
            match row.get(field.key()) {
                Some(Value::String(text)) => vec![(path, text.as_str())],
                Some(Value::Array(items)) => items
                    .iter()
                    .enumerate()
                    .filter_map(|(at, item)| Some((format!("{path}[{at}]"), item.as_str()?)))
                    .collect(),
                _ => Vec::new(),
            }
        })
}

/// The entries of one list, found by id or name.
#[derive(Debug, Default)]
pub struct Directory {
    entries: Vec<Named>,
    by_id: HashMap<String, usize>,
    by_name: HashMap<String, usize>,
}

/// An entry of a directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its id; empty only where a plan has not been numbered.
    pub id: String,
    /// Its name; empty if it has none.
    pub name: String,
}

impl Named {
    /// As documents show a reference: `S2 · Carers`.
    #[must_use]
    pub fn shown(&self) -> String {
        match (self.id.is_empty(), self.name.is_empty()) {
            (false, false) => format!("{}{SEPARATOR}{}", self.id, self.name),
            (true, _) => self.name.clone(),
            (_, true) => self.id.clone(),
        }
    }
}

impl Directory {
    /// The directory of a register, from a plan written as JSON.
    #[must_use]
    pub fn new(plan: &Value, register: Register) -> Self {
        Self::of(rows(plan, register.list).iter().map(|row| {
            let text = |key: &str| row.get(key).and_then(Value::as_str).unwrap_or_default();
            Named {
                id: text("id").to_owned(),
                name: text(register.name).to_owned(),
            }
        }))
    }

    /// The directory of these entries.
    pub fn of(entries: impl IntoIterator<Item = Named>) -> Self {
        let mut directory = Self::default();
        for named in entries {
            let at = directory.entries.len();
            if !named.id.is_empty() {
                directory.by_id.entry(fold(&named.id)).or_insert(at);
            }
            if !named.name.is_empty() {
                directory.by_name.entry(fold(&named.name)).or_insert(at);
            }
            directory.entries.push(named);
        }
        directory
    }

    /// The entry a reference means: an id, a name, or both as documents show them.
    #[must_use]
    pub fn find(&self, reference: &str) -> Option<&Named> {
        self.entries.get(self.position(reference)?)
    }

    /// The position, in the order of the plan, of the entry a reference means.
    #[must_use]
    pub fn position(&self, reference: &str) -> Option<usize> {
        let folded = fold(reference);
        let whole = self
            .by_id
            .get(&folded)
            .or_else(|| self.by_name.get(&folded));
        let by_shown_id = || {
            let (id, _) = reference.split_once(SEPARATOR.trim())?;
            self.by_id.get(&fold(id))
        };
        whole.or_else(by_shown_id).copied()
    }

    /// Every entry, in the order of the plan.
    #[must_use]
    pub fn entries(&self) -> &[Named] {
        &self.entries
    }
}

/// Case, outer and repeated spaces do not tell two names apart.
pub(crate) fn fold(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_id_gets_the_lowest_free_number() {
        let named = |id: Option<&str>| Stakeholder {
            id: id.map(Id::from),
            ..Stakeholder::default()
        };
        let plan = Plan {
            stakeholders: vec![
                named(None),
                named(Some("s1")),
                named(None),
                named(Some("S3")),
            ],
            ..Plan::default()
        };
        let ids: Vec<_> = plan
            .numbered()
            .stakeholders
            .into_iter()
            .map(|entry| entry.id.unwrap().0)
            .collect();
        assert_eq!(ids, ["S2", "s1", "S4", "S3"]);
    }

    #[test]
    fn a_reference_is_an_id_a_name_or_both() {
        let plan = serde_json::json!({ "stakeholders": [{ "id": "S1", "name": "Staff" }, { "id": "S2", "name": "Carers · North" }] });
        let directory = Directory::new(&plan, REGISTERS[1]);
        for reference in [
            "S2",
            "s2",
            "carers · north",
            "S2 · Carers · North",
            "S2 · anything",
        ] {
            assert_eq!(directory.find(reference).unwrap().id, "S2", "{reference}");
        }
        assert_eq!(directory.find("S3"), None);
        assert_eq!(directory.find("S2").unwrap().shown(), "S2 · Carers · North");
    }
}
