//! Markdown → blocks.
//!
//! In: the Markdown a template has rendered, with numbered markers and what stands at them; or
//! the prose of one answer. Out: blocks, and what cannot be shown, with the rendered line.

mod blocks;
mod faults;
mod flat;
mod inlines;
mod links;
mod table;
mod verbatim;
mod write;
mod write_line;

pub use faults::{line_faults, rendered_faults, written_faults};
pub use write::markdown;

use super::{Block, Inline, Insertion, TableStyle};
use crate::diagnostic::{Diagnostic, Text, TextPlace};
use comrak::nodes::{Node, NodeValue};
use comrak::{Arena, Options, parse_document};
use std::sync::Arc;

/// How deeply containers may nest in a template; what lies deeper is shown at this depth.
const DEEPEST: usize = 12;
/// The same for lists in an answer: Word knows nine levels.
const DEEPEST_LIST: usize = 9;
/// The same for quotations: beyond that no room is left on the page.
const DEEPEST_QUOTE: usize = 8;

/// The sign of a line break in the Markdown of a template, the only one that the cell of a table can hold.
const LINE_BREAK: &str = "<br>";

/// What begins the inlines that a template cannot hold, and links.
const SIGNS: [char; 3] = ['<', '!', '['];

/// The same for emphasis and links in each other.
const DEEPEST_INLINE: usize = 32;

/// Where guidance goes, and the words around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GuidancePlacement<'a> {
    /// Notes on the page under this heading.
    Notes(&'a str),
    /// Comments at the nearest heading before, signed by this author.
    Comments(&'a str),
    /// Left out.
    None,
}

/// What Markdown is turned into blocks with.
pub(super) struct Reader<'a> {
    text: &'a Arc<Text>,
    insertions: &'a [Insertion],
    guidance: GuidancePlacement<'a>,
    /// Whether this is a template's Markdown, which knows containers and tables.
    template: bool,
    findings: Vec<Diagnostic>,
    /// What is shown otherwise than it was meant, or not at all.
    doubts: Vec<Diagnostic>,
    /// The links of a template, with their targets.
    links: Vec<(TextPlace, String)>,
    /// The text of the nearest heading, which names the tables below it.
    heading: String,
    /// What the tables in the container that is being read are for.
    table_style: TableStyle,
    /// Whether what is being read may hold blocks: a paragraph or a cell.
    holds_blocks: bool,
    /// Whether this stands in a link, which can hold no other.
    in_link: bool,
    /// In how many inlines this stands.
    inline_depth: usize,
    /// The targets that are shown as words.
    as_words: Vec<String>,
    /// The pictures that do not say what they show.
    silent: Vec<String>,
}

/// How deep a block stands.
#[derive(Clone, Copy, Default)]
struct Depth {
    /// In containers of any kind.
    all: usize,
    /// In lists.
    lists: usize,
    /// In quotations.
    quotes: usize,
}

impl Depth {
    fn in_container(self) -> Self {
        Self {
            all: self.all + 1,
            ..self
        }
    }

    fn in_list(self) -> Self {
        Self {
            lists: self.lists + 1,
            ..self.in_container()
        }
    }

    fn in_quote(self) -> Self {
        Self {
            quotes: self.quotes + 1,
            ..self.in_container()
        }
    }
}

/// The blocks of a rendered template.
pub fn template_blocks(
    text: &Arc<Text>,
    insertions: &[Insertion],
    guidance: GuidancePlacement<'_>,
) -> Result<Vec<Block>, Vec<Diagnostic>> {
    let mut reader = Reader::new(text, insertions, guidance, true);
    let blocks = reader.read(&text.content);
    if reader.findings.is_empty() {
        Ok(blocks)
    } else {
        Err(reader.findings)
    }
}

/// The inlines of a rendered line, such as a header or footer.
#[must_use]
pub fn template_line(line: &str, insertions: &[Insertion]) -> Vec<Inline> {
    let text = Text::new("", "");
    let mut reader = Reader::new(&text, insertions, GuidancePlacement::None, true);
    match reader.read(line).into_iter().next() {
        Some(Block::Paragraph(paragraph)) => paragraph.content,
        _ => Vec::new(),
    }
}

