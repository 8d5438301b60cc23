//! How wide a text is when it is printed, without its font at hand.
//!
//! In: text. Out: its width in thousandths of the size of its type, after the proportions of the common
//! sans-serif fonts (Calibri, Carlito, Arial), a little on the generous side: a guess that is too small
//! would break words. What is not Latin counts as wide as a capital.

/// Bold type is wider by so many hundredths.
const BOLD: u32 = 106;

/// The width of a line in thousandths of an em.
pub(super) fn extent(text: &str) -> u32 {
    text.chars().map(width).fold(0, u32::saturating_add)
}

/// The same in bold type.
pub(super) fn bold_extent(text: &str) -> u32 {
    extent(text).saturating_mul(BOLD) / 100
}

/// The width of the longest word, which no line breaks.
pub(super) fn longest_word(text: &str) -> u32 {
    let words = text.split(is_break).map(extent);
    words.fold(0, u32::max)
}

/// Where a line may break; it does not at a space that is there to keep two words together.
fn is_break(character: char) -> bool {
    character.is_whitespace() && !matches!(character, '\u{A0}' | '\u{202F}')
}

fn width(character: char) -> u32 {
    match character {
        'i' | 'j' | 'l' | '\'' | '.' | ',' | ':' | ';' | '|' | '!' | '’' | ' ' | '\u{A0}' => 260,
        'f' | 't' | 'r' | '(' | ')' | '-' | '/' | '"' | 'I' => 345,
        'm' | 'W' | 'M' | '@' | '%' | '…' => 860,
        'w' | 'N' | 'O' | 'Q' | 'D' | 'G' | 'H' | 'U' => 690,
        '\u{300}'..='\u{36F}' | '\u{200B}'..='\u{200F}' => 0,
        'a'..='z' | '0'..='9' => 525,
        '–' | '·' => 500,
        _ => 620,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_as_wide_as_its_letters_and_two_words_kept_together_are_one() {
        assert!(extent("will") < extent("worn") && extent("worn") < extent("WORN"));
        assert!(extent("Word") < bold_extent("Word"));
        assert_eq!(longest_word("a bc de"), extent("bc"));
        assert_eq!(longest_word("30\u{A0}April 2027"), extent("30\u{A0}April"));
    }
}
