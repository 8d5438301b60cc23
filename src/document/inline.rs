//! What stands inside a line: text, breaks, links, answers and page numbers.

use super::{Answer, Picture};

/// How a stretch of text is set apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each mark is on or off, independently of the others"
)]
pub struct Marks {
    /// Strong emphasis.
    pub bold: bool,
    /// Emphasis.
    pub italic: bool,
    /// Struck through.
    pub strike: bool,
    /// Set in a fixed-width font.
    pub code: bool,
}

/// A link out of the document, or to one of its headings.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// A URL, or `#anchor` for a heading of this document.
    pub target: String,
    /// The text of the link.
    pub content: Vec<Inline>,
}

/// One piece of a line.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    /// Text without line breaks.
    Text(String, Marks),
    /// A line break inside a paragraph.
    Break,
    /// A link.
    Link(Link),
    /// An answer that fits on a line; prose stands as a block of its own.
    Answer(Box<Answer>),
    /// A picture.
    Picture(Picture),
    /// The number of the page it stands on.
    PageNumber,
    /// The number of pages of the document.
    PageCount,
}

impl Inline {
    /// Plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into(), Marks::default())
    }

    /// Text in strong emphasis.
    pub fn bold(text: impl Into<String>) -> Self {
        let marks = Marks {
            bold: true,
            ..Marks::default()
        };
        Self::Text(text.into(), marks)
    }
}

/// The characters of inlines without any marks; answers and page numbers are left out.
#[must_use]
pub fn plain_text(inlines: &[Inline]) -> String {
    let mut text = String::new();
    for inline in inlines {
        match inline {
            Inline::Text(piece, _) => text.push_str(piece),
            Inline::Break => text.push(' '),
            Inline::Link(link) => text.push_str(&plain_text(&link.content)),
            Inline::Picture(picture) => text.push_str(&picture.words()),
            Inline::Answer(_) | Inline::PageNumber | Inline::PageCount => {}
        }
    }
    text
}
