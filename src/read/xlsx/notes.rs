//! Notes and comments at cells (ECMA-376 part 1, §18.7; comments in threads: [MS-XLSX] §2.6.205).

use super::cell::text;
use super::position::Position;
use super::{Reader, sheet::Sheet};
use crate::diagnostic::{Diagnostic, Place};
use crate::memory::Remembered;
use crate::package::Element;
use crate::read::file::{File, Relationship};
use crate::read::gathered::Comment;
use std::collections::BTreeMap;

/// What Excel writes into the note that stands in for a thread.
const STAND_IN: &str = "[Threaded comment]";

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
        let root = file.part(&related.target)?;
        for person in root.iter().flat_map(Element::elements) {
            let id = person.attribute("id").unwrap_or_default();
            let name = person.attribute("displayName").unwrap_or_default();
            people.insert(id.to_owned(), name.to_owned());
        }
    }
    Ok(people)
}

/// The notes and comments of a sheet, with their cells.
pub(super) fn read(
    file: &File,
    part: &str,
    people: &BTreeMap<String, String>,
) -> Result<Vec<(Position, Comment)>, Diagnostic> {
    let mut found = Vec::new();
    for related in file.relationships(part)? {
        let root = match related.kind.as_str() {
            "comments" | "threadedComment" => file.part(&related.target)?,
            _ => None,
        };
        let Some(root) = root else { continue };
        if related.kind == "comments" {
            found.extend(old(&root));
        } else {
            found.extend(threaded(&root, people));
        }
    }
    Ok(found)
}

/// Notes: authors stand in a list of their own.
fn old(root: &Element) -> Vec<(Position, Comment)> {
    let authors = root.find("authors").into_iter().flat_map(Element::elements);
    let authors: Vec<String> = authors
        .map(|author| author.own_text().into_owned())
        .collect();
    let comments = root
        .find("commentList")
        .into_iter()
        .flat_map(Element::elements);
    comments
        .filter_map(|comment| {
            let author = comment
                .attribute("authorId")
                .and_then(|id| id.parse::<usize>().ok());
            let author = author
                .and_then(|at| authors.get(at))
                .cloned()
                .unwrap_or_default();
            let said = comment.find("text").map(text)?;
            let position = Position::parse(comment.attribute("ref")?)?;
            (!said.starts_with(STAND_IN)).then(|| (position, note(author, &said)))
        })
        .collect()
}

fn threaded(root: &Element, people: &BTreeMap<String, String>) -> Vec<(Position, Comment)> {
    root.elements()
        .filter_map(|comment| {
            let author = people.get(comment.attribute("personId")?).cloned();
            let said = comment.find("text")?.own_text().into_owned();
            let position = Position::parse(comment.attribute("ref")?)?;
            Some((position, note(author.unwrap_or_default(), &said)))
        })
        .collect()
}

fn note(author: String, said: &str) -> Comment {
    Comment {
        author,
        text: said.trim().to_owned(),
        near: None,
        place: Place::File(String::new()),
    }
}

impl Reader<'_> {
    /// Keeps what readers noted; the guidance at headers is coplan's own.
    pub(super) fn comments(&mut self, sheet: &Sheet) {
        for (position, comment) in &sheet.notes {
            let own = self.file.memory.has(Remembered::Text(&comment.text));
            // Excel puts the author's name before a note that somebody writes.
            let prefix = format!("{}:", comment.author);
            let said = comment
                .text
                .strip_prefix(&prefix)
                .unwrap_or(&comment.text)
                .trim();
            if !own && !said.is_empty() && !self.file.memory.has(Remembered::Text(said)) {
                self.gathered.comments.push(Comment {
                    author: comment.author.clone(),
                    text: said.to_owned(),
                    near: None,
                    place: self.place(&sheet.name, *position),
                });
            }
        }
    }
}
