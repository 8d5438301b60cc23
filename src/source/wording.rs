//! Small words of findings: what a value is called, and lists cut to a length that can be read.

use super::tree::{Kind, Node};

/// The most characters of a value that a sentence quotes.
const EXCERPT: usize = 40;

/// A value as a sentence can quote it: on one line, and not too long.
pub(super) fn excerpt(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(EXCERPT) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default().trim_end()),
        None => line,
    }
}

/// What a value is, in plain words.
pub(super) fn kind_of(node: &Node) -> &'static str {
    match &node.kind {
        Kind::Null => "nothing",
        Kind::Sequence(_) => "a list",
        Kind::Mapping(_) => "keys and values",
        Kind::Scalar { text, plain: true } if text.parse::<f64>().is_ok() => "a number",
        Kind::Scalar { .. } => "text",
    }
}

/// Words in code marks joined by commas, the last by `or`; of a long list the first `most`, and how many more.
pub(super) fn one_of(words: &[&str], most: usize) -> String {
    let mut quoted: Vec<String> = words
        .iter()
        .take(most)
        .map(|word| format!("`{word}`"))
        .collect();
    let more = words.len().saturating_sub(most);
    let last = if more > 0 {
        Some(format!("{more} more"))
    } else {
        quoted.pop()
    };
    match last {
        Some(last) if quoted.is_empty() => last,
        Some(last) => format!("{} or {last}", quoted.join(", ")),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_words_reads_as_a_sentence() {
        assert_eq!(one_of(&[], 3), "");
        assert_eq!(one_of(&["a"], 3), "`a`");
        assert_eq!(one_of(&["a", "b", "c"], 3), "`a`, `b` or `c`");
        assert_eq!(
            one_of(&["a", "b", "c", "d", "e"], 3),
            "`a`, `b`, `c` or 2 more"
        );
    }

    #[test]
    fn an_excerpt_is_one_short_line() {
        assert_eq!(excerpt(" a\n  b "), "a b");
        assert_eq!(excerpt(&"é".repeat(50)), format!("{}…", "é".repeat(40)));
    }
}
