//! Notes and comments at cells (ECMA-376 part 1, §18.7; comments in threads: [MS-XLSX] §2.6.205).

use super::cell::text;
use super::note::Note;
use super::reader::Reader;
use super::sheet::Sheet;
use crate::diagnostic::Diagnostic;
use crate::memory::Remembered;
use crate::package::Element;
use crate::read::file::{File, Relationship};
use crate::read::gathered::Comment;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What Excel writes into the note that stands in for a thread.
const STAND_IN: &str = "[Threaded comment]";
/// The author of a comment that names none.
const NOBODY: &str = "";

/// The names of people who comment, by their ids.
pub(super) fn people(
    file: &File,
    relationships: &[Relationship],
) -> Result<BTreeMap<String, String>, Diagnostic> {
    let mut people = BTreeMap::new();
    for related in relationships
        .iter()
        .filter(|related| related.kind == "person")
    {
        let root = file.linked_part(&related.target)?;
        people.extend(root.elements().filter_map(|person| {
            let (id, name) = (person.attribute("id")?, person.attribute("displayName")?);
            Some((id.to_owned(), name.to_owned()))
        }));
    }
    Ok(people)
}

/// The notes and comments of a sheet.
pub(super) fn read(
    file: &File,
    part: &str,
    people: &BTreeMap<String, String>,
) -> Result<Vec<Note>, Diagnostic> {
    let mut found = Vec::new();
    for related in file.relationships(part)? {
        match related.kind.as_str() {
            "comments" => found.extend(old(&file.linked_part(&related.target)?)),
            "threadedComment" => {
                found.extend(threaded(&file.linked_part(&related.target)?, people));
            }
            _ => {}
        }
    }
    Ok(found)
}

/// Notes: authors stand in a list of their own.
fn old(root: &Element) -> Vec<Note> {
    let authors = root.find("authors").into_iter().flat_map(Element::elements);
    let authors: Vec<&Element> = authors.collect();
    let comments = root
        .find("commentList")
        .into_iter()
        .flat_map(Element::elements);
    comments
        .filter_map(|comment| {
            let author = comment
                .number("authorId")
                .and_then(|at: usize| authors.get(at));
            let said = comment.find("text").map(text)?;
            let stands_in = said.starts_with(STAND_IN);
            (!stands_in).then(|| Note::new(comment, author.map(|author| author.own_text()), &said))
        })
        .collect()
}

fn threaded(root: &Element, people: &BTreeMap<String, String>) -> Vec<Note> {
    root.elements()
        .filter_map(|comment| {
            let person = comment.attribute("personId");
            let author = person.and_then(|person| people.get(person));
            let said = comment.find("text")?.own_text();
            Some(Note::new(comment, author.map(Cow::from), &said))
        })
        .collect()
}

impl Reader<'_> {
    /// Keeps what readers noted; the guidance at headers is coplan's own.
    pub(super) fn comments(&mut self, sheet: &Sheet) {
        for note in &sheet.notes {
            let said = note.said();
            let is_own = |text: &str| self.file.memory.has(Remembered::Text(text));
            if said.is_empty() || is_own(&note.text) || is_own(said) {
                continue;
            }
            let place = match note.position {
                Some(position) => self.place(&sheet.name, position),
                None => self.file.place(),
            };
            let author = note.author.clone();
            self.gathered.comments.push(Comment {
                author: author.unwrap_or_else(|| NOBODY.to_owned()),
                text: said.to_owned(),
                near: None,
                place,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_that_names_no_author_and_no_cell_is_kept() {
        let text = |said: &str| Element::new("text").child(Element::new("t").text(said));
        let comment = Element::new("comment").child(text("Ask Jo"));
        let list = Element::new("commentList").child(comment);
        let notes = old(&Element::new("comments").child(list));
        let [note] = notes.as_slice() else {
            panic!("{notes:?}");
        };
        assert_eq!((note.said(), &note.author), ("Ask Jo", &None));
        assert_eq!(note.position, None);
        let thread = Element::new("threadedComment").child(Element::new("text").text("Why?"));
        let root = Element::new("ThreadedComments").child(thread);
        assert_eq!(threaded(&root, &BTreeMap::new()).len(), 1);
    }
}
