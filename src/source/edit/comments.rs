//! coplan's own comments in a text: what is kept beside the values because it has no place among them.
//!
//! Each begins `# coplan:`; further lines of one begin `# coplan:` and three blanks. In: a tree, and remarks
//! by path. Out: the text with the comments it did not have yet; or the remarks that stand in it.

use super::layout::Layout;
use super::splices::Splices;
use crate::diagnostic::TextPlace;
use crate::diagnostic::is_unusable;
use crate::source::node::{Node, NodeKind};
use crate::source::path::{id, words};
use crate::source::tree::Tree;
use std::collections::HashSet;
use std::ops::Range;

/// What coplan's comments begin with.
const MARK: &str = "# coplan:";
/// What stands between the mark and a line that goes on.
const FURTHER: &str = "   ";

/// Something coplan says in a comment.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Remark {
    /// The field it is about; empty for the whole file.
    pub path: String,
    /// What it says; may have several lines. Blanks at the ends of lines, and lines without anything at the
    /// end, get lost.
    pub text: String,
    /// Whether it is enough that the file says so anywhere; else it stands at each field that it is about.
    pub anywhere: bool,
}

/// The text of a YAML tree with each remark in a comment above its field, or above the nearest thing there is
/// on the way to it; at the end of the text if there is none. A remark that the text has there already, or
/// anywhere if that is enough, is not written again in the same words.
#[must_use]
pub fn remark(tree: &Tree, new: &[Remark]) -> String {
    let layout = Layout::new(tree);
    let mut known = HashSet::new();
    for (place, text) in remarks(tree) {
        known.insert((Some(tree.path_after(place.span.end)), lines(&text)));
        known.insert((None, lines(&text)));
    }
    let mut splices = Splices::default();
    for remark in new {
        let lines = lines(&remark.text);
        let anchor = anchor(&layout, tree.root(), &remark.path);
        let there =
            (!remark.anywhere).then(|| anchor.map_or_else(String::new, |at| tree.path_after(at)));
        if lines.is_empty() || !known.insert((there, lines.clone())) {
            continue;
        }
        match anchor {
            Some(at) => {
                let margin = " ".repeat(layout.column(at));
                let start = layout.line_start(at);
                // A byte order mark stays in front of everything.
                let start = if start == 0 {
                    at - layout.column(at)
                } else {
                    start
                };
                splices.insert(start, comment(&lines, &margin));
            }
            None => splices.append_lines(&layout, &comment(&lines, "")),
        }
    }
    splices.apply(layout.text, layout.newline)
}

/// The path that a comment is about, by where [`remark`] puts one about this path: the same, unless the value
/// stands on a line with others, or is not there.
#[must_use]
pub fn path_of_remark(tree: &Tree, path: &str) -> String {
    let anchor = anchor(&Layout::new(tree), tree.root(), path);
    anchor.map_or_else(String::new, |at| tree.path_after(at))
}

/// The remarks that stand in a text, in its order. A line of somebody's prose that looks like one is none.
#[must_use]
pub fn remarks(tree: &Tree) -> Vec<(TextPlace, String)> {
    let text = tree.text();
    let mut found: Vec<(Range<usize>, String)> = Vec::new();
    if !text.content.contains(MARK) {
        return Vec::new();
    }
    let mut values = Vec::new();
    tree.walk(&mut |visit| {
        if matches!(visit.value.kind, NodeKind::Scalar { .. }) {
            values.push(visit.value.span.clone());
        }
    });
    values.sort_by_key(|span| span.start);
    let mut start = 0;
    // Whether nothing but blanks stands behind the remark that was found last.
    let mut goes_on = false;
    for line in text.content.split_inclusive('\n') {
        let at = start + line.len() - line.trim_start().len();
        start += line.len();
        let Some(said) = line.trim().strip_prefix(MARK) else {
            goes_on &= line.trim().is_empty();
            continue;
        };
        let before = values.partition_point(|span| span.start <= at);
        if before
            .checked_sub(1)
            .and_then(|last| values.get(last))
            .is_some_and(|span| at < span.end)
        {
            goes_on = false;
            continue;
        }
        let end = at + line.trim().len();
        let further = if said.is_empty() {
            Some("")
        } else {
            said.strip_prefix(FURTHER)
        };
        match (found.last_mut(), further) {
            (Some((range, text)), Some(further)) if goes_on => {
                text.push('\n');
                text.push_str(further);
                range.end = end;
            }
            _ => found.push((at..end, said.trim().to_owned())),
        }
        goes_on = true;
    }
    let placed = |(range, text)| (TextPlace::new(tree.text(), range), text);
    found.into_iter().map(placed).collect()
}

