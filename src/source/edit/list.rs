//! Changes to the entries of a list.

use super::changes::Changes;
use super::editor::Editor;
use super::layout::{NoPlace, Shape};
use crate::source::node::{Node, NodeKind};
use crate::source::path::id;
use crate::source::write::{YamlValue, flow, item};
use std::ops::Range;

impl Editor<'_> {
    /// Changes to a list whose entries have dashes.
    pub(super) fn list(
        &mut self,
        slot: usize,
        items: &[Node],
        mut changes: Changes,
    ) -> Result<(), NoPlace> {
        let dashes = self.layout.dashes(slot, items);
        for (index, (node, dash)) in items.iter().zip(&dashes).enumerate() {
            let Some(changes) = take(&mut changes, index, node) else {
                continue;
            };
            if changes.remove {
                let lines = self.entry_lines(*dash, node);
                self.splices.replace(lines, "");
            } else {
                self.value(dash + 1, node, self.layout.column(*dash), changes)?;
            }
        }
        self.append(items, &dashes, &changes.append)
    }

    /// Entries after the last one, written the way that one is.
    fn append(
        &mut self,
        items: &[Node],
        dashes: &[usize],
        new: &[YamlValue],
    ) -> Result<(), NoPlace> {
        if new.is_empty() {
            return Ok(());
        }
        let (Some(last), Some(dash)) = (items.last(), dashes.last()) else {
            return Err(NoPlace);
        };
        let column = self.layout.column(*dash);
        let end = self.entry_end(*dash, last);
        let apart = self.are_apart(items, dashes);
        let in_braces = matches!(last.kind, NodeKind::Mapping(_))
            && matches!(self.layout.shape(dash + 1, last), Shape::Inline(_));
        for value in new {
            let text = if in_braces {
                format!("- {}", flow(value))
            } else {
                item(value, column, self.layout.indentation)
            };
            let above = if apart { "\n" } else { "" };
            self.splices
                .insert(end, format!("{above}\n{}{text}", " ".repeat(column)));
        }
        Ok(())
    }

    /// Whether a blank line stands between the last two entries.
    fn are_apart(&self, items: &[Node], dashes: &[usize]) -> bool {
        let Some(before) = items.len().checked_sub(2) else {
            return false;
        };
        let (Some(node), Some(dash), Some(last)) =
            (items.get(before), dashes.get(before), dashes.last())
        else {
            return false;
        };
        let gap = self.layout.text.get(self.layout.end(dash + 1, node)..*last);
        gap.is_some_and(|gap| gap.replace(['\r', ' '], "").contains("\n\n"))
    }

    /// The lines of an entry, comments inside it included, with the line break before them. Of blank lines
    /// on both sides, those before it go too.
    fn entry_lines(&self, dash: usize, node: &Node) -> Range<usize> {
        let end = self.entry_end(dash, node);
        let (before, _) = self.layout.text.split_at(self.layout.line_start(dash));
        let below = self.layout.line_below(end);
        let apart = below.is_none_or(|(_, line)| line.trim().is_empty());
        let above = if apart {
            before.trim_end()
        } else {
            let above = before.strip_suffix('\n').unwrap_or(before);
            above.strip_suffix('\r').unwrap_or(above)
        };
        above.len()..end
    }

    /// The end of the last line of an entry. Comments directly below that are set in further than the dash
    /// belong to it.
    fn entry_end(&self, dash: usize, node: &Node) -> usize {
        let column = self.layout.column(dash);
        let mut end = self.layout.line_end(self.layout.end(dash + 1, node));
        while let Some((next, line)) = self.layout.line_below(end) {
            let content = line.trim_start_matches(' ');
            if !content.starts_with('#') || line.len() - content.len() <= column {
                break;
            }
            end = next + line.len();
        }
        end
    }

    /// Changes to a list in brackets.
    pub(super) fn list_in_brackets(
        &mut self,
        items: &[Node],
        mut changes: Changes,
    ) -> Result<(), NoPlace> {
        let mut removed = Vec::new();
        for (index, node) in items.iter().enumerate() {
            match take(&mut changes, index, node) {
                Some(changes) if changes.remove => removed.push(index),
                Some(changes) => self.value_in_brackets(node.span.start, node, changes)?,
                None => {}
            }
        }
        let all = removed.len() == items.len();
        for run in removed.chunk_by(|a, b| a + 1 == *b) {
            self.cut(items, run);
        }
        let end = items.last().map_or(0, |last| last.span.end);
        for (at, value) in changes.append.iter().enumerate() {
            let comma = if all && at == 0 { "" } else { ", " };
            self.splices.insert(end, format!("{comma}{}", flow(value)));
        }
        Ok(())
    }

    /// Takes neighbouring entries out of a list in brackets, and a comma beside them.
    fn cut(&mut self, items: &[Node], run: &[usize]) {
        let (Some(first), Some(last)) = (run.first(), run.last()) else {
            return;
        };
        let node = |at: usize| items.get(at).map(|node| node.span.clone());
        let before = first.checked_sub(1).and_then(node);
        let (Some(first), Some(end)) = (node(*first), node(*last)) else {
            return;
        };
        let range = match (node(last + 1), before) {
            (Some(next), _) => first.start..next.start,
            (None, Some(before)) => before.end..end.end,
            (None, None) => {
                // A comma at the end would be left alone.
                let after = self.layout.mark(end.end, self.layout.text.len());
                let comma = after.filter(|at| {
                    self.layout
                        .text
                        .get(*at..)
                        .is_some_and(|rest| rest.starts_with(','))
                });
                if let Some(at) = comma {
                    self.splices.replace(at..at + 1, "");
                }
                first.start..end.end
            }
        };
        self.splices.replace(range, "");
    }

    /// Writes a list of single values over one that has dashes: what stays is not touched.
    pub(super) fn replace_items(
        &mut self,
        slot: usize,
        items: &[Node],
        new: &[YamlValue],
    ) -> Result<(), NoPlace> {
        let dashes = self.layout.dashes(slot, items);
        let texts: Vec<&str> = new
            .iter()
            .map(single)
            .collect::<Option<_>>()
            .ok_or(NoPlace)?;
        let kept = kept(items, &texts);
        for ((node, dash), kept) in items.iter().zip(&dashes).zip(&kept) {
            match kept {
                None => {
                    let lines = self.entry_lines(*dash, node);
                    self.splices.replace(lines, "");
                }
                Some(at) if node.text() == texts.get(*at).copied() => {}
                Some(at) => {
                    let value = new.get(*at).ok_or(NoPlace)?;
                    let changes = Changes {
                        set: Some(value.clone()),
                        ..Changes::default()
                    };
                    self.value(dash + 1, node, self.layout.column(*dash), changes)?;
                }
            }
        }
        let written = kept.iter().flatten().count();
        let (_, further) = new.split_at_checked(written).ok_or(NoPlace)?;
        self.append(items, &dashes, further)
    }
}

