//! A line as both Word and Markdown can hold it.
//!
//! In: the inlines of a paragraph. Out: the same words, with emphasis and white space where either can
//! keep them. Whoever reads a document and whoever compares an answer with it see the same line.

use super::{Inline, Link, Marks};

/// A line of which emphasis begins and ends at words, without white space and breaks at its ends.
#[must_use]
pub fn settled(content: &[Inline]) -> Vec<Inline> {
    let mut out = Vec::new();
    for inline in ease(content) {
        match inline {
            Inline::Link(link) => out.push(Inline::Link(Link {
                content: ease(&link.content),
                ..link
            })),
            Inline::Text(text, marks) => push_text(&text, marks, &mut out),
            other => out.push(other),
        }
    }
    trim(&mut out);
    out
}

/// Adds text; what is set alike stands in one piece.
pub fn push_text(text: &str, marks: Marks, out: &mut Vec<Inline>) {
    if text.is_empty() {
        return;
    }
    if let Some(Inline::Text(last, last_marks)) = out.last_mut()
        && *last_marks == marks
    {
        last.push_str(text);
    } else {
        out.push(Inline::Text(text.to_owned(), marks));
    }
}

/// Takes emphasis from spaces where it begins or ends: people mark a word and the space behind
/// it, and Markdown cannot.
fn ease(content: &[Inline]) -> Vec<Inline> {
    let mut out = Vec::new();
    for (at, inline) in content.iter().enumerate() {
        let Inline::Text(text, marks) = inline else {
            out.push(inline.clone());
            continue;
        };
        let around = |at: Option<usize>| match at.and_then(|at| content.get(at)) {
            Some(Inline::Text(_, other)) => both(*marks, *other),
            _ => Marks::default(),
        };
        if marks.code {
            push_text(text, *marks, &mut out);
            continue;
        }
        let (before, after) = (around(at.checked_sub(1)), around(Some(at + 1)));
        let inner = text.trim_start();
        let start = text.len() - inner.len();
        let (core, trailing) = inner.split_at(inner.trim_end().len());
        let (leading, _) = text.split_at(start);
        if core.is_empty() {
            push_text(text, both(before, after), &mut out);
            continue;
        }
        push_text(leading, before, &mut out);
        push_text(core, *marks, &mut out);
        push_text(trailing, after, &mut out);
    }
    out
}

/// The marks that both have.
fn both(one: Marks, other: Marks) -> Marks {
    Marks {
        bold: one.bold && other.bold,
        italic: one.italic && other.italic,
        strike: one.strike && other.strike,
        code: false,
    }
}

/// Takes away white space and breaks at the ends; what has several lines keeps the indents of
/// its lines.
fn trim(content: &mut Vec<Inline>) {
    while content.last().is_some_and(is_blank) {
        content.pop();
    }
    if let Some(Inline::Text(last, Marks { code: false, .. })) = content.last_mut() {
        last.truncate(last.trim_end_matches([' ', '\t']).len());
    }
    while content.first().is_some_and(|first| *first == Inline::Break) {
        content.remove(0);
    }
    if content.contains(&Inline::Break) {
        return;
    }
    while content.first().is_some_and(is_blank) {
        content.remove(0);
    }
    if let Some(Inline::Text(first, Marks { code: false, .. })) = content.first_mut() {
        *first = first.trim_start_matches([' ', '\t']).to_owned();
    }
}

fn is_blank(inline: &Inline) -> bool {
    match inline {
        Inline::Text(text, marks) => !marks.code && text.trim().is_empty(),
        other => *other == Inline::Break,
    }
}