/// The text without the remarks at these places, of those that [`remarks`] finds.
#[must_use]
pub fn without_remarks<'p>(tree: &Tree, places: impl IntoIterator<Item = &'p TextPlace>) -> String {
    let mut text = tree.text().content.clone();
    let mut spans: Vec<Range<usize>> = places.into_iter().map(|place| place.span.clone()).collect();
    spans.sort_by_key(|span| span.start);
    for span in spans.into_iter().rev() {
        // A comment whose place is unknown stays.
        let (Some(before), Some(after)) = (text.get(..span.start), text.get(span.end..)) else {
            continue;
        };
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let end = after.find('\n').map_or(text.len(), |at| span.end + at + 1);
        // A byte order mark at the beginning of the text stays.
        let start = text.get(start..span.start).map_or(span.start, |margin| {
            span.start - margin.trim_start_matches('\u{feff}').len()
        });
        text.replace_range(start..end, "");
    }
    text
}

/// The lines of a remark as a comment can hold them.
fn lines(text: &str) -> Vec<String> {
    let breaks = [
        '\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}',
    ];
    let text = text.replace("\r\n", "\n");
    let mut lines: Vec<String> = text
        .trim()
        .split(breaks)
        .map(|line| {
            line.chars()
                .filter(|c| !is_unusable(*c))
                .collect::<String>()
        })
        .map(|line| line.trim_end().to_owned())
        .collect();
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines
}

fn comment(lines: &[String], margin: &str) -> String {
    let mut out = String::new();
    for (at, line) in lines.iter().enumerate() {
        let gap = if at == 0 { " " } else { FURTHER };
        let line = format!("{MARK}{gap}{line}");
        out.push_str(margin);
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// The key or dash above whose line a remark about a path goes.
fn anchor(layout: &Layout<'_>, root: &Node, path: &str) -> Option<usize> {
    let mut found = None;
    let (mut node, mut slot) = (root, 0);
    for word in words(path) {
        let (at, value) = match &node.kind {
            NodeKind::Mapping(_) => {
                let Some((key, value)) = node.entry(word) else {
                    break;
                };
                slot = layout.after_colon(key).unwrap_or(key.span.end);
                (key.span.start, value)
            }
            NodeKind::Sequence(items) => {
                let index = word
                    .strip_prefix('[')
                    .and_then(|rest| rest.strip_suffix(']'));
                let index = match index {
                    Some(index) => index.parse().ok(),
                    None => items.iter().position(|item| id(item) == Some(word)),
                };
                let Some((index, item)) = index.and_then(|index| Some((index, items.get(index)?)))
                else {
                    break;
                };
                let before = index.checked_sub(1).and_then(|before| items.get(before));
                let gap = before.map_or(slot, |before| before.span.end);
                let at = layout
                    .mark(gap, layout.text.len())
                    .unwrap_or(item.span.start);
                slot = at + 1;
                (at, item)
            }
            _ => break,
        };
        if begins_line(layout, at) {
            found = Some(at);
        }
        node = value;
    }
    found.map(|at| first_on_line(layout, at))
}

/// Whether only blanks and dashes stand before an offset on its line.
fn begins_line(layout: &Layout<'_>, at: usize) -> bool {
    let mut before = layout.line_before(at);
    before.all(|(_, c)| c == ' ' || c == '-' || is_unusable(c))
}

/// The first thing on the line of an offset: the dash of an entry, where its first key follows.
fn first_on_line(layout: &Layout<'_>, at: usize) -> usize {
    let mut before = layout.line_before(at);
    before.find(|(_, c)| *c == '-').map_or(at, |(dash, _)| dash)
}
