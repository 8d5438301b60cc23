//! Which way a text runs, by its first strong character (Unicode Standard Annex 9, rule P2).

use unicode_bidi::{BidiClass, bidi_class};

/// Which way a text runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// As English does.
    LeftToRight,
    /// As Arabic and Hebrew do.
    RightToLeft,
}

impl Direction {
    /// The direction of the first strong character; `None` for digits, signs and no text.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        text.chars()
            .find_map(|character| match bidi_class(character) {
                BidiClass::L => Some(Self::LeftToRight),
                BidiClass::R | BidiClass::AL => Some(Self::RightToLeft),
                _ => None,
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_strong_character_decides() {
        assert_eq!(Direction::of("1. Hello שלום"), Some(Direction::LeftToRight));
        assert_eq!(
            Direction::of("(12) שלום, Ward 7"),
            Some(Direction::RightToLeft)
        );
        assert_eq!(Direction::of("مرحبا"), Some(Direction::RightToLeft));
        assert_eq!(Direction::of("12 – 3"), None);
    }
}
