//! Comments in the margin (ECMA-376 part 1, §17.13.4).

use super::relationships::Relationships;
use super::root;
use super::writer::{Flow, Frame, Writer};
use crate::document::Comment;
use crate::package::{Element, Node, Part, instant};

/// The comments written so far, and the relationships of their part.
#[derive(Debug, Default)]
pub(super) struct Comments {
    elements: Vec<Element>,
    relationships: Relationships,
}

impl Comments {
    /// The parts that hold the comments; none for none.
    pub(super) fn into_parts(self) -> Vec<Part> {
        if self.elements.is_empty() {
            return Vec::new();
        }
        let name = "word/comments.xml";
        let element = root("w:comments").children(self.elements);
        let part = Part::new(name, element.to_part());
        [part]
            .into_iter()
            .chain(self.relationships.into_part(name))
            .collect()
    }

    /// Whether there is any.
    pub(super) fn is_empty(&self) -> bool {
        self.elements.is_empty()
    }
}

impl Writer<'_> {
    /// Puts comments at this content.
    pub(super) fn commented(
        &mut self,
        content: Vec<Element>,
        comments: &[Comment],
    ) -> Vec<Element> {
        let mut before = Vec::new();
        let mut after = Vec::new();
        for comment in comments {
            let id = self.comment(comment);
            before.push(Element::new("w:commentRangeStart").with("w:id", id.clone()));
            after.push(Element::new("w:commentRangeEnd").with("w:id", id.clone()));
            let reference = Element::new("w:commentReference").with("w:id", id);
            after.push(styled_run(reference));
        }
        before.into_iter().chain(content).chain(after).collect()
    }

    fn comment(&mut self, comment: &Comment) -> String {
        let id = self.comments.elements.len().to_string();
        let mut element = Element::new("w:comment")
            .with("w:id", id.clone())
            .with("w:author", comment.author.clone())
            .with("w:initials", initials(&comment.author));
        if let Some(instant) = self.document.properties.date.as_deref().and_then(instant) {
            element = element.with("w:date", instant);
        }
        // Its place is kept before its blocks are written, so that its number stays its own.
        self.comments.elements.push(Element::new("w:comment"));
        std::mem::swap(&mut self.relationships, &mut self.comments.relationships);
        let flow = Flow::page(self.page).within(Frame::Comment);
        let mut blocks = self.blocks(&comment.blocks, flow);
        std::mem::swap(&mut self.relationships, &mut self.comments.relationships);
        if let Some(language) = &comment.language {
            let mark = super::settings::language_of_text(language);
            for element in &mut blocks {
                super::text::mark_language(element, &mark);
            }
        }
        begin(&mut blocks);
        let place = id
            .parse()
            .ok()
            .and_then(|at: usize| self.comments.elements.get_mut(at));
        if let Some(place) = place {
            *place = element.children(blocks);
        }
        id
    }
}

/// Word wants a mark in the first paragraph of a comment.
fn begin(blocks: &mut Vec<Element>) {
    if blocks.first().is_none_or(|first| first.name != "w:p") {
        blocks.insert(
            0,
            super::paragraph::Shape::style("CommentText").paragraph(Vec::new()),
        );
    }
    if let Some(first) = blocks.first_mut() {
        let at = usize::from(first.find("w:pPr").is_some());
        let mark = styled_run(Element::new("w:annotationRef"));
        first.children.insert(at, Node::Element(mark));
    }
}

fn styled_run(content: Element) -> Element {
    let style = super::writer::value("w:rStyle", "CommentReference");
    Element::new("w:r")
        .child(Element::new("w:rPr").child(style))
        .child(content)
}

/// The first letters of a name's words, three at most.
fn initials(name: &str) -> String {
    let letters = name
        .split_whitespace()
        .filter_map(|word| word.chars().next());
    letters.take(3).flat_map(char::to_uppercase).collect()
}
