//! A raw value of a plan file, and where it stands.
//!
//! In: what a parser found. Out: [`Node`], the text somebody wrote (`0.10`, `012`, `no`) with its span. This
//! file knows neither formats nor types.

use std::ops::Range;

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Byte offsets into the text. A TOML table that has a header stands where its header does.
    pub span: Range<usize>,
    /// The value.
    pub kind: NodeKind,
}

/// A raw value.
#[derive(Clone, Debug, PartialEq)]
pub enum NodeKind {
    /// Nothing was given: an empty value, or `null`.
    Null,
    /// A text, number, date or yes/no.
    Scalar {
        /// What was written, without quotes and with escapes resolved.
        text: String,
        /// Whether it stood without quotes, so that `12` may mean a number.
        plain: bool,
    },
    /// A list.
    Sequence(Vec<Node>),
    /// Keys and values in the order of the file. A key is a scalar, and none is there twice.
    Mapping(Vec<(Node, Node)>),
}

impl Node {
    /// The text of a scalar.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.kind {
            NodeKind::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// The value under a key, if this is a mapping that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.entry(key).map(|(_, value)| value)
    }

    /// The key and value under a key, if this is a mapping that has it.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<(&Self, &Self)> {
        match &self.kind {
            NodeKind::Mapping(entries) => entries
                .iter()
                .find(|(name, _)| name.text() == Some(key))
                .map(|(name, value)| (name, value)),
            _ => None,
        }
    }
}
