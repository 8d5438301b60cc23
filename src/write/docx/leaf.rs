//! What docx-rs builds for us: runs, paragraph properties and pictures, put in order.
//!
//! In: docx-rs values. Out: elements whose children stand in the order the schema wants
//! (ECMA-376 part 1, §17.3.1.26 and §17.3.2.28), without the empty ones docx-rs leaves.

use crate::package::{Element, Node};
use docx_rs::BuildXML;

/// The order of paragraph properties (`CT_PPr`).
const PARAGRAPH_PROPERTIES: &[&str] = &[
    "w:pStyle",
    "w:keepNext",
    "w:keepLines",
    "w:pageBreakBefore",
    "w:framePr",
    "w:widowControl",
    "w:numPr",
    "w:suppressLineNumbers",
    "w:pBdr",
    "w:shd",
    "w:tabs",
    "w:suppressAutoHyphens",
    "w:kinsoku",
    "w:wordWrap",
    "w:overflowPunct",
    "w:topLinePunct",
    "w:autoSpaceDE",
    "w:autoSpaceDN",
    "w:bidi",
    "w:adjustRightInd",
    "w:snapToGrid",
    "w:spacing",
    "w:ind",
    "w:contextualSpacing",
    "w:mirrorIndents",
    "w:suppressOverlap",
    "w:jc",
    "w:textDirection",
    "w:textAlignment",
    "w:textboxTightWrap",
    "w:outlineLvl",
    "w:divId",
    "w:cnfStyle",
    "w:rPr",
    "w:sectPr",
    "w:pPrChange",
];

/// The order of run properties (`CT_RPr`).
const RUN_PROPERTIES: &[&str] = &[
    "w:rStyle",
    "w:rFonts",
    "w:b",
    "w:bCs",
    "w:i",
    "w:iCs",
    "w:caps",
    "w:smallCaps",
    "w:strike",
    "w:dstrike",
    "w:outline",
    "w:shadow",
    "w:emboss",
    "w:imprint",
    "w:noProof",
    "w:snapToGrid",
    "w:vanish",
    "w:webHidden",
    "w:color",
    "w:spacing",
    "w:w",
    "w:kern",
    "w:position",
    "w:sz",
    "w:szCs",
    "w:highlight",
    "w:u",
    "w:effect",
    "w:bdr",
    "w:shd",
    "w:fitText",
    "w:vertAlign",
    "w:rtl",
    "w:cs",
    "w:em",
    "w:lang",
];

/// An element as docx-rs builds it, put in order.
pub(super) fn leaf(value: &impl BuildXML) -> Element {
    let parsed = Element::parse("a leaf", &value.build());
    // docx-rs escapes the text it is given, and is given only what XML can hold.
    debug_assert!(parsed.is_ok(), "docx-rs wrote {parsed:?}");
    let mut element = parsed.unwrap_or_else(|_| Element::new("w:r"));
    put_in_order(&mut element);
    element
}

/// Mends an element and those below it. Leaves are a handful of levels deep.
pub(super) fn put_in_order(element: &mut Element) {
    for node in &mut element.children {
        if let Node::Element(child) = node {
            put_in_order(child);
        }
    }
    match element.name.as_ref() {
        "w:pPr" => sort(element, PARAGRAPH_PROPERTIES),
        "w:rPr" => sort(element, RUN_PROPERTIES),
        "w:numPr" => sort(element, &["w:ilvl", "w:numId"]),
        "w:pBdr" => sort(element, &["w:top", "w:left", "w:bottom", "w:right"]),
        // The only kind of break that needs no kind.
        "w:br" => element
            .attributes
            .retain(|(_, value)| value != "textWrapping"),
        "w:fldChar" => element.attributes.retain(|(name, _)| name != "w:dirty"),
        _ => {}
    }
    element.children.retain(|node| !is_hollow(node));
}

fn is_hollow(node: &Node) -> bool {
    let Node::Element(element) = node else {
        return false;
    };
    element.children.is_empty() && matches!(element.name.as_ref(), "w:rPr" | "w:pPr")
}

fn sort(element: &mut Element, order: &[&str]) {
    let place = |node: &Node| match node {
        Node::Element(child) => order.iter().position(|name| *name == child.name),
        Node::Text(_) | Node::Written { .. } => None,
    };
    element.children.sort_by_key(place);
}
