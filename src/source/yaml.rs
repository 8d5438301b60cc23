//! YAML → tree.
//!
//! In: a YAML text. Out: its nodes, or what is wrong with it. Only the plain part of YAML is read: no
//! anchors, aliases and tags, and one document. The wording of faults is in `yaml_faults`.

use super::limits;
use super::node::{Node, NodeKind};
use super::nodes::Nodes;
use super::yaml_faults::{self, Fault};
use crate::diagnostic::Diagnostic;
use granit_parser::{Event, Options, Parser, ScalarStyle, ScanError, Span, StrInput};
use std::borrow::Cow;
use std::ops::Range;

/// A list or table that is not complete yet.
struct Open {
    start: usize,
    /// Where its last part ends.
    end: usize,
    mapping: bool,
    /// Whether it began with a bracket.
    bracket: bool,
    children: Vec<Node>,
}

/// Reads a YAML text. A fault that can be mended by quotes does not hide the ones after it: it is
/// mended in a copy, which is read again.
pub(super) fn parse<'a>(
    new_nodes: impl Fn() -> Nodes<'a>,
) -> Result<(Node, Nodes<'a>), Vec<Diagnostic>> {
    let mut text = Cow::Borrowed(new_nodes().source());
    let mut faults: Vec<Diagnostic> = Vec::new();
    loop {
        let mut nodes = new_nodes();
        let fault = match (read(&mut nodes, &text), faults.is_empty()) {
            (Ok(root), true) => return Ok((root, nodes)),
            (Ok(_), false) => return Err(faults),
            (Err(fault), _) => fault,
        };
        if faults
            .iter()
            .any(|known| known.place == fault.finding.place)
        {
            return Err(faults);
        }
        faults.push(*fault.finding);
        match fault.mend {
            Some((span, filler)) if faults.len() < limits::SYNTAX_ERRORS => {
                let filling = filler.repeat(span.len());
                text.to_mut().replace_range(span, &filling);
            }
            _ => return Err(faults),
        }
    }
}

fn options() -> Options {
    granit_parser::options! {
        emit_comments: false,
        emit_anchor_events: true,
        emit_unresolved_aliases: true,
        flow_nesting_limit: limits::DEPTH * 2,
        block_nesting_limit: limits::DEPTH * 2,
    }
}

fn read(nodes: &mut Nodes<'_>, text: &str) -> Result<Node, Fault> {
    let mut reader = Reader {
        nodes,
        text,
        open: Vec::new(),
        root: None,
        documents: 0,
    };
    let mut parser: Parser<'_, StrInput<'_>> = Parser::new_from_str_with_options(text, options());
    for item in &mut parser {
        let (event, span) = item.map_err(|error| reader.syntax(&error))?;
        reader.event(event, &span)?;
    }
    match reader.root {
        Some(root) => Ok(root),
        None => Ok(nodes.node(0..0, NodeKind::Null)?),
    }
}

/// What has been read of a text so far.
struct Reader<'r, 'n, 't> {
    nodes: &'r mut Nodes<'n>,
    text: &'t str,
    open: Vec<Open>,
    root: Option<Node>,
    documents: usize,
}

impl Reader<'_, '_, '_> {
    fn event(&mut self, event: Event<'_>, at: &Span) -> Result<(), Fault> {
        let Some(span) = at.byte_range() else {
            return Err(yaml_faults::without_place(self.nodes));
        };
        let tagged = at.tag_span().and_then(|tag| tag.byte_range());
        match event {
            Event::Scalar(text, style, _, _) => {
                self.refuse_tag(tagged)?;
                let node = self.scalar(span.clone(), text, style)?;
                self.add(node, span.end);
            }
            Event::SequenceStart(..) | Event::MappingStart(..) => {
                self.refuse_tag(tagged)?;
                self.begin(span, matches!(event, Event::MappingStart(..)))?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(&span)?,
            Event::Anchor(..) => return Err(self.special(span, " ")),
            Event::Alias(_) | Event::UnresolvedAlias(_) => return Err(self.special(span, "x")),
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    return Err(yaml_faults::second_document(self.nodes, span));
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn scalar(
        &mut self,
        span: Range<usize>,
        text: Cow<'_, str>,
        style: ScalarStyle,
    ) -> Result<Node, Box<Diagnostic>> {
        let plain = style == ScalarStyle::Plain;
        // The parser gives an empty value as `~` without a place of its own.
        let empty = plain && span.is_empty();
        if self.is_key() {
            let text = if empty { Cow::Borrowed("") } else { text };
            self.nodes.scalar(span, text, plain)
        } else if empty || (plain && matches!(&*text, "" | "~" | "null")) {
            self.nodes.node(span, NodeKind::Null)
        } else {
            self.nodes.scalar(span, text, plain)
        }
    }

    fn is_key(&self) -> bool {
        self.open
            .last()
            .is_some_and(|open| open.mapping && open.children.len().is_multiple_of(2))
    }

    fn begin(&mut self, span: Range<usize>, mapping: bool) -> Result<(), Box<Diagnostic>> {
        if self.open.len() >= limits::DEPTH {
            return Err(self.nodes.too_deep(span));
        }
        self.open.push(Open {
            start: span.start,
            end: span.end,
            mapping,
            bracket: !span.is_empty(),
            children: Vec::new(),
        });
        Ok(())
    }

    fn end(&mut self, bracket: &Range<usize>) -> Result<(), Box<Diagnostic>> {
        let Some(open) = self.open.pop() else {
            return Ok(());
        };
        let kind = if open.mapping {
            NodeKind::Mapping(pairs(open.children))
        } else {
            NodeKind::Sequence(open.children)
        };
        // Without a bracket the parser's end is where the next thing begins.
        let end = if bracket.is_empty() {
            open.end
        } else {
            bracket.end
        };
        let node = self.nodes.node(open.start..end, kind)?;
        self.add(node, end);
        Ok(())
    }

    fn add(&mut self, node: Node, end: usize) {
        match self.open.last_mut() {
            Some(open) => {
                open.children.push(node);
                open.end = open.end.max(end);
            }
            None => self.root = Some(node),
        }
    }

    fn refuse_tag(&self, tag: Option<Range<usize>>) -> Result<(), Fault> {
        tag.map_or(Ok(()), |span| Err(self.special(span, " ")))
    }

    fn special(&self, span: Range<usize>, filler: &'static str) -> Fault {
        yaml_faults::special_token(self.nodes, self.text, span, filler)
    }

    fn syntax(&self, error: &ScanError) -> Fault {
        let bracket = self.open.iter().rev().find(|open| open.bracket);
        yaml_faults::syntax(self.nodes, self.text, error, bracket.map(|open| open.start))
    }
}

/// Keys and values by turns, as pairs.
fn pairs(nodes: Vec<Node>) -> Vec<(Node, Node)> {
    let mut nodes = nodes.into_iter();
    let mut pairs = Vec::with_capacity(nodes.len() / 2);
    while let (Some(key), Some(value)) = (nodes.next(), nodes.next()) {
        pairs.push((key, value));
    }
    pairs
}
