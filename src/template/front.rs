//! Front matter: what the first lines of `plan.md.hbs` say about the document as a whole.
//!
//! It stands between two lines of three hyphens, as YAML whose values are templates too.

use super::syntax::Source;
use crate::diagnostic::{Diagnostic, Place, Text, TextPlace};
use crate::source::{self, Format, Tree};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What the document says about itself, and its header and footer lines.
///
/// As read from a template the values are templates; as rendered they are Markdown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Front {
    /// The title property of the file.
    pub title: String,
    /// The subject property of the file.
    pub subject: String,
    /// The line at the top of every page.
    pub header: Line,
    /// The line at the foot of every page.
    pub footer: Line,
}

/// A header or footer line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Line {
    /// What stands at the left margin.
    pub left: String,
    /// What stands in the middle.
    pub centre: String,
    /// What stands at the right margin.
    pub right: String,
}

impl Front {
    /// The parts of the header and the footer with their keys.
    pub fn bands(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let (header, footer) = (&self.header, &self.footer);
        [
            ("header.left", &*header.left),
            ("header.centre", &*header.centre),
            ("header.right", &*header.right),
            ("footer.left", &*footer.left),
            ("footer.centre", &*footer.centre),
            ("footer.right", &*footer.right),
        ]
        .into_iter()
    }

    /// The values with their keys, in a fixed order.
    pub(super) fn values(&mut self) -> [(&'static str, &mut String); 8] {
        [
            ("title", &mut self.title),
            ("subject", &mut self.subject),
            ("header.left", &mut self.header.left),
            ("header.centre", &mut self.header.centre),
            ("header.right", &mut self.header.right),
            ("footer.left", &mut self.footer.left),
            ("footer.centre", &mut self.footer.centre),
            ("footer.right", &mut self.footer.right),
        ]
    }
}

/// The line that begins and ends front matter.
const FENCE: &str = "---";

/// A template whose front matter has been read.
pub(super) struct Split {
    /// What the front matter says, without what is wrong in it.
    pub(super) front: Front,
    /// Where each value of it stands, by its key.
    pub(super) sources: BTreeMap<&'static str, Source>,
    /// What follows the front matter; lines keep their numbers.
    pub(super) body: Source,
    /// What is wrong with the front matter.
    pub(super) findings: Vec<Diagnostic>,
}

/// Reads a template's front matter, if it has any.
pub(super) fn split(text: &Arc<Text>) -> Split {
    let Some(length) = length(&text.content) else {
        return Split {
            front: Front::default(),
            sources: BTreeMap::new(),
            body: Source::whole(text),
            findings: not_closed(text).into_iter().collect(),
        };
    };
    let (front, body) = text.content.split_at(length);
    let blank = "\n".repeat(front.matches('\n').count());
    let pieces = vec![(0, 0), (blank.len(), length)];
    let mut split = Split {
        front: Front::default(),
        sources: BTreeMap::new(),
        body: Source::of(text, blank + body, pieces),
        findings: Vec::new(),
    };
    // The fences are blanked in place, so that places in the front matter stay right.
    let inside = front.trim_end().trim_end_matches(FENCE);
    let inside = inside.replacen(FENCE, &" ".repeat(FENCE.len()), 1);
    let head = Text::new(text.name.clone(), inside);
    match source::Tree::parse(&head, Format::Yaml) {
        Ok(parsed) => {
            let loaded = source::load::<Front>(&parsed.tree);
            split.front = loaded.value;
            split.findings = loaded.findings;
            for (key, value) in split.front.values() {
                let source = source_of(text, &parsed.tree, key, value);
                split.sources.insert(key, source);
            }
        }
        Err(findings) => split.findings = findings,
    }
    let placed = |finding| in_file(finding, text);
    split.findings = split.findings.into_iter().map(placed).collect();
    split
}

/// A finding about the front matter shows the file, of which that is the beginning.
fn in_file(finding: Diagnostic, file: &Arc<Text>) -> Diagnostic {
    match &finding.place {
        Some(Place::Text(place)) => {
            let place = TextPlace::new(file, place.span.clone());
            finding.in_place(place)
        }
        _ => finding,
    }
}

/// How long the front matter is, with both its fences.
fn length(content: &str) -> Option<usize> {
    let mut lines = content.split_inclusive('\n');
    let is_fence = |line: &&str| line.trim_end() == FENCE;
    let first = lines.next().filter(is_fence)?;
    let mut length = first.len();
    for line in lines {
        length += line.len();
        if is_fence(&line) {
            return Some(length);
        }
    }
    None
}

/// Front matter that nothing ends would be printed.
fn not_closed(text: &Arc<Text>) -> Option<Diagnostic> {
    let mut lines = text.content.lines();
    lines.next().filter(|line| line.trim_end() == FENCE)?;
    let second = lines.next()?;
    let (key, _) = second.split_once(':')?;
    let is_key = |key: &str| key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    is_key(key).then(|| {
        let message = "the front matter that begins here has no end";
        Diagnostic::error("template-syntax", message)
            .in_place(TextPlace::new(text, 0..FENCE.len()))
            .help("put a line of three hyphens, `---`, behind its last key")
    })
}

/// Where a value stands in the file: YAML may quote it, fold it or indent its lines.
fn source_of(file: &Arc<Text>, tree: &Tree, key: &str, value: &str) -> Source {
    let at = tree.key_place(key).map_or(0, |place| place.span.end);
    let written = tree.written(key).unwrap_or_default();
    let behind = file.content.get(at..).unwrap_or_default();
    let start = at + behind.find(written).unwrap_or(0);
    let mut pieces = vec![(0, start)];
    let mut raw = written.char_indices().peekable();
    let mut shift = None;
    for (from, c) in value.char_indices() {
        // A line that YAML has folded is a blank in the value.
        let found = raw
            .by_ref()
            .find(|(_, r)| *r == c || c == ' ' && *r == '\n');
        let Some((to, _)) = found else { break };
        if shift != Some(to.wrapping_sub(from)) {
            shift = Some(to.wrapping_sub(from));
            pieces.push((from, start + to));
        }
    }
    Source::of(file, value.to_owned(), pieces)
}
