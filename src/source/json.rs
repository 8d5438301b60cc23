//! JSON → tree.
//!
//! In: a JSON text. Out: its nodes, or what is wrong with it. `serde_json` says whether the text is
//! JSON; the walk that follows finds the spans, which `serde_json` does not give.

use super::format::Format;
use super::limits;
use super::node::{Node, NodeKind};
use super::nodes::Nodes;
use crate::diagnostic::Diagnostic;
use serde::de::IgnoredAny;
use std::borrow::Cow;
use std::ops::Range;

/// What `serde_json` says, and what people are told: the message and one fix.
const FAULTS: [(&str, &str, &str); 12] = [
    (
        "EOF while parsing a string",
        "the quotes of this text are not closed",
        "close them at the end of the text",
    ),
    (
        "EOF while parsing an object",
        "the file ends before a `{` is closed",
        "close it with `}`",
    ),
    (
        "EOF while parsing a list",
        "the file ends before a `[` is closed",
        "close it with `]`",
    ),
    (
        "EOF while parsing",
        "the file ends where a value should stand",
        "write the value, or remove its key",
    ),
    (
        "expected `,` or `}`",
        "a comma or `}` is missing before this",
        "put a comma between entries",
    ),
    (
        "expected `,` or `]`",
        "a comma or `]` is missing before this",
        "put a comma between entries",
    ),
    (
        "expected `:`",
        "a colon is missing before this",
        "write `\"key\": value`",
    ),
    (
        "key must be a string",
        "expected a key in double quotes",
        "write `\"key\": value`",
    ),
    (
        "control character",
        "a text goes over the end of its line",
        "write `\\n` for a line break, and close the quotes",
    ),
    (
        "invalid escape",
        "a backslash in this text does not stand for a character",
        "write `\\\\` for a backslash",
    ),
    (
        "invalid number",
        "this is not a number of JSON",
        "put double quotes round it",
    ),
    (
        "trailing characters",
        "there is more text after the end of the plan",
        "remove it",
    ),
];

/// What people are told of any other fault; most often a value is not JSON.
const OTHER: (&str, &str) = (
    "expected a value: text in double quotes, a number, `true`, `false`, `null`, `[` or `{`",
    "put double quotes round text",
);

/// Reads a JSON text.
pub(super) fn parse(nodes: &mut Nodes<'_>) -> Result<Node, Box<Diagnostic>> {
    let text = nodes.source();
    if let Err(error) = serde_json::from_str::<IgnoredAny>(text) {
        return Err(syntax(nodes, &error));
    }
    let rest = text;
    Walk { nodes, text, rest }.value(0)
}

fn syntax(nodes: &Nodes<'_>, error: &serde_json::Error) -> Box<Diagnostic> {
    let text = nodes.source();
    let line_start = text
        .split_inclusive('\n')
        .take(error.line().saturating_sub(1))
        .map(str::len)
        .sum::<usize>();
    let at = (line_start + error.column().saturating_sub(1)).min(text.len());
    if let Some(fault) = from_another_format(nodes, at) {
        return fault;
    }
    let said = error.to_string();
    let (message, help) = FAULTS
        .iter()
        .find(|fault| said.starts_with(fault.0))
        .map_or(OTHER, |fault| (fault.1, fault.2));
    fault(nodes, message, at..at + 1, help)
}

/// What other formats allow: a comma after the last entry, and comments. An offset within a character
/// is at neither.
fn from_another_format(nodes: &Nodes<'_>, at: usize) -> Option<Box<Diagnostic>> {
    let (before, rest) = nodes.source().split_at_checked(at)?;
    let before = before.trim_end();
    if before.ends_with(',') && rest.starts_with(['}', ']']) {
        let span = before.len() - 1..before.len();
        let message = "there is a comma after the last entry";
        return Some(fault(nodes, message, span, "remove it"));
    }
    rest.starts_with(['/', '#']).then(|| {
        let help = "remove it, or write the plan in YAML";
        fault(nodes, "JSON has no comments", at..at + 1, help)
    })
}

