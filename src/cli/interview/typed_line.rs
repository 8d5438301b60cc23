//! One line as a terminal or a pipe gives it, and what it asks for.
//!
//! In: the bytes of a line. Out: its text without what keys send that do nothing here; whether it is a command, or
//! looks like one. What is asked is not known here.

/// Reads the keys out of a line: the text without them, and whether there were any. An arrow sends `ESC [ A`, the
/// key Home `ESC [ 1 ~` or `ESC O H`.
pub(super) fn without_keys(line: &str) -> (String, bool) {
    let mut text = String::new();
    let mut has_keys = false;
    let mut rest = line.chars().peekable();
    while let Some(sign) = rest.next() {
        match sign {
            '\u{1b}' => {
                has_keys = true;
                match rest.next_if(|next| matches!(next, '[' | 'O')) {
                    Some('[') => {
                        while rest.next_if(|next| matches!(next, ' '..='?')).is_some() {}
                        rest.next_if(|next| matches!(next, '@'..='~'));
                    }
                    Some(_) => {
                        rest.next_if(char::is_ascii_alphabetic);
                    }
                    None => {}
                }
            }
            sign => text.push(sign),
        }
    }
    (text, has_keys)
}

/// Whether a line is one word that begins as a command does.
pub(super) fn looks_like_command(line: &str) -> bool {
    let word = line.strip_prefix('/').unwrap_or_default();
    let is_letter = |c: char| c.is_alphabetic() && c.is_lowercase();
    word.starts_with(is_letter) && word.chars().all(|c| is_letter(c) || c == '-')
}

/// The parts of an answer that may name several: parted by commas and semicolons; numbers by blanks and words for
/// `and` too.
pub(super) fn parts(line: &str, is_and: impl Fn(&str) -> bool) -> Vec<&str> {
    let parts = line.split([',', ';']).map(str::trim);
    parts
        .flat_map(|part| numbers_or_words(part, &is_and))
        .collect()
}

fn numbers_or_words<'p>(part: &'p str, is_and: &impl Fn(&str) -> bool) -> Vec<&'p str> {
    let is_number = |word: &&str| word.trim_end_matches('.').parse::<usize>().is_ok();
    let words = part.split_whitespace();
    let words: Vec<&str> = words
        .filter(|word| !matches!(*word, "&" | "+") && !is_and(word))
        .collect();
    if !words.is_empty() && words.iter().all(is_number) {
        words
    } else {
        vec![part]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_leave_no_letter() {
        let (text, has_keys) = without_keys("Arows test\u{1b}[1~\u{1b}[C\u{1b}OH\u{1b}[1;5Dr");
        assert_eq!((text.as_str(), has_keys), ("Arows testr", true));
        assert_eq!(without_keys("[1] ~"), ("[1] ~".to_owned(), false));
    }

    #[test]
    fn several_are_parted_in_many_ways() {
        let is_and = |word: &str| word == "and";
        for line in ["6 and 2", "6,2", "6; 2", "6 2", "6, and 2", "6 & 2"] {
            assert_eq!(parts(line, is_and), ["6", "2"], "{line}");
        }
        let staff = parts("Staff and carers, 2", is_and);
        assert_eq!(staff, ["Staff and carers", "2"]);
    }
}
