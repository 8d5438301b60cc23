//! Where a text that is parsed stands in its file.
//!
//! In: a file, and the text made of it or of a part. Out: for each byte of the text, its place in the
//! file, so that no finding points anywhere else.

use crate::diagnostic::{Diagnostic, Place, Text, TextPlace};
use std::ops::Range;
use std::sync::Arc;

/// A text that is parsed, and where it stands in its file.
#[derive(Clone, Debug)]
pub(in crate::template) struct Source {
    text: Arc<Text>,
    file: Arc<Text>,
    /// From which byte of the text on, in order, what follows stands from which byte of the file on.
    pieces: Vec<(usize, usize)>,
}

impl Source {
    /// A file that is parsed as it is.
    pub(in crate::template) fn whole(file: &Arc<Text>) -> Self {
        Self {
            text: Arc::clone(file),
            file: Arc::clone(file),
            pieces: vec![(0, 0)],
        }
    }

    /// A text made of a file, with the places of its pieces.
    pub(in crate::template) fn of(
        file: &Arc<Text>,
        content: String,
        pieces: Vec<(usize, usize)>,
    ) -> Self {
        Self {
            text: Text::new(file.name.clone(), content),
            file: Arc::clone(file),
            pieces,
        }
    }

    /// What is parsed.
    pub(in crate::template) fn text(&self) -> &Arc<Text> {
        &self.text
    }

    /// The file it is of.
    pub(in crate::template) fn file(&self) -> &Arc<Text> {
        &self.file
    }

    /// Where a byte of the text stands in the file.
    pub(in crate::template) fn offset(&self, at: usize) -> usize {
        let (from, to) = self.piece(at);
        to + at.saturating_sub(from)
    }

    /// Where a span of the text stands in the file.
    pub(in crate::template) fn place(&self, span: Range<usize>) -> TextPlace {
        let start = self.offset(span.start);
        let last = span.end.max(span.start + 1) - 1;
        let end = self.offset(last) + 1;
        let end = if span.is_empty() { start } else { end };
        TextPlace::new(&self.file, start..end.max(start))
    }

    /// The same text with something in place of some of its spans, which are in order and apart.
    pub(super) fn with(&self, edits: &[(Range<usize>, String)]) -> Self {
        let mut content = String::with_capacity(self.text.content.len());
        let mut pieces = Vec::new();
        let mut at = 0;
        for (span, new) in edits {
            self.copy(at..span.start, &mut content, &mut pieces);
            pieces.push((content.len(), self.offset(span.start)));
            content.push_str(new);
            at = span.end;
        }
        self.copy(at..self.text.content.len(), &mut content, &mut pieces);
        Self::of(&self.file, content, pieces)
    }

    fn copy(&self, span: Range<usize>, content: &mut String, pieces: &mut Vec<(usize, usize)>) {
        let shift = content.len();
        pieces.push((shift, self.offset(span.start)));
        let within = self.pieces.iter();
        let within = within.filter(|(from, _)| span.contains(from) && *from > span.start);
        pieces.extend(within.map(|(from, to)| (shift + from - span.start, *to)));
        content.push_str(self.text.content.get(span).unwrap_or_default());
    }

    fn piece(&self, at: usize) -> (usize, usize) {
        let mut before = self.pieces.iter().rev();
        before
            .find(|(from, _)| *from <= at)
            .copied()
            .unwrap_or_default()
    }

    /// Whether a finding is about the text.
    pub(in crate::template) fn is_about(&self, finding: &Diagnostic) -> bool {
        match &finding.place {
            Some(Place::Text(place)) => Arc::ptr_eq(&place.text, &self.text),
            _ => false,
        }
    }

    /// A finding about the text, in its place in the file. One about another text stays where it is.
    pub(in crate::template) fn placed(&self, finding: Diagnostic) -> Diagnostic {
        match &finding.place {
            Some(Place::Text(place)) if self.is_about(&finding) => {
                let place = self.place(place.span.clone());
                finding.in_place(place)
            }
            _ => finding,
        }
    }
}
