//! Sections: pages upright and turned, each with the header and footer that fit its width
//! (ECMA-376 part 1, §17.6 and §17.10).

use super::logo;
use super::paragraph::{Shape, Stop, spacer};
use super::relationships::Relationships;
use super::root;
use super::text::{self, Look};
use super::writer::{Flow, Writer};
use crate::document::{Band, Block, Inline};
use crate::package::{Element, Part};
use crate::style::Page;
use docx_rs::TabValueType;

/// How far header and footer stay from the edge of the paper, in twips.
const BAND_MARGIN: u32 = 567;

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
        for section in &sections {
            if pages.iter().all(|(page, _)| *page != section.page) {
                let references = self.bands(section.page, pages.len() + 1, &mut parts);
                pages.push((section.page, references));
            }
        }
        let mut body = Element::new("w:body");
        let last = sections.len().saturating_sub(1);
        for (position, mut section) in sections.into_iter().enumerate() {
            let known = pages.iter().find(|(page, _)| *page == section.page);
            let references = known
                .map(|(_, references)| references.clone())
                .unwrap_or_default();
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

    /// Writes header and footer for a page; gives the references to them.
    fn bands(&mut self, page: Page, number: usize, parts: &mut Vec<Part>) -> Vec<Element> {
        let mut references = Vec::new();
        let document = self.document;
        let house = self
            .style
            .house
            .name
            .as_deref()
            .filter(|name| !name.trim().is_empty());
        for (kind, band) in [("header", &document.header), ("footer", &document.footer)] {
            let is_header = kind == "header";
            let logo = self.style.house.logo.as_ref().filter(|_| is_header);
            let house = house.filter(|_| !is_header);
            if band.is_empty() && logo.is_none() && house.is_none() {
                continue;
            }
            let outer = std::mem::take(&mut self.relationships);
            let mut content = self.band_content(band, Look::default(), page);
            if let Some(logo) = logo {
                let id = self.relationships.to_part("image", logo::TARGET);
                content.push(text::tab());
                content.push(logo::picture(logo, id, number));
            }
            let style = if is_header { "Header" } else { "Footer" };
            let line = band_shape(style, page).paragraph(content);
            let relationships = std::mem::replace(&mut self.relationships, outer);
            let name = format!("{kind}{number}.xml");
            let mut element = root(if is_header { "w:hdr" } else { "w:ftr" });
            if let Some(house) = house {
                element.push(Shape::style(style).paragraph(text::runs(house, Look::default())));
            }
            element.push(line);
            let reference = Element::new(if is_header {
                "w:headerReference"
            } else {
                "w:footerReference"
            });
            let id = self.relationships.to_part(kind, &name);
            references.push(reference.with("w:type", "default").with("r:id", id));
            let name = format!("word/{name}");
            parts.push(Part::new(name.clone(), element.to_part()));
            parts.extend(Relationships::into_part(relationships, &name));
        }
        references
    }

    /// Left, middle and right with the tabs between them.
    fn band_content(&mut self, band: &Band, look: Look, page: Page) -> Vec<Element> {
        let flow = Flow {
            in_entry: true,
            ..Flow::page(page)
        };
        let mut write = |content: &[Inline]| self.inlines(content, look, flow);
        let (left, centre, right) = (write(&band.left), write(&band.centre), write(&band.right));
        let mut out = left;
        if !centre.is_empty() || !right.is_empty() {
            out.push(text::tab());
            out.extend(centre);
        }
        if !right.is_empty() {
            out.push(text::tab());
            out.extend(right);
        }
        out
    }
}

fn is_turned(block: &Block) -> bool {
    matches!(block, Block::Landscape(_))
}

/// A line whose tabs stand in the middle and at the right margin.
fn band_shape(style: &'static str, page: Page) -> Shape {
    let width = page.text_width().0;
    let stop = |at, kind| Stop {
        at,
        kind,
        ruled: false,
    };
    let mut shape = Shape::style(style);
    shape.tabs = vec![
        stop(width / 2, TabValueType::Center),
        stop(width, TabValueType::Right),
    ];
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
