//! Edits by path as a tree of changes, so that one walk makes them all.

use super::edits::{Action, Edit, KeyOrder};
use crate::source::path::words;
use crate::source::write::YamlValue;
use std::collections::BTreeMap;

/// What is to change in a value and its parts.
#[derive(Debug, Default)]
pub(super) struct Changes {
    /// The value it becomes.
    pub(super) set: Option<YamlValue>,
    /// Whether it goes from its list.
    pub(super) remove: bool,
    /// Entries to add to it.
    pub(super) append: Vec<YamlValue>,
    /// Changes to its parts, by the words of their paths: `name`, `S2`, `[3]`.
    pub(super) parts: BTreeMap<String, Changes>,
}

impl Changes {
    pub(super) fn new(edits: Vec<Edit>) -> Self {
        let mut root = Self::default();
        for Edit { path, action } in edits {
            let mut at = &mut root;
            for word in words(&path) {
                at = at.parts.entry(word.to_owned()).or_default();
            }
            match action {
                Action::Set(value) => at.set = Some(value),
                Action::Append(value) => at.append.push(value),
                Action::Remove => at.remove = true,
            }
        }
        root
    }

    pub(super) fn is_empty(&self) -> bool {
        self.set.is_none() && !self.remove && self.append.is_empty() && self.parts.is_empty()
    }

    /// The changes as a value that is not there yet.
    pub(super) fn into_value(self, order: &KeyOrder, tag: &str) -> YamlValue {
        if let Some(value) = self.set {
            return value;
        }
        if !self.append.is_empty() {
            return YamlValue::List(self.append);
        }
        let entries = in_order(self.parts, order, tag).map(|(key, changes)| {
            let tag = if tag.is_empty() {
                key.clone()
            } else {
                format!("{tag}.{key}")
            };
            let value = changes.into_value(order, &tag);
            (key, value)
        });
        let entries: Vec<_> = entries
            .filter(|(_, value)| *value != YamlValue::Empty)
            .collect();
        if entries.is_empty() {
            YamlValue::Empty
        } else {
            YamlValue::Mapping(entries)
        }
    }
}

/// Parts in the order of their keys in the mapping that has this tag.
pub(super) fn in_order(
    parts: BTreeMap<String, Changes>,
    order: &KeyOrder,
    tag: &str,
) -> impl Iterator<Item = (String, Changes)> {
    let mut parts: Vec<_> = parts.into_iter().collect();
    parts.sort_by_key(|(key, _)| order.rank(tag, key));
    parts.into_iter()
}
