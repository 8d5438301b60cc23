//! A walk through a tree that collects what to splice. Mappings, lists and values have files of their own.

use super::changes::Changes;
use super::edits::KeyOrder;
use super::layout::{Layout, NoPlace};
use super::splices::Splices;
use crate::source::node::NodeKind;
use crate::source::tree::Tree;
use crate::source::write::{YamlValue, entry};

/// A walk through a tree that collects what to splice.
pub(super) struct Editor<'a> {
    pub(super) layout: Layout<'a>,
    pub(super) order: &'a KeyOrder,
    pub(super) splices: Splices,
    /// The keys on the way to where the walk is, without rows.
    pub(super) tag: Vec<String>,
}

impl<'a> Editor<'a> {
    pub(super) fn new(tree: &'a Tree, order: &'a KeyOrder) -> Self {
        Self {
            layout: Layout::new(tree),
            order,
            splices: Splices::default(),
            tag: Vec::new(),
        }
    }

    /// Changes to a whole file.
    pub(super) fn file(&mut self, tree: &Tree, changes: Changes) -> Result<(), NoPlace> {
        match &tree.root().kind {
            NodeKind::Mapping(entries) if !entries.is_empty() => self.mapping(tree.root(), changes),
            _ if changes.is_empty() => Ok(()),
            _ => {
                let YamlValue::Mapping(entries) = changes.into_value(self.order, "") else {
                    return Err(NoPlace);
                };
                let style = self.layout.indentation;
                let lines = entries
                    .iter()
                    .map(|(key, value)| entry(key, value, 0, style) + "\n");
                self.splices
                    .append_lines(&self.layout, &lines.collect::<String>());
                Ok(())
            }
        }
    }
}
