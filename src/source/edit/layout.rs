//! Where the parts of a YAML text stand: colons, dashes, ends of values, lines.
//!
//! In: a tree. Out: offsets into its text. The tree says where scalars and brackets are; between them there are
//! only blanks, comments and marks, and those are read here.

use crate::diagnostic::is_unusable;
use crate::source::node::{Node, NodeKind};
use crate::source::tree::Tree;
use crate::source::write::Indentation;
use crate::source::yaml_line::line_start;
use std::ops::Range;

/// Why a text cannot be changed in place: a path of an edit leads through a value that has no parts, or to a
/// list or table that is to be replaced whole, or the tree is not that of the text. With a text that has
/// been read as what the edits are for, neither happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NoPlace;

/// A text and its habits.
pub(super) struct Layout<'a> {
    pub(super) text: &'a str,
    /// The line break it uses first.
    pub(super) newline: &'static str,
    /// How far it sets things in.
    pub(super) indentation: Indentation,
}

/// How a value is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Not at all.
    Absent,
    /// As a scalar, or in brackets or braces.
    Inline(Range<usize>),
    /// As lines after a mark such as `|`.
    Lines {
        /// The mark.
        mark: Range<usize>,
        /// Where the last line with something on it ends; the end of the mark if there is none.
        end: usize,
    },
    /// As keys or dashes on lines of their own.
    Parts,
}

impl<'a> Layout<'a> {
    pub(super) fn new(tree: &'a Tree) -> Self {
        let text = tree.text().content.as_str();
        let first = text.split_once('\n');
        let mut layout = Self {
            text,
            newline: match first {
                Some((line, _)) if line.ends_with('\r') => "\r\n",
                _ => "\n",
            },
            indentation: Indentation::default(),
        };
        layout.indentation = layout.habits(tree.root());
        layout
    }

    /// How far the first mapping and the first list below the top are set in.
    fn habits(&self, root: &Node) -> Indentation {
        let mut found = Indentation::default();
        let NodeKind::Mapping(entries) = &root.kind else {
            return found;
        };
        let parts = |wanted: fn(&NodeKind) -> bool| {
            entries.iter().find_map(|(key, value)| {
                let slot = self.after_colon(key)?;
                let in_parts = wanted(&value.kind) && self.shape(slot, value) == Shape::Parts;
                in_parts.then(|| self.mark(slot, self.text.len())).flatten()
            })
        };
        if let Some(at) = parts(|kind| matches!(kind, NodeKind::Mapping(_))) {
            found.keys = self.column(at);
        }
        if let Some(at) = parts(|kind| matches!(kind, NodeKind::Sequence(_))) {
            found.dashes = self.column(at);
        }
        found
    }

    /// The first character in a range between values that is neither blank nor in a comment.
    pub(super) fn mark(&self, from: usize, to: usize) -> Option<usize> {
        let mut comment = false;
        for (at, c) in self.text.get(from..to)?.char_indices() {
            match c {
                '\n' => comment = false,
                '#' => comment = true,
                _ if comment || c.is_whitespace() || is_unusable(c) => {}
                _ => return Some(from + at),
            }
        }
        None
    }

    /// Where the place for the value of a key begins; none for a key in braces that has no colon.
    pub(super) fn after_colon(&self, key: &Node) -> Option<usize> {
        let at = self.mark(key.span.end, self.text.len())?;
        self.text.get(at..)?.starts_with(':').then_some(at + 1)
    }

    /// The dash of each entry of a list in parts; `slot` is where the place for the list begins.
    pub(super) fn dashes(&self, slot: usize, items: &[Node]) -> Vec<usize> {
        let mut end = slot;
        let mut dashes = Vec::with_capacity(items.len());
        for item in items {
            let Some(dash) = self.mark(end, self.text.len()) else {
                break;
            };
            dashes.push(dash);
            end = self.end(dash + 1, item);
        }
        dashes
    }

