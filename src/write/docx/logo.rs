//! The logo in the header (ECMA-376 part 1, §20.4).

use super::picture::drawing;
use crate::package::{Element, Part};
use crate::style::{Logo, Twips};

/// Where the picture stands, seen from the header.
pub(super) const TARGET: &str = "media/logo.png";
/// The highest it is shown: 12 mm.
pub(super) const MAX_HEIGHT: Twips = Twips(680);
/// The widest it is shown: 60 mm.
const MAX_WIDTH: Twips = Twips(3402);

/// The part that holds the picture.
pub(super) fn part(logo: &Logo) -> Part {
    Part::new(format!("word/{TARGET}"), logo.png.clone())
}

/// The run that shows the picture related to by `id`; `number` tells it from other pictures.
pub(super) fn picture(logo: &Logo, id: String, number: usize) -> Element {
    drawing(size(logo), id, number, &format!("Logo {number}"), &logo.alt)
}

/// Width and height in EMU, with the proportions of the picture.
fn size(logo: &Logo) -> (u32, u32) {
    let (width, height) = (u64::from(logo.width.max(1)), u64::from(logo.height.max(1)));
    let (most, highest) = (MAX_WIDTH.emu(), MAX_HEIGHT.emu());
    let by_height = (highest * width / height, highest);
    let (width, height) = if by_height.0 <= most {
        by_height
    } else {
        (most, most * height / width)
    };
    let emu = |length: u64| u32::try_from(length.max(1)).unwrap_or(u32::MAX);
    (emu(width), emu(height))
}
