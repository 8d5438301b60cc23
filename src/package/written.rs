//! What a program itself wrote into a file, remembered as short hashes.
//!
//! In: texts, prompts and rows of entries as a file is written. Out: custom properties, and the
//! way back from them. Whoever reads the file can tell the words it was born with from those
//! that people have added, whatever templates or languages it was made with, and no answer is
//! kept: a hash cannot be turned back into its text.

use super::hash;
use super::is_xml_character;
use std::collections::BTreeSet;

/// What the names of the properties begin with; a number follows.
const PROPERTY: &str = "coplan.written.";
/// Hexadecimal digits of one hash.
const DIGITS: usize = 8;
/// Hashes in one property: Word shows at most 255 characters of a text.
const IN_PROPERTY: usize = 31;

/// A kind of thing that was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin<'a> {
    /// Text of the template: everything that is no answer.
    Text(&'a str),
    /// What an empty field said.
    Prompt(&'a str),
    /// One item of a list that holds a semicolon or a line break, which part items.
    Item(&'a str),
    /// A row that shows the entry with this key: `stakeholders`, `S2`.
    Row(&'a str, &'a str),
}

/// The hashes of what was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    hashes: BTreeSet<String>,
}

impl Written {
    /// Remembers something. Texts that differ only in spaces are the same.
    pub fn remember(&mut self, origin: Origin<'_>) {
        self.hashes.insert(origin.hash());
    }

    /// Whether this was written.
    #[must_use]
    pub fn has(&self, origin: Origin<'_>) -> bool {
        self.hashes.contains(&origin.hash())
    }

    /// Whether nothing is remembered: the properties were lost.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.hashes.is_empty()
    }

    /// The custom properties that hold this.
    #[must_use]
    pub fn properties(&self) -> Vec<(String, String)> {
        let hashes: Vec<&str> = self.hashes.iter().map(String::as_str).collect();
        let named = |(number, part): (usize, &[&str])| {
            let name = format!("{PROPERTY}{}", number + 1);
            (name, part.concat())
        };
        hashes.chunks(IN_PROPERTY).enumerate().map(named).collect()
    }

    /// What custom properties say was written.
    #[must_use]
    pub fn from_properties(properties: &[(String, String)]) -> Self {
        let texts = properties
            .iter()
            .filter(|(name, _)| name.starts_with(PROPERTY))
            .map(|(_, text)| text);
        let mut hashes = BTreeSet::new();
        for text in texts {
            let digits: Vec<char> = text.chars().collect();
            hashes.extend(digits.chunks(DIGITS).map(|part| part.iter().collect()));
        }
        Self { hashes }
    }
}

impl Origin<'_> {
    fn hash(self) -> String {
        let whole = match self {
            Self::Text(text) => format!("text {}", folded(text)),
            Self::Prompt(text) => format!("prompt {}", folded(text)),
            Self::Item(text) => format!("item {}", folded(text)),
            Self::Row(list, key) => format!("row {list} {}", key.to_lowercase()),
        };
        hash(whole.as_bytes()).chars().take(DIGITS).collect()
    }
}

/// A text with single spaces, and without what XML cannot hold.
fn folded(text: &str) -> String {
    let kept: String = text.chars().filter(|c| is_xml_character(*c)).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_known_again_and_nothing_else() {
        let mut written = Written::default();
        for number in 0..100 {
            written.remember(Origin::Row("stakeholders", &format!("S{number}")));
        }
        written.remember(Origin::Text("Led by:"));
        written.remember(Origin::Prompt("Who leads this work?"));
        let properties = written.properties();
        assert_eq!(properties.len(), 4);
        assert!(properties.iter().all(|(_, text)| text.len() <= 255));
        let back = Written::from_properties(&properties);
        assert_eq!(back, written);
        assert!(back.has(Origin::Text(" Led\n by: ")));
        assert!(back.has(Origin::Row("stakeholders", "s7")));
        assert!(!back.has(Origin::Row("tools", "S7")));
        assert!(!back.has(Origin::Text("Who leads this work?")));
    }
}
