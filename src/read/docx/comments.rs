//! What readers noted in the margin (ECMA-376 part 1, §17.13.4).

use crate::package::Element;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// Whoever signs guidance; what it says is no reader's comment.
const GUIDE: &str = "coplan";

/// A comment, before its place is known.
#[derive(Clone, Debug)]
pub(super) struct Note {
    /// Who wrote it.
    pub(super) author: String,
    /// What it says.
    pub(super) text: String,
}

/// The comments of readers that have not been met in the text yet.
#[derive(Debug, Default)]
pub(super) struct Notes {
    by_id: BTreeMap<String, Note>,
    /// Those that nothing in the text can lead to: without an id, or with that of another one.
    unreachable: Vec<Note>,
}

impl Notes {
    /// Reads the part that holds them.
    pub(super) fn read(root: Option<&Element>) -> Self {
        let mut notes = Self::default();
        for element in root.into_iter().flat_map(Element::elements) {
            let author = element.attribute("w:author");
            if element.name != "w:comment" || author == Some(GUIDE) {
                continue;
            }
            let note = Note {
                author: author.map_or_else(String::new, str::to_owned),
                text: text(element),
            };
            if !note.text.is_empty() {
                notes.add(element.attribute("w:id"), note);
            }
        }
        notes
    }

    fn add(&mut self, id: Option<&str>, note: Note) {
        match id.map(|id| self.by_id.entry(id.to_owned())) {
            Some(Entry::Vacant(free)) => {
                free.insert(note);
            }
            Some(Entry::Occupied(_)) | None => self.unreachable.push(note),
        }
    }

    /// Takes out the comment that the text leads to here.
    pub(super) fn take(&mut self, id: &str) -> Option<Note> {
        self.by_id.remove(id)
    }

    /// Those that are left.
    pub(super) fn into_rest(self) -> impl Iterator<Item = Note> {
        self.by_id.into_values().chain(self.unreachable)
    }
}

/// The text of a comment, a line for each paragraph.
fn text(comment: &Element) -> String {
    let mut text = String::new();
    for element in comment.descendants() {
        match element.name.as_ref() {
            "w:p" if !text.is_empty() => text.push('\n'),
            "w:t" => text.push_str(&element.own_text()),
            "w:br" | "w:cr" => text.push('\n'),
            "w:tab" => text.push('\t'),
            _ => {}
        }
    }
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_without_an_id_of_their_own_are_kept() {
        let comment = |id: Option<&'static str>, said: &str| {
            let comment = Element::new("w:comment").child(Element::new("w:t").text(said));
            id.into_iter()
                .fold(comment, |comment, id| comment.with("w:id", id))
        };
        let root = Element::new("w:comments").children([
            comment(Some("1"), "one"),
            comment(Some("1"), "again"),
            comment(None, "no id"),
        ]);
        let mut notes = Notes::read(Some(&root));
        assert_eq!(notes.take("1").unwrap().text, "one");
        assert!(notes.take("1").is_none());
        let rest: Vec<String> = notes.into_rest().map(|note| note.text).collect();
        assert_eq!(rest, ["again", "no id"]);
    }
}