    /// How a value is written; `slot` is where its place begins, after a colon or dash.
    pub(super) fn shape(&self, slot: usize, node: &Node) -> Shape {
        let begins = |at: usize, marks: &[char]| {
            self.text
                .get(at..)
                .is_some_and(|rest| rest.starts_with(marks))
        };
        match &node.kind {
            NodeKind::Null if node.span.is_empty() => Shape::Absent,
            NodeKind::Null => Shape::Inline(node.span.clone()),
            NodeKind::Scalar { .. } => match self.mark(slot, node.span.start) {
                Some(at) if begins(at, &['|', '>']) => self.lines(at, node),
                _ => Shape::Inline(node.span.clone()),
            },
            NodeKind::Mapping(_) if begins(node.span.start, &['{']) => {
                Shape::Inline(node.span.clone())
            }
            NodeKind::Mapping(_) => Shape::Parts,
            // The span of a list in parts may begin with its first entry, which may have brackets of its own.
            NodeKind::Sequence(_) => match self.mark(slot, self.text.len()) {
                Some(at) if begins(at, &['[']) => Shape::Inline(node.span.clone()),
                _ => Shape::Parts,
            },
        }
    }

    fn lines(&self, mark: usize, node: &Node) -> Shape {
        let signs = self.text.bytes().skip(mark);
        let signs =
            signs.take_while(|byte| matches!(byte, b'|' | b'>' | b'+' | b'-' | b'0'..=b'9'));
        let mark = mark..mark + signs.count();
        let mut content = self.text.bytes().take(node.span.end).skip(node.span.start);
        let last = content.rposition(|byte| !matches!(byte, b' ' | b'\t' | b'\r' | b'\n'));
        let end = last.map_or(mark.end, |last| node.span.start + last + 1);
        Shape::Lines { mark, end }
    }

    /// Where a value ends, blanks and comments after it not counted.
    pub(super) fn end(&self, slot: usize, node: &Node) -> usize {
        match (self.shape(slot, node), &node.kind) {
            (Shape::Absent, _) => slot,
            (Shape::Inline(span), _) => span.end,
            (Shape::Lines { end, .. }, _) => end,
            (Shape::Parts, NodeKind::Mapping(entries)) => entries
                .last()
                .map_or(slot, |(key, value)| self.entry_end(key, value)),
            (Shape::Parts, NodeKind::Sequence(items)) => {
                let last = self.dashes(slot, items).pop();
                let last = last.zip(items.last());
                last.map_or(slot, |(dash, item)| self.end(dash + 1, item))
            }
            (Shape::Parts, _) => node.span.end,
        }
    }

    /// Where a key and its value end.
    pub(super) fn entry_end(&self, key: &Node, value: &Node) -> usize {
        self.after_colon(key)
            .map_or(key.span.end, |slot| self.end(slot, value))
    }

    /// Where the line of an offset begins.
    pub(super) fn line_start(&self, at: usize) -> usize {
        line_start(self.text, at)
    }

    /// Where the line of an offset ends, before its line break.
    pub(super) fn line_end(&self, at: usize) -> usize {
        let line = self.text.bytes().skip(at).take_while(|byte| *byte != b'\n');
        let broken = line.clone().last() == Some(b'\r');
        at + line.count() - usize::from(broken)
    }

    /// Where the line below that of an offset begins, and the line; none on the last line.
    pub(super) fn line_below(&self, at: usize) -> Option<(usize, &'a str)> {
        let breaks = self.text.bytes().enumerate().skip(at);
        let (end, _) = breaks.clone().find(|(_, byte)| *byte == b'\n')?;
        let (_, below) = self.text.split_at(end + 1);
        let line = below.split_once('\n').map_or(below, |(line, _)| line);
        Some((end + 1, line.strip_suffix('\r').unwrap_or(line)))
    }

    /// What stands on the line of an offset before it, each character with its own offset.
    pub(super) fn line_before(&self, at: usize) -> impl Iterator<Item = (usize, char)> {
        let start = self.line_start(at);
        let (_, line) = self.text.split_at(start);
        line.char_indices()
            .map(move |(place, c)| (start + place, c))
            .take_while(move |(place, _)| *place < at)
    }

    /// The column of an offset, counted in characters from nought; a byte order mark does not count.
    pub(super) fn column(&self, at: usize) -> usize {
        let before = self.line_before(at);
        before.filter(|(_, c)| !is_unusable(*c)).count()
    }

    /// How many blanks stand behind an offset.
    pub(super) fn blanks(&self, at: usize) -> usize {
        let rest = self.text.bytes().skip(at);
        rest.take_while(|byte| *byte == b' ').count()
    }

    /// What stands in a range that the tree gives.
    pub(super) fn between(&self, range: Range<usize>) -> Result<&'a str, NoPlace> {
        self.text.get(range).ok_or(NoPlace)
    }
}
