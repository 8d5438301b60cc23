//! What coplan itself wrote into a file, remembered as short hashes.
//!
//! In: texts, prompts, answers and rows of entries as a file is made. Out: custom properties, and the
//! way back from them. Whoever reads the file can tell the words it was born with from those that
//! people have added, whatever templates or languages it was made with, and no answer is kept: a hash
//! cannot be turned back into its text.

use crate::package::{ShortHash, is_xml_character};
use std::collections::BTreeSet;

/// What the names of the properties begin with; a number follows.
const PROPERTY: &str = "coplan.written.";
/// Hexadecimal digits of one hash.
const DIGITS: usize = 8;
/// Hashes in one property: Word shows at most 255 characters of a text.
const IN_PROPERTY: usize = 31;

/// A kind of thing that is remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remembered<'a> {
    /// Text of the template: everything that is no answer.
    Text(&'a str),
    /// What an empty field said.
    Prompt(&'a str),
    /// One item of a list that holds a semicolon or a line break, which part items.
    Item(&'a str),
    /// A reference to an entry, as it was shown: `S2 · Carers`.
    Reference(&'a str),
    /// The list whose entries a table shows, and all the pieces of text in a row that shows none,
    /// such as one of totals, in any order.
    Pieces(&'a str, &'a [String]),
    /// An answer: the path by which it is remembered, and what it says.
    Answer(&'a str, &'a str),
    /// An entry without an id: all it says, and which of those that say the same it is.
    Entry(&'a str, usize),
    /// An answer that the document does not show: its path, and what stands there instead.
    Withheld(&'a str, &'a str),
    /// A row that shows the entry with this key: `stakeholders`, `S2`.
    Row(&'a str, &'a str),
}

/// The hashes of what was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hashes {
    hashes: BTreeSet<u32>,
}

impl Hashes {
    /// Remembers something. Texts that differ only in spaces are the same.
    pub fn remember(&mut self, what: Remembered<'_>) {
        self.hashes.insert(what.hash());
    }

    /// Whether this was written.
    #[must_use]
    pub fn has(&self, what: Remembered<'_>) -> bool {
        self.hashes.contains(&what.hash())
    }

    /// The last of these ends, counted from 1, up to which a text from `start` on was written as one
    /// item of a list. Each hash goes on from the one before, since a long list is looked through
    /// from every piece of it, as far as the ends lie between characters.
    #[must_use]
    pub fn longest_item(
        &self,
        text: &str,
        start: usize,
        ends: impl IntoIterator<Item = usize>,
    ) -> Option<usize> {
        if self.is_empty() {
            return None;
        }
        let mut short = Remembered::Item("").short();
        let mut from = start;
        let mut longest = None;
        for (count, end) in (1..).zip(ends) {
            let Some(piece) = text.get(from..end) else {
                break;
            };
            short.add(piece);
            from = end;
            if self.hashes.contains(&short.clone().finish()) {
                longest = Some(count);
            }
        }
        longest
    }

    /// Whether nothing is remembered: the properties were lost.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.hashes.is_empty()
    }

    /// The custom properties that hold this.
    #[must_use]
    pub fn properties(&self) -> Vec<(String, String)> {
        let shown = self.hashes.iter().map(|hash| format!("{hash:08x}"));
        let hashes: Vec<String> = shown.collect();
        let named = |(number, part): (usize, &[String])| {
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
            let parts = digits.chunks(DIGITS).map(String::from_iter);
            hashes.extend(parts.filter_map(|part| u32::from_str_radix(&part, 16).ok()));
        }
        Self { hashes }
    }
}

impl Remembered<'_> {
    pub(super) fn hash(self) -> u32 {
        self.short().finish()
    }

    /// A hash that goes on from what is written.
    fn short(self) -> Short {
        let mut short = Short::default();
        match self {
            Self::Text(text) => short.begin("text ", text),
            Self::Prompt(text) => short.begin("prompt ", text),
            Self::Item(text) => short.begin("item ", text),
            Self::Reference(text) => short.begin("reference ", text),
            Self::Pieces(list, pieces) => {
                let mut pieces: Vec<&str> = pieces.iter().map(|piece| piece.trim()).collect();
                pieces.sort_unstable();
                short.begin(&format!("pieces {list} "), &pieces.join(" "));
            }
            Self::Answer(key, words) => {
                let key = key.to_lowercase();
                short.begin(&format!("answer {key} "), words);
            }
            Self::Entry(whole, nth) => short.begin(&format!("entry {nth} "), whole),
            Self::Withheld(path, words) => {
                let path = path.to_lowercase();
                short.begin(&format!("withheld {path} "), words);
            }
            Self::Row(list, key) => {
                short.hash.update("row ");
                short.hash.update(list);
                short.hash.update(" ");
                short.hash.update(key.to_lowercase());
            }
        }
        short
    }
}

/// The first digits of a hash of text with single spaces, and without what XML cannot hold.
#[derive(Clone, Default)]
struct Short {
    hash: ShortHash,
    /// Whether a word has been added.
    is_begun: bool,
    /// Whether spaces came after the last word.
    is_apart: bool,
}

impl Short {
    fn begin(&mut self, kind: &str, text: &str) {
        self.hash.update(kind);
        self.add(text);
    }

    /// Adds text; a word may begin in one text and go on in the next.
    fn add(&mut self, text: &str) {
        let mut folded = String::with_capacity(text.len() + 1);
        for character in text.chars().filter(|c| is_xml_character(*c)) {
            if character.is_whitespace() {
                self.is_apart = self.is_begun;
                continue;
            }
            if std::mem::take(&mut self.is_apart) {
                folded.push(' ');
            }
            folded.push(character);
            self.is_begun = true;
        }
        self.hash.update(folded);
    }

    fn finish(self) -> u32 {
        self.hash.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_known_again_and_nothing_else() {
        let mut hashes = Hashes::default();
        for number in 0..100 {
            hashes.remember(Remembered::Row("stakeholders", &format!("S{number}")));
        }
        hashes.remember(Remembered::Text("Led by:"));
        hashes.remember(Remembered::Prompt("Who leads this work?"));
        let properties = hashes.properties();
        assert_eq!(properties.len(), 4);
        assert!(properties.iter().all(|(_, text)| text.len() <= 255));
        let back = Hashes::from_properties(&properties);
        assert_eq!(back, hashes);
        assert!(back.has(Remembered::Text(" Led\n by: ")));
        assert!(back.has(Remembered::Row("stakeholders", "s7")));
        assert!(!back.has(Remembered::Row("tools", "S7")));
        assert!(!back.has(Remembered::Text("Who leads this work?")));
    }

    #[test]
    fn the_longest_item_is_found_wherever_its_pieces_end() {
        let mut hashes = Hashes::default();
        hashes.remember(Remembered::Item("a; b"));
        hashes.remember(Remembered::Item("a; b;c\n d;"));
        let text = "x; a;  b;c d;\u{1}; e";
        let ends = |pieces: &[&str]| -> Vec<usize> {
            let ends = pieces.iter().map(|piece| text.find(piece));
            let ends = ends.map(|at| at.unwrap() + 1);
            ends.collect()
        };
        let found = |pieces: &[&str]| hashes.longest_item(text, 3, ends(pieces));
        assert_eq!(found(&["a", "b", "c"]), Some(2));
        assert_eq!(found(&["a", "b", "c", "d", ";\u{1}", "e"]), Some(5));
        assert_eq!(found(&["a", "c", "e"]), None);
        assert_eq!(Hashes::default().longest_item(text, 3, [4, 8]), None);
    }
}
