//! How a finding is worded: what its sentence is made of, and the language it has been told in.
//!
//! In: how often something was found, and where. Out: the parts of a [`Diagnostic`] that another language needs to
//! say it, and the words before it once it does.

use super::phrase::{Phrase, Tongue, all_said, filled};
use super::{Diagnostic, English};

/// What a sentence about findings is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// How often it was found, which may tell the form of the sentence.
    pub count: usize,
    /// What stands in the braces of the sentence.
    pub named: Vec<(&'static str, Phrase)>,
}

impl Parts {
    /// A sentence with these in its braces.
    #[must_use]
    pub fn fill(&self, sentence: &str, tongue: &dyn Tongue) -> String {
        filled(sentence, &all_said(&self.named, tongue))
    }

    /// The same in English.
    #[must_use]
    pub fn in_english(&self, sentence: &str) -> String {
        self.fill(sentence, &English)
    }

    /// Whether a language has words for all of it.
    #[must_use]
    pub fn are_known_in(&self, tongue: &dyn Tongue) -> bool {
        self.named.iter().all(|(_, part)| part.is_known_in(tongue))
    }
}

/// The words of a language round a finding that has been told in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// The language, as a BCP 47 tag.
    pub language: String,
    /// What stands before the message: how much it matters.
    pub severity: String,
    /// What stands before the fix.
    pub help: String,
}

/// What stands before a fix in English.
const HELP: &str = "help";

impl Diagnostic {
    /// Says what its message is made of.
    #[must_use]
    pub fn made_of(mut self, parts: Parts) -> Self {
        self.parts = Some(Box::new(parts));
        self
    }

    /// The words that stand before it when it is shown to people.
    #[must_use]
    pub fn label(&self) -> &str {
        let voice = self.voice.as_ref();
        voice.map_or(self.severity.label(), |voice| &voice.severity)
    }

    /// What stands before its fix.
    #[must_use]
    pub fn help_label(&self) -> &str {
        let voice = self.voice.as_ref();
        voice.map_or(HELP, |voice| &voice.help)
    }
}
