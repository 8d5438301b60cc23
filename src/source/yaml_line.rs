//! A line of YAML, taken apart as a person sees it, for faults that are best explained by showing the
//! line as it should be.
//!
//! In: a text and an offset. Out: the parts of the line there, and the line with its value in quotes.

use std::ops::Range;

/// The longest line that is shown again in a help text, in characters.
const SHOWN: usize = 100;

/// One line: `  - name: Group: parents` has the key `name` and the value `Group: parents`.
pub(super) struct Line<'a> {
    /// The line without its break.
    pub(super) text: &'a str,
    /// The offset of the line in the text.
    pub(super) start: usize,
    /// Offsets of the key in the text, if the line has one.
    pub(super) key: Option<Range<usize>>,
    /// Offsets of the value in the text, without blanks round it.
    pub(super) value: Range<usize>,
}

impl<'a> Line<'a> {
    /// The line that holds an offset.
    pub(super) fn at(source: &'a str, offset: usize) -> Self {
        let before = source.get(..offset).unwrap_or(source);
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let rest = source.get(start..).unwrap_or_default();
        let text = rest.split('\n').next().unwrap_or_default();
        let text = text.strip_suffix('\r').unwrap_or(text);
        let content = after_dashes(text);
        let content_at = start + text.len() - content.len();
        let (key, value) = match key_length(content) {
            Some(length) => (
                Some(content_at..content_at + length),
                content.get(length + 1..).unwrap_or_default(),
            ),
            None => (None, content),
        };
        let value_at = start + text.len() - value.trim_start().len();
        Self {
            text,
            start,
            key,
            value: value_at..value_at + value.trim().len(),
        }
    }

    /// The line above, if there is one.
    pub(super) fn above(&self, source: &'a str) -> Option<Self> {
        self.start.checked_sub(1).map(|end| Line::at(source, end))
    }

    /// The offsets of the line, without its indentation.
    pub(super) fn content(&self) -> Range<usize> {
        let indent = self.text.len() - self.text.trim_start().len();
        self.start + indent..self.start + self.text.trim_end().len()
    }

    /// The value as it stands.
    pub(super) fn value_text(&self) -> &'a str {
        self.text
            .get(self.value.start - self.start..self.value.end - self.start)
            .unwrap_or_default()
    }

    /// A help text that shows the line with its value in quotes.
    pub(super) fn quoted(&self) -> String {
        let lead = self.text.get(..self.value.start - self.start);
        let quoted = format!(
            "{}{}",
            lead.unwrap_or_default().trim_start(),
            quote(self.value_text())
        );
        if quoted.chars().count() > SHOWN {
            "put quotes round the text".into()
        } else {
            format!("put quotes round it: `{quoted}`")
        }
    }
}

/// A text in the quotes that need least change to it.
pub(super) fn quote(text: &str) -> String {
    let inner = ['"', '\'']
        .iter()
        .find_map(|mark| text.strip_prefix(*mark)?.strip_suffix(*mark))
        .unwrap_or(text);
    if inner.contains(['"', '\\']) {
        format!("'{}'", inner.replace('\'', "''"))
    } else {
        format!("\"{inner}\"")
    }
}

/// What follows the indentation and the dashes of list entries.
fn after_dashes(text: &str) -> &str {
    let mut content = text.trim_start();
    while let Some(rest) = content
        .strip_prefix('-')
        .filter(|rest| rest.starts_with([' ', '\t']))
    {
        content = rest.trim_start();
    }
    content
}

/// The length of the key at the start of a line: up to the first colon before a blank or the end.
fn key_length(content: &str) -> Option<usize> {
    if content.starts_with(['"', '\'', '[', '{', '#']) {
        return None;
    }
    content.match_indices(':').map(|(at, _)| at).find(|at| {
        content
            .get(at + 1..)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(source: &str, offset: usize) -> (Option<&str>, &str) {
        let line = Line::at(source, offset);
        (line.key.map(|key| &source[key]), &source[line.value])
    }

    #[test]
    fn a_line_is_taken_apart_into_key_and_value() {
        let source = "a: b\r\n  - - náme: Gróup: parents  \r\n- c\nurl:x\nd:\n";
        assert_eq!(parts(source, 0), (Some("a"), "b"));
        assert_eq!(parts(source, 20), (Some("náme"), "Gróup: parents"));
        assert_eq!(parts(source, 40), (None, "c"));
        assert_eq!(parts(source, 45), (None, "url:x"));
        assert_eq!(parts(source, 50), (Some("d"), ""));
        assert_eq!(parts(source, 99), (None, ""));
    }

    #[test]
    fn quotes_suit_what_is_inside() {
        assert_eq!(quote("a: b"), "\"a: b\"");
        assert_eq!(quote("\"a\" and b"), "'\"a\" and b'");
        assert_eq!(quote("'It's fine'"), "\"It's fine\"");
        assert_eq!(quote("say \"it's\""), "'say \"it''s\"'");
    }
}
