//! Changes to one value: a new one in its place, or changes to its parts.

use super::changes::Changes;
use super::editor::Editor;
use super::layout::{NoPlace, Shape};
use crate::source::node::{Node, NodeKind};
use crate::source::write::{YamlValue, after_colon, flow};
use std::ops::Range;

impl Editor<'_> {
    /// Changes to the value of a key at `column`, or of an entry whose dash is there. `slot` is where the
    /// place for the value begins.
    pub(super) fn value(
        &mut self,
        slot: usize,
        node: &Node,
        column: usize,
        changes: Changes,
    ) -> Result<(), NoPlace> {
        let shape = self.layout.shape(slot, node);
        if changes.is_empty() {
            return Ok(());
        }
        if let Some(value) = changes.set {
            let value = self.as_written(node, value)?;
            return self.replace(slot, node, column, &value);
        }
        match (&node.kind, shape) {
            (NodeKind::Mapping(entries), _) if !entries.is_empty() => self.mapping(node, changes),
            (NodeKind::Sequence(items), Shape::Inline(_)) if !items.is_empty() => {
                self.list_in_brackets(items, changes)
            }
            (NodeKind::Sequence(items), Shape::Parts) => self.list(slot, items, changes),
            (NodeKind::Scalar { .. }, _) => Err(NoPlace),
            _ => {
                let value = changes.into_value(self.order, &self.tag.join("."));
                self.replace(slot, node, column, &value)
            }
        }
    }

    /// Changes to a value that stands between brackets or braces.
    pub(super) fn value_in_brackets(
        &mut self,
        slot: usize,
        node: &Node,
        changes: Changes,
    ) -> Result<(), NoPlace> {
        match &node.kind {
            _ if changes.is_empty() => return Ok(()),
            NodeKind::Mapping(entries) if changes.set.is_none() && !entries.is_empty() => {
                return self.mapping(node, changes);
            }
            NodeKind::Sequence(items) if changes.set.is_none() && !items.is_empty() => {
                return self.list_in_brackets(items, changes);
            }
            _ => {}
        }
        let value = changes.into_value(self.order, &self.tag.join("."));
        let value = self.as_written(node, value)?;
        let text = if value == YamlValue::Empty {
            String::new()
        } else {
            flow(&value)
        };
        if node.span.is_empty() {
            let blanks = self.layout.blanks(slot);
            // Another key may be inserted at the same place: after this value, before the blanks.
            self.splices.insert(slot, format!(" {text}"));
            self.splices.replace(slot..slot + blanks, "");
        } else {
            self.keep_comments(slot, node.span.clone())?;
            self.splices.replace(node.span.clone(), text);
        }
        Ok(())
    }

    /// A text of one line as somebody wrote the one it replaces: on the line of its key, in their quotes.
    fn as_written(&self, node: &Node, value: YamlValue) -> Result<YamlValue, NoPlace> {
        let before = self.layout.between(node.span.clone())?;
        let is_scalar = matches!(node.kind, NodeKind::Scalar { .. });
        if !is_scalar || before.is_empty() || before.contains('\n') {
            return Ok(value);
        }
        let text = match &value {
            YamlValue::Text(text) => text.as_str(),
            YamlValue::Prose(text) => text.trim(),
            _ => return Ok(value),
        };
        if text.is_empty() || text.contains('\n') {
            Ok(value)
        } else if before.starts_with('\'') {
            Ok(YamlValue::Quoted(text.to_owned()))
        } else {
            Ok(YamlValue::Text(text.to_owned()))
        }
    }

    /// A value for a key in braces that had not even a colon.
    pub(super) fn value_without_colon(&mut self, key: &Node, changes: Changes) {
        let value = changes.into_value(self.order, &self.tag.join("."));
        if value != YamlValue::Empty {
            let text = format!(": {}", flow(&value));
            self.splices.insert(key.span.end, text);
        }
    }

    /// Writes another value in the place of one.
    fn replace(
        &mut self,
        slot: usize,
        node: &Node,
        column: usize,
        value: &YamlValue,
    ) -> Result<(), NoPlace> {
        let style = self.layout.indentation;
        match self.layout.shape(slot, node) {
            Shape::Absent => {
                let (head, lines) = split(after_colon(value, column, style));
                self.splices.insert(slot, head);
                self.splices.insert(self.layout.line_end(slot), lines);
            }
            Shape::Inline(span) => {
                let (head, lines) = split(after_colon(value, column, style));
                self.keep_comments(slot, span.clone())?;
                self.replace_head(slot, span.clone(), head)?;
                self.splices.insert(self.layout.line_end(span.end), lines);
            }
            Shape::Lines { mark, end } => {
                // The lines keep the indentation they have.
                let inner = self.layout.column(node.span.start);
                let outer = if end == mark.end {
                    column
                } else {
                    inner.saturating_sub(style.keys)
                };
                let (head, lines) = split(after_colon(value, outer.max(column), style));
                let first = self.layout.line_end(mark.end);
                self.replace_head(slot, mark, head)?;
                self.splices.replace(first..end.max(first), lines);
            }
            Shape::Parts => match (&node.kind, value) {
                (NodeKind::Sequence(items), YamlValue::List(new)) => {
                    self.replace_items(slot, items, new)?;
                }
                (NodeKind::Sequence(items), YamlValue::Empty) => {
                    self.replace_items(slot, items, &[])?;
                }
                _ => return Err(NoPlace),
            },
        }
        Ok(())
    }

    /// Writes what stands on the line of the key: in the place of what stood there, so that columns stay.
    fn replace_head(
        &mut self,
        slot: usize,
        span: Range<usize>,
        head: String,
    ) -> Result<(), NoPlace> {
        let gap = self.layout.between(slot..span.start)?;
        if head.is_empty() && !gap.contains('#') {
            self.splices.replace(slot..span.end, "");
        } else if gap.contains('\n') && !gap.contains('#') {
            self.splices.replace(slot..span.end, head);
        } else {
            self.splices.replace(span, head.trim_start_matches(' '));
        }
        Ok(())
    }

    /// Comments inside a value in brackets that is replaced go above the line on which it begins.
    fn keep_comments(&mut self, slot: usize, span: Range<usize>) -> Result<(), NoPlace> {
        let text = self.layout.between(span)?;
        if !text.starts_with(['[', '{']) || !text.contains('#') {
            return Ok(());
        }
        let start = self.layout.line_start(slot);
        let margin = self.layout.blanks(start);
        let comments = text
            .lines()
            .filter_map(|line| line.find('#').map(|at| line.split_at(at)));
        for (_, comment) in comments {
            let line = format!("{}{}\n", " ".repeat(margin), comment.trim_end());
            self.splices.insert(start, line);
        }
        Ok(())
    }
}

/// What stands on the first line, and the lines after it with the line break before them.
fn split(mut text: String) -> (String, String) {
    let lines = text
        .find('\n')
        .map_or_else(String::new, |at| text.split_off(at));
    (text, lines)
}
