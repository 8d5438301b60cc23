//! Blocks of Markdown: headings, paragraphs, lists, quotations, containers.

use super::inlines::holdable;
use super::verbatim::as_typed;
use super::{DEEPEST, DEEPEST_LIST, DEEPEST_QUOTE, Depth, GuidancePlacement, Reader, plain};
use crate::diagnostic::{Severity, did_you_mean};
use crate::document::containers::CONTAINERS;
use crate::document::insertion::without_markers;
use crate::document::{
    Answer, AnswerKind, Block, Comment, Guidance, Heading, Inline, Marks, Paragraph, Presentation,
    Shown, TableStyle,
};
use comrak::nodes::{Node, NodeCodeBlock, NodeValue};

/// What the tables in a container of this name are for.
fn table_style(container: &str) -> Option<TableStyle> {
    Some(match container {
        "figures" => TableStyle::Figures,
        "bar" => TableStyle::Bar,
        "timeline" => TableStyle::Timeline,
        "grid" => TableStyle::Grid,
        "pairs" => TableStyle::Pairs,
        "signatures" => TableStyle::Signatures,
        "canvas" => TableStyle::Canvas,
        _ => return None,
    })
}

impl Reader<'_> {
    /// The blocks below a node. What is nested too deeply is shown without its nesting.
    pub(super) fn blocks(&mut self, parent: Node<'_>, depth: Depth) -> Vec<Block> {
        let mut blocks = Vec::new();
        if self.is_too_deep(depth) {
            self.flat(parent, depth, &mut blocks);
            return blocks;
        }
        for node in parent.children() {
            self.block(node, depth, &mut blocks);
        }
        blocks
    }

    /// What a paragraph of a template or an answer holds.
    fn paragraphs(&mut self, node: Node<'_>, out: &mut Vec<Block>) {
        paragraphs(self.inlines_and_blocks(node), out);
    }

    /// The inlines of what can hold blocks as well.
    pub(super) fn inlines_and_blocks(&mut self, node: Node<'_>) -> Vec<Inline> {
        self.holds_blocks = true;
        let content = self.inlines(node);
        self.holds_blocks = false;
        content
    }

    fn is_too_deep(&self, depth: Depth) -> bool {
        if self.template {
            return depth.all > DEEPEST;
        }
        depth.lists > DEEPEST_LIST || depth.quotes > DEEPEST_QUOTE
    }

    pub(super) fn block(&mut self, node: Node<'_>, depth: Depth, out: &mut Vec<Block>) {
        let value = node.data().value.clone();
        match value {
            NodeValue::Paragraph => {
                if self.template {
                    self.no_table(node);
                }
                self.paragraphs(node, out);
            }
            NodeValue::Heading(heading) => self.heading(node, heading.level, out),
            NodeValue::List(list) => self.list(node, &list, depth, out),
            NodeValue::BlockQuote if self.is_too_deep(depth.in_quote()) => {
                self.flat(node, depth, out);
            }
            NodeValue::BlockQuote => out.push(Block::Quote(self.blocks(node, depth.in_quote()))),
            NodeValue::ThematicBreak if !self.template && depth.all > 0 => {
                // In a list or quotation it is room that somebody left to write in.
                paragraph(&mut vec![Inline::text("___")], out);
            }
            NodeValue::ThematicBreak => out.push(Block::Rule),
            NodeValue::CodeBlock(code) => self.code_block(&code, out),
            NodeValue::HtmlBlock(html) => self.html_block(node, &html.literal, out),
            NodeValue::Table(table) => {
                let table = self.table(node, &table);
                out.push(Block::Table(table));
            }
            NodeValue::BlockDirective(directive) => {
                self.container(node, directive.info.trim(), depth, out);
            }
            other => {
                let kind = other.xml_node_name().to_owned();
                self.report(node, format!("a template cannot hold this: `{kind}`"), None);
            }
        }
    }

    /// A template's own headings; `#` is the title. In an answer a heading is bold text, since
    /// it would upset the order of headings.
    fn heading(&mut self, node: Node<'_>, level: u8, out: &mut Vec<Block>) {
        if !self.template {
            let bold = Marks {
                bold: true,
                ..Marks::default()
            };
            paragraph(&mut self.marked_inlines(node, bold), out);
            return;
        }
        let content = self.inlines(node);
        if level == 1 {
            out.push(Block::Title(content));
            return;
        }
        self.heading = without_markers(&plain(node));
        let question = self.question(node);
        out.push(Block::Heading(Heading {
            level: level - 1,
            // Links in a template lead to a question by its key.
            anchor: question.clone(),
            content,
            question,
            comments: Vec::new(),
        }));
    }

    fn html_block(&mut self, node: Node<'_>, html: &str, out: &mut Vec<Block>) {
        if !self.template {
            out.extend(as_typed(html));
        } else if !html.trim_start().starts_with("<!--") {
            let help = "write Markdown; HTML has no meaning in a document".to_owned();
            self.report(node, "a template cannot hold HTML".to_owned(), Some(help));
        }
    }

    /// Code, as the text it is; the words behind the opening fence of an answer are its first line.
    fn code_block(&self, code: &NodeCodeBlock, out: &mut Vec<Block>) {
        let said = if self.template { "" } else { &code.info };
        let words = holdable(said);
        let words = words.trim();
        if words.is_empty() {
            out.extend(as_typed(&code.literal));
        } else {
            out.extend(as_typed(&format!("{words}\n{}", code.literal)));
        }
    }

    fn container(&mut self, node: Node<'_>, name: &str, depth: Depth, out: &mut Vec<Block>) {
        if let Some(style) = table_style(name) {
            let outer = std::mem::replace(&mut self.table_style, style);
            out.extend(self.blocks(node, depth.in_container()));
            self.table_style = outer;
            return;
        }
        match name {
            "guidance" => {
                let blocks = self.blocks(node, depth.in_container());
                self.guidance(node, blocks, out);
            }
            "guidance brief" => {
                let blocks = brief(self.blocks(node, depth.in_container()));
                self.guidance(node, blocks, out);
            }
            "brief" => out.extend(brief(self.blocks(node, depth.in_container()))),
            "panel" => out.push(Block::Panel(self.blocks(node, depth.in_container()))),
            "landscape" => out.push(Block::Landscape(self.blocks(node, depth.in_container()))),
            "page-break" => out.push(Block::PageBreak),
            "" => self.ends_nothing(node),
            other => {
                let known: Vec<&str> = CONTAINERS.iter().map(|known| known.name).collect();
                let help = did_you_mean(other, known.iter().copied())
                    .unwrap_or_else(|| format!("there are {}", known.join(", ")));
                self.report(
                    node,
                    format!("`::: {other}` is not a container"),
                    Some(help),
                );
            }
        }
    }

    fn guidance(&mut self, node: Node<'_>, blocks: Vec<Block>, out: &mut Vec<Block>) {
        match self.guidance {
            GuidancePlacement::Notes(title) => out.push(Block::Guidance(Guidance {
                title: title.to_owned(),
                blocks,
            })),
            GuidancePlacement::Comments(author) => {
                let heading = out.iter_mut().rev().find_map(|block| match block {
                    Block::Heading(heading) => Some(heading),
                    _ => None,
                });
                if let Some(heading) = heading {
                    heading.comments.push(Comment {
                        language: None,
                        author: author.to_owned(),
                        blocks,
                    });
                } else {
                    let line = node.data().sourcepos.start.line;
                    let message =
                        "this guidance is left out of comments: no heading stands before it";
                    let help = "put a heading before it, beside the container that it stands in";
                    self.doubt(Severity::Warning, line, message.to_owned(), help);
                }
            }
            GuidancePlacement::None => {}
        }
    }
}

