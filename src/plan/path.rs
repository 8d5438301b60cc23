//! Paths: how findings, comments and documents name a place of the plan.
//!
//! In: a field and a row, or the text of a path. Out: a [`Path`], and its text:
//! `stakeholders.S2.route`, `aims.decisions[0].maker`, `tools.T1.groups[0]`, `answers.achieve`. An
//! entry is named by its id where it has one, else by its index from nought. This file knows no plan,
//! only which lists there are.

use super::field::Field;
use super::registry::Registry;
use std::fmt;
use std::sync::Arc;

/// A place of the plan.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path {
    /// The tag of a single field, of a list, or of a part of the plan; empty for the whole.
    tag: Arc<str>,
    /// The entry of the list.
    entry: Option<Entry>,
    /// The item of a field that holds several values, from nought.
    item: Option<usize>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Entry {
    row: Row,
    /// The key of the field.
    key: Option<Arc<str>>,
}

/// Which entry of a list is meant.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Row {
    /// The one with this id.
    Id(Arc<str>),
    /// The one at this index, from nought.
    Index(usize),
}

impl Path {
    /// The path of a field that is in no list, of a list, or of a part of the plan.
    #[must_use]
    pub fn of(tag: &Arc<str>) -> Self {
        Self {
            tag: Arc::clone(tag),
            ..Self::default()
        }
    }

    /// The path of an entry of a list: by its id, or by its index where it has none.
    #[must_use]
    pub fn entry(list: &Arc<str>, index: usize, id: Option<&str>) -> Self {
        let row = id.map_or(Row::Index(index), |id| Row::Id(id.into()));
        Self {
            tag: Arc::clone(list),
            entry: Some(Entry { row, key: None }),
            item: None,
        }
    }

    /// The path of a field of this entry; of a field that is in no list, its own.
    #[must_use]
    pub fn field(&self, field: &Field) -> Self {
        match &self.entry {
            Some(entry) => Self {
                tag: Arc::clone(&self.tag),
                entry: Some(Entry {
                    row: entry.row.clone(),
                    key: Some(Arc::clone(&field.key)),
                }),
                item: None,
            },
            None => Self::of(&field.tag),
        }
    }

    /// The path of one of several values of this field.
    #[must_use]
    pub fn item(mut self, item: usize) -> Self {
        self.item = Some(item);
        self
    }

    /// Reads the text of a path. What no list begins with is the tag of a single field, or of a part of
    /// the plan, whether there is one or not.
    #[must_use]
    pub fn parse(text: &str, registry: &Registry) -> Self {
        let (text, item) = split_item(text);
        let list = registry.lists().find_map(|list| {
            let rest = text.strip_prefix(&*list.tag)?;
            let (row, rest) = split_row(rest)?;
            Some((list, row, rest))
        });
        match list {
            Some((list, row, rest)) => {
                let key = (!rest.is_empty()).then(|| Arc::from(rest));
                // `decisions[0]` is an entry, and `groups[0]` an item.
                Self {
                    tag: Arc::clone(&list.tag),
                    entry: Some(Entry { row, key }),
                    item,
                }
            }
            None => match item {
                Some(index) if registry.list(text).is_some() => {
                    Self::entry(&Arc::from(text), index, None)
                }
                item => Self {
                    tag: Arc::from(text),
                    entry: None,
                    item,
                },
            },
        }
    }

    /// The tag of the field or list, without rows: `stakeholders.route`.
    #[must_use]
    pub fn tag(&self) -> Arc<str> {
        match &self.entry {
            Some(Entry { key: Some(key), .. }) => format!("{}.{key}", self.tag).into(),
            _ => Arc::clone(&self.tag),
        }
    }

    /// The tag of the list whose entry this is, or belongs to.
    #[must_use]
    pub fn list(&self) -> Option<&Arc<str>> {
        self.entry.as_ref().map(|_| &self.tag)
    }

    /// The entry that this is, or belongs to.
    #[must_use]
    pub fn row(&self) -> Option<&Row> {
        self.entry.as_ref().map(|entry| &entry.row)
    }

    /// The key of a field within its entry.
    #[must_use]
    pub fn key(&self) -> Option<&str> {
        self.entry.as_ref()?.key.as_deref()
    }

    /// The path of the entry that this is, or belongs to.
    #[must_use]
    pub fn of_entry(&self) -> Option<Self> {
        let row = self.entry.as_ref()?.row.clone();
        Some(Self {
            tag: Arc::clone(&self.tag),
            entry: Some(Entry { row, key: None }),
            item: None,
        })
    }

