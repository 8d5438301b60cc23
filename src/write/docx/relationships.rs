//! Relationships of a part to others and to the world outside (ECMA-376 part 2, §6.5).

use crate::package::{Element, Part};
use std::collections::BTreeMap;

const NAMESPACE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const CORE: &str =
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";

/// The relationships of one part, numbered in the order they are asked for.
#[derive(Debug, Default)]
pub(super) struct Relationships {
    elements: Vec<Element>,
    links: BTreeMap<String, String>,
}

impl Relationships {
    /// Relates to another part; `kind` is the last word of the relationship's type.
    pub(super) fn part(&mut self, kind: &str, target: &str) -> String {
        let kind = match kind {
            "core-properties" => CORE.to_owned(),
            _ => format!("{OFFICE}/{kind}"),
        };
        self.add(kind, target, false)
    }

    /// Relates to a page or mailbox, once for all links to it.
    pub(super) fn link(&mut self, target: &str) -> String {
        if let Some(id) = self.links.get(target) {
            return id.clone();
        }
        let id = self.add(format!("{OFFICE}/hyperlink"), target, true);
        self.links.insert(target.to_owned(), id.clone());
        id
    }

    fn add(&mut self, kind: String, target: &str, outside: bool) -> String {
        let id = format!("rId{}", self.elements.len() + 1);
        let mut element = Element::new("Relationship")
            .with("Id", id.clone())
            .with("Type", kind)
            .with("Target", target.to_owned());
        if outside {
            element = element.with("TargetMode", "External");
        }
        self.elements.push(element);
        id
    }

    /// The part that holds the relationships of `owner`; none for none.
    pub(super) fn into_part(self, owner: &str) -> Option<Part> {
        if self.elements.is_empty() {
            return None;
        }
        let (folder, file) = owner.rsplit_once('/').unwrap_or(("", owner));
        let name = format!("{folder}/_rels/{file}.rels");
        let root = Element::new("Relationships")
            .with("xmlns", NAMESPACE)
            .children(self.elements);
        Some(Part::new(name.trim_start_matches('/'), root.to_part()))
    }
}
