//! TOML → tree.
//!
//! In: a TOML text. Out: its nodes, or what is wrong with it.

use super::format::Format;
use super::limits;
use super::node::{Node, NodeKind};
use super::nodes::Nodes;
use super::wording::excerpt;
use super::{toml_depth, toml_number};
use crate::diagnostic::Diagnostic;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeInteger, DeTable, DeValue, Error};

/// What the parser says of a key that is there twice. It keeps the first, and goes on.
const DUPLICATE: &str = "duplicate key";

/// What the parser says of text without quotes, and of no value at all.
const UNQUOTED: &str = "string values must be quoted";

/// What the parser says of faults after which it can only guess.
const LOST: [&str; 4] = ["unclosed", "missing comma", "unexpected `=`", "extra"];

/// What the parser says, and what people are told: the message and one fix.
const FAULTS: [(&str, &str, &str); 12] = [
    (
        UNQUOTED,
        "text must stand in quotes",
        "write `key = \"text\"`; a date is written 2018-08-15, yes or no as `true` or `false`",
    ),
    (
        "invalid literal string",
        "the quotes of this text are not closed",
        "close them at the end of the text; round several lines write `'''`",
    ),
    (
        "invalid basic string",
        "the quotes of this text are not closed",
        "close them at the end of the text; round several lines write `\"\"\"`",
    ),
    (
        "invalid multi-line",
        "the quotes of this text are not closed",
        "close them with the same three quotes",
    ),
    (
        "key with no value",
        "expected `=` after the key",
        "write `key = value`",
    ),
    (
        "invalid unquoted key",
        "a key may hold only letters A to Z, digits, `-` and `_`",
        "write `key = value`, or put quotes round the key",
    ),
    (
        "unexpected leading zero",
        "a number cannot begin with a nought",
        "put quotes round it",
    ),
    (
        "missing escaped value",
        "a backslash in this text does not stand for a character",
        "write `\\\\` for a backslash, or use single quotes",
    ),
    (
        "unclosed",
        "a bracket is not closed before this",
        "close the list or table above",
    ),
    (
        "missing comma",
        "a comma or a closing bracket is missing before this",
        "put a comma between entries, and close the list or table above",
    ),
    (
        "unexpected key or value",
        "there is more text after the value",
        "write one `key = value` on each line",
    ),
    (
        "cannot extend",
        "this key has a value already, which cannot be added to",
        "give the table once",
    ),
];

/// What is read of a text: its root, and the findings that do not keep it from being read.
type Reading = (Node, Vec<Diagnostic>);

/// Reads a TOML text.
pub(super) fn parse(nodes: &mut Nodes<'_>) -> Result<Reading, Vec<Diagnostic>> {
    let text = nodes.source();
    if let Some(span) = toml_depth::too_deep(text) {
        return Err(vec![*nodes.too_deep(span)]);
    }
    let (table, mut errors) = DeTable::parse_recoverable(text);
    errors.sort_by_key(|error| span_of(error).start);
    if errors.iter().all(|error| error.message() == DUPLICATE) {
        let kind = mapping(nodes, table.into_inner()).map_err(|fault| vec![*fault])?;
        let root = nodes
            .node(0..text.len(), kind)
            .map_err(|fault| vec![*fault])?;
        let findings = errors.iter().map(|error| syntax(nodes, error)).collect();
        return Ok((root, findings));
    }
    Err(honest(&errors, text)
        .map(|error| syntax(nodes, error))
        .collect())
}

/// The errors that are no mere result of the ones before: the first of each line, until the parser is lost.
fn honest<'e>(errors: &'e [Error], text: &'e str) -> impl Iterator<Item = &'e Error> {
    let mut lost = false;
    let mut line_end = None;
    errors
        .iter()
        .filter(move |error| {
            let start = span_of(error).start;
            if lost || line_end.is_some_and(|end| start <= end) {
                return false;
            }
            lost = LOST.iter().any(|words| error.message().starts_with(words));
            let rest = text.bytes().skip(start);
            line_end = Some(start + rest.take_while(|byte| *byte != b'\n').count());
            true
        })
        .take(limits::SYNTAX_ERRORS)
}

/// Where the parser sees a fault: at the start of the text if it does not say.
fn span_of(error: &Error) -> Range<usize> {
    error.span().unwrap_or(0..0)
}

