//! Pieces of a text to be replaced by others.

use super::layout::Layout;
use std::ops::Range;

/// What to replace, in any order. Ranges do not overlap; of two insertions at one place the first comes first.
#[derive(Debug, Default)]
pub(super) struct Splices(Vec<(Range<usize>, String)>);

impl Splices {
    /// Replaces what stands in a range of the text.
    pub(super) fn replace(&mut self, range: Range<usize>, by: impl Into<String>) {
        self.0.push((range, by.into()));
    }

    /// Writes something where nothing stood.
    pub(super) fn insert(&mut self, at: usize, new: impl Into<String>) {
        self.replace(at..at, new);
    }

    /// Writes whole lines at the end of the text.
    pub(super) fn append_lines(&mut self, layout: &Layout<'_>, lines: &str) {
        let end = layout.text.len();
        let broken = layout.text.is_empty() || layout.text.ends_with('\n');
        self.insert(end, format!("{}{lines}", if broken { "" } else { "\n" }));
    }

    /// The text with everything replaced. Line breaks of the new pieces become those of the text.
    pub(super) fn apply(mut self, text: &str, newline: &str) -> String {
        self.0.sort_by_key(|(range, _)| (range.start, range.end));
        let mut splices = self.0.into_iter().peekable();
        let mut out = String::with_capacity(text.len() * 2);
        let mut done = 0;
        let places = text.char_indices().map(|(at, c)| (at, Some(c)));
        for (at, kept) in places.chain([(text.len(), None)]) {
            while let Some((range, new)) = splices.next_if(|(range, _)| range.start <= at) {
                out.push_str(&new.replace('\n', newline));
                done = range.end.max(done);
            }
            out.extend(kept.filter(|_| at >= done));
        }
        out
    }
}
