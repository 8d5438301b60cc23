//! The look of every document: fonts, sizes, colours and pages.
//!
//! In: `style.toml`, a paper size and whether print is large. Out: a [`Style`] of plain values
//! that both writers follow. This room knows neither Word nor Excel.

mod colour;
mod keys;
mod length;
mod load;
mod paper;

pub use colour::Colour;
pub use length::{Points, Twips};
pub use load::load;
pub use paper::{Page, Paper};

/// The look of every document.
#[derive(Clone, Debug, PartialEq)]
pub struct Style {
    /// The fonts.
    pub fonts: Fonts,
    /// The sizes of text.
    pub sizes: Sizes,
    /// The sizes of text in large print.
    pub large_sizes: Sizes,
    /// The colours.
    pub colours: Colours,
    /// The page of a paged document.
    pub page: Page,
    /// The organisation that gives the documents out.
    pub house: House,
    /// Whether text is laid out as large print.
    pub large_print: bool,
}

impl Style {
    /// The same look on another page.
    #[must_use]
    pub fn on(&self, paper: Paper, landscape: bool) -> Self {
        let page = Page {
            paper,
            landscape,
            ..self.page
        };
        Self {
            page,
            ..self.clone()
        }
    }

    /// The same look in large print.
    #[must_use]
    pub fn in_large_print(&self) -> Self {
        Self {
            sizes: self.large_sizes,
            large_print: true,
            ..self.clone()
        }
    }
}

impl Sizes {
    /// The sizes by their keys in `style.toml`.
    pub(crate) fn named(&self) -> [(&'static str, Points); 9] {
        let [first, second, third] = self.headings;
        [
            ("body", self.body),
            ("table", self.table),
            ("band", self.band),
            ("title", self.title),
            ("heading_1", first),
            ("heading_2", second),
            ("heading_3", third),
            ("sheet", self.sheet),
            ("sheet_title", self.sheet_title),
        ]
    }
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
