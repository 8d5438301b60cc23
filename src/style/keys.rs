//! The keys of `style.toml`, and the look they describe.
//!
//! In: a file as it was deserialised. Out: a [`Style`], once the keys a house leaves out are filled from the
//! built-in file. This file does not know whether the look is readable.

use super::{Colour, Colours, Fonts, House, Logo, Page, Paper, Points, Sizes, Style, Twips};
use crate::diagnostic::Diagnostic;
use serde::Deserialize;

/// Defines a section of the file: every key is optional, and a house's own goes over the
/// built-in one.
macro_rules! section {
    ($name:ident { $($key:ident: $kind:ty),+ $(,)? }) => {
        #[derive(Clone, Default, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        pub(super) struct $name { $(pub(super) $key: Option<$kind>),+ }

        impl $name {
            fn over(self, base: Self) -> Self {
                Self { $($key: self.$key.or(base.$key)),+ }
            }
        }
    };
}

section!(FontKeys {
    body: String,
    heading: String
});
section!(SizeKeys {
    body: f64,
    table: f64,
    band: f64,
    title: f64,
    heading_1: f64,
    heading_2: f64,
    heading_3: f64,
    sheet: f64,
    sheet_title: f64,
});
section!(ColourKeys {
    text: Colour,
    heading: Colour,
    prompt: Colour,
    link: Colour,
    line: Colour,
    header_fill: Colour,
    header_text: Colour,
    band_fill: Colour,
    guidance_line: Colour,
    guidance_fill: Colour,
    panel_fill: Colour,
    input_fill: Colour,
});
section!(PageKeys {
    top: f64,
    right: f64,
    bottom: f64,
    left: f64
});
section!(HouseKeys {
    name: String,
    logo: String,
    logo_alt: String
});

/// The file as it is written.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct File {
    fonts: FontKeys,
    sizes: SizeKeys,
    large_print: SizeKeys,
    colours: ColourKeys,
    page: PageKeys,
    pub(super) house: HouseKeys,
}

impl File {
    /// The keys of this file, and those of another where it has none.
    pub(super) fn over(self, base: Self) -> Self {
        Self {
            fonts: self.fonts.over(base.fonts),
            sizes: self.sizes.over(base.sizes),
            large_print: self.large_print.over(base.large_print),
            colours: self.colours.over(base.colours),
            page: self.page.over(base.page),
            house: self.house.over(base.house),
        }
    }

    /// The look that the keys describe. None but those of the house may be missing.
    pub(super) fn look(self, logo: Option<Logo>) -> Result<Style, Vec<Diagnostic>> {
        Ok(Style {
            fonts: Fonts {
                body: given(self.fonts.body)?,
                heading: given(self.fonts.heading)?,
            },
            sizes: sizes(&self.sizes)?,
            large_sizes: sizes(&self.large_print)?,
            colours: colours(&self.colours)?,
            page: Page {
                paper: Paper::A4,
                landscape: false,
                margins: margins(&self.page)?,
            },
            house: House {
                name: self.house.name.filter(|name| !name.trim().is_empty()),
                logo,
            },
            large_print: false,
        })
    }
}

fn colours(keys: &ColourKeys) -> Result<Colours, Vec<Diagnostic>> {
    Ok(Colours {
        text: given(keys.text)?,
        heading: given(keys.heading)?,
        prompt: given(keys.prompt)?,
        link: given(keys.link)?,
        line: given(keys.line)?,
        header_fill: given(keys.header_fill)?,
        header_text: given(keys.header_text)?,
        band_fill: given(keys.band_fill)?,
        guidance_line: given(keys.guidance_line)?,
        guidance_fill: given(keys.guidance_fill)?,
        panel_fill: given(keys.panel_fill)?,
        input_fill: given(keys.input_fill)?,
    })
}

fn margins(keys: &PageKeys) -> Result<[Twips; 4], Vec<Diagnostic>> {
    let margin = |millimetres| given(millimetres).map(Twips::from_millimetres);
    Ok([
        margin(keys.top)?,
        margin(keys.right)?,
        margin(keys.bottom)?,
        margin(keys.left)?,
    ])
}

fn sizes(keys: &SizeKeys) -> Result<Sizes, Vec<Diagnostic>> {
    let points = |size| given(size).map(Points);
    Ok(Sizes {
        body: points(keys.body)?,
        table: points(keys.table)?,
        band: points(keys.band)?,
        title: points(keys.title)?,
        headings: [
            points(keys.heading_1)?,
            points(keys.heading_2)?,
            points(keys.heading_3)?,
        ],
        sheet: points(keys.sheet)?,
        sheet_title: points(keys.sheet_title)?,
    })
}

/// The value of a key that a house may leave out, because the built-in file has it.
fn given<T>(value: Option<T>) -> Result<T, Vec<Diagnostic>> {
    value.ok_or_else(|| {
        let message = "its own `style.toml` leaves a key out";
        vec![crate::diagnostic::fault_of_coplan(message)]
    })
}
