//! Lists, and what is shown without its nesting: what lies too deep, and items that no list can number.
//!
//! In: a node of Markdown. Out: blocks in which every word and every number stands.

use super::blocks::paragraph;
use super::{DEEPEST_LIST, Depth, Reader};
use crate::document::{Block, Inline, List, Paragraph};
use comrak::nodes::{ListDelimType, ListType, Node, NodeList, NodeValue};

/// The highest number that a list in a document starts with.
const LAST_START: u32 = 32_767;

impl Reader<'_> {
    /// A list.
    pub(super) fn list(
        &mut self,
        node: Node<'_>,
        list: &NodeList,
        depth: Depth,
        out: &mut Vec<Block>,
    ) {
        if !self.template && depth.lists >= DEEPEST_LIST {
            return self.flat(node, depth, out);
        }
        let numbered = list.list_type == ListType::Ordered;
        if numbered && !self.template {
            return self.numbered(node, depth, out);
        }
        let items = node.children();
        let items = items.map(|item| self.blocks(item, depth.in_list()));
        out.push(Block::List(List {
            start: numbered.then(|| u32::try_from(list.start).unwrap_or(1)),
            items: items.collect(),
        }));
    }

    /// A numbered list of an answer. Numbers that do not go on from each other, such as years, each begin
    /// a list of their own: the parser keeps only the first.
    fn numbered(&mut self, node: Node<'_>, depth: Depth, out: &mut Vec<Block>) {
        let mut items = node.children().map(|item| (number(item), item)).peekable();
        let mut numbers = node.children().map(number);
        let first = numbers.next();
        let all_alike = numbers.all(|number| Some(number) == first);
        while let Some((start, item)) = items.next() {
            if start > LAST_START {
                self.flat_item(item, depth, out);
                continue;
            }
            let mut found = vec![self.blocks(item, depth.in_list())];
            let mut before = start;
            while let Some((number, item)) =
                items.next_if(|(number, _)| all_alike || *number == before.saturating_add(1))
            {
                before = number;
                found.push(self.blocks(item, depth.in_list()));
            }
            out.push(Block::List(List {
                start: Some(start),
                items: found,
            }));
        }
    }

    /// The blocks below a node, all at this depth, however deep they lie.
    pub(super) fn flat(&mut self, parent: Node<'_>, depth: Depth, out: &mut Vec<Block>) {
        let mut sign = String::new();
        for node in parent.descendants().skip(1) {
            let value = node.data().value.clone();
            match value {
                NodeValue::Item(item) if !self.template => sign.push_str(&marker(&item)),
                NodeValue::Paragraph
                | NodeValue::Heading(_)
                | NodeValue::CodeBlock(_)
                | NodeValue::HtmlBlock(_)
                | NodeValue::Table(_)
                | NodeValue::ThematicBreak => {
                    let before = out.len();
                    self.block(node, depth, out);
                    if let Some(Block::Paragraph(first)) = out.get_mut(before) {
                        begin_with(first, std::mem::take(&mut sign));
                    }
                }
                _ => {}
            }
        }
        paragraph(&mut vec![Inline::text(sign.trim_end())], out);
    }

    /// An item whose number no list can begin with, as text.
    fn flat_item(&mut self, item: Node<'_>, depth: Depth, out: &mut Vec<Block>) {
        let mut blocks = self.blocks(item, depth);
        let NodeValue::Item(list) = item.data().value.clone() else {
            return;
        };
        match blocks.first_mut() {
            Some(Block::Paragraph(first)) => begin_with(first, marker(&list)),
            _ => blocks.insert(
                0,
                Block::Paragraph(Paragraph {
                    content: vec![Inline::text(marker(&list).trim_end())],
                }),
            ),
        }
        out.extend(blocks);
    }
}

/// The number of an item as it was typed.
fn number(item: Node<'_>) -> u32 {
    match &item.data().value {
        NodeValue::Item(list) => u32::try_from(list.start).unwrap_or(u32::MAX),
        _ => 1,
    }
}

/// What an item was marked with; nothing for a bullet.
fn marker(item: &NodeList) -> String {
    let sign = match item.delimiter {
        ListDelimType::Period => '.',
        ListDelimType::Paren => ')',
    };
    match item.list_type {
        ListType::Ordered => format!("{}{sign} ", item.start),
        ListType::Bullet => String::new(),
    }
}

fn begin_with(paragraph: &mut Paragraph, sign: String) {
    if !sign.is_empty() {
        paragraph.content.insert(0, Inline::text(sign));
    }
}
