//! What a template's Markdown says and no document shows: found for whoever writes templates.
//!
//! In: Markdown that a template has rendered, or a template as it is written with its tags blanked out.
//! Out: each thing that a document refuses or leaves out, with its line.

use super::{GuidancePlacement, Reader};
use crate::diagnostic::{Diagnostic, Severity, Text, TextPlace};
use crate::document::{Block, Insertion, link_target, nesting};
use comrak::nodes::Node;
use std::sync::Arc;

/// What begins a container, and ends it.
const FENCE: &str = ":::";
/// A line that is indented further is code.
const DEEPEST_INDENT: usize = 3;

/// Everything in rendered Markdown that a document refuses or leaves out.
#[must_use]
pub fn rendered_faults(
    text: &Arc<Text>,
    insertions: &[Insertion],
    guidance: GuidancePlacement<'_>,
) -> Vec<Diagnostic> {
    let mut reader = Reader::new(text, insertions, guidance, true);
    let blocks = reader.read(&text.content);
    let anchors = nesting::anchors(&blocks);
    let links = std::mem::take(&mut reader.links);
    let mut findings = reader.findings;
    findings.append(&mut reader.doubts);
    findings.extend(ends_behind_words(text));
    for (place, target) in links {
        let Some(anchor) = target.strip_prefix('#') else {
            continue;
        };
        if !anchors.contains(&anchor) {
            let message = format!("this link leads to no question: there is no `{anchor}` here");
            let finding = Diagnostic::warning("broken-link", message).in_place(place);
            let help = match anchors.as_slice() {
                [] => "take the link out where no heading asks a question".to_owned(),
                anchors => format!("there are #{}", anchors.join(", #")),
            };
            findings.push(finding.help(help));
        }
    }
    findings
}

/// Everything that no document can hold in a template as it is written, with blanks where its tags
/// stand.
#[must_use]
pub fn written_faults(text: &Arc<Text>) -> Vec<Diagnostic> {
    let mut reader = Reader::new(text, &[], GuidancePlacement::None, true);
    reader.read(&text.content);
    let pages = reader.links.into_iter();
    let pages = pages.filter(|(_, target)| !target.starts_with('#'));
    let broken = pages.filter(|(_, target)| link_target(target).is_none());
    let broken = broken.map(|(place, target)| {
        let message = format!("this link leads to no page and no mailbox: `{target}`");
        Diagnostic::warning("broken-link", message)
            .in_place(place)
            .help(
                "write the whole address, such as `https://example.org` or `mailto:a@example.org`",
            )
    });
    let is_unclosed = |finding: &Diagnostic| finding.name == UNCLOSED;
    let findings = reader.findings.into_iter();
    findings
        .filter(|finding| !is_unclosed(finding))
        .chain(broken)
        .collect()
}

/// Everything in a rendered line, such as a header, that it cannot hold.
#[must_use]
pub fn line_faults(text: &Arc<Text>, insertions: &[Insertion]) -> Vec<Diagnostic> {
    let mut reader = Reader::new(text, insertions, GuidancePlacement::None, true);
    let blocks = reader.read(&text.content);
    let mut findings = reader.findings;
    if !matches!(blocks.as_slice(), [] | [Block::Paragraph(_)]) {
        let message = "this is more than one line of text, and is left out";
        let finding = Diagnostic::error("left-out", message)
            .in_place(TextPlace::line(text, 1))
            .help("write plain words, emphasis and links, and nothing that begins a list, a table or a heading");
        findings.push(finding);
    }
    findings
}

/// The finding about a container that nothing ends, or an end without a container: only a rendered text
/// tells.
const UNCLOSED: &str = "unclosed-container";

