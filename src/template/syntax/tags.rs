//! The tags of a template, as they stand in its text.

use std::ops::Range;

/// What begins a tag.
const OPENING: &str = "{{";
/// What ends a tag.
const CLOSING: &str = "}}";
/// The word that divides a block.
const ELSE: &str = "else";

/// A tag of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::template) struct Tag {
    /// Where it stands, with its braces.
    pub(in crate::template) span: Range<usize>,
    /// What it does.
    pub(in crate::template) kind: Kind,
    /// Why it cannot be read, if it cannot.
    pub(in crate::template) broken: Option<Broken>,
}

/// What a tag does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::template) enum Kind {
    /// It opens a block of this name: `{{#if title}}`.
    Open(String),
    /// It begins another part of its block: `{{else}}`; or another block in its place, `{{else if title}}`.
    Divide {
        /// Whether another block begins there.
        chained: bool,
    },
    /// It closes a block of this name: `{{/if}}`.
    Close(String),
    /// It says something about the template, and shows nothing.
    Comment,
    /// It shows a value, or calls a helper or a partial.
    Other,
}

/// Why a tag cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::template) enum Broken {
    /// Its braces are not closed.
    Braces,
    /// A text in it has no second quotation mark.
    Quotes,
}

/// Every tag of a template, in order.
pub(in crate::template) fn tags(content: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(found) = content.get(at..).and_then(|rest| rest.find(OPENING)) {
        let start = at + found;
        if is_escaped(content, start) {
            at = start + OPENING.len();
            continue;
        }
        let tag = tag(content, start);
        at = tag.span.end.max(start + OPENING.len());
        tags.push(tag);
    }
    tags
}

/// A single backslash before it makes a tag plain text.
fn is_escaped(content: &str, start: usize) -> bool {
    let before = content.get(..start).unwrap_or_default();
    before.len() - before.trim_end_matches('\\').len() == 1
}

/// The tag that begins here.
fn tag(content: &str, start: usize) -> Tag {
    let rest = content.get(start..).unwrap_or_default();
    if let Some((closing, kind)) = comment(rest) {
        return until(start, rest, closing, kind);
    }
    if rest.starts_with("{{{{") {
        return until(start, rest, "}}}}", Kind::Other);
    }
    let triple = rest.starts_with("{{{");
    let closing = if triple { "}}}" } else { CLOSING };
    let (length, broken) = end(rest, closing);
    let inside = rest.get(..length).unwrap_or(rest);
    Tag {
        span: start..start + length,
        kind: kind(inside),
        broken,
    }
}

/// What ends a comment, if one begins here.
fn comment(rest: &str) -> Option<(&'static str, Kind)> {
    let long = rest.starts_with("{{!--");
    let any = rest.starts_with("{{!");
    any.then_some((if long { "--}}" } else { CLOSING }, Kind::Comment))
}

/// The tag up to this ending, whatever stands in it.
fn until(start: usize, rest: &str, closing: &str, kind: Kind) -> Tag {
    let found = rest.find(closing);
    let broken = found.is_none().then_some(Broken::Braces);
    let length = found.map_or_else(|| line(rest), |at| at + closing.len());
    Tag {
        span: start..start + length,
        kind,
        broken,
    }
}

/// The length of the first line.
fn line(rest: &str) -> usize {
    rest.find('\n').unwrap_or(rest.len())
}

/// How long the tag is that a text begins with, and why it cannot be read.
fn end(rest: &str, closing: &str) -> (usize, Option<Broken>) {
    let mut quote: Option<char> = None;
    for (at, c) in rest.char_indices().skip(OPENING.len()) {
        let here = rest.get(at..).unwrap_or_default();
        match quote {
            Some(_) if c == '\n' => return broken_quotes(rest),
            Some(mark) if c == mark => quote = None,
            None if here.starts_with(closing) => return (at + closing.len(), None),
            None if here.starts_with(OPENING) && at > closing.len() => {
                return (at.min(line(rest)), Some(Broken::Braces));
            }
            None if matches!(c, '"' | '\'') => quote = Some(c),
            _ => {}
        }
    }
    match quote {
        Some(_) => broken_quotes(rest),
        None => (line(rest), Some(Broken::Braces)),
    }
}

/// A tag whose quotation marks are not in pairs ends with the first braces in its line.
fn broken_quotes(rest: &str) -> (usize, Option<Broken>) {
    let line = line(rest);
    let first = rest.get(..line).and_then(|line| line.find(CLOSING));
    match first {
        Some(at) => (at + CLOSING.len(), Some(Broken::Quotes)),
        None => (line, Some(Broken::Braces)),
    }
}

fn kind(tag: &str) -> Kind {
    let inside = tag.trim_start_matches('{').trim_start_matches('~');
    let inside = inside.trim_start();
    if let Some(named) = inside.strip_prefix('#') {
        return Kind::Open(name(named.trim_start_matches(['*', '>'])));
    }
    if let Some(named) = inside.strip_prefix('/') {
        return Kind::Close(name(named));
    }
    let divided = inside
        .strip_prefix('^')
        .or_else(|| inside.strip_prefix(ELSE));
    match divided {
        Some(behind) if !behind.starts_with(is_of_name) || inside.starts_with('^') => {
            let chained = !name(behind).is_empty();
            Kind::Divide { chained }
        }
        _ => Kind::Other,
    }
}

/// The name that a text begins with.
fn name(text: &str) -> String {
    let text = text.trim_start();
    let length = text.find(|c| !is_of_name(c)).unwrap_or(text.len());
    text.get(..length).unwrap_or_default().to_owned()
}

/// Whether names hold this character; those of partials have slashes and dots as well.
fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | '$' | ':' | '@' | '/' | '.')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(content: &str) -> Vec<(&str, Kind, Option<Broken>)> {
        let tags = tags(content).into_iter();
        let found = tags.map(|tag| (&content[tag.span.clone()], tag.kind, tag.broken));
        found.collect()
    }

    #[test]
    fn tags_are_found_with_what_they_do() {
        assert_eq!(
            found(
                r#"a {{b}} {{~#if c~}}{{else if d}}{{^}}{{elsewhere}}{{/if}}\{{e}}{{!-- {{f}} --}}"#
            ),
            [
                ("{{b}}", Kind::Other, None),
                ("{{~#if c~}}", Kind::Open("if".to_owned()), None),
                ("{{else if d}}", Kind::Divide { chained: true }, None),
                ("{{^}}", Kind::Divide { chained: false }, None),
                ("{{elsewhere}}", Kind::Other, None),
                ("{{/if}}", Kind::Close("if".to_owned()), None),
                ("{{!-- {{f}} --}}", Kind::Comment, None),
            ]
        );
    }

    #[test]
    fn what_is_not_closed_ends_with_its_line_or_at_the_next_tag() {
        let braces = Some(Broken::Braces);
        assert_eq!(
            found("{{ a\n{{b {{c}}\n{{word \"d}}\n{{word \"}}\"}} {{{e}}"),
            [
                ("{{ a", Kind::Other, braces),
                ("{{b ", Kind::Other, braces),
                ("{{c}}", Kind::Other, None),
                ("{{word \"d}}", Kind::Other, Some(Broken::Quotes)),
                ("{{word \"}}\"}}", Kind::Other, None),
                ("{{{e}}", Kind::Other, braces),
            ]
        );
    }
}
