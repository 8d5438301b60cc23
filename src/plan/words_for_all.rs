//! The words for every entry of a list: `everyone`.
//!
//! In: the words of several languages. Out: those that mean every entry in a field. This file does not know
//! which entries these are.

use super::Field;

/// What people write for every entry of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordsForAll {
    words: Vec<String>,
    /// How many of them, from the first, stand in documents.
    shown: usize,
}

impl WordsForAll {
    /// No words.
    pub(super) const fn none() -> Self {
        let words = Vec::new();
        Self { words, shown: 0 }
    }

    /// The words of several languages, of each the one that documents show first.
    pub(super) fn new(languages: Vec<Vec<String>>) -> Self {
        let (mut words, mut others) = (Vec::new(), Vec::new());
        for language in languages {
            let mut language = language.into_iter();
            words.extend(language.next());
            others.extend(language);
        }
        let shown = words.len();
        words.extend(others);
        Self { words, shown }
    }

    /// Those that mean every entry in a field: whoever shares something with everybody may mean more than the
    /// groups of the plan.
    pub(crate) fn of(&self, field: &Field) -> &[String] {
        let shown = self.words.get(..self.shown).filter(|_| field.mention);
        shown.unwrap_or(&self.words)
    }
}
