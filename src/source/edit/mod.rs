//! A YAML text with some values changed, and everything else as it was: comments, order, line breaks, blanks.
//!
//! In: a tree and what is to change in it, by path. Out: the text. Only the bytes of what changes are
//! replaced, at the places the tree knows. Whether the text still says what it should is for the caller to
//! see, by reading it again.

mod changes;
mod comments;
mod editor;
mod edits;
mod layout;
mod list;
mod mapping;
mod splices;
mod value;

pub use comments::{Remark, path_of_remark, remark, remarks, without_remarks};
pub use edits::{Action, Edit, KeyOrder};

use super::format::Format;
use super::tree::Tree;
use crate::diagnostic::{Diagnostic, Place};
use changes::Changes;
use editor::Editor;
use layout::NoPlace;

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
    let mut editor = Editor::new(tree, order);
    editor
        .file(tree, Changes::new(edits))
        .map_err(|NoPlace| fault("cannot-edit", "the changes have no place in this file"))?;
    Ok(editor
        .splices
        .apply(&tree.text().content, editor.layout.newline))
}