/// Guidance for a reader in a hurry: its first paragraph and its lists.
fn brief(blocks: Vec<Block>) -> Vec<Block> {
    let blocks = blocks.into_iter().enumerate();
    let kept = blocks.filter(|(at, block)| *at == 0 || matches!(block, Block::List(_)));
    kept.map(|(_, block)| block).collect()
}

/// Prose of several blocks on its way through a line, which is taken apart at its end.
pub(super) fn carried(blocks: Vec<Block>) -> Inline {
    Inline::Answer(Box::new(Answer {
        path: None,
        tag: String::new(),
        label: String::new(),
        prompt: String::new(),
        kind: AnswerKind::Prose,
        value: Some(Shown::Prose(blocks)),
        presentation: Presentation::Plain,
    }))
}

/// A paragraph, or several blocks where prose stands in it. Behind other text, an answer that is a
/// single paragraph of the document goes on in the line: `**Endings:** At the tea …`.
pub(super) fn paragraphs(content: Vec<Inline>, out: &mut Vec<Block>) {
    let mut line = Vec::new();
    for inline in content {
        match inline {
            Inline::Answer(answer) if answer.tag.is_empty() => {
                paragraph(&mut line, out);
                if let Some(Shown::Prose(blocks)) = answer.value {
                    out.extend(blocks);
                }
            }
            Inline::Answer(answer) if answer.kind == AnswerKind::Prose && !answer.is_a_line() => {
                paragraph(&mut line, out);
                out.push(Block::Answer(answer));
            }
            other => line.push(other),
        }
    }
    paragraph(&mut line, out);
}

pub(super) fn paragraph(line: &mut Vec<Inline>, out: &mut Vec<Block>) {
    let blank = |inline: &Inline| match inline {
        Inline::Text(text, _) => text.trim().is_empty(),
        other => *other == Inline::Break,
    };
    let content = std::mem::take(line);
    if !content.iter().all(blank) {
        out.push(Block::Paragraph(Paragraph { content }));
    }
}
