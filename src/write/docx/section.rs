//! Sections: pages upright and turned, each with the header and footer that fit its width
//! (ECMA-376 part 1, §17.6 and §17.10).

use super::logo;
use super::paragraph::{Shape, Stop, spacer};
use super::root;
use super::text::{self, Look};
use super::writer::{Flow, Writer};
use crate::document::{Alignment, Band, Block, Inline, shown_line};
use crate::package::{Element, Part};
use crate::style::{Page, Points, Twips};
use docx_rs::TabValueType;

/// How far header and footer stay from the edge of the paper, in twips.
const BAND_MARGIN: u32 = 482;

/// What the name of the house takes of the page, in twips; most of its line fits in the margin.
const NAME_OF_HOUSE: u32 = 113;

/// A section: a page, and what stands on it.
struct Section {
    page: Page,
    content: Vec<Element>,
}

impl Writer<'_> {
    /// The body of the document, and the parts of its headers and footers.
    pub(super) fn body(&mut self) -> (Element, Vec<Part>) {
        let sections = self.sections();
        let mut parts = Vec::new();
        let mut pages: Vec<(Page, Vec<Element>)> = Vec::new();
        let mut body = Element::new("w:body");
        let last = sections.len().saturating_sub(1);
        for (position, mut section) in sections.into_iter().enumerate() {
            let known = pages.iter().find(|(page, _)| *page == section.page);
            let references = if let Some((_, references)) = known {
                references.clone()
            } else {
                let references = self.bands(section.page, pages.len() + 1, &mut parts);
                pages.push((section.page, references.clone()));
                references
            };
            let properties = section_properties(section.page, references);
            if position < last {
                end_section(&mut section.content, properties);
                body = body.children(section.content);
            } else {
                body = body.children(section.content).child(properties);
            }
        }
        (body, parts)
    }

    /// The sections in order; there is always one, and only an only one may be empty.
    fn sections(&mut self) -> Vec<Section> {
        let upright = self.style.page;
        let mut sections: Vec<Section> = Vec::new();
        let document = self.document;
        for blocks in document
            .blocks
            .chunk_by(|a, b| !is_turned(a) && !is_turned(b))
        {
            let (page, blocks) = match blocks {
                [Block::Landscape(inner)] if !upright.landscape => {
                    (upright.turned(), inner.as_slice())
                }
                _ => (upright, blocks),
            };
            self.page = page;
            let content = self.blocks(blocks, Flow::page(page));
            match sections.last_mut().filter(|last| last.page == page) {
                Some(last) => last.content.extend(content),
                None if content.is_empty() => {}
                None => sections.push(Section { page, content }),
            }
        }
        if sections.is_empty() {
            let content = vec![Shape::default().paragraph(Vec::new())];
            sections.push(Section {
                page: upright,
                content,
            });
        }
        sections
    }

    /// The height of the text on a page, less what the logo and the name of the house push it by:
    /// the first lines of header and footer have room in the margins.
    pub(super) fn page_height(&self) -> Twips {
        let house = &self.style.house;
        let logo = house.logo.as_ref().map_or(0, |_| logo::MAX_HEIGHT.0);
        let name = house.name.as_ref().map_or(0, |_| NAME_OF_HOUSE);
        let height = self.page.text_height().0;
        Twips(height.saturating_sub(logo + name))
    }

    /// Writes header and footer for a page; gives the references to them.
    fn bands(&mut self, page: Page, number: usize, parts: &mut Vec<Part>) -> Vec<Element> {
        let mut references = Vec::new();
        for side in [&HEADER, &FOOTER] {
            let outer = std::mem::take(&mut self.relationships);
            let lines = self.band_lines(side, page, number);
            let relationships = std::mem::replace(&mut self.relationships, outer);
            if lines.is_empty() {
                continue;
            }
            let file = format!("{}{number}.xml", side.kind);
            let id = self.relationships.part(side.kind, &file);
            let reference = Element::new(side.reference).with("w:type", "default");
            references.push(reference.with("r:id", id));
            let name = format!("word/{file}");
            let element = root(side.root).children(lines);
            parts.push(Part::new(name.clone(), element.to_part()));
            parts.extend(relationships.into_part(&name));
        }
        references
    }

    /// The lines of a header or footer: the house first, by its logo or its name.
    fn band_lines(&mut self, side: &Side, page: Page, number: usize) -> Vec<Element> {
        let document = self.document;
        let house = &self.style.house;
        let mut lines = Vec::new();
        let band = if side.is_header {
            &document.header
        } else {
            &document.footer
        };
        if let Some(logo) = house.logo.as_ref().filter(|_| side.is_header) {
            let id = self.relationships.part("image", logo::TARGET);
            let mut shape = Shape::style(side.style);
            shape.alignment = Alignment::End;
            lines.push(shape.paragraph(vec![logo::picture(logo, id, number)]));
        }
        if let Some(name) = house.name.as_ref().filter(|_| !side.is_header) {
            let name = text::runs(name, Look::default());
            lines.push(Shape::style(side.style).paragraph(name));
        }
        let flow = Flow {
            in_entry: true,
            ..Flow::page(page)
        };
        if !fits(band, page, self.style.sizes.band) {
            // Too much for one line: what would stand side by side stands below each other.
            for content in [&band.left, &band.centre, &band.right] {
                if !content.is_empty() {
                    lines.push(self.paragraph(Shape::style(side.style), content, flow));
                }
            }
        } else if !band.is_empty() {
            let content = self.band_content(band, flow);
            lines.push(band_shape(band, side.style, page).paragraph(content));
        }
        lines
    }

    /// Left, middle and right with the tabs between them.
    fn band_content(&mut self, band: &Band, flow: Flow) -> Vec<Element> {
        let mut write = |content: &[Inline]| self.inlines(content, Look::default(), flow);
        let mut out = write(&band.left);
        if !band.centre.is_empty() {
            out.push(text::tab());
            out.extend(write(&band.centre));
        }
        if !band.right.is_empty() {
            out.push(text::tab());
            out.extend(write(&band.right));
        }
        out
    }
}

