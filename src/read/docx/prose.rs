//! The lines of an answer → blocks: paragraphs, lists in lists, quotations, emphasis and links.

use super::story::{Content, Item, Line, Piece};
use super::styles::Role;
use crate::document::{Block, Inline, Link, List, Paragraph, Picture, push_text, settled};
use std::collections::HashMap;

/// How far a quotation or a level of a list is indented, in twips, as coplan writes them.
const STEP: i64 = 397;
/// Indents that differ by less are the same.
const TOLERANCE: i64 = 60;
/// How many quotations are told apart.
const MAX_QUOTES: i64 = 8;

/// The blocks of lines.
pub(super) fn blocks<'a>(lines: impl IntoIterator<Item = &'a Line>) -> Vec<Block> {
    let mut tree = Tree::default();
    for line in lines {
        tree.add(line);
    }
    tree.close_to(0);
    tree.root
}

/// Blocks that are being put together.
#[derive(Default)]
struct Tree {
    root: Vec<Block>,
    open: Vec<Open>,
    /// How far each list has counted, to go on counting after something in between.
    counted: HashMap<(String, u8), u32>,
    /// Whether something has just been set apart from what follows.
    parted: bool,
}

/// A list or a quotation that is still open.
enum Open {
    List {
        item: Item,
        left: i64,
        start: Option<u32>,
        items: Vec<Vec<Block>>,
    },
    Quote(Vec<Block>),
}

impl Tree {
    fn add(&mut self, line: &Line) {
        let content = inlines(&line.pieces, line.role == Role::Heading);
        match (&line.item, line.role) {
            (Some(item), _) => {
                self.open_item(item, line);
                self.paragraph(content);
            }
            (None, Role::Rule) => {
                self.close_to(0);
                self.root.push(Block::Rule);
            }
            (None, _) if content.is_empty() => {
                self.parted |= line.role == Role::Spacer;
                return;
            }
            (None, _) => {
                self.open_paragraph(line);
                self.paragraph(content);
            }
        }
        self.parted = false;
    }

    fn paragraph(&mut self, content: Vec<Inline>) {
        if !content.is_empty() {
            let paragraph = Block::Paragraph(Paragraph { content });
            self.here().push(paragraph);
        }
    }

    /// Where the next block goes.
    fn here(&mut self) -> &mut Vec<Block> {
        match self.open.last_mut() {
            None => &mut self.root,
            Some(Open::Quote(blocks)) => blocks,
            Some(Open::List { items, .. }) => {
                if items.is_empty() {
                    items.push(Vec::new());
                }
                // A list that is open has an item.
                match items.last_mut() {
                    Some(item) => item,
                    None => &mut self.root,
                }
            }
        }
    }

    /// Closes everything but the outermost `kept`.
    fn close_to(&mut self, kept: usize) {
        while self.open.len() > kept {
            let Some(closed) = self.open.pop() else {
                return;
            };
            let block = match closed {
                Open::Quote(blocks) => Block::Quote(blocks),
                Open::List {
                    item, start, items, ..
                } => {
                    if let Some(start) = start {
                        let next = items.iter().fold(start, |next, _| next.saturating_add(1));
                        self.counted.insert((item.definition, item.level), next);
                    }
                    Block::List(List { start, items })
                }
            };
            self.here().push(block);
        }
    }

    /// Begins an item in the list it belongs to, which is opened where it is not.
    fn open_item(&mut self, item: &Item, line: &Line) {
        let depth = i64::from(item.level) + 1;
        let quotes = match line.role {
            Role::Quote => ((line.left - depth * STEP) / STEP).clamp(1, MAX_QUOTES),
            _ => 0,
        };
        let (kept, found) = self.place_of_item(item, quotes);
        self.close_to(kept);
        // What is counted below an item begins anew in the next.
        self.counted.retain(|(_, level), _| *level <= item.level);
        if found {
            if let Some(Open::List { items, .. }) = self.open.last_mut() {
                items.push(Vec::new());
            }
            return;
        }
        for _ in self.quotes(kept)..quotes {
            self.open.push(Open::Quote(Vec::new()));
        }
        let key = (item.definition.clone(), item.level);
        let counted = self.counted.get(&key).filter(|_| !item.restarts);
        let start = item.start.map(|first| counted.copied().unwrap_or(first));
        self.open.push(Open::List {
            item: item.clone(),
            left: line.left,
            start,
            items: vec![Vec::new()],
        });
    }

