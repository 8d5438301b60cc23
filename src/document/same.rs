//! Whether two answers in prose say the same once a document has shown them.

use super::{
    Block, Inline, List, Marks, Paragraph, link_target, markdown, plain_text, prose, push_text,
    settled,
};

/// The highest number that a list in a document starts with.
const LAST_START: u32 = 32_767;

/// Whether two texts in Markdown are the same answer: their blocks are equal, but for what no
/// document keeps, such as links that lead nowhere outside, lists without words, or line breaks
/// before the first word of a paragraph.
#[must_use]
pub fn same_prose(one: &str, other: &str) -> bool {
    one == other || kept(prose(one)) == kept(prose(other))
}

/// A text in Markdown as it comes back from a document: texts that are the same answer in one form.
#[must_use]
pub fn kept_prose(text: &str) -> String {
    markdown(&kept(prose(text)))
}

/// Whether a block says nothing: it holds only signs of lists and quotes.
pub(super) fn without_words(block: &Block) -> bool {
    match block {
        Block::Paragraph(paragraph) => plain_text(&paragraph.content).trim().is_empty(),
        Block::List(list) => list.items.iter().flatten().all(without_words),
        Block::Quote(inner) => inner.iter().all(without_words),
        _ => false,
    }
}

/// Blocks as they come back from a document.
fn kept(blocks: Vec<Block>) -> Vec<Block> {
    blocks
        .into_iter()
        .filter(|block| !without_words(block))
        .map(|block| match block {
            Block::Paragraph(paragraph) => Block::Paragraph(Paragraph {
                content: line(paragraph.content),
            }),
            Block::List(list) => Block::List(List {
                start: list.start.map(|start| start.min(LAST_START)),
                items: list.items.into_iter().map(kept).collect(),
            }),
            Block::Quote(inner) => Block::Quote(kept(inner)),
            other => other,
        })
        .collect()
}

fn line(content: Vec<Inline>) -> Vec<Inline> {
    let mut out = Vec::new();
    resolve(content, &mut out);
    settled(&out)
}

/// Links as a document carries them: one that leads nowhere is its text, and two that touch and lead
/// to the same page are one.
fn resolve(content: Vec<Inline>, out: &mut Vec<Inline>) {
    for inline in content {
        match inline {
            Inline::Link(mut link) => match link_target(&link.target) {
                Some(target) if !link.content.is_empty() => {
                    link.target = with_path(target);
                    match out.last_mut() {
                        Some(Inline::Link(last)) if last.target == link.target => {
                            resolve(link.content, &mut last.content);
                        }
                        _ => out.push(Inline::Link(link)),
                    }
                }
                _ => resolve(link.content, out),
            },
            Inline::Text(text, marks) => push_text(&text, marks, out),
            // Where its file is not at hand, words stand in its place.
            Inline::Picture(picture) => push_text(&picture.words(), Marks::default(), out),
            other => out.push(other),
        }
    }
}

/// A target with at least the shortest path: `https://example.org/`.
fn with_path(target: String) -> String {
    let after = target.split_once("://").map(|(_, rest)| rest);
    match after {
        Some(rest) if !rest.contains(['/', '?', '#']) => format!("{target}/"),
        _ => target,
    }
}

#[cfg(test)]
mod tests {
    use super::same_prose;

    #[test]
    fn only_what_a_document_cannot_keep_does_not_count() {
        assert!(same_prose("a [b](c) d", "a b (c) d"));
        assert!(!same_prose("a [b](c) d", "a b d"));
        assert!(same_prose("- x\n- y", "* x\n\n* y"));
        assert!(same_prose(
            "[a](<https://x.org/a b>)",
            "[a](https://x.org/a%20b)"
        ));
        assert!(same_prose(
            "<https://x.org>",
            "[https://x.org](https://x.org/)"
        ));
        assert!(same_prose("*\nM", "M"));
        assert!(same_prose("\\\n\\\nM\\\nN", "M\\\nN"));
        assert!(!same_prose("M\\\nN", "M N"));
        assert!(!same_prose("a **b**", "a b"));
        assert!(!same_prose("[a](https://x.org)", "a"));
    }

    #[test]
    fn signs_without_words_say_nothing() {
        for silent in ["", "*", "> 1.", "- > *"] {
            assert!(same_prose(silent, ""), "{silent}");
        }
        assert!(!same_prose("* a", ""));
        assert!(!same_prose("---", ""));
    }
}
