//! What a person reads in a Word file, and its parts laid out for reading.

use super::docx_checks::Opened;
use coplan::package::{Element, Node};

/// The text of a file's body, a line for each paragraph, breaks as line feeds.
pub fn body_text(bytes: &[u8]) -> String {
    let opened = Opened::new(bytes).unwrap();
    let mut out = String::new();
    push(opened.tree("word/document.xml"), &mut out);
    out
}

/// The text of an element, a line for each paragraph that is not the last, breaks as line feeds.
pub fn text_of(element: &Element) -> String {
    let mut out = String::new();
    push(element, &mut out);
    out.trim_end_matches('\n').to_owned()
}

fn push(element: &Element, out: &mut String) {
    match element.name.as_ref() {
        "w:sdtPr" | "w:instrText" | "w:pPr" | "w:rPr" => return,
        "w:tab" => out.push('\t'),
        "w:br" => out.push('\n'),
        "w:t" => out.push_str(&element.own_text()),
        _ => {}
    }
    for child in element.elements() {
        push(child, out);
    }
    if element.name == "w:p" {
        out.push('\n');
    }
}

/// A part with an element on each line; namespaces are left out.
pub fn pretty(element: &Element) -> String {
    let mut out = String::new();
    push_pretty(element, 0, &mut out);
    out
}

fn push_pretty(element: &Element, depth: usize, out: &mut String) {
    let indent = "  ".repeat(depth);
    let attributes: String = element
        .attributes
        .iter()
        .filter(|(name, _)| !name.starts_with("xmlns") && name != "xml:space")
        .map(|(name, value)| format!(" {name}={value:?}"))
        .collect();
    let head = format!("{indent}<{}{attributes}", element.name);
    match element.children.as_slice() {
        [] => out.push_str(&format!("{head}/>\n")),
        [Node::Text(text)] => out.push_str(&format!("{head}>{text:?}\n")),
        nodes => {
            out.push_str(&format!("{head}>\n"));
            for node in nodes {
                match node {
                    Node::Element(child) => push_pretty(child, depth + 1, out),
                    Node::Text(text) | Node::Written { xml: text, .. } => {
                        out.push_str(&format!("{indent}  {text:?}\n"));
                    }
                }
            }
        }
    }
}
