//! What readers noted in the margin (ECMA-376 part 1, §17.13.4).

use crate::package::Element;
use std::collections::BTreeMap;

/// Whoever signs guidance; what it says is no reader's comment.
const GUIDE: &str = "coplan";

/// A comment, before its place is known.
#[derive(Clone, Debug)]
pub(super) struct Note {
    /// Who wrote it.
    pub(super) author: String,
    /// What it says.
    pub(super) text: String,
}

/// The comments of readers by their ids.
pub(super) fn read(root: Option<&Element>) -> BTreeMap<String, Note> {
    let elements = root.into_iter().flat_map(Element::elements);
    elements
        .filter(|element| element.name == "w:comment")
        .filter(|element| element.attribute("w:author") != Some(GUIDE))
        .filter_map(|element| {
            let note = Note {
                author: element.attribute("w:author").unwrap_or_default().to_owned(),
                text: text(element),
            };
            let id = element.attribute("w:id")?.to_owned();
            (!note.text.is_empty()).then_some((id, note))
        })
        .collect()
}

/// The text of a comment, a line for each paragraph.
fn text(comment: &Element) -> String {
    let mut text = String::new();
    for element in comment.descendants() {
        match element.name.as_ref() {
            "w:p" if !text.is_empty() => text.push('\n'),
            "w:t" => text.push_str(&element.own_text()),
            "w:br" | "w:cr" => text.push('\n'),
            "w:tab" => text.push('\t'),
            _ => {}
        }
    }
    text.trim().to_owned()
}
