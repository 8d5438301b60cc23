//! What styles are made of: a style that is being described, and the properties it can have.

use super::writer::value;
use crate::package::Element;
use crate::style::{Colour, Points};

/// A style that is being described.
pub(super) struct Entry {
    /// The style, its properties apart.
    pub(super) element: Element,
    paragraph: Vec<Element>,
    run: Vec<Element>,
}

impl Entry {
    /// A style of this type, identifier and name.
    pub(super) fn new(kind: &'static str, id: &'static str, name: &'static str) -> Self {
        let element = Element::new("w:style")
            .with("w:type", kind)
            .with("w:styleId", id);
        Self {
            element: element.child(value("w:name", name)),
            paragraph: Vec::new(),
            run: Vec::new(),
        }
    }

    /// A paragraph style based on `Normal` that people see in the gallery.
    pub(super) fn paragraph(id: &'static str, name: &'static str, next: &'static str) -> Self {
        let mut entry = Self::new("paragraph", id, name).based_on("Normal");
        entry.element.push(value("w:next", next));
        entry.element.push(Element::new("w:qFormat"));
        entry
    }

    /// A character style.
    pub(super) fn character(id: &'static str, name: &'static str) -> Self {
        let entry = Self::new("character", id, name);
        let mut entry = entry.based_on("DefaultParagraphFont");
        entry.element.push(Element::new("w:qFormat"));
        entry
    }

    /// One that differs from another style.
    pub(super) fn based_on(mut self, id: &'static str) -> Self {
        self.element.push(value("w:basedOn", id));
        self
    }

    /// One that Word does not know by its name.
    pub(super) fn own(mut self) -> Self {
        self.element = self.element.with("w:customStyle", "1");
        self
    }

    /// Adds properties of paragraphs.
    pub(super) fn with_paragraph(mut self, properties: impl IntoIterator<Item = Element>) -> Self {
        self.paragraph.extend(properties);
        self
    }

    /// Adds properties of text.
    pub(super) fn with_run(mut self, properties: impl IntoIterator<Item = Element>) -> Self {
        self.run.extend(properties);
        self
    }

    /// The whole style.
    pub(super) fn finish(self) -> Element {
        let mut element = self.element;
        for (name, properties) in [("w:pPr", self.paragraph), ("w:rPr", self.run)] {
            if !properties.is_empty() {
                let mut holder = Element::new(name).children(properties);
                super::leaf::put_in_order(&mut holder);
                element.push(holder);
            }
        }
        element
    }
}

/// The fonts of the theme, named for programs that know no themes.
pub(super) fn theme_font(kind: &str, name: &str) -> Element {
    Element::new("w:rFonts")
        .with("w:ascii", name.to_owned())
        .with("w:hAnsi", name.to_owned())
        .with("w:cs", name.to_owned())
        .with("w:asciiTheme", format!("{kind}HAnsi"))
        .with("w:hAnsiTheme", format!("{kind}HAnsi"))
}

/// Bold, in every script.
pub(super) fn bold() -> [Element; 2] {
    [Element::new("w:b"), Element::new("w:bCs")]
}

/// A size, in every script.
pub(super) fn size(points: Points) -> [Element; 2] {
    let half_points = points.half_points().to_string();
    [
        value("w:sz", half_points.clone()),
        value("w:szCs", half_points),
    ]
}

/// A colour of text.
pub(super) fn colour(colour: Colour) -> Element {
    value("w:color", colour.hex())
}

/// A colour of paper.
pub(super) fn shade(fill: Colour) -> Element {
    value("w:shd", "clear")
        .with("w:color", "auto")
        .with("w:fill", fill.hex())
}

/// Indents from both margins, in twips.
pub(super) fn indent(left: u32, right: u32) -> Element {
    Element::new("w:ind")
        .with("w:left", left.to_string())
        .with("w:right", right.to_string())
}

/// Space before and after in twips; lines in 240ths.
pub(super) fn spacing(before: u32, after: u32, line: Option<u32>) -> Element {
    let mut element = Element::new("w:spacing")
        .with("w:before", before.to_string())
        .with("w:after", after.to_string());
    if let Some(line) = line {
        element = element
            .with("w:line", line.to_string())
            .with("w:lineRule", "auto");
    }
    element
}

/// Lines of one height, in twips, without space between paragraphs.
pub(super) fn exactly(twips: u32) -> Element {
    line_height(twips, "exact")
}

/// Lines of a least height, in twips, without space between paragraphs.
pub(super) fn at_least(twips: u32) -> Element {
    line_height(twips, "atLeast")
}

fn line_height(twips: u32, rule: &'static str) -> Element {
    Element::new("w:spacing")
        .with("w:before", "0")
        .with("w:after", "0")
        .with("w:line", twips.to_string())
        .with("w:lineRule", rule)
}

/// A line at one side: width in eighths of a point, distance in points.
pub(super) fn line(side: &str, width: u32, distance: u32, colour: Colour) -> Element {
    Element::new(format!("w:{side}"))
        .with("w:val", "single")
        .with("w:sz", width.to_string())
        .with("w:space", distance.to_string())
        .with("w:color", colour.hex())
}