fn fault(nodes: &Nodes<'_>, message: &str, span: Range<usize>, help: &str) -> Box<Diagnostic> {
    let finding = Diagnostic::error(Format::Json.syntax_fault(), message);
    Box::new(finding.in_place(nodes.place(span)).help(help))
}

/// A walk through a text that is known to be JSON.
struct Walk<'w, 'n> {
    nodes: &'w mut Nodes<'n>,
    text: &'n str,
    /// What has not been read of it.
    rest: &'n str,
}

impl<'n> Walk<'_, 'n> {
    /// The value that comes next, inside `depth` others.
    fn value(&mut self, depth: usize) -> Result<Node, Box<Diagnostic>> {
        self.skip(is_between);
        let start = self.at();
        match self.peek() {
            Some('[' | '{') if depth >= limits::DEPTH => Err(self.nodes.too_deep(start..start + 1)),
            Some('[') => {
                let items = self.entries(|walk| walk.value(depth + 1))?;
                self.nodes.node(start..self.at(), NodeKind::Sequence(items))
            }
            Some('{') => {
                let entries =
                    self.entries(|walk| Ok((walk.value(depth + 1)?, walk.value(depth + 1)?)))?;
                self.nodes
                    .node(start..self.at(), NodeKind::Mapping(entries))
            }
            Some('"') => self.string(),
            _ => self.word(),
        }
    }

    /// Everything between two brackets. Commas and colons only part what is known to be right.
    fn entries<T>(
        &mut self,
        mut entry: impl FnMut(&mut Self) -> Result<T, Box<Diagnostic>>,
    ) -> Result<Vec<T>, Box<Diagnostic>> {
        let mut entries = Vec::new();
        self.step();
        loop {
            self.skip(is_between);
            if matches!(self.peek(), Some(']' | '}') | None) {
                self.step();
                return Ok(entries);
            }
            entries.push(entry(self)?);
        }
    }

    fn string(&mut self) -> Result<Node, Box<Diagnostic>> {
        let start = self.at();
        let mut escaped = false;
        let length = self.rest.char_indices().skip(1).find_map(|(at, c)| {
            let closes = c == '"' && !escaped;
            escaped = c == '\\' && !escaped;
            closes.then_some(at + 1)
        });
        // One that is not closed is none, and refused below.
        let (written, rest) = self.rest.split_at(length.unwrap_or(self.rest.len()));
        self.rest = rest;
        let span = start..self.at();
        let Ok(text) = serde_json::from_str::<Cow<'_, str>>(written) else {
            let message = "an escape in this text stands for no character";
            return Err(fault(
                self.nodes,
                message,
                span,
                "write the character itself",
            ));
        };
        self.nodes.scalar(span, text, false)
    }

    /// A number, `true`, `false` or `null`.
    fn word(&mut self) -> Result<Node, Box<Diagnostic>> {
        let start = self.at();
        let word = self.skip(|c| !is_between(c) && !matches!(c, ']' | '}'));
        let span = start..self.at();
        if word == "null" {
            self.nodes.node(span, NodeKind::Null)
        } else {
            self.nodes.scalar(span, word.into(), true)
        }
    }

    /// Steps over the characters of one kind that come next.
    fn skip(&mut self, skipped: impl Fn(char) -> bool) -> &'n str {
        let rest = self.rest.trim_start_matches(skipped);
        let (passed, rest) = self.rest.split_at(self.rest.len() - rest.len());
        self.rest = rest;
        passed
    }

    /// Steps over one character.
    fn step(&mut self) {
        let mut characters = self.rest.chars();
        characters.next();
        self.rest = characters.as_str();
    }

    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn at(&self) -> usize {
        self.text.len() - self.rest.len()
    }
}

/// What stands between the entries of a list, and between keys and values.
fn is_between(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | ',' | ':')
}