    /// The path of the field that this is an item of, or the same.
    #[must_use]
    pub fn without_item(mut self) -> Self {
        self.item = None;
        self
    }

    /// The field at this path.
    #[must_use]
    pub fn in_registry<'r>(&self, registry: &'r Registry) -> Option<&'r Field> {
        match &self.entry {
            Some(Entry { key: Some(key), .. }) => registry.list(&self.tag)?.field(key),
            Some(_) => None,
            None => registry
                .field(&self.tag)
                .filter(|field| field.list.is_none()),
        }
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.tag)?;
        if let Some(Entry { row, key }) = &self.entry {
            match row {
                Row::Id(id) => write!(f, ".{id}")?,
                Row::Index(index) => write!(f, "[{index}]")?,
            }
            key.iter().try_for_each(|key| write!(f, ".{key}"))?;
        }
        self.item.iter().try_for_each(|item| write!(f, "[{item}]"))
    }
}

impl From<Path> for String {
    fn from(path: Path) -> Self {
        path.to_string()
    }
}

impl From<&Path> for String {
    fn from(path: &Path) -> Self {
        path.to_string()
    }
}

/// Whether the text of a path leads to a place, or below it: `tools.T1.groups[0]` is within `tools`.
#[must_use]
pub fn is_within(path: &str, place: &str) -> bool {
    let rest = path.strip_prefix(place);
    rest.is_some_and(|rest| rest.is_empty() || place.is_empty() || rest.starts_with(['.', '[']))
}

/// The text of a path and those of all places it lies in, from the nearest up to the whole plan.
pub fn upwards(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(path), |path| above(path))
}

fn above(path: &str) -> Option<&str> {
    match path.rfind(['.', '[']) {
        Some(at) => path.get(..at),
        None => (!path.is_empty()).then_some(""),
    }
}

/// A text without the index at its end, and the index.
fn split_item(text: &str) -> (&str, Option<usize>) {
    let index = text.strip_suffix(']').and_then(|rest| {
        let (before, index) = rest.rsplit_once('[')?;
        Some((before, index.parse().ok()?))
    });
    index.map_or((text, None), |(before, index)| (before, Some(index)))
}

/// The row that stands behind the tag of a list, and the key behind that.
fn split_row(rest: &str) -> Option<(Row, &str)> {
    if let Some(rest) = rest.strip_prefix('.') {
        let (id, key) = rest.split_once('.').unwrap_or((rest, ""));
        return Some((Row::Id(id.into()), key));
    }
    let (index, rest) = rest.strip_prefix('[')?.split_once(']')?;
    let key = rest.strip_prefix('.').unwrap_or(rest);
    Some((Row::Index(index.parse().ok()?), key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_read_as_it_is_written() {
        let registry = Registry::built_in();
        for (text, list, tag) in [
            ("answers.achieve", None, "answers.achieve"),
            (
                "stakeholders.S2.route",
                Some("stakeholders"),
                "stakeholders.route",
            ),
            ("stakeholders.S2", Some("stakeholders"), "stakeholders"),
            ("stakeholders[1]", Some("stakeholders"), "stakeholders"),
            (
                "aims.decisions[0].maker",
                Some("aims.decisions"),
                "aims.decisions.maker",
            ),
            ("tools.T1.groups[0]", Some("tools"), "tools.groups"),
            ("resources[12].year[3]", Some("resources"), "resources.year"),
            ("sharing", None, "sharing"),
            ("", None, ""),
        ] {
            let path = Path::parse(text, &registry);
            assert_eq!(path.to_string(), text);
            assert_eq!(path.list().map(|list| &**list), list, "{text}");
            assert_eq!(&*path.tag(), tag, "{text}");
        }
    }

    #[test]
    fn a_place_is_within_what_it_lies_in_and_in_nothing_that_is_called_nearly_so() {
        assert!(is_within("tools.T1.groups[0]", "tools.T1"));
        assert!(is_within("tools[1]", "tools"));
        assert!(is_within("tools", ""));
        assert!(!is_within("tools.T12", "tools.T1"));
        let up: Vec<&str> = upwards("tools.T1.groups[0]").collect();
        assert_eq!(
            up,
            [
                "tools.T1.groups[0]",
                "tools.T1.groups",
                "tools.T1",
                "tools",
                ""
            ]
        );
    }
}
