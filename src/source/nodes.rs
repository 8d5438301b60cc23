//! What every parser makes its nodes with: it counts them, cleans their text, and leads their spans
//! back to the text as it was.
//!
//! In: values as a parser found them. Out: [`Node`]s, or a finding with its place. This file knows no
//! format.

use super::clean::{self, Clean, Removed};
use super::limits;
use super::node::{Node, NodeKind};
use crate::diagnostic::is_unusable;
use crate::diagnostic::{Diagnostic, Text, TextPlace};
use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

/// The nodes of one text, while it is parsed. All spans that go in are offsets into the clean text.
pub(super) struct Nodes<'a> {
    /// The text as it was.
    text: &'a Arc<Text>,
    /// The text that is parsed.
    clean: &'a Clean<'a>,
    count: usize,
    /// Characters that stood in the values as escapes, such as `\u0000`, and were taken out. Each is
    /// said to stand where its value begins.
    removed: Vec<Removed>,
}

impl<'a> Nodes<'a> {
    pub(super) fn new(text: &'a Arc<Text>, clean: &'a Clean<'a>) -> Self {
        Self {
            text,
            clean,
            count: 0,
            removed: Vec::new(),
        }
    }

    /// The text to parse.
    pub(super) fn source(&self) -> &'a str {
        &self.clean.text
    }

    /// What was taken out of the values so far.
    pub(super) fn into_removed(self) -> Vec<Removed> {
        self.removed
    }

    /// A scalar.
    pub(super) fn scalar(
        &mut self,
        span: Range<usize>,
        text: Cow<'_, str>,
        plain: bool,
    ) -> Result<Node, Box<Diagnostic>> {
        let at = self.clean.original(span.clone()).start;
        let before = self.removed.len();
        let unusable = text.chars().filter(|c| is_unusable(*c));
        self.removed
            .extend(unusable.map(|character| Removed { at, character }));
        let text = if self.removed.len() == before {
            text.into_owned()
        } else {
            clean::usable(&text)
        };
        self.node(span, NodeKind::Scalar { text, plain })
    }

    /// A value of any other kind.
    pub(super) fn node(
        &mut self,
        span: Range<usize>,
        kind: NodeKind,
    ) -> Result<Node, Box<Diagnostic>> {
        self.count += 1;
        if self.count > limits::NODES {
            return Err(self.too_many(span));
        }
        Ok(Node {
            span: self.clean.original(span),
            kind,
        })
    }

    fn too_many(&self, span: Range<usize>) -> Box<Diagnostic> {
        let most = limits::NODES;
        let message = format!("this file has more than {most} values: it cannot be a plan");
        Box::new(Diagnostic::error("file-too-large", message).in_place(self.place(span)))
    }

    /// The finding for lists and tables inside each other without end.
    pub(super) fn too_deep(&self, span: Range<usize>) -> Box<Diagnostic> {
        let finding = Diagnostic::error(
            "nested-too-deeply",
            format!(
                "there are more than {} lists or tables inside each other here",
                limits::DEPTH
            ),
        )
        .in_place(self.place(span))
        .help("a plan needs no more than four: look for a bracket that is not closed");
        Box::new(finding)
    }

    /// The place of a span of the clean text, widened to whole characters.
    pub(super) fn place(&self, span: Range<usize>) -> TextPlace {
        let source = self.source();
        let mut start = span.start.min(source.len());
        while !source.is_char_boundary(start) {
            start -= 1;
        }
        let mut end = span.end.min(source.len()).max(start);
        while !source.is_char_boundary(end) {
            end += 1;
        }
        TextPlace::new(self.text, self.clean.original(start..end))
    }
}
