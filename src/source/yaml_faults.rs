//! What is wrong with a YAML text, in plain words.
//!
//! In: the parser's error and the text. Out: a finding with its place and a fix, and, where quotes would
//! mend it, what to mend so that reading can go on.

use super::format::Format;
use super::nodes::Nodes;
use super::yaml_line::{Line, line_start};
use crate::diagnostic::{Diagnostic, fault_of_coplan};
use granit_parser::{ErrorKind, ScanError};
use std::ops::Range;

/// A fault of a YAML text.
pub(super) struct Fault {
    /// What people are told.
    pub(super) finding: Box<Diagnostic>,
    /// The span of the text that is wrong, and what to overwrite it with to read on.
    pub(super) mend: Option<(Range<usize>, &'static str)>,
}

impl From<Box<Diagnostic>> for Fault {
    fn from(finding: Box<Diagnostic>) -> Self {
        Self {
            finding,
            mend: None,
        }
    }
}

impl From<Diagnostic> for Fault {
    fn from(finding: Diagnostic) -> Self {
        Box::new(finding).into()
    }
}

/// Characters that mean something else at the start of a value.
const SPECIAL: [char; 16] = [
    '@', '`', '%', '*', '&', '!', '|', '>', '[', ']', '{', '}', ',', '#', '?', '-',
];

/// How the rest of the faults are told. They are found by what the parser says.
const WRONG_INDENTATION: (&str, &str) = (
    "this line does not line up with the lines above it",
    "keys that belong together, and the dashes of one list, begin in the same column",
);
const UNKNOWN_ESCAPE: (&str, &str) = (
    "a backslash in this text does not stand for a character",
    "inside double quotes write `\\\\` for a backslash, or use single quotes",
);
const OTHER: (&str, &str) = (
    "this cannot be read as YAML",
    "put quotes round text with special characters, and check that this line lines up with those above it",
);

fn error(nodes: &Nodes<'_>, message: impl Into<String>, span: Range<usize>) -> Diagnostic {
    Diagnostic::error(Format::Yaml.syntax_fault(), message).in_place(nodes.place(span))
}

/// Something the parser gives no place for: nothing could be changed in such a text.
pub(super) fn without_place(nodes: &Nodes<'_>) -> Fault {
    let fault = fault_of_coplan("it does not know where a value of this file stands");
    fault.in_place(nodes.place(0..0)).into()
}

/// A second document in the same file.
pub(super) fn second_document(nodes: &Nodes<'_>, span: Range<usize>) -> Fault {
    Diagnostic::error(
        "several-plans",
        "a second plan begins here: a file holds one",
    )
    .in_place(nodes.place(span))
    .help("move the rest to a file of its own, or remove this line")
    .into()
}

/// An anchor, an alias or a tag, which is most often text that begins with `&`, `*` or `!`. To read on it
/// is overwritten with `filler`.
pub(super) fn special_token(
    nodes: &Nodes<'_>,
    text: &str,
    span: Range<usize>,
    filler: &'static str,
) -> Fault {
    let line = Line::at(text, span.start);
    let mut finding = if span.start == line.value.start {
        special_value(nodes, &line).finding
    } else {
        let token = text.get(span.clone());
        let token = token.map_or_else(|| "this".to_owned(), |token| format!("`{token}`"));
        let finding = error(nodes, format!("{token} must stand in quotes"), span.clone());
        Box::new(finding.help("put quotes round it"))
    };
    finding.help = finding
        .help
        .map(|help| help + "; anchors, aliases and tags of YAML are not used in plans");
    Fault {
        finding,
        mend: Some((span, filler)),
    }
}

/// A value that begins with a character that means something else.
fn special_value(nodes: &Nodes<'_>, line: &Line<'_>) -> Fault {
    let message = match line.value_text().chars().next() {
        Some('`') => "text that begins with a backtick must stand in quotes".to_owned(),
        Some(first) => format!("text that begins with `{first}` must stand in quotes"),
        None => "the text here must stand in quotes".to_owned(),
    };
    Fault {
        finding: Box::new(error(nodes, message, line.value.clone()).help(line.quoted())),
        mend: Some((line.value.clone(), "x")),
    }
}

/// Any fault the parser finds. `bracket` is where the innermost open bracket stands.
pub(super) fn syntax(
    nodes: &Nodes<'_>,
    text: &str,
    fault: &ScanError,
    bracket: Option<usize>,
) -> Fault {
    use ErrorKind as E;
    // A fault without a place shows at the end of the text.
    let marker = fault.marker().byte_offset();
    let at = marker.map_or(text.len(), |at| at.min(text.len()));
    let line = Line::at(text, at);
    let opened = bracket.unwrap_or(at);
    let kind = fault.kind();
    match kind {
        E::RecursionLimitExceeded => nodes.too_deep(at..at + 1).into(),
        E::MappingValueNotAllowed => colon(nodes, text, &line, at),
        E::TabNotAllowed
        | E::TabInBlockIndentation
        | E::TabInIndentation
        | E::TabAtBlockScalarStart
        | E::TabInPlainScalar => tab(nodes, text, at).into(),
        E::InvalidTrailingSingleQuotedScalar | E::InvalidTrailingDoubleQuotedScalar => {
            after_quotes(nodes, text, line)
        }
        E::UnclosedQuotedScalar | E::DocumentIndicatorInQuotedScalar => {
            unclosed_quotes(nodes, at).into()
        }
        E::SimpleKeyExpected | E::InvalidSimpleKey => no_colon(nodes, &line).into(),
        E::CommentInterceptedScalar => comment_in_text(nodes, &line, at).into(),
        E::MismatchedFlowCollectionEnd { open, close } => {
            let message = format!("a bracket that was opened by `{open}` is closed by `{close}`");
            error(nodes, message, at..at + 1)
                .help("close the brackets in turn, the last one first")
                .into()
        }
        E::MisplacedFlowCollectionEnd if at > line.value.start => stray_bracket(nodes, at).into(),
        E::UnclosedFlowCollection { .. }
        | E::UnexpectedEofFlowSequence
        | E::UnexpectedEofFlowMapping
        | E::UnexpectedEofImplicitFlowMapping => open_bracket(nodes, text, opened).into(),
        _ if opened < line.start => open_bracket(nodes, text, opened).into(),
        _ if bracket.is_none()
            && at >= line.value.start
            && line.value_text().starts_with(SPECIAL) =>
        {
            special_value(nodes, &line)
        }
        _ => by_table(nodes, kind, &line, at, bracket).into(),
    }
}

/// A colon where none may be: in the middle of a text, or after a line that is already a value.
fn colon(nodes: &Nodes<'_>, text: &str, line: &Line<'_>, at: usize) -> Fault {
    if line.key.as_ref().is_none_or(|key| at > key.end) {
        return Fault {
            finding: Box::new(
                error(nodes, "a colon breaks this text", line.value.clone()).help(line.quoted()),
            ),
            mend: Some((line.value.clone(), "x")),
        };
    }
    let mut above = line.above(text);
    while let Some(blank) = above.as_ref().filter(|above| above.text.trim().is_empty()) {
        above = blank.above(text);
    }
    match above {
        Some(above) if above.key.is_none() && above.value_text().contains(':') => {
            error(nodes, "a space is missing after the colon", above.content())
                .help("write `key: value`")
                .into()
        }
        Some(above) if above.key.is_none() => no_colon(nodes, &above).into(),
        _ => error(nodes, WRONG_INDENTATION.0, line.content())
            .help(
                "the key above has a value already: begin this line in the same column as that key",
            )
            .into(),
    }
}

fn tab(nodes: &Nodes<'_>, text: &str, at: usize) -> Diagnostic {
    let start = line_start(text, at);
    let mut tabs = text.bytes().enumerate().skip(start);
    // The parser means a tab of this line or the next one behind it.
    let tab = tabs
        .find(|(_, byte)| *byte == b'\t')
        .map_or(at, |(tab, _)| tab);
    error(nodes, "a tab is used to indent this line", tab..tab + 1)
        .help("use spaces instead, two for each step")
}

/// More text after closing quotes, which often closed too early, or were never meant to begin.
fn after_quotes(nodes: &Nodes<'_>, text: &str, line: Line<'_>) -> Fault {
    let mut opening = line;
    let quote = loop {
        match opening.value_text().chars().next() {
            Some(quote @ ('"' | '\'')) => break quote,
            _ => match opening.above(text) {
                Some(above) => opening = above,
                None => return error(nodes, OTHER.0, 0..0).help(OTHER.1).into(),
            },
        }
    };
    let value = opening.value.clone();
    if opening.value_text().matches(quote).count() < 2 {
        return unclosed_quotes(nodes, value.start).into();
    }
    Fault {
        finding: Box::new(
            error(
                nodes,
                "there is more text after the closing quotes",
                value.clone(),
            )
            .help(opening.quoted()),
        ),
        mend: Some((value, "x")),
    }
}

fn unclosed_quotes(nodes: &Nodes<'_>, at: usize) -> Diagnostic {
    error(
        nodes,
        "the quotes that begin here are not closed",
        at..at + 1,
    )
    .help("close them at the end of the text; text with an apostrophe needs double quotes round it")
}

fn open_bracket(nodes: &Nodes<'_>, text: &str, at: usize) -> Diagnostic {
    let (open, close) = if text.get(at..).is_some_and(|rest| rest.starts_with('{')) {
        ('{', '}')
    } else {
        ('[', ']')
    };
    error(
        nodes,
        format!("the bracket `{open}` is not closed"),
        at..at + 1,
    )
    .help(format!(
        "close it with `{close}`, or put quotes round a text that begins with `{open}`"
    ))
}

fn stray_bracket(nodes: &Nodes<'_>, at: usize) -> Diagnostic {
    error(nodes, "this bracket closes nothing", at..at + 1)
        .help("remove it, or put quotes round the text it belongs to")
}

fn no_colon(nodes: &Nodes<'_>, line: &Line<'_>) -> Diagnostic {
    error(nodes, "expected a key with a colon, found text", line.content())
        .help("write `key: value`; if the line carries on a text, indent it more than the key of that text")
}

fn comment_in_text(nodes: &Nodes<'_>, line: &Line<'_>, at: usize) -> Diagnostic {
    let end = line.start + line.text.len();
    error(nodes, "this text goes on after a comment", at..end.max(at)).help(
        "move the comment to a line of its own, or put quotes round a text that has ` #` in it",
    )
}

fn by_table(
    nodes: &Nodes<'_>,
    kind: &ErrorKind,
    line: &Line<'_>,
    at: usize,
    bracket: Option<usize>,
) -> Diagnostic {
    use ErrorKind as E;
    let (message, help) = match kind {
        E::ExpectedBlockMappingKey
        | E::ExpectedBlockSequenceEntry
        | E::InvalidIndentation
        | E::InvalidBlockScalarIndent
        | E::InvalidQuotedScalarIndent
        | E::InvalidFlowScalarIndent
        | E::BlockSequenceEntryNotAllowed => {
            return error(nodes, WRONG_INDENTATION.0, line.content()).help(WRONG_INDENTATION.1);
        }
        E::UnknownQuotedScalarEscape
        | E::InvalidQuotedScalarHexEscape
        | E::InvalidLowSurrogateHexEscape
        | E::InvalidLowSurrogate
        | E::MissingLowSurrogate
        | E::UnpairedLowSurrogate
        | E::InvalidUnicodeEscape => UNKNOWN_ESCAPE,
        _ if bracket.is_some() => (
            "a comma or a closing bracket is missing before this",
            "put a comma between entries, and quotes round text with a colon, comma or bracket",
        ),
        _ => OTHER,
    };
    let end = line.start + line.text.trim_end().len();
    error(nodes, message, at..end.max(at)).help(help)
}
