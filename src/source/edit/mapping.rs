//! Changes to the keys of a mapping.

use super::changes::{Changes, in_order};
use super::editor::Editor;
use super::layout::{NoPlace, Shape};
use crate::source::node::{Node, NodeKind};
use crate::source::write::{YamlValue, entry, flow, key as written_key};

/// A key that is to be written where it was not.
struct New {
    /// After which of the present keys; before the first if there is none that comes before it.
    after: Option<usize>,
    key: String,
    value: YamlValue,
}

impl Editor<'_> {
    /// Changes to a mapping that has keys.
    pub(super) fn mapping(&mut self, node: &Node, mut changes: Changes) -> Result<(), NoPlace> {
        let NodeKind::Mapping(entries) = &node.kind else {
            return Err(NoPlace);
        };
        let Some((first, _)) = entries.first() else {
            return Err(NoPlace);
        };
        let in_braces = matches!(self.layout.shape(node.span.start, node), Shape::Inline(_));
        let column = self.layout.column(first.span.start);
        for (key, value) in entries {
            let Some(name) = key.text() else { continue };
            let Some(changes) = changes.parts.remove(name) else {
                continue;
            };
            self.tag.push(name.to_owned());
            let done = match self.layout.after_colon(key) {
                Some(slot) if in_braces => self.value_in_brackets(slot, value, changes),
                Some(slot) => self.value(slot, value, column, changes),
                None => {
                    self.value_without_colon(key, changes);
                    Ok(())
                }
            };
            self.tag.pop();
            done?;
        }
        let new = self.new_keys(entries, changes);
        if in_braces {
            self.insert_in_braces(entries, &new);
        } else {
            self.insert_lines(entries, column, &new);
        }
        Ok(())
    }

    /// The keys that are not there yet, in order, each with the present key it comes after.
    fn new_keys(&self, entries: &[(Node, Node)], changes: Changes) -> Vec<New> {
        let parent = self.tag.join(".");
        if changes.parts.is_empty() {
            return Vec::new();
        }
        let ranks: Vec<Option<usize>> = entries
            .iter()
            .map(|(key, _)| key.text().map(|name| self.order.rank(&parent, name)))
            .collect();
        let new = in_order(changes.parts, self.order, &parent).filter_map(|(key, changes)| {
            let rank = self.order.rank(&parent, &key);
            let before = ranks
                .iter()
                .enumerate()
                .filter_map(|(at, other)| Some(((*other)?, at)))
                .filter(|(other, _)| *other <= rank);
            let after = before.max().map(|(_, at)| at);
            let tag = if parent.is_empty() {
                key.clone()
            } else {
                format!("{parent}.{key}")
            };
            let value = changes.into_value(self.order, &tag);
            (value != YamlValue::Empty).then_some(New { after, key, value })
        });
        new.collect()
    }

    fn insert_in_braces(&mut self, entries: &[(Node, Node)], new: &[New]) {
        for New { after, key, value } in new {
            let text = format!("{}: {}", written_key(key), flow(value));
            if let Some((key, value)) = after.and_then(|at| entries.get(at)) {
                let at = self.layout.entry_end(key, value);
                self.splices.insert(at, format!(", {text}"));
            } else {
                self.splices.insert(first(entries), format!("{text}, "));
            }
        }
    }

    fn insert_lines(&mut self, entries: &[(Node, Node)], column: usize, new: &[New]) {
        let margin = " ".repeat(column);
        let top = self.tag.is_empty();
        for New { after, key, value } in new {
            let text = entry(key, value, column, self.layout.indentation);
            let tall = top && text.contains('\n');
            let (at, text) = if let Some((key, value)) = after.and_then(|at| entries.get(at)) {
                let at = self.layout.line_end(self.layout.entry_end(key, value));
                let crowded = self.is_crowded(at);
                let after_tall = top && !crowded && self.layout.line_end(key.span.start) != at;
                let above = if tall || after_tall { "\n" } else { "" };
                let below = if tall && crowded { "\n" } else { "" };
                (at, format!("{above}\n{margin}{text}{below}"))
            } else {
                let below = if tall { "\n" } else { "" };
                (first(entries), format!("{text}\n{below}{margin}"))
            };
            self.splices.insert(at, text);
        }
    }

    /// Whether something stands on the line after that of an offset.
    fn is_crowded(&self, at: usize) -> bool {
        let below = self.layout.line_below(at);
        below.is_some_and(|(_, line)| !line.trim().is_empty())
    }
}

/// Where the first key stands.
fn first(entries: &[(Node, Node)]) -> usize {
    entries.first().map_or(0, |(key, _)| key.span.start)
}