impl Reader<'_> {
    /// Reports containers that nothing ends: whatever follows stands in them.
    pub(super) fn unclosed(&mut self, markdown: &str) {
        for (line, name) in unclosed(markdown) {
            let fence = ":".repeat(FENCE.len());
            let finding = Diagnostic::error(UNCLOSED, format!("`::: {name}` is not closed"))
                .in_place(TextPlace::line(self.text, line))
                .help(format!("put a line `{fence}` where it ends; an outer container needs more colons than one in it"));
            self.findings.push(finding);
        }
    }

    /// Reports a line that ends a container where none is open.
    pub(super) fn ends_nothing(&mut self, node: Node<'_>) {
        let place = self.place(node);
        let finding = Diagnostic::error(UNCLOSED, "this line of colons ends no container")
            .in_place(place)
            .help("take it out; an outer container needs more colons than one in it");
        self.findings.push(finding);
    }

    /// Something that is left out, at the rendered line it stands on.
    pub(super) fn doubt(&mut self, severity: Severity, line: usize, message: String, help: &str) {
        let finding = Diagnostic::new(severity, "left-out", message)
            .in_place(TextPlace::line(self.text, line))
            .help(help);
        self.doubts.push(finding);
    }

    /// Cells of a row that stand beyond the last column.
    pub(super) fn extra_cells(&mut self, row: Node<'_>, columns: usize) {
        let line = row.data().sourcepos.start.line;
        let written = self.text.content.lines().nth(line.saturating_sub(1));
        let cells = cells(written.unwrap_or_default());
        if cells > columns {
            let message = format!("this row has {cells} cells, and its table {columns} columns");
            let help = "give the table another column, or write `\\|` for a line that is text";
            self.doubt(Severity::Error, line, message, help);
        }
    }

    /// Lines that were meant for a table and are none.
    pub(super) fn no_table(&mut self, paragraph: Node<'_>) {
        let place = paragraph.data().sourcepos;
        let (first, last) = (place.start.line, place.end.line);
        let lines = self.text.content.lines().skip(first.saturating_sub(1));
        let lines: Vec<&str> = lines.take((last + 1).saturating_sub(first)).collect();
        let Some(at) = lines.iter().position(|line| is_delimiter(line)) else {
            return;
        };
        let dashes = lines.get(at).map_or(0, |line| cells(line));
        let header = at.checked_sub(1).and_then(|above| lines.get(above));
        let (message, help) = match header {
            Some(header) => (
                format!(
                    "this is no table: its header has {} cells, and the line of dashes {dashes}",
                    cells(header)
                ),
                "give both as many cells",
            ),
            None => (
                "this is no table: no header stands above the line of dashes".to_owned(),
                "write the header in the line above, with nothing between",
            ),
        };
        self.doubt(Severity::Error, first + at, message, help);
    }
}

/// The containers that nothing ends, with their lines. As the parser has it, a line that ends one ends
/// the outermost that began with as many colons or fewer, and all in it.
fn unclosed(markdown: &str) -> Vec<(usize, &str)> {
    let mut open: Vec<(usize, usize, &str)> = Vec::new();
    for (at, line) in markdown.lines().enumerate() {
        let inside = line.trim_start_matches(' ');
        let indented = line.len() - inside.len() > DEEPEST_INDENT;
        if indented || !inside.starts_with(FENCE) {
            continue;
        }
        let name = inside.trim_start_matches(':');
        let colons = inside.len() - name.len();
        if name.trim().is_empty() {
            let outermost = open.iter().position(|(_, length, _)| *length <= colons);
            open.truncate(outermost.unwrap_or(open.len()));
        } else {
            open.push((at + 1, colons, name.trim()));
        }
    }
    open.into_iter()
        .map(|(line, _, name)| (line, name))
        .collect()
}

/// Lines of colons that stand behind other words: a file before them does not end its last line.
fn ends_behind_words(text: &Arc<Text>) -> Vec<Diagnostic> {
    let lines = text.content.lines().enumerate();
    let behind = lines.filter(|(_, line)| {
        let line = line.trim();
        line.ends_with(FENCE) && !line.starts_with(':') && !line.ends_with("`:::")
    });
    let found = behind.map(|(at, line)| {
        let end = TextPlace::line(text, at + 1).span.start + line.trim_end().len();
        let message = "this line of colons stands behind other words, and ends no container";
        Diagnostic::error(UNCLOSED, message)
            .in_place(TextPlace::new(text, end - FENCE.len()..end))
            .help("give it a line of its own; a file that is called before it has to end its last line")
    });
    found.collect()
}

/// How many cells a line of a table has.
fn cells(line: &str) -> usize {
    let line = line.trim();
    let inside = line.strip_prefix('|').unwrap_or(line);
    let mut cells = 1;
    let mut escaped = false;
    let mut last = false;
    for c in inside.chars() {
        last = c == '|' && !escaped;
        cells += usize::from(last);
        escaped = c == '\\' && !escaped;
    }
    cells - usize::from(last)
}

/// Whether a line gives the columns of a table their widths.
fn is_delimiter(line: &str) -> bool {
    let line = line.trim();
    let is_part = |c: char| matches!(c, '|' | '-' | ':' | ' ');
    line.contains('|') && line.contains("--") && line.chars().all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_container_is_closed_by_the_line_that_the_parser_takes() {
        assert_eq!(unclosed("::: panel\nx\n:::\n"), []);
        assert_eq!(unclosed("::: panel\nx\n"), [(1, "panel")]);
        assert_eq!(unclosed(":::: panel\n::: brief\nx\n:::\n"), [(1, "panel")]);
        assert_eq!(unclosed("::: panel\n::: brief\nx\n:::\n"), []);
        assert_eq!(unclosed("    ::: panel\n"), []);
    }

    #[test]
    fn cells_are_counted_as_tables_have_them() {
        let counts = ["| a | b |", "a | b", "| a \\| b |", "| a | b | c"].map(cells);
        assert_eq!(counts, [2, 2, 1, 3]);
    }
}
