//! A row of a list: the entry, its path and what people call it.

use crate::check::occurrence::Occurrence;
use crate::check::phrases;
use crate::check::text::short;
use crate::diagnostic::{Pattern, Phrase};
use crate::plan::directory::{Directory, Named};
use crate::plan::{
    Accepted, Activity, Approver, Decision, Funder, Measure, Objective, Resource, Stakeholder, Tool,
};
use std::ops::Deref;

/// An entry of a list of the plan.
pub(crate) trait Entry {
    /// The tag of the list.
    const LIST: &'static str;
    /// What an entry is called that has neither name nor id: its number, counted from 1, stands in it.
    const UNNAMED: Pattern;

    /// Its id; empty if none is written.
    fn id(&self) -> &str;

    /// Its name; empty if none is written.
    fn name(&self) -> &str;
}

/// Says for each type which list its entries stand in, what they are called, and which fields
/// hold their id and name.
macro_rules! entries {
    ($($entry:ident: $list:literal, $unnamed:ident, $name:ident $(, $id:ident)?;)+) => {
        $(impl Entry for $entry {
            const LIST: &'static str = $list;
            const UNNAMED: Pattern = phrases::$unnamed;

            fn id(&self) -> &str {
                $(if let Some(id) = &self.$id {
                    return id.as_str();
                })?
                ""
            }

            fn name(&self) -> &str {
                self.$name.as_ref().map_or("", |name| name.as_str())
            }
        })+
    };
}

entries! {
    Decision: "aims.decisions", DECISION, what;
    Objective: "aims.objectives", OBJECTIVE, statement, id;
    Stakeholder: "stakeholders", GROUP, name, id;
    Tool: "tools", TOOL, name, id;
    Funder: "funders", FUNDER, name, id;
    Resource: "resources", LINE, item, id;
    Measure: "evaluation.measures", MEASURE, indicator, id;
    Activity: "sharing.activities", ACTIVITY, message;
    Approver: "sign_off.approvers", APPROVER, name;
    Accepted: "sign_off.accepted", ENTRY, finding;
}

/// An entry and its position in its list.
pub(crate) struct Row<'a, T> {
    /// Its position.
    pub(crate) index: usize,
    /// The entry itself.
    pub(crate) entry: &'a T,
}

/// The rows of a list.
pub(crate) fn rows<T>(entries: &[T]) -> Vec<Row<'_, T>> {
    let rows = entries.iter().enumerate();
    rows.map(|(index, entry)| Row { index, entry }).collect()
}

impl<T> Deref for Row<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.entry
    }
}

impl<T: Entry> Row<'_, T> {
    /// An occurrence at one of its fields.
    pub(crate) fn at(&self, key: &str) -> Occurrence {
        Occurrence::at(format!("{}.{key}", self.path())).named(self.name())
    }

    /// An occurrence at the row as a whole.
    pub(crate) fn whole(&self) -> Occurrence {
        Occurrence::at(self.path()).named(self.name())
    }

    /// What people call it: its name, its id, or its place in the list.
    pub(crate) fn name(&self) -> Phrase {
        match (self.entry.name(), self.entry.id()) {
            ("", "") => T::UNNAMED.with([("number", (self.index + 1).to_string().into())]),
            ("", id) => id.into(),
            (name, _) => short(name).into(),
        }
    }

    fn path(&self) -> String {
        match self.entry.id() {
            "" => format!("{}[{}]", T::LIST, self.index),
            id => format!("{}.{id}", T::LIST),
        }
    }
}

/// The entries that a reference to one of these rows can mean.
pub(super) fn directory<T: Entry>(rows: &[Row<'_, T>]) -> Directory {
    Directory::of(rows.iter().map(|row| Named {
        id: row.entry.id().to_owned(),
        name: row.entry.name().to_owned(),
    }))
}
