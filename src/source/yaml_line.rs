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
    /// What stands on the line before the value.
    lead: &'a str,
    /// The value as it stands.
    written: &'a str,
}

impl<'a> Line<'a> {
    /// The line that holds an offset.
    pub(super) fn at(source: &'a str, offset: usize) -> Self {
        let start = line_start(source, offset);
        let (_, rest) = source.split_at(start);
        let text = rest.split_once('\n').map_or(rest, |(line, _)| line);
        let text = text.strip_suffix('\r').unwrap_or(text);
        let content = after_dashes(text);
        let content_at = start + text.len() - content.len();
        let (key, value) = match key_and_value(content) {
            Some((key, value)) => (Some(content_at..content_at + key.len()), value),
            None => (None, content),
        };
        let (lead, value) = text.split_at(text.len() - value.trim_start().len());
        let value_at = start + lead.len();
        let written = value.trim_end();
        Self {
            text,
            start,
            key,
            value: value_at..value_at + written.len(),
            lead,
            written,
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
        self.written
    }

    /// A help text that shows the line with its value in quotes.
    pub(super) fn quoted(&self) -> String {
        let quoted = format!("{}{}", self.lead.trim_start(), quote(self.written));
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

/// Where the line of an offset begins.
pub(super) fn line_start(text: &str, offset: usize) -> usize {
    let mut before = text.as_bytes().iter().take(offset);
    before
        .rposition(|byte| *byte == b'\n')
        .map_or(0, |at| at + 1)
}

/// The key at the start of a line, up to the first colon before a blank or the end, and what follows it.
fn key_and_value(content: &str) -> Option<(&str, &str)> {
    if content.starts_with(['"', '\'', '[', '{', '#']) {
        return None;
    }
    let colons = content.match_indices(':');
    colons
        .map(|(at, _)| content.split_at(at))
        .find_map(|(key, rest)| {
            let value = rest.strip_prefix(':')?;
            (value.is_empty() || value.starts_with([' ', '\t'])).then_some((key, value))
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