fn syntax(nodes: &Nodes<'_>, error: &Error) -> Diagnostic {
    let span = span_of(error);
    if error.message() == DUPLICATE
        && let Some(key) = nodes.source().get(span.clone())
    {
        return super::review::duplicate(key).in_place(nodes.place(span));
    }
    if let Some(fault) = number(nodes, error, &span) {
        return fault;
    }
    let known = FAULTS
        .iter()
        .find(|fault| error.message().starts_with(fault.0));
    let finding = |message: String| {
        Diagnostic::error(Format::Toml.syntax_fault(), message).in_place(nodes.place(span.clone()))
    };
    match known {
        Some((UNQUOTED, ..)) if span.is_empty() => {
            finding("a value is missing".into()).help("write it after the `=`, or remove the key")
        }
        Some((UNQUOTED, message, help)) => {
            let quoted = in_quotes(nodes.source(), &span);
            finding((*message).into()).help(quoted.as_deref().unwrap_or(help))
        }
        Some((_, message, help)) => finding((*message).into()).help(*help),
        None => finding(format!("this cannot be read as TOML: {}", error.message())),
    }
}

/// What the parser says where a number goes on in a way that it does not know.
const AFTER_A_NUMBER: [&str; 2] = [UNQUOTED, "unexpected key or value"];

/// A number with a comma or a sign of money, which looks to the parser like something else.
fn number(nodes: &Nodes<'_>, error: &Error, span: &Range<usize>) -> Option<Diagnostic> {
    let mut known = AFTER_A_NUMBER.iter();
    known.find(|words| error.message().starts_with(**words))?;
    let text = nodes.source();
    let toml_number::Written { span, meant } = toml_number::around(text, span.start)?;
    let message = format!("`{}` is not a number", text.get(span.clone())?);
    let help = "a number has digits and at most one point";
    let fault = Diagnostic::error(Format::Toml.syntax_fault(), message);
    let fault = fault.in_place(nodes.place(span));
    Some(fault.help(format!("did you mean `{meant}`? {help}")))
}

/// A help text that shows a short value in quotes, if it is all there is on its line.
fn in_quotes(text: &str, span: &Range<usize>) -> Option<String> {
    let written = text.get(span.clone())?;
    let after = text.get(span.end..)?;
    let after = after.split_once('\n').map_or(after, |(line, _)| line);
    let simple =
        after.trim().is_empty() && excerpt(written) == written && !written.contains(['"', '\\']);
    simple.then(|| format!("put quotes round it: `\"{written}\"`"))
}

/// The entries of a table in the order of the file. Recursion is bounded by [`toml_depth`].
fn mapping(nodes: &mut Nodes<'_>, table: DeTable<'_>) -> Result<NodeKind, Box<Diagnostic>> {
    let mut entries = Vec::with_capacity(table.len());
    for (key, value) in table {
        let key = nodes.scalar(key.span(), key.into_inner(), false)?;
        entries.push((key, node(nodes, value)?));
    }
    entries.sort_by_key(|(key, _)| key.span.start);
    Ok(NodeKind::Mapping(entries))
}

fn node(nodes: &mut Nodes<'_>, value: Spanned<DeValue<'_>>) -> Result<Node, Box<Diagnostic>> {
    let span = value.span();
    let plain = |nodes: &mut Nodes<'_>, span: Range<usize>, text: String| {
        nodes.scalar(span, text.into(), true)
    };
    match value.into_inner() {
        DeValue::String(text) => nodes.scalar(span, text, false),
        DeValue::Integer(number) => plain(nodes, span, integer(&number)),
        DeValue::Float(number) => plain(nodes, span, number.as_str().to_owned()),
        DeValue::Boolean(answer) => plain(nodes, span, answer.to_string()),
        DeValue::Datetime(date) => plain(nodes, span, date.to_string()),
        DeValue::Array(array) => {
            let items = array
                .into_iter()
                .map(|item| node(nodes, item))
                .collect::<Result<_, _>>()?;
            nodes.node(span, NodeKind::Sequence(items))
        }
        DeValue::Table(table) => {
            let kind = mapping(nodes, table)?;
            nodes.node(span, kind)
        }
    }
}

/// A whole number in decimal: TOML also knows `0x1F`, `0o17` and `0b1`. One that is too large to be
/// calculated stays as it was written.
fn integer(number: &DeInteger<'_>) -> String {
    match u128::from_str_radix(number.as_str(), number.radix()) {
        Ok(decimal) if number.radix() != 10 => decimal.to_string(),
        _ => number.to_string(),
    }
}