/// For each entry, which of the new ones stands in its place; none if it goes. The new ones that are left are
/// at the end.
fn kept(items: &[Node], new: &[&str]) -> Vec<Option<usize>> {
    let mut next = 0;
    let in_order: Vec<Option<usize>> = items
        .iter()
        .map(|item| {
            let stays = item.text() == new.get(next).copied();
            next += usize::from(stays);
            stays.then_some(next.wrapping_sub(1))
        })
        .collect();
    let rest_is_new = new
        .iter()
        .skip(next)
        .all(|text| items.iter().all(|item| item.text() != Some(text)));
    if rest_is_new && next > 0 {
        in_order
    } else {
        (0..items.len())
            .map(|at| (at < new.len()).then_some(at))
            .collect()
    }
}

fn single(value: &YamlValue) -> Option<&str> {
    match value {
        YamlValue::Plain(text)
        | YamlValue::Text(text)
        | YamlValue::Quoted(text)
        | YamlValue::Prose(text) => Some(text),
        _ => None,
    }
}

fn take(changes: &mut Changes, index: usize, node: &Node) -> Option<Changes> {
    let by_id = id(node).and_then(|id| changes.parts.remove(id));
    let by_index = changes.parts.remove(&format!("[{index}]"));
    by_id.or(by_index)
}
