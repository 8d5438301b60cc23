//! Paths: how findings name a value, such as `stakeholders.S2.route`.
//!
//! In: a tree and a path, or the steps to a value. Out: the value, or the path. An entry of a list is
//! named by its `id` where it has a plain one, else by its index from nought. This file knows no text.

use super::node::{Node, NodeKind};
use std::borrow::Cow;

/// The key that names the entries of a list.
const ID: &str = "id";

/// One step from a value to one of its parts.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step<'a> {
    /// To the value under a key.
    Key(&'a str),
    /// To the value under a key that is no text, for which a path has no word.
    KeyWithoutName,
    /// To an entry of a list, which has this index.
    Item(usize, &'a Node),
}

/// What a path leads to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found<'a> {
    /// The key in front of the value; `None` for an entry of a list.
    pub(super) key: Option<&'a Node>,
    /// The value.
    pub(super) value: &'a Node,
}

/// The path of some steps from the root.
pub(super) fn name(steps: &[Step<'_>]) -> String {
    let mut path = String::new();
    for step in steps {
        let (dot, word) = match step {
            Step::Key(key) => (".", Cow::Borrowed(*key)),
            Step::KeyWithoutName => (".", Cow::Borrowed("")),
            Step::Item(index, entry) => match id(entry) {
                Some(id) => (".", Cow::Borrowed(id)),
                None => ("", format!("[{index}]").into()),
            },
        };
        if !path.is_empty() {
            path.push_str(dot);
        }
        path.push_str(&word);
    }
    path
}

/// The value at the end of the path, or the last one on the way that exists.
pub(super) fn find<'a>(root: &'a Node, path: &str) -> Option<Found<'a>> {
    let mut found = None;
    let mut value = root;
    for word in words(path) {
        let Some(next) = step(value, word) else { break };
        value = next.value;
        found = Some(next);
    }
    found
}

/// The value at the end of the path, if it is there.
pub(super) fn exact<'a>(root: &'a Node, path: &str) -> Option<Found<'a>> {
    let mut words = words(path);
    let first = step(root, words.next()?)?;
    words.try_fold(first, |found, word| step(found.value, word))
}

/// The words of a path: `a.b[1]` has `a`, `b` and `[1]`.
pub(super) fn words(path: &str) -> impl Iterator<Item = &str> {
    path.split('.').flat_map(|part| {
        let bracket = part.find('[');
        let (first, rest) = bracket.map_or((part, ""), |at| part.split_at(at));
        std::iter::once(first)
            .chain(rest.split_inclusive(']'))
            .filter(|word| !word.is_empty())
    })
}

fn step<'a>(node: &'a Node, word: &str) -> Option<Found<'a>> {
    match &node.kind {
        NodeKind::Null | NodeKind::Scalar { .. } => None,
        NodeKind::Mapping(_) => node.entry(word).map(|(key, value)| Found {
            key: Some(key),
            value,
        }),
        NodeKind::Sequence(items) => {
            let index = word.strip_prefix('[').and_then(|w| w.strip_suffix(']'));
            match index {
                Some(index) => index.parse().ok().and_then(|index: usize| items.get(index)),
                None => items.iter().find(|item| id(item) == Some(word)),
            }
            .map(|value| Found { key: None, value })
        }
    }
}

/// The id of an entry, if a path can hold it.
pub(super) fn id(entry: &Node) -> Option<&str> {
    let id = entry.get(ID)?.text()?;
    let plain =
        !id.is_empty() && !id.contains(|c: char| matches!(c, '.' | '[' | ']') || c.is_control());
    plain.then_some(id)
}
