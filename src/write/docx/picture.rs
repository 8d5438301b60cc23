//! Pictures in a line (ECMA-376 part 1, §20.4).

use super::leaf::leaf;
use super::writer::{Flow, Frame, Writer};
use crate::document::{Image, ImageFormat, Picture};
use crate::memory::picture_name;
use crate::package::{Element, Part};
use docx_rs::{Pic, Run};
use std::sync::Arc;

/// How large a pixel is where nothing makes it smaller: 96 of them are an inch.
const EMU_OF_PIXEL: u64 = 9_525;
/// No picture is higher than so many tenths of the text on a page.
const TENTHS_OF_PAGE: u64 = 8;
/// The number of the first; below it are those of logos.
const FIRST: usize = 101;

/// The pictures of a document: each file once, however often it is shown.
#[derive(Debug, Default)]
pub(super) struct Pictures {
    files: Vec<Arc<Image>>,
    shown: usize,
}

impl Pictures {
    /// Where a file stands, seen from the document.
    fn target(&mut self, image: &Arc<Image>) -> String {
        let known = self.files.iter().position(|file| file == image);
        let at = known.unwrap_or_else(|| {
            self.files.push(Arc::clone(image));
            self.files.len() - 1
        });
        target(at, image.format)
    }

    /// The parts that hold the files.
    pub(super) fn parts(&self) -> Vec<Part> {
        let files = self.files.iter().enumerate();
        let part = |(at, image): (usize, &Arc<Image>)| {
            let name = format!("word/{}", target(at, image.format));
            Part::new(name, image.bytes.clone())
        };
        files.map(part).collect()
    }
}

fn target(at: usize, format: ImageFormat) -> String {
    let ending = match format {
        ImageFormat::Png => "png",
        ImageFormat::Jpeg => "jpeg",
    };
    format!("media/picture{}.{ending}", at + 1)
}

impl Writer<'_> {
    /// The run that shows a picture; none where its file is not at hand, or only text can stand.
    pub(super) fn picture(&mut self, picture: &Picture, flow: Flow) -> Option<Element> {
        let image = picture.image.as_ref()?;
        if flow.frame == Frame::Comment {
            return None;
        }
        let target = self.pictures.target(image);
        let number = FIRST + self.pictures.shown;
        self.pictures.shown += 1;
        let id = self.relationships.part("image", &target);
        let indent = flow.indent();
        let width = flow.width.0.saturating_sub(indent.left + indent.right);
        let room = crate::style::Twips(width).emu();
        let highest = self.page_height().emu() * TENTHS_OF_PAGE / 10;
        let size = fitted((image.width, image.height), (room, highest));
        Some(drawing(
            size,
            id,
            number,
            &picture_name(number, &picture.source),
            &picture.alt,
        ))
    }
}

/// Width and height in EMU within some room, with the proportions of a picture.
fn fitted((width, height): (u32, u32), (room, highest): (u64, u64)) -> (u32, u32) {
    let (width, height) = (u64::from(width.max(1)), u64::from(height.max(1)));
    let (mut wide, mut high) = (width * EMU_OF_PIXEL, height * EMU_OF_PIXEL);
    if wide > room {
        (wide, high) = (room, room * height / width);
    }
    if high > highest {
        (wide, high) = (highest * width / height, highest);
    }
    let emu = |length: u64| u32::try_from(length.max(1)).unwrap_or(u32::MAX);
    (emu(wide), emu(high))
}

/// The run that shows the picture related to by `id`; `number` tells it from others.
pub(super) fn drawing(
    (width, height): (u32, u32),
    id: String,
    number: usize,
    name: &str,
    alt: &str,
) -> Element {
    // The bytes travel as a part of our own: docx-rs is given none.
    let picture = Pic::new_with_dimensions(Vec::new(), 1, 1)
        .id(id)
        .size(width, height);
    let mut run = leaf(&Run::new().add_image(picture));
    if let Some(properties) = find_deep(&mut run, "wp:docPr") {
        *properties = Element::new("wp:docPr")
            .with("id", number.to_string())
            .with("name", name.to_owned())
            .with("descr", alt.to_owned());
    }
    run
}

fn find_deep<'a>(element: &'a mut Element, name: &str) -> Option<&'a mut Element> {
    if element.name == name {
        return Some(element);
    }
    element.children.iter_mut().find_map(|node| match node {
        crate::package::Node::Element(child) => find_deep(child, name),
        _ => None,
    })
}
