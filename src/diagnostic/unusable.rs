//! Characters that no document can hold, wherever they come from.
//!
//! In: a character. Out: whether it has to be left out. What is told of that is not known here.

/// In front of a text it says how that is encoded; within it is invisible.
pub(crate) const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// Whether a document cannot hold this character: the controls but tab and line breaks, which XML
/// 1.0 (section 2.2) forbids or discourages, and the noncharacters of Unicode (section 23.7). A byte
/// order mark within a text, left where two files were joined, is invisible and goes too.
pub(crate) fn is_unusable(character: char) -> bool {
    let code = u32::from(character);
    let control = character.is_control() && !matches!(character, '\t' | '\n' | '\r');
    let noncharacter = (0xFDD0..=0xFDEF).contains(&code) || code & 0xFFFE == 0xFFFE;
    control || noncharacter || character == BYTE_ORDER_MARK
}
