//! Small questions about text, and lists in a sentence.

use super::phrases;
use crate::diagnostic::Phrase;

/// Whether nothing is written.
pub(super) fn blank<T: AsRef<str>>(text: Option<&T>) -> bool {
    text.is_none_or(|text| text.as_ref().trim().is_empty())
}

/// Whether a text holds one of these beginnings of words; they are given in small letters.
pub(super) fn mentions(text: &str, beginnings: &[&str]) -> bool {
    let text = text.to_lowercase();
    beginnings.iter().any(|word| {
        text.match_indices(word)
            .any(|(at, _)| begins_word(&text, at))
    })
}

/// Whether a text holds one of these words or phrases, whole; they are given in small letters.
pub(super) fn says(text: &str, phrases: &[&str]) -> bool {
    let text = text.to_lowercase();
    phrases.iter().any(|phrase| {
        text.match_indices(phrase)
            .any(|(at, _)| begins_word(&text, at) && ends_word(&text, at + phrase.len()))
    })
}

fn begins_word(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    !before.is_some_and(char::is_alphanumeric)
}

fn ends_word(text: &str, at: usize) -> bool {
    let after = text.get(at..).and_then(|after| after.chars().next());
    !after.is_some_and(char::is_alphanumeric)
}

/// The most names a finding lists.
const LISTED: usize = 5;

/// Names for a sentence: `a, b and c`; after the fifth, how many more there are. A sixth that is the
/// last takes no more room than to count it.
pub(super) fn list(names: impl ExactSizeIterator<Item = Phrase>) -> Phrase {
    let more = match names.len().saturating_sub(LISTED) {
        1 => 0,
        more => more,
    };
    let shown = names.take(if more > 0 { LISTED } else { LISTED + 1 });
    let mut shown: Vec<Phrase> = shown.collect();
    if more > 0 {
        shown.push(phrases::MORE.with([("count", more.to_string().into())]));
    }
    Phrase::List(shown)
}

/// The longest name a finding shows, in characters.
const NAME: usize = 60;

/// A name on one line, without a full stop, and short enough for a list.
pub(super) fn short(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let name = words.join(" ").trim_end_matches('.').to_owned();
    if name.chars().count() <= NAME {
        return name;
    }
    let cut: String = name.chars().take(NAME - 1).collect();
    let whole_words = cut
        .rsplit_once(' ')
        .map_or(cut.as_str(), |(words, _)| words);
    format!("{}…", whole_words.trim_end_matches([',', ';', ':', '.']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::English;

    #[test]
    fn a_long_list_says_how_many_more_there_are() {
        let listed = |names: &[&str]| list(names.iter().map(|name| (*name).into())).said(&English);
        let names = ["a", "b", "c", "d", "e", "f", "g"];
        assert_eq!(listed(&["a", "b", "c"]), "a, b and c");
        assert_eq!(listed(&names), "a, b, c, d, e and 2 more");
        assert_eq!(listed(&["a"]), "a");
    }

    #[test]
    fn a_word_is_found_whole_whatever_its_case() {
        assert!(says("Venue: TBC.", &["tbc"]));
        assert!(!says("The tbcode", &["tbc"]));
        assert!(mentions("Two Interpreters", &["interpret"]));
        assert!(!mentions("misinterpreted", &["interpret"]));
    }

    #[test]
    fn a_long_name_is_cut_between_words() {
        let long =
            "People can tell from their letter what was found, what happens next and what to do.";
        assert_eq!(
            short(long),
            "People can tell from their letter what was found, what…"
        );
        assert_eq!(short("two\n lines."), "two lines");
    }
}
