//! Characters that no document can hold are taken out before a text is parsed.
//!
//! In: a text as somebody pasted it. Out: the text a parser can read, and the way back from an
//! offset in it to the offset in the text as it was. This file knows no format.

use super::limits;
use crate::diagnostic::{BYTE_ORDER_MARK, is_unusable};
use std::borrow::Cow;
use std::ops::Range;

/// A character that was taken out of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Removed {
    /// Where it stood, as an offset into the text as it was.
    pub(super) at: usize,
    /// What it was.
    pub(super) character: char,
}

/// A text without the characters that no document can hold.
#[derive(Debug)]
pub(super) struct Clean<'a> {
    /// What is left, for the parser.
    pub(super) text: Cow<'a, str>,
    /// What was taken out, in the order of the text; a byte order mark at its start does not count.
    pub(super) removed: Vec<Removed>,
    /// The same, as places in the clean text.
    gaps: Vec<Gap>,
    /// The length in bytes of the byte order mark at the start.
    mark: usize,
}

/// A place in a clean text from which something was taken out.
#[derive(Debug)]
struct Gap {
    /// Its offset.
    at: usize,
    /// How many bytes were taken out up to and including this gap.
    taken: usize,
}

/// The text cannot be cleaned: so much of it is no text that it must be something else.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NotText;

impl<'a> Clean<'a> {
    pub(super) fn new(source: &'a str) -> Result<Self, NotText> {
        let body = source.strip_prefix(BYTE_ORDER_MARK).unwrap_or(source);
        let mark = source.len() - body.len();
        let (mut removed, mut gaps, mut taken) = (Vec::new(), Vec::new(), 0);
        for (at, character) in body.char_indices().filter(|(_, c)| is_unusable(*c)) {
            if removed.len() == limits::REMOVED {
                return Err(NotText);
            }
            removed.push(Removed {
                at: mark + at,
                character,
            });
            let stood = at - taken;
            taken += character.len_utf8();
            gaps.push(Gap { at: stood, taken });
        }
        let text = if removed.is_empty() {
            Cow::Borrowed(body)
        } else {
            Cow::Owned(usable(body))
        };
        Ok(Self {
            text,
            removed,
            gaps,
            mark,
        })
    }

    /// The span of the text as it was, including anything taken out at either end.
    pub(super) fn original(&self, span: Range<usize>) -> Range<usize> {
        let start = self.original_offset(span.start, false);
        let end = self.original_offset(span.end, true);
        start..end.max(start)
    }

    fn original_offset(&self, clean: usize, after: bool) -> usize {
        let passed = self
            .gaps
            .partition_point(|gap| gap.at < clean || (after && gap.at == clean));
        let taken = passed
            .checked_sub(1)
            .and_then(|last| self.gaps.get(last))
            .map_or(0, |gap| gap.taken);
        self.mark + clean + taken
    }
}

/// The text without the characters that no document can hold.
#[must_use]
pub fn usable(text: &str) -> String {
    text.chars().filter(|c| !is_unusable(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_no_document_can_hold_is_taken_out() {
        for bad in "\0\u{1}\u{8}\u{b}\u{c}\u{e}\u{1f}\u{7f}\u{80}\u{85}\u{9f}\u{fdd0}\u{fdef}\u{fffe}\u{ffff}\u{1fffe}\u{10ffff}\u{feff}".chars() {
            assert!(is_unusable(bad), "{bad:?}");
        }
        for good in
            "\t\n\r a£é\u{a0}\u{ad}\u{200b}\u{202e}\u{2028}\u{fdcf}\u{fdf0}\u{fffd}\u{1f600}"
                .chars()
        {
            assert!(!is_unusable(good), "{good:?}");
        }
    }

    #[test]
    fn offsets_lead_back_to_the_text_as_it_was() {
        let source = "\u{feff}é\u{b}\u{fffe}b\u{1}";
        let clean = Clean::new(source).unwrap();
        assert_eq!(clean.text, "éb");
        assert_eq!(&source[clean.original(0..2)], "é\u{b}\u{fffe}");
        assert_eq!(&source[clean.original(2..3)], "\u{b}\u{fffe}b\u{1}");
        assert_eq!(clean.original(0..0), 3..3);
    }

    #[test]
    fn a_file_of_zeroes_is_no_text() {
        let zeroes = "\0".repeat(limits::REMOVED + 1);
        assert_eq!(Clean::new(&zeroes).unwrap_err(), NotText);
    }
}
