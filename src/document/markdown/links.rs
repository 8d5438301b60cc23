//! Links and pictures of an answer: what of them a document can carry, and the words that tell the rest.
//!
//! In: a link or picture of Markdown. Out: a link where it leads to a page or a mailbox; its target and
//! its title as words where a document has no other place for them.

use super::inlines::holdable;
use super::verbatim::said;
use super::{Reader, push_plain};
use crate::document::{
    Inline, Link, Marks, Picture, is_picture_name, link_target, plain_text, push_text,
};
use comrak::nodes::{Node, NodeLink, NodeValue};
use std::fmt::Write as _;

impl Reader<'_> {
    /// A link, or a picture: its description leads to it.
    pub(super) fn link(
        &mut self,
        node: Node<'_>,
        link: &NodeLink,
        marks: Marks,
        out: &mut Vec<Inline>,
    ) {
        let (target, title) = (said(&link.url), said(&link.title));
        let leads = !self.in_link && link_target(&target).is_some();
        let outer = std::mem::replace(&mut self.in_link, true);
        let mut content = Vec::new();
        self.inlines_into(node, marks, &mut content);
        self.in_link = outer;
        let shown = plain_text(&content);
        if leads {
            if shown.trim().is_empty() {
                content = vec![Inline::Text(target.clone().into_owned(), marks)];
            }
            out.push(Inline::Link(Link {
                target: target.into_owned(),
                content,
            }));
        } else {
            for inline in content {
                match inline {
                    Inline::Text(text, marks) => push_text(&text, marks, out),
                    other => out.push(other),
                }
            }
            beside(&shown, &target, marks, out);
            if !self.in_link && !target.is_empty() {
                self.as_words.push(target.into_owned());
            }
        }
        beside("", &title, marks, out);
    }
}

impl Reader<'_> {
    /// A picture in the folder of the plan, if that is what it names; words where it does not say what it
    /// shows.
    pub(super) fn picture(
        &mut self,
        node: Node<'_>,
        link: &NodeLink,
        marks: Marks,
        out: &mut Vec<Inline>,
    ) -> bool {
        let (source, title) = (said(&link.url), said(&link.title));
        let alt = holdable(&all_words(node));
        let alt = alt.split_whitespace().collect::<Vec<_>>().join(" ");
        let is_picture = !self.in_link && is_picture_name(&source);
        if is_picture && alt.is_empty() {
            beside("", &source, marks, out);
            self.silent.push(source.into_owned());
            beside("", &title, marks, out);
        } else if is_picture {
            out.push(Inline::Picture(Picture {
                source: source.into_owned(),
                alt,
                image: None,
            }));
            beside("", &title, marks, out);
        }
        is_picture
    }
}

/// Puts words in brackets beside what is shown, unless it says them itself.
fn beside(shown: &str, words: &str, marks: Marks, out: &mut Vec<Inline>) {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let address = words
        .split_once(':')
        .map_or(&*words, |(_, address)| address);
    if words.is_empty() || shown == words || shown == address {
        return;
    }
    let space = if out.is_empty() { "" } else { " " };
    push_text(&format!("{space}({words})"), marks, out);
}

/// The text below a node without any marks, with the targets and titles of its links and pictures.
pub(super) fn all_words(parent: Node<'_>) -> String {
    let mut out = String::new();
    for node in parent.descendants().skip(1) {
        match &node.data().value {
            NodeValue::Link(link) | NodeValue::Image(link) => {
                let words = [&link.url, &link.title].into_iter();
                for word in words.filter(|word| !word.is_empty()) {
                    let _ = write!(out, "({word}) ");
                }
            }
            value => push_plain(value, &mut out),
        }
    }
    out
}
