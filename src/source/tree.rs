//! The tree of raw values that every format becomes.
//!
//! In: what a parser found. Out: [`Tree`], in which each value is the text somebody wrote (`0.10`,
//! `012`, `no`) with its span, and which says where the value of a path stands. This file knows
//! neither formats nor types.

use super::format::Format;
use super::node::{Node, NodeKind};
use super::path::{self, Step};
use crate::diagnostic::{Text, TextPlace};
use std::sync::Arc;

/// A plan file as a tree of raw values.
#[derive(Clone, Debug)]
pub struct Tree {
    text: Arc<Text>,
    format: Format,
    root: Node,
}

impl Tree {
    pub(super) fn new(text: Arc<Text>, format: Format, root: Node) -> Self {
        Self { text, format, root }
    }

    /// The text it was made from.
    #[must_use]
    pub fn text(&self) -> &Arc<Text> {
        &self.text
    }

    /// The format of that text.
    #[must_use]
    pub fn format(&self) -> Format {
        self.format
    }

    /// The value of the whole file: always a [`NodeKind::Mapping`].
    #[must_use]
    pub fn root(&self) -> &Node {
        &self.root
    }

    /// Where the value of a path stands, for example of `stakeholders.S2.route`; where there is no
    /// such value, the place of the nearest one above it. A value that is empty, takes several
    /// lines or holds others is shown by its key. `None` if not even the first key exists.
    ///
    /// A path is keys joined by dots. An entry of a list is named by the text under its key `id`, or
    /// by its index, counted from nought: `stakeholders[1].route`.
    #[must_use]
    pub fn place(&self, path: &str) -> Option<TextPlace> {
        let found = path::find(&self.root, path)?;
        // What is missing from a part of the plan is not any of the values that are there.
        let part = matches!(
            found.value.kind,
            NodeKind::Mapping(_) | NodeKind::Sequence(_)
        );
        match found.key {
            Some(key) if part => Some(TextPlace::new(&self.text, key.span.clone())),
            key => Some(self.place_of(key, found.value)),
        }
    }

    /// A value as it is written in the text, with its quotes, but without the mark before lines of their own;
    /// nothing where the path leads to no value, whatever stands above it.
    #[must_use]
    pub fn written(&self, path: &str) -> Option<&str> {
        let span = path::exact(&self.root, path)?.value.span.clone();
        self.text.content.get(span)
    }

    /// Like [`Tree::place`], but the place of the key in front of the value; for an entry of a list,
    /// that of the entry.
    #[must_use]
    pub fn key_place(&self, path: &str) -> Option<TextPlace> {
        let found = path::find(&self.root, path)?;
        Some(TextPlace::new(
            &self.text,
            found.key.unwrap_or(found.value).span.clone(),
        ))
    }

    /// The path of the first value that begins behind this byte of the text, as a comment there is
    /// about it; empty where none does.
    #[must_use]
    pub fn path_after(&self, offset: usize) -> String {
        let mut first: Option<(usize, String)> = None;
        self.walk(&mut |visit| {
            let start = visit.key.unwrap_or(visit.value).span.start;
            if start >= offset && first.as_ref().is_none_or(|(known, _)| start < *known) {
                first = Some((start, path::name(visit.steps)));
            }
        });
        first.map_or_else(String::new, |(_, path)| path)
    }

    /// The place by which a value is shown to people.
    pub(super) fn place_of(&self, key: Option<&Node>, value: &Node) -> TextPlace {
        let written = self.text.content.get(value.span.clone());
        let shows_well = written.is_some_and(|text| !text.is_empty() && !text.contains('\n'));
        let span = match key {
            Some(key) if !shows_well => &key.span,
            _ => &value.span,
        };
        TextPlace::new(&self.text, span.clone())
    }

    /// Shows every key and value below the root, in the order of the tree.
    pub(super) fn walk<'a>(&'a self, visit: &mut dyn FnMut(Visit<'_, 'a>)) {
        walk(&self.root, &mut Vec::new(), visit);
    }

    pub(super) fn root_mut(&mut self) -> &mut Node {
        &mut self.root
    }
}

/// A value on a walk through the tree.
pub(super) struct Visit<'v, 'a> {
    /// The way to it from the root.
    pub(super) steps: &'v [Step<'a>],
    /// Its key; `None` for an entry of a list.
    pub(super) key: Option<&'a Node>,
    /// The value.
    pub(super) value: &'a Node,
}

/// Recursion is bounded, because no parser makes a tree deeper than [`super::limits::DEPTH`] or,
/// for TOML, twice that.
fn walk<'a>(node: &'a Node, steps: &mut Vec<Step<'a>>, visit: &mut dyn FnMut(Visit<'_, 'a>)) {
    let mut step_into = |step, key, value: &'a Node| {
        steps.push(step);
        visit(Visit { steps, key, value });
        walk(value, steps, visit);
        steps.pop();
    };
    match &node.kind {
        NodeKind::Null | NodeKind::Scalar { .. } => {}
        NodeKind::Sequence(items) => {
            for (index, item) in items.iter().enumerate() {
                step_into(Step::Item(index, item), None, item);
            }
        }
        NodeKind::Mapping(entries) => {
            for (key, value) in entries {
                let step = key.text().map_or(Step::KeyWithoutName, Step::Key);
                step_into(step, Some(key), value);
            }
        }
    }
}
