//! Names and numbers that must be unique in a file, given out in document order.

use crate::document::Document;
use crate::package::Element;
use std::collections::{BTreeMap, BTreeSet};

/// What has been given out so far.
#[derive(Debug, Default)]
pub(super) struct Names {
    bookmarks: BTreeSet<String>,
    last_bookmark: u32,
    last_control: u32,
    anchors: BTreeMap<String, String>,
}

impl Names {
    /// Names, with a bookmark for every heading that links can point to.
    pub(super) fn new(document: &Document) -> Self {
        let mut names = Self::default();
        for anchor in document.anchors() {
            let taken = names.anchors.len() + 1;
            let name = format!("heading_{taken}");
            names.anchors.entry(anchor.to_owned()).or_insert(name);
        }
        names
    }

    /// The bookmark of a heading's anchor.
    pub(super) fn anchor(&self, anchor: &str) -> Option<String> {
        self.anchors.get(anchor).cloned()
    }

    /// Start and end of a bookmark; `None` where the name is taken (names differ by more than
    /// case: ECMA-376 part 1, §17.13.6.2).
    pub(super) fn bookmark(&mut self, name: &str) -> Option<(Element, Element)> {
        if !self.bookmarks.insert(name.to_ascii_lowercase()) {
            return None;
        }
        let id = self.last_bookmark.to_string();
        self.last_bookmark += 1;
        let start = Element::new("w:bookmarkStart")
            .with("w:id", id.clone())
            .with("w:name", name.to_owned());
        Some((start, Element::new("w:bookmarkEnd").with("w:id", id)))
    }

    /// The number of the next control.
    pub(super) fn control(&mut self) -> String {
        self.last_control += 1;
        self.last_control.to_string()
    }
}