/// The blocks of an answer in prose: paragraphs, lists, emphasis and links.
///
/// Whatever else Markdown knows is shown as the text it is made of; no word is dropped.
#[must_use]
pub fn prose(markdown: &str) -> Vec<Block> {
    let text = Text::new("", "");
    let mut reader = Reader::new(&text, &[], GuidancePlacement::None, false);
    // The parser takes an empty item in the last line for text unless the line is ended.
    let blocks = reader.read(&format!("{}\n", verbatim::without_definitions(markdown)));
    if verbatim::says_only_lines(&blocks) {
        return verbatim::as_typed(markdown);
    }
    blocks
}

/// The targets of links and pictures of an answer in prose that lead to no page and no mailbox, so that
/// they are shown as words.
#[must_use]
pub fn targets_as_words(markdown: &str) -> Vec<String> {
    if !markdown.contains("](") && !markdown.contains('<') {
        return Vec::new();
    }
    let text = Text::new("", "");
    let mut reader = Reader::new(&text, &[], GuidancePlacement::None, false);
    reader.read(&verbatim::without_definitions(markdown));
    reader.as_words
}

/// The files of pictures that an answer in prose names without saying what they show.
#[must_use]
pub fn silent_pictures(markdown: &str) -> Vec<String> {
    if !markdown.contains("![") {
        return Vec::new();
    }
    let text = Text::new("", "");
    let mut reader = Reader::new(&text, &[], GuidancePlacement::None, false);
    reader.read(&verbatim::without_definitions(markdown));
    reader.silent
}

impl<'a> Reader<'a> {
    fn new(
        text: &'a Arc<Text>,
        insertions: &'a [Insertion],
        guidance: GuidancePlacement<'a>,
        template: bool,
    ) -> Self {
        Self {
            text,
            insertions,
            guidance,
            template,
            findings: Vec::new(),
            doubts: Vec::new(),
            links: Vec::new(),
            heading: String::new(),
            table_style: TableStyle::Rows,
            holds_blocks: false,
            in_link: false,
            inline_depth: 0,
            as_words: Vec::new(),
            silent: Vec::new(),
        }
    }

    fn read(&mut self, markdown: &str) -> Vec<Block> {
        let mut options = Options::default();
        options.extension.strikethrough = true;
        options.extension.table = self.template;
        options.extension.block_directive = self.template;
        let arena = Arena::new();
        let root = parse_document(&arena, markdown, &options);
        let blocks = self.blocks(root, Depth::default());
        if self.template {
            self.unclosed(markdown);
        }
        blocks
    }

    /// Reports something that cannot be shown, where it stands in the rendered text.
    fn report(&mut self, node: Node<'_>, message: String, help: Option<String>) {
        let place = self.place(node);
        let mut finding = Diagnostic::error("template-markdown", message).in_place(place);
        finding.help = help;
        self.findings.push(finding);
    }

    /// Where a node stands in the rendered text; its line where the parser does not know more.
    fn place(&self, node: Node<'_>) -> TextPlace {
        let position = node.data().sourcepos;
        let line = TextPlace::line(self.text, position.start.line);
        let at = |column: usize| line.span.start + column.saturating_sub(1);
        let start = at(position.start.column);
        let end = match position.end {
            end if end.line == position.start.line => at(end.column + 1),
            _ => line.span.end,
        };
        match self.text.content.get(start..end.min(line.span.end)) {
            Some(written) if written.starts_with(SIGNS) => {
                TextPlace::new(self.text, start..start + written.len())
            }
            _ => line,
        }
    }
}

/// The text of a node without any marks.
fn plain(node: Node<'_>) -> String {
    let mut out = String::new();
    for child in node.descendants() {
        push_plain(&child.data().value, &mut out);
    }
    out
}

/// Adds what a node says itself.
fn push_plain(value: &NodeValue, out: &mut String) {
    match value {
        NodeValue::Text(text) => out.push_str(text),
        NodeValue::Code(code) => out.push_str(&code.literal),
        NodeValue::HtmlInline(html) if html == LINE_BREAK => out.push(' '),
        NodeValue::HtmlInline(html) => out.push_str(html),
        NodeValue::SoftBreak | NodeValue::LineBreak => out.push(' '),
        _ => {}
    }
}
