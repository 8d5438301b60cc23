//! Inlines of Markdown: text with its marks, links, and what stands at markers.

use super::links::all_words;
use super::verbatim::said;
use super::{DEEPEST_INLINE, LINE_BREAK, Reader, blocks, plain};
use crate::diagnostic::is_unusable;
use crate::document::insertion::{Piece, pieces};
use crate::document::{Block, Entry, Inline, Insertion, Link, Marks, push_text, shown_blocks};
use comrak::nodes::{Node, NodeValue};

impl Reader<'_> {
    /// The inlines of a paragraph, heading or cell.
    pub(super) fn inlines(&mut self, parent: Node<'_>) -> Vec<Inline> {
        self.marked_inlines(parent, Marks::default())
    }

    /// The same, all of it set so.
    pub(super) fn marked_inlines(&mut self, parent: Node<'_>, marks: Marks) -> Vec<Inline> {
        let mut out = Vec::new();
        self.inlines_into(parent, marks, &mut out);
        out
    }

    /// Emphasis and links in each other beyond any use are shown without it: what follows may recurse.
    pub(super) fn inlines_into(&mut self, parent: Node<'_>, marks: Marks, out: &mut Vec<Inline>) {
        if self.inline_depth >= DEEPEST_INLINE {
            self.text(&all_words(parent), marks, out);
            return;
        }
        self.inline_depth += 1;
        for node in parent.children() {
            self.inline(node, marks, out);
        }
        self.inline_depth -= 1;
    }

    fn inline(&mut self, node: Node<'_>, marks: Marks, out: &mut Vec<Inline>) {
        let value = node.data().value.clone();
        match value {
            NodeValue::Text(text) => self.text(&text, marks, out),
            NodeValue::SoftBreak => push_text(" ", marks, out),
            NodeValue::LineBreak => out.push(Inline::Break),
            NodeValue::Code(code) => {
                push_text(
                    &said(&code.literal),
                    Marks {
                        code: true,
                        ..marks
                    },
                    out,
                );
            }
            NodeValue::Emph => self.inlines_into(
                node,
                Marks {
                    italic: true,
                    ..marks
                },
                out,
            ),
            NodeValue::Strong => self.inlines_into(
                node,
                Marks {
                    bold: true,
                    ..marks
                },
                out,
            ),
            NodeValue::Strikethrough => {
                self.inlines_into(
                    node,
                    Marks {
                        strike: true,
                        ..marks
                    },
                    out,
                );
            }
            NodeValue::Image(link) if !self.template && self.picture(node, &link, marks, out) => {}
            NodeValue::Link(link) | NodeValue::Image(link) if !self.template => {
                self.link(node, &link, marks, out);
            }
            NodeValue::Image(_) => {
                let help = "write `{{image \"map.png\" alt=\"what it shows\"}}`".to_owned();
                let message = "a template shows pictures in another way".to_owned();
                self.report(node, message, Some(help));
            }
            NodeValue::Link(link) => {
                self.links.push((self.place(node), link.url.clone()));
                let mut content = Vec::new();
                self.inlines_into(node, marks, &mut content);
                out.push(Inline::Link(Link {
                    target: link.url,
                    content,
                }));
            }
            NodeValue::HtmlInline(html) if !self.template => {
                push_text(&said(&html).replace('\n', " "), marks, out);
            }
            NodeValue::HtmlInline(html) if html == LINE_BREAK => out.push(Inline::Break),
            NodeValue::HtmlInline(html) => {
                let help = "write Markdown; HTML has no meaning in a document".to_owned();
                self.report(
                    node,
                    format!("a template cannot hold HTML (`{html}`)"),
                    Some(help),
                );
            }
            other => {
                let kind = other.xml_node_name().to_owned();
                self.report(node, format!("a template cannot hold this: `{kind}`"), None);
            }
        }
    }

    /// Text, with what stands at its markers.
    fn text(&mut self, text: &str, marks: Marks, out: &mut Vec<Inline>) {
        let text = said(text);
        let text = if self.template {
            text
        } else {
            holdable(&text).into()
        };
        for piece in pieces(&text) {
            match piece {
                Piece::Text(text) => push_text(text, marks, out),
                Piece::Marker(number) => match self.insertions.get(number) {
                    Some(Insertion::Answer(answer)) => out.push(Inline::Answer(answer.clone())),
                    Some(Insertion::Prose(blocks)) => self.prose(blocks, out),
                    Some(Insertion::Picture(picture)) => {
                        out.push(Inline::Picture(picture.clone()));
                    }
                    Some(Insertion::PageNumber) => out.push(Inline::PageNumber),
                    Some(Insertion::PageCount) => out.push(Inline::PageCount),
                    Some(Insertion::Row(_) | Insertion::Question(_) | Insertion::Nothing)
                    | None => {}
                },
            }
        }
    }

    /// Prose of one paragraph goes on in its line; more of it stands on its own where blocks can stand.
    fn prose(&self, blocks: &[Block], out: &mut Vec<Inline>) {
        match blocks {
            [Block::Paragraph(only)] => out.extend(only.content.iter().cloned()),
            several if self.holds_blocks && self.inline_depth == 1 => {
                out.push(blocks::carried(several.to_vec()));
            }
            several => push_text(
                &shown_blocks(several).replace('\n', " "),
                Marks::default(),
                out,
            ),
        }
    }

    /// The entry that a table row is marked with.
    pub(super) fn entry(&self, row: Node<'_>) -> Option<Entry> {
        self.marked(row, |insertion| match insertion {
            Insertion::Row(entry) => Some(entry.clone()),
            _ => None,
        })
    }

    /// The question that a heading is marked with.
    pub(super) fn question(&self, heading: Node<'_>) -> Option<String> {
        self.marked(heading, |insertion| match insertion {
            Insertion::Question(key) => Some(key.clone()),
            _ => None,
        })
    }

    /// What the first marker below a node means that means something here.
    fn marked<T>(&self, node: Node<'_>, meant: impl Fn(&Insertion) -> Option<T>) -> Option<T> {
        let text = plain(node);
        pieces(&text).into_iter().find_map(|piece| match piece {
            Piece::Marker(number) => meant(self.insertions.get(number)?),
            Piece::Text(_) => None,
        })
    }
}

/// A text of an answer without what no document can hold, to which references such as `&#8;` may lead; a
/// carriage return would come back as a line feed.
pub(super) fn holdable(text: &str) -> String {
    let is_held = |c: &char| !is_unusable(*c) && *c != '\r';
    text.chars().filter(is_held).collect()
}
