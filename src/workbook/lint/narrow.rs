//! Where a part of a text stands in the file in which the text is written with quotes and escapes.

use crate::diagnostic::TextPlace;
use std::ops::Range;

/// The place of a part of a value, of which the whole stands at `place`; that of the whole where it is
/// shown by its key.
pub(super) fn narrowed(place: &TextPlace, value: &str, part: &Range<usize>) -> TextPlace {
    let written = place.text.content.get(place.span.clone());
    let mut written = written.unwrap_or_default().char_indices();
    let mut span = None;
    for (at, c) in value.char_indices() {
        // Quotes and backslashes stand there beside what is said.
        let Some((found, _)) = written.find(|(_, raw)| *raw == c) else {
            return place.clone();
        };
        if part.contains(&at) {
            let (start, _) = span.unwrap_or((found, found));
            span = Some((start, found + c.len_utf8()));
        }
    }
    let Some((start, end)) = span else {
        return place.clone();
    };
    let from = place.span.start;
    TextPlace::new(&place.text, from + start..from + end)
}
