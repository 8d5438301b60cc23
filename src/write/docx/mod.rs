//! A document → the bytes of a Word file.
//!
//! In: a [`Document`] and a [`Style`]. Out: a package whose parts follow ECMA-376 (transitional)
//! for Word 2010 and later. docx-rs builds runs, paragraph properties and pictures; tables,
//! controls, sections, comments and relationships are composed here as trees. This room does
//! not know what a plan is, nor where the document came from.

mod block;
mod card;
mod comment;
mod control;
mod extent;
mod handwriting;
mod leaf;
mod logo;
mod names;
mod numbering;
mod paragraph;
mod picture;
mod relationships;
mod section;
mod settings;
mod style_entry;
mod styles;
mod table;
mod table_properties;
mod table_styles;
mod text;
mod track;
mod writer;

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::memory::words_property_of;
use crate::package::{CoreProperties, Element, Part, core_properties, extended_properties, seal};
use crate::style::Style;
use relationships::Relationships;
use writer::Writer;

/// How deep blocks may be nested; beyond it nobody reads, and Word gives up.
const MAX_NESTING: usize = 20;

/// The namespaces of every WordprocessingML part, declared once at its root.
const NAMESPACES: &[(&str, &str)] = &[
    (
        "xmlns:w",
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        "xmlns:r",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        "xmlns:wp",
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
    (
        "xmlns:mc",
        "http://schemas.openxmlformats.org/markup-compatibility/2006",
    ),
    (
        "xmlns:w14",
        "http://schemas.microsoft.com/office/word/2010/wordml",
    ),
    (
        "xmlns:w15",
        "http://schemas.microsoft.com/office/word/2012/wordml",
    ),
    // Word 2010 does not know the last two: it skips what is theirs.
    ("mc:Ignorable", "w14 w15"),
];

/// Where content types are declared, and what they are in.
const CONTENT_TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
/// The content types of parts, by the beginning of their names.
const TYPES: &[(&str, &str)] = &[
    ("word/document.xml", "document.main+xml"),
    ("word/styles.xml", "styles+xml"),
    ("word/settings.xml", "settings+xml"),
    ("word/fontTable.xml", "fontTable+xml"),
    ("word/numbering.xml", "numbering+xml"),
    ("word/comments.xml", "comments+xml"),
    ("word/header", "header+xml"),
    ("word/footer", "footer+xml"),
];
/// The content types of parts that are not Word's own.
const COMMON_TYPES: &[(&str, &str)] = &[
    (
        "docProps/core.xml",
        "application/vnd.openxmlformats-package.core-properties+xml",
    ),
    (
        "docProps/app.xml",
        "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    ),
    (
        "word/theme/theme1.xml",
        "application/vnd.openxmlformats-officedocument.theme+xml",
    ),
];

/// The bytes of a Word document.
///
/// The same document and style give the same bytes. Errors name what Word could not open: blocks
/// nested too deeply, a table with too many columns.
pub fn docx(document: &Document, style: &Style) -> Result<Vec<u8>, Vec<Diagnostic>> {
    if document.is_nested_beyond(MAX_NESTING) {
        return Err(vec![too_deep()]);
    }
    let mut writer = Writer::new(document, style);
    let (body, bands) = writer.body();
    if !writer.problems.is_empty() {
        return Err(writer.problems);
    }
    let mut parts = static_parts(document, style);
    parts.push(writer.numbering.part());
    parts.extend(style.house.logo.as_ref().map(logo::part));
    parts.extend(writer.pictures.parts());
    parts.extend(bands);
    let mut relationships = writer.relationships;
    let related = [
        ("styles", "styles.xml"),
        ("settings", "settings.xml"),
        ("fontTable", "fontTable.xml"),
        ("theme", "theme/theme1.xml"),
        ("numbering", "numbering.xml"),
    ];
    for (kind, target) in related {
        relationships.part(kind, target);
    }
    if !writer.comments.is_empty() {
        relationships.part("comments", "comments.xml");
    }
    parts.extend(writer.comments.into_parts());
    let main = "word/document.xml";
    let tree = root("w:document").child(body);
    let words = words_property_of(&tree);
    parts.push(Part::new(main, tree.to_part()));
    // A large tree takes more room than all that is made of it.
    drop(tree);
    parts.extend(relationships.into_part(main));
    parts.push(content_types(&parts));
    let mut properties = document.properties.custom.clone();
    properties.push(words);
    seal(parts, &properties).map_err(|error| vec![error.into()])
}

fn too_deep() -> Diagnostic {
    let message = format!("lists, quotations or tables are nested more than {MAX_NESTING} deep");
    Diagnostic::error("nested-too-deeply", message)
        .help("make the innermost of them plain paragraphs")
}

/// The parts that do not depend on the blocks.
fn static_parts(document: &Document, style: &Style) -> Vec<Part> {
    let properties = &document.properties;
    let own = &properties.own_language;
    let core = CoreProperties {
        title: &properties.title,
        subject: &properties.subject,
        author: &properties.author,
        language: &settings::language(&properties.language),
        date: properties.date.as_deref(),
    };
    vec![
        package_relationships(),
        extended_properties(),
        core_properties(core),
        styles::styles(style, own),
        settings::settings(own, document.closed),
        settings::fonts(style),
        settings::theme(style),
    ]
}

fn package_relationships() -> Part {
    let mut relationships = Relationships::default();
    relationships.part("officeDocument", "word/document.xml");
    relationships.part("core-properties", "docProps/core.xml");
    relationships.part("extended-properties", "docProps/app.xml");
    let part = relationships.into_part("");
    part.unwrap_or_else(|| Part::new("_rels/.rels", Vec::new()))
}

fn content_types(parts: &[Part]) -> Part {
    let default = |extension: &'static str, kind: &'static str| {
        Element::new("Default")
            .with("Extension", extension)
            .with("ContentType", kind)
    };
    let mut types = Element::new("Types")
        .with("xmlns", CONTENT_TYPES)
        .child(default(
            "rels",
            "application/vnd.openxmlformats-package.relationships+xml",
        ))
        .child(default("xml", "application/xml"))
        .child(default("png", "image/png"));
    if parts
        .iter()
        .any(|part| part.name.rsplit('.').next() == Some("jpeg"))
    {
        types.push(default("jpeg", "image/jpeg"));
    }
    for Part { name, .. } in parts {
        let starts = |(start, _): &&(&str, &str)| name.starts_with(start);
        let word = TYPES
            .iter()
            .find(starts)
            .map(|(_, kind)| format!("{WORD}.{kind}"));
        let common = || {
            COMMON_TYPES
                .iter()
                .find(starts)
                .map(|(_, kind)| (*kind).to_owned())
        };
        if let Some(kind) = word.or_else(common) {
            let element = Element::new("Override").with("PartName", format!("/{name}"));
            types.push(element.with("ContentType", kind));
        }
    }
    Part::new("[Content_Types].xml", types.to_part())
}

/// The root element of a WordprocessingML part.
fn root(name: &'static str) -> Element {
    NAMESPACES
        .iter()
        .fold(Element::new(name), |root, (name, value)| {
            root.with(*name, *value)
        })
}
