//! A YAML text with some values changed, and everything else as it was: comments, order, line breaks, blanks.
//!
//! In: a tree and what is to change in it, by path. Out: the text. Only the bytes of what changes are
//! replaced, at the places the tree knows. Whether the text still says what it should is for the caller to
//! see, by reading it again.

mod changes;
mod comments;
mod layout;
mod list;
mod mapping;
mod splices;
mod value;

pub use comments::{Remark, remark, remarks};

use super::format::Format;
use super::tree::{Kind, Tree};
use super::write::{Value, entry};
use crate::diagnostic::{Diagnostic, Place};
use changes::Changes;
use layout::Layout;
use splices::Splices;
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
    /// [`Value::Empty`] the key stays, and what is said about it, but nothing stands behind it.
    Set(Value),
    /// The list gets one more entry, after the others.
    Append(Value),
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
    fn rank(&self, parent: &str, key: &str) -> usize {
        let rank = if parent.is_empty() {
            self.0.get(key)
        } else {
            self.0.get(&format!("{parent}.{key}"))
        };
        rank.copied().unwrap_or(usize::MAX)
    }
}

/// Why a text cannot be changed in place: a path of an edit leads through a value that has no parts, or to a
/// list or table that is to be replaced whole. With a text that has been read as what the edits are for,
/// neither happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NoPlace;

/// The text of a YAML tree with these changes made. The findings that can come back are `not-yaml`, for a
/// tree of another format, and `cannot-edit` .
pub fn edit(tree: &Tree, edits: Vec<Edit>, order: &KeyOrder) -> Result<String, Box<Diagnostic>> {
    let name = &tree.text().name;
    let fault = |name_of_fault, message: &str| {
        Box::new(
            Diagnostic::error(name_of_fault, message.to_owned())
                .in_place(Place::File(name.clone())),
        )
    };
    if tree.format() != Format::Yaml {
        let message = format!("a {} file cannot be changed in place", tree.format().name());
        return Err(fault("not-yaml", &message));
    }
    let mut editor = Editor {
        layout: Layout::new(tree),
        order,
        splices: Splices::default(),
        tag: Vec::new(),
    };
    editor
        .file(tree, Changes::new(edits))
        .map_err(|NoPlace| fault("cannot-edit", "the changes have no place in this file"))?;
    Ok(editor
        .splices
        .apply(&tree.text().content, editor.layout.newline))
}

/// A walk through a tree that collects what to splice.
struct Editor<'a> {
    layout: Layout<'a>,
    order: &'a KeyOrder,
    splices: Splices,
    /// The keys on the way to where the walk is, without rows.
    tag: Vec<String>,
}

impl Editor<'_> {
    fn file(&mut self, tree: &Tree, changes: Changes) -> Result<(), NoPlace> {
        match &tree.root().kind {
            Kind::Mapping(entries) if !entries.is_empty() => self.mapping(tree.root(), changes),
            _ if changes.is_empty() => Ok(()),
            _ => {
                let Value::Mapping(entries) = changes.into_value(self.order, "") else {
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
