//! Small words of findings: what a value is called, and lists cut to a length that can be read.

use super::node::{Node, NodeKind};

/// The most characters of a value that a sentence quotes.
const EXCERPT: usize = 40;

/// The most words that a sentence lists: every list of codes a plan has is shorter.
const LISTED: usize = 24;

/// A value as a sentence can quote it: on one line, and not too long.
pub(super) fn excerpt(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(EXCERPT) {
        Some((end, _)) => format!("{}…", line.split_at(end).0.trim_end()),
        None => line,
    }
}

/// What a value is, in plain words.
pub(super) fn kind_of(node: &Node) -> &'static str {
    match &node.kind {
        NodeKind::Null => "nothing",
        NodeKind::Sequence(_) => "a list",
        NodeKind::Mapping(_) => "keys and values",
        NodeKind::Scalar { text, plain: true } if text.parse::<f64>().is_ok() => "a number",
        NodeKind::Scalar { .. } => "text",
    }
}

/// Words in code marks joined by commas, the last by `and`; of a long list the first ones, and how many more.
pub(super) fn list(words: &[&str]) -> String {
    let mut quoted: Vec<String> = words
        .iter()
        .take(LISTED)
        .map(|word| format!("`{word}`"))
        .collect();
    let more = words.len().saturating_sub(LISTED);
    let last = if more > 0 {
        Some(format!("{more} more"))
    } else {
        quoted.pop()
    };
    match last {
        Some(last) if quoted.is_empty() => last,
        Some(last) => format!("{} and {last}", quoted.join(", ")),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_words_reads_as_a_sentence() {
        assert_eq!(list(&[]), "");
        assert_eq!(list(&["a"]), "`a`");
        assert_eq!(list(&["a", "b", "c"]), "`a`, `b` and `c`");
        let many = list(&["a"; LISTED + 5]);
        assert!(many.ends_with("`a`, `a` and 5 more"), "{many}");
    }

    #[test]
    fn an_excerpt_is_one_short_line() {
        assert_eq!(excerpt(" a\n  b "), "a b");
        assert_eq!(excerpt(&"é".repeat(50)), format!("{}…", "é".repeat(40)));
    }
}
