//! What keeps a template from bringing the program down.
//!
//! The Handlebars parser and renderer recurse, and a stack that overflows aborts the process
//! (LIBRARIES: handlebars). So size and nesting are measured before anything is parsed, and
//! what a template writes is measured while it is rendered.

use super::marker::TICK;
use crate::diagnostic::{Diagnostic, Text, TextPlace};
use std::io;
use std::sync::Arc;

/// The largest template, in bytes.
const LARGEST: usize = 1 << 20;
/// How far all tags of a template may stand from its start, added up, in bytes. The parser counts lines up to
/// each tag anew, so that many tags in a large template take minutes (LIBRARIES: handlebars).
const FARTHEST: usize = 200_000_000;
/// What begins a tag.
const OPENING: &str = "{{";
/// How deeply blocks, brackets and parentheses may nest.
const DEEPEST: usize = 20;
/// How much a template may write, in bytes.
const MOST_OUTPUT: usize = 32 << 20;
/// How often the loops of a template may turn.
const MOST_TURNS: usize = 1_000_000;

/// Refuses a template that is too large or too deeply nested to parse.
pub(super) fn guard(text: &Arc<Text>) -> Result<(), Diagnostic> {
    let too_large = |message: String, help: &str| {
        let finding = Diagnostic::error("template-too-large", message);
        finding.in_place(TextPlace::new(text, 0..0)).help(help)
    };
    if text.content.len() > LARGEST {
        let message = format!("`{}` is larger than a template can be", text.name);
        let help = "divide it into partials of less than a megabyte";
        return Err(too_large(message, help));
    }
    if let Some(at) = too_deep(&text.content) {
        let message = format!("blocks are nested more than {DEEPEST} deep");
        let help = "move the inner part into a partial, or close a block that was left open";
        return Err(Diagnostic::error("template-too-deep", message)
            .in_place(TextPlace::new(text, at..at))
            .help(help));
    }
    if way_to_tags(&text.content) > FARTHEST {
        let tags = text.content.matches(OPENING).count();
        let message = format!(
            "`{}` has {tags} tags, which take too long to read",
            text.name
        );
        let help = "divide it into partials, each with fewer tags";
        return Err(too_large(message, help));
    }
    Ok(())
}

/// How far all tags stand from the start, added up, in bytes.
fn way_to_tags(content: &str) -> usize {
    let tags = content.match_indices(OPENING);
    tags.fold(0, |way, (at, _)| way.saturating_add(at))
}

/// Where nesting becomes too deep, if it does; an overestimate does no harm.
fn too_deep(content: &str) -> Option<usize> {
    let (mut blocks, mut brackets) = (0_usize, 0_usize);
    let mut rest = content;
    while let Some((_, inside)) = rest.split_once(OPENING) {
        rest = inside;
        let tag = inside.trim_start_matches(['{', '~', ' ', '\t', '\r', '\n']);
        match tag.chars().next() {
            Some('#' | '^') => blocks += 1,
            Some('/') => blocks = blocks.saturating_sub(1),
            _ => {}
        }
        let expression = inside.split_once("}}").map_or(inside, |(inside, _)| inside);
        brackets = brackets.max(depth_of(expression));
        if blocks > DEEPEST || brackets > DEEPEST {
            return Some(content.len() - inside.len() - OPENING.len());
        }
    }
    None
}

fn depth_of(expression: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for c in expression.chars() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// A writer that stops a template which writes without end.
#[derive(Debug, Default)]
pub(super) struct Measured {
    written: Vec<u8>,
    turns: usize,
}

/// What a template says that has written more than it may.
pub(super) const TOO_MUCH: &str = "the template writes too much";

impl Measured {
    /// What was written.
    pub(super) fn into_text(self) -> String {
        String::from_utf8(self.written)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
    }
}

impl io::Write for &mut Measured {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut tick = [0; 4];
        if bytes == TICK.encode_utf8(&mut tick).as_bytes() {
            self.turns += 1;
        }
        if self.turns > MOST_TURNS || self.written.len() + bytes.len() > MOST_OUTPUT {
            return Err(io::Error::other(TOO_MUCH));
        }
        self.written.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
