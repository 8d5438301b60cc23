//! A Word file → what people have answered in it.
//!
//! First the XML becomes a [`story::Story`], lines and tables in which every piece knows its
//! field; then answers, rows and whatever stands beside them are gathered. A field is found by
//! the tag of its control, by its bookmark, by the header of its column, by its label or heading.

mod answer;
mod cards;
mod column;
mod comments;
mod control;
mod gather;
mod marks;
mod own;
mod prose;
mod run;
mod settle;
mod story;
mod stray;
mod styles;
mod table;
mod there;
mod toggles;
mod walk;

use super::file::{File, Relationship};
use super::gathered::Gathered;
use crate::diagnostic::Diagnostic;
use crate::package::Element;
use crate::template::Terms;
use comments::Notes;
use control::Names;
use gather::Gathering;
use own::Own;
use std::collections::HashMap;
use story::Story;
use styles::Styles;
use walk::Context;

/// Parts with notes, the references to them, and the elements that hold one.
const NOTES: [(&str, &str, &str); 2] = [
    ("footnotes", "w:footnoteReference", "w:footnote"),
    ("endnotes", "w:endnoteReference", "w:endnote"),
];

/// Gathers what stands in a Word file.
pub(super) fn gather(file: &File, terms: &Terms) -> Result<Gathered, Diagnostic> {
    let package = Package::open(file, terms)?;
    let body = package.story(&file.main)?;
    if !file.memory.is_ours() && body.marks.is_empty() {
        return Err(file.foreign());
    }
    let own = Own::new(file.written(), terms);
    let comments = Notes::read(package.part("comments")?.as_ref());
    let mut gathering = Gathering::new(&file.name, terms, &own, &body, comments);
    gathering.ends_lost = file.is_by_libreoffice();
    gathering.body();
    for band in package.all(&["header", "footer"]) {
        gathering.band(&package.story(&band.target)?);
    }
    Ok(gathering.finish())
}

/// The parts that the main part leads to.
struct Package<'a> {
    file: &'a File,
    relationships: Vec<Relationship>,
    styles: Styles,
    names: Names<'a>,
    notes: HashMap<(String, String), Element>,
}

impl<'a> Package<'a> {
    fn open(file: &'a File, terms: &'a Terms) -> Result<Self, Diagnostic> {
        let mut package = Self {
            file,
            relationships: file.relationships(&file.main)?,
            styles: Styles::default(),
            names: Names::new(terms.registry()),
            notes: HashMap::new(),
        };
        let styles = package.part("styles")?;
        let numbering = package.part("numbering")?;
        package.styles = Styles::new(styles.as_ref(), numbering.as_ref());
        for (kind, reference, name) in NOTES {
            let notes = package.part(kind)?;
            let notes = notes.iter().flat_map(Element::elements);
            for note in notes.filter(|note| note.name == name) {
                if let Some(id) = note.attribute("w:id") {
                    let key = (reference.to_owned(), id.to_owned());
                    package.notes.insert(key, note.clone());
                }
            }
        }
        Ok(package)
    }

    /// The relationships of some kinds.
    fn all(&self, kinds: &[&str]) -> impl Iterator<Item = &Relationship> {
        self.relationships
            .iter()
            .filter(move |relationship| kinds.contains(&relationship.kind.as_str()))
    }

    /// The part of one kind.
    fn part(&self, kind: &str) -> Result<Option<Element>, Diagnostic> {
        let found = self.all(&[kind]).next();
        found
            .map(|relationship| self.file.linked_part(&relationship.target))
            .transpose()
    }

    /// What stands in a part.
    fn story(&self, part: &str) -> Result<Story, Diagnostic> {
        let links = self.file.relationships(part)?;
        let links: HashMap<String, String> = links
            .into_iter()
            .filter(|relationship| relationship.kind == "hyperlink")
            .map(|relationship| (relationship.id, relationship.target))
            .collect();
        let context = Context {
            styles: &self.styles,
            names: &self.names,
            links: &links,
            by_libreoffice: self.file.is_by_libreoffice(),
            notes: &self.notes,
        };
        let root = self.file.linked_part(part)?;
        Ok(walk::story(body(&root), &context))
    }
}

/// What holds the blocks of a part: its body, or the root itself.
fn body(root: &Element) -> &Element {
    root.find("w:body").unwrap_or(root)
}