    /// How many open blocks an item leaves open, and whether the last of them is its list.
    fn place_of_item(&self, item: &Item, quotes: i64) -> (usize, bool) {
        let mut before = 0;
        for (at, open) in self.open.iter().enumerate() {
            match open {
                Open::Quote(_) if before == quotes => return (at, false),
                Open::Quote(_) => before += 1,
                Open::List { item: known, .. } if known.level == item.level => {
                    let goes_on = goes_on(known, item) && before == quotes && !self.parted;
                    return if goes_on { (at + 1, true) } else { (at, false) };
                }
                Open::List { item: known, .. } if known.level > item.level => return (at, false),
                Open::List { .. } => {}
            }
        }
        (self.open.len(), false)
    }

    /// Makes room for a paragraph: in the lists it is indented as far as, and in as many
    /// quotations as it is set in.
    fn open_paragraph(&mut self, line: &Line) {
        let set_in = line.role == Role::Quote;
        // A quotation is indented by itself; only what is left can be the indent of a list.
        let free = if set_in { line.left - STEP } else { line.left };
        let (mut kept, mut quotes, mut lists) = (0, 0, 0);
        for open in &self.open {
            match open {
                Open::Quote(_) if set_in => quotes += 1,
                Open::List { left, .. } if free > 0 && free + TOLERANCE >= *left => lists += 1,
                Open::Quote(_) | Open::List { .. } => break,
            }
            kept += 1;
        }
        let wanted = match line.left / STEP - lists {
            _ if !set_in => 0,
            steps => steps.clamp(1, MAX_QUOTES),
        };
        let parted = self.parted && set_in;
        while kept > 0 && (quotes > wanted || (parted && quotes == wanted)) {
            let is_quote = matches!(self.open.get(kept - 1), Some(Open::Quote(_)));
            if !is_quote && quotes == wanted {
                break;
            }
            kept -= 1;
            quotes -= i64::from(is_quote);
        }
        self.close_to(kept);
        for _ in quotes..wanted {
            self.open.push(Open::Quote(Vec::new()));
        }
    }

    /// How many quotations there are among the outermost `count` open blocks.
    fn quotes(&self, count: usize) -> i64 {
        let open = self.open.iter().take(count);
        open.map(|open| i64::from(matches!(open, Open::Quote(_))))
            .sum()
    }
}

/// Whether an item goes on the list that another one stands in.
fn goes_on(known: &Item, item: &Item) -> bool {
    let same_list = known.list == item.list;
    let same_definition = known.definition == item.definition && !item.restarts;
    (same_list || same_definition) && known.start.is_some() == item.start.is_some()
}

/// The inlines of a line; a heading inside an answer is bold text.
fn inlines(pieces: &[Piece], bold: bool) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::new();
    let mut rest = pieces;
    while let Some(first) = rest.first() {
        let together = rest
            .iter()
            .take_while(|piece| piece.link == first.link)
            .count();
        let (group, after) = rest.split_at(together.max(1));
        let content = group_inlines(group, bold);
        match &first.link {
            Some(target) if !content.is_empty() => out.push(Inline::Link(Link {
                target: target.to_string(),
                content,
            })),
            _ => out.extend(content),
        }
        rest = after;
    }
    settled(&out)
}

fn group_inlines(pieces: &[Piece], bold: bool) -> Vec<Inline> {
    let mut out = Vec::new();
    for piece in pieces {
        match &piece.content {
            Content::Text(text) => {
                let mut marks = piece.marks;
                marks.bold |= bold;
                push_text(text, marks, &mut out);
            }
            Content::Tab => push_text("\t", piece.marks, &mut out),
            Content::Break => out.push(Inline::Break),
            Content::Known(source, alt) => out.push(Inline::Picture(Picture {
                source: source.clone(),
                alt: alt.clone(),
                image: None,
            })),
            Content::Counted | Content::Picture => {}
        }
    }
    out
}
