//! What is to change in a text, as whoever asks for it says it.

use crate::source::write::YamlValue;
use std::collections::HashMap;

/// A change to one value, by the path it has in the text as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The path, as findings name it: `stakeholders.S2.route`.
    pub path: String,
    /// What to do there.
    pub action: Action,
}

/// What to do at a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// The value becomes this one. Keys that are not there are written at their place in the order. With
    /// [`YamlValue::Empty`] the key stays, and what is said about it, but nothing stands behind it.
    Set(YamlValue),
    /// The list gets one more entry, after the others.
    Append(YamlValue),
    /// The entry of a list goes, with the comments inside it.
    Remove,
}

/// The order of keys: tags as the schema lists them, without rows (`stakeholders.route`).
#[derive(Clone, Debug, Default)]
pub struct KeyOrder(HashMap<String, usize>);

impl KeyOrder {
    /// The order in which these tags come.
    pub fn new<'a>(tags: impl IntoIterator<Item = &'a str>) -> Self {
        let mut ranks = HashMap::new();
        for (rank, tag) in tags.into_iter().enumerate() {
            let ends = tag.match_indices('.').map(|(at, _)| at).chain([tag.len()]);
            for prefix in ends.filter_map(|end| tag.get(..end)) {
                ranks.entry(prefix.to_owned()).or_insert(rank);
            }
        }
        Self(ranks)
    }

    /// The rank of a key within the mapping that has this tag; what is not known comes last.
    pub(super) fn rank(&self, parent: &str, key: &str) -> usize {
        let rank = if parent.is_empty() {
            self.0.get(key)
        } else {
            self.0.get(&format!("{parent}.{key}"))
        };
        rank.copied().unwrap_or(usize::MAX)
    }
}
