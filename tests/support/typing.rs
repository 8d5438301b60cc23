//! What people type into the fields of a Word form, done to its XML.

use coplan::document::control_name;
use coplan::package::{Archive, Element, Node, write_archive};

/// A form with these answers typed into its fields, each a tag and a text. A tag that is given
/// again means the next row of its table.
pub fn fill_in(form: &[u8], answers: &[(&str, &str)]) -> Vec<u8> {
    let mut parts = Archive::read(form).unwrap().parts;
    let part = parts
        .iter_mut()
        .find(|part| part.name == "word/document.xml")
        .unwrap();
    let mut root = Element::parse(&part.name, &part.bytes).unwrap();
    for (at, (tag, answer)) in answers.iter().enumerate() {
        let row = answers[..at]
            .iter()
            .filter(|(known, _)| known == tag)
            .count();
        let mut left = row;
        let typed = type_into(&mut root, &control_name(tag), &mut left, answer);
        assert!(typed, "the form has no field {tag}, row {row}");
    }
    part.bytes = root.to_part();
    write_archive(&parts).unwrap()
}

/// Types into the control of this tag, after `left` others of the same.
fn type_into(element: &mut Element, tag: &str, left: &mut usize, answer: &str) -> bool {
    if element.name == "w:sdt" && is_control(element, tag) {
        if *left == 0 {
            replace_text(element, answer);
            return true;
        }
        *left -= 1;
    }
    let mut children = element.children.iter_mut();
    children.any(|child| match child {
        Node::Element(child) => type_into(child, tag, left, answer),
        _ => false,
    })
}

fn is_control(element: &Element, tag: &str) -> bool {
    let properties = element.find("w:sdtPr");
    let found = properties.and_then(|properties| properties.find("w:tag"));
    found.is_some_and(|found| found.attribute("w:val") == Some(tag))
}

/// Puts a text where a control shows its prompt, as Word does: in the place of all its runs. Prose
/// has a control round its paragraphs and one inside the first: people type into that.
fn replace_text(control: &mut Element, answer: &str) {
    if let Some(inner) = control.find_mut("w:sdtContent").and_then(inner_control) {
        return replace_text(inner, answer);
    }
    if let Some(properties) = control.find_mut("w:sdtPr") {
        properties.children.retain(
            |child| !matches!(child, Node::Element(child) if child.name == "w:showingPlcHdr"),
        );
    }
    let content = control.find_mut("w:sdtContent").unwrap();
    let text = Element::new("w:t")
        .with("xml:space", "preserve")
        .text(answer);
    content.children = vec![Element::new("w:r").child(text).into()];
}

/// The first control below an element.
fn inner_control(element: &mut Element) -> Option<&mut Element> {
    let children = element.children.iter_mut();
    let mut elements = children.filter_map(|child| match child {
        Node::Element(child) => Some(child),
        _ => None,
    });
    elements.find_map(|child| {
        if child.name == "w:sdt" {
            Some(child)
        } else {
            inner_control(child)
        }
    })
}
