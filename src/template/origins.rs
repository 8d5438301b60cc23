//! Where each piece of a rendered text comes from, so that what is wrong with it is told at its template.
//!
//! In: templates before they are rendered. Out: the same with marks in front of every piece, built of
//! noncharacters; and, once the marks are taken out of the rendered text, the place of each piece. Only
//! templates that are checked carry marks.

use super::syntax::{Kind, Source, tags};
use crate::diagnostic::TextPlace;
use handlebars::template::{HelperTemplate, Template, TemplateElement};
use std::ops::Range;
use std::sync::Arc;

/// Begins a mark.
const START: char = '\u{FDD4}';
/// Ends a mark.
const END: char = '\u{FDD5}';

/// The pieces of templates by the numbers of their marks.
#[derive(Debug, Default)]
pub(super) struct Marks {
    sources: Vec<Source>,
    pieces: Vec<Piece>,
}

/// A piece of a template.
#[derive(Debug)]
struct Piece {
    /// The position of its template among the sources.
    source: usize,
    /// Where it stands in the text of that.
    span: Range<usize>,
    /// Whether it is text, which is rendered as it stands.
    is_text: bool,
}

impl Marks {
    /// Marks every piece of a template.
    pub(super) fn leave(&mut self, template: &mut Template, source: &Source) {
        let content = &source.text().content;
        self.sources.push(source.clone());
        let mut walk = Walk {
            marks: self,
            source,
            tags: tags(content)
                .into_iter()
                .map(|tag| (tag.span, tag.kind))
                .collect(),
            next: 0,
            at: 0,
        };
        walk.template(template);
    }
}

/// A walk through a template, and through the text that it was made of.
struct Walk<'a> {
    marks: &'a mut Marks,
    source: &'a Source,
    tags: Vec<(Range<usize>, Kind)>,
    /// The next tag that has not been passed.
    next: usize,
    /// How far the text has been passed.
    at: usize,
}

impl Walk<'_> {
    /// Recursion ends with the depth of blocks, which is bounded before anything is parsed.
    fn template(&mut self, template: &mut Template) {
        if template.mapping.len() != template.elements.len() {
            // What `{{else if}}` begins has no place of its own.
            for element in &mut template.elements {
                self.inside(element);
            }
            return;
        }
        let elements = std::mem::take(&mut template.elements);
        let mapping = std::mem::take(&mut template.mapping);
        for (mut element, mapping) in elements.into_iter().zip(mapping) {
            let mark = self.mark(&element);
            self.inside(&mut element);
            if let Some(mark) = mark {
                template.elements.push(TemplateElement::RawString(mark));
                template.mapping.push(mapping.clone());
            }
            template.elements.push(element);
            template.mapping.push(mapping);
        }
    }

    fn inside(&mut self, element: &mut TemplateElement) {
        if let TemplateElement::HelperBlock(call) = element {
            self.block(call);
        }
    }

    fn block(&mut self, call: &mut HelperTemplate) {
        for inner in call.template.iter_mut().chain(&mut call.inverse) {
            self.template(inner);
        }
    }

    /// The mark of a piece.
    fn mark(&mut self, element: &TemplateElement) -> Option<String> {
        let (span, is_text) = match element {
            TemplateElement::RawString(text) => (self.text(text)?, true),
            _ => (self.tag()?, false),
        };
        let number = self.marks.pieces.len();
        self.marks.pieces.push(Piece {
            source: self.marks.sources.len() - 1,
            span,
            is_text,
        });
        Some(format!("{START}{number}{END}"))
    }

    /// Where a text stands: between two tags, from where its blanks were trimmed.
    fn text(&mut self, text: &str) -> Option<Range<usize>> {
        if text.is_empty() {
            return None;
        }
        let content = &self.source.text().content;
        let mut next = self.next;
        let mut from = self.at;
        loop {
            let tag = self.tags.get(next).map(|(span, _)| span.clone());
            let to = tag.as_ref().map_or(content.len(), |tag| tag.start);
            let gap = content.get(from..to.max(from)).unwrap_or_default();
            if let Some(found) = gap.find(text) {
                let start = from + found;
                self.next = next;
                self.at = start + text.len();
                return Some(start..self.at);
            }
            // A text with `\{{` in it is not written as it is rendered.
            from = tag?.end;
            next += 1;
        }
    }

    /// Where the next tag stands that shows anything.
    fn tag(&mut self) -> Option<Range<usize>> {
        let rest = self.tags.get(self.next..)?;
        let passed = rest
            .iter()
            .position(|(_, kind)| !matches!(kind, Kind::Close(_) | Kind::Divide { .. }))?;
        let (span, _) = rest.get(passed)?.clone();
        self.next += passed + 1;
        self.at = span.end;
        Some(span)
    }
}

/// Where the pieces of a rendered text come from.
#[derive(Clone, Debug, Default)]
pub struct Origins {
    /// From which byte of the text on which mark holds.
    pieces: Vec<(usize, usize)>,
    marks: Arc<Marks>,
}

/// Two of them are the same only where they are of one engine.
impl PartialEq for Origins {
    fn eq(&self, other: &Self) -> bool {
        self.pieces == other.pieces && Arc::ptr_eq(&self.marks, &other.marks)
    }
}

impl Origins {
    /// A rendered text without its marks, and where its pieces come from.
    pub(super) fn of(text: String, marks: &Arc<Marks>) -> (String, Self) {
        if !text.contains(START) {
            return (text, Self::default());
        }
        let mut plain = String::with_capacity(text.len());
        let mut pieces = Vec::new();
        let mut rest = &*text;
        while let Some((before, marked)) = rest.split_once(START) {
            plain.push_str(before);
            let (number, after) = marked.split_once(END).unwrap_or((marked, ""));
            if let Ok(number) = number.parse() {
                pieces.push((plain.len(), number));
            }
            rest = after;
        }
        plain.push_str(rest);
        let marks = Arc::clone(marks);
        (plain, Self { pieces, marks })
    }

    /// The place in a template of a span of the text.
    #[must_use]
    pub fn place(&self, span: &Range<usize>) -> Option<TextPlace> {
        let behind = self.pieces.partition_point(|(from, _)| *from <= span.start);
        let (from, number) = self.pieces.get(behind.checked_sub(1)?)?;
        let piece = self.marks.pieces.get(*number)?;
        let source = self.marks.sources.get(piece.source)?;
        if !piece.is_text {
            return Some(source.place(piece.span.clone()));
        }
        let end = self.pieces.get(behind).map_or(span.end, |(end, _)| *end);
        let at = |offset: usize| (piece.span.start + offset - from).min(piece.span.end);
        Some(source.place(at(span.start)..at(span.end.min(end).max(span.start))))
    }
}
