//! The look of every document: fonts, sizes, colours and pages.
//!
//! In: `style.toml`, a paper size and whether print is large. Out: a [`Style`] of plain values
//! that both writers follow. This room knows neither Word nor Excel.

mod length;
mod paper;

pub use length::{Points, Twips};
pub use paper::{Page, Paper};

/// A colour: red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Colour(pub u8, pub u8, pub u8);

impl Colour {
    /// Six hexadecimal digits, as both file formats write a colour.
    #[must_use]
    pub fn hex(self) -> String {
        format!("{:02X}{:02X}{:02X}", self.0, self.1, self.2)
    }
}

/// The look of every document.
#[derive(Clone, Debug, PartialEq)]
pub struct Style {
    /// The fonts.
    pub fonts: Fonts,
    /// The sizes of text.
    pub sizes: Sizes,
    /// The colours.
    pub colours: Colours,
    /// The page of a paged document.
    pub page: Page,
    /// The organisation that gives the documents out.
    pub house: House,
    /// Whether text is laid out as large print.
    pub large_print: bool,
}

/// Font families; a missing one is replaced by the reader's program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fonts {
    /// For running text and tables.
    pub body: String,
    /// For the title and headings.
    pub heading: String,
}

/// Sizes of text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sizes {
    /// Running text.
    pub body: Points,
    /// Text in tables of a document.
    pub table: Points,
    /// Header and footer lines.
    pub band: Points,
    /// The title of a document.
    pub title: Points,
    /// Headings of level 1, 2 and 3; deeper ones look like level 3.
    pub headings: [Points; 3],
    /// Text in the cells of a workbook.
    pub sheet: Points,
    /// The title of a sheet.
    pub sheet_title: Points,
}

/// Colours, named by what they do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colours {
    /// Running text.
    pub text: Colour,
    /// The title and headings.
    pub heading: Colour,
    /// Prompts in empty answers.
    pub prompt: Colour,
    /// Links.
    pub link: Colour,
    /// Lines of tables and boxes.
    pub line: Colour,
    /// The paper of header rows.
    pub header_fill: Colour,
    /// Text in header rows.
    pub header_text: Colour,
    /// The paper of every other row.
    pub band_fill: Colour,
    /// The border of guidance notes.
    pub guidance_line: Colour,
    /// The paper of guidance notes.
    pub guidance_fill: Colour,
    /// The paper of panels and total rows.
    pub panel_fill: Colour,
    /// The paper of cells to fill in.
    pub input_fill: Colour,
}

/// The organisation that gives the documents out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct House {
    /// Its name, shown in the footer.
    pub name: Option<String>,
    /// Its logo, shown in the header.
    pub logo: Option<Logo>,
}

/// A logo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo {
    /// A PNG file, checked when the style was loaded.
    pub png: Vec<u8>,
    /// What it shows, for people who do not see it.
    pub alt: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}