/// What tells a header from a footer.
struct Side {
    is_header: bool,
    kind: &'static str,
    style: &'static str,
    root: &'static str,
    reference: &'static str,
}

const HEADER: Side = Side {
    is_header: true,
    kind: "header",
    style: "Header",
    root: "w:hdr",
    reference: "w:headerReference",
};
const FOOTER: Side = Side {
    is_header: false,
    kind: "footer",
    style: "Footer",
    root: "w:ftr",
    reference: "w:footerReference",
};

/// Whether left, middle and right fit side by side: half an em for a character, on average.
fn fits(band: &Band, page: Page, size: Points) -> bool {
    let length = |content: &[Inline]| shown_line(content).chars().count();
    let (left, centre, right) = (
        length(&band.left),
        length(&band.centre),
        length(&band.right),
    );
    // What stands in the middle leaves the same room at both sides of it.
    let characters = if centre > 0 {
        2 * left.max(right) + centre
    } else {
        left + right
    };
    let width = u32::try_from(characters)
        .unwrap_or(u32::MAX)
        .saturating_mul(size.twips().0 / 2);
    width < page.text_width().0
}

fn is_turned(block: &Block) -> bool {
    matches!(block, Block::Landscape(_))
}

/// A line whose tabs stand in the middle, where something stands there, and at the right margin.
fn band_shape(band: &Band, style: &'static str, page: Page) -> Shape {
    let width = page.text_width().0;
    let stop = |at, kind| Stop {
        at,
        kind,
        ruled: false,
    };
    let middle = stop(width / 2, TabValueType::Center);
    let middle = Some(middle).filter(|_| !band.centre.is_empty());
    let mut shape = Shape::style(style);
    shape.tabs = middle
        .into_iter()
        .chain([stop(width, TabValueType::Right)])
        .collect();
    shape
}

/// Ends a section: its properties stand in its last paragraph, which must be one.
fn end_section(content: &mut Vec<Element>, properties: Element) {
    if content.last().is_none_or(|last| last.name != "w:p") {
        content.push(spacer());
    }
    let Some(last) = content.last_mut() else {
        return;
    };
    if last.find("w:pPr").is_none() {
        last.children.insert(0, Element::new("w:pPr").into());
    }
    if let Some(holder) = last.find_mut("w:pPr") {
        holder.push(properties);
    }
}

fn section_properties(page: Page, references: Vec<Element>) -> Element {
    let (width, height) = page.size();
    let mut size = Element::new("w:pgSz")
        .with("w:w", width.0.to_string())
        .with("w:h", height.0.to_string());
    if page.landscape {
        size = size.with("w:orient", "landscape");
    }
    let [top, right, bottom, left] = page.margins.map(|margin| margin.0.to_string());
    let margins = Element::new("w:pgMar")
        .with("w:top", top)
        .with("w:right", right)
        .with("w:bottom", bottom)
        .with("w:left", left)
        .with("w:header", BAND_MARGIN.to_string())
        .with("w:footer", BAND_MARGIN.to_string())
        .with("w:gutter", "0");
    let columns = Element::new("w:cols").with("w:space", "708");
    Element::new("w:sectPr")
        .children(references)
        .child(super::writer::value("w:type", "nextPage"))
        .child(size)
        .child(margins)
        .child(columns)
}
