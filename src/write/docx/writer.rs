//! What the writer carries from block to block.

use super::comment::Comments;
use super::names::Names;
use super::numbering::Numbering;
use super::paragraph::Indent;
use super::picture::Pictures;
use super::relationships::Relationships;
use super::styles::{INSET, QUOTE_INDENT};
use crate::diagnostic::Diagnostic;
use crate::document::{Alignment, Document, Room};
use crate::package::Element;
use crate::style::{Page, Style, Twips};

/// The state of a document that is being written.
pub(super) struct Writer<'a> {
    /// The document.
    pub(super) document: &'a Document,
    /// The look.
    pub(super) style: &'a Style,
    /// The page that is being filled.
    pub(super) page: Page,
    /// Bookmarks and numbers given out.
    pub(super) names: Names,
    /// The relationships of the part that is being written.
    pub(super) relationships: Relationships,
    /// The numbered lists.
    pub(super) numbering: Numbering,
    /// The comments.
    pub(super) comments: Comments,
    /// The pictures.
    pub(super) pictures: Pictures,
    /// Whether it is a form for pens.
    pub(super) on_paper: bool,
    /// The text of the nearest heading.
    pub(super) heading: String,
    /// Whether the heading that comes next starts a page.
    pub(super) starts_page: bool,
    /// What cannot be written.
    pub(super) problems: Vec<Diagnostic>,
}

impl<'a> Writer<'a> {
    /// A writer at the start of a document.
    pub(super) fn new(document: &'a Document, style: &'a Style) -> Self {
        Self {
            document,
            style,
            page: style.page,
            names: Names::new(document),
            relationships: Relationships::default(),
            numbering: Numbering::default(),
            comments: Comments::default(),
            pictures: Pictures::default(),
            on_paper: document.is_for_pens(),
            heading: document.properties.title.clone(),
            starts_page: false,
            problems: Vec::new(),
        }
    }

    /// Start and end of a bookmark, where there may be one: rows that can be copied carry none,
    /// and no name is given twice.
    pub(super) fn bookmark(&mut self, name: &str, flow: Flow) -> Option<(Element, Element)> {
        if flow.in_entry {
            None
        } else {
            self.names.bookmark(name)
        }
    }
}

/// Where blocks stand, which decides how their paragraphs look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Frame {
    /// On the page.
    Body,
    /// In the cell of a table: how its text is aligned, and the style of its paragraphs.
    Cell(Alignment, &'static str),
    /// On a card, which is what a row becomes where a table does not fit.
    Card,
    /// In a guidance note.
    Guidance,
    /// In a guidance note above room for handwriting, which it leaves as much of the page as it can.
    PaperGuidance,
    /// In a panel.
    Panel,
    /// In a quotation.
    Quote,
    /// In a comment.
    Comment,
}

impl Frame {
    /// The style of its paragraphs; `None` is `Normal`.
    pub(super) fn paragraph_style(self) -> Option<&'static str> {
        match self {
            Self::Body => None,
            Self::Cell(_, style) => Some(style),
            Self::Card => Some("CardText"),
            Self::Guidance | Self::PaperGuidance => Some("Guidance"),
            Self::Panel => Some("Panel"),
            Self::Quote => Some("Quote"),
            Self::Comment => Some("CommentText"),
        }
    }

    /// How its text is aligned.
    pub(super) fn alignment(self) -> Alignment {
        match self {
            Self::Cell(alignment, _) => alignment,
            _ => Alignment::Start,
        }
    }

    /// How much room it leaves for boxes to tick.
    pub(super) fn room(self) -> Room {
        match self {
            Self::Cell(..) => Room::Cell,
            Self::Card => Room::Card,
            _ => Room::Page,
        }
    }

    /// Whether its paragraphs share a border or shade, so that a gap between them would show.
    pub(super) fn is_shaded(self) -> bool {
        matches!(self, Self::Guidance | Self::PaperGuidance | Self::Panel)
    }
}

/// The place of a block among others.
#[derive(Clone, Copy, Debug)]
pub(super) struct Flow {
    /// What surrounds it.
    pub(super) frame: Frame,
    /// How wide it may be.
    pub(super) width: Twips,
    /// How many lists it stands in.
    pub(super) lists: u8,
    /// How many quotations it stands in.
    pub(super) quotes: u8,
    /// Whether it stands in a row that shows an entry: such rows are copied, so they carry no
    /// bookmarks.
    pub(super) in_entry: bool,
}

impl Flow {
    /// Blocks on the page itself.
    pub(super) fn page(page: Page) -> Self {
        Self {
            frame: Frame::Body,
            width: page.text_width(),
            lists: 0,
            quotes: 0,
            in_entry: false,
        }
    }

    /// How far its paragraphs are indented, lists apart.
    pub(super) fn indent(self) -> Indent {
        let side = match self.frame {
            Frame::Guidance | Frame::PaperGuidance | Frame::Panel => INSET,
            Frame::Quote => QUOTE_INDENT * u32::from(self.quotes.clamp(1, 8)),
            Frame::Body | Frame::Cell(..) | Frame::Card | Frame::Comment => 0,
        };
        Indent {
            left: side,
            right: side.min(QUOTE_INDENT),
            hanging: 0,
        }
    }

    /// Whether its lines stand close together.
    pub(super) fn is_close(self) -> bool {
        self.frame == Frame::PaperGuidance
    }

    /// Whether it stands in the cell of a table.
    pub(super) fn in_cell(self) -> bool {
        matches!(self.frame, Frame::Cell(..))
    }

    /// The same place, inside `frame`.
    pub(super) fn within(self, frame: Frame) -> Self {
        Self { frame, ..self }
    }
}

/// An element with one `w:val`.
pub(super) fn value(
    name: &'static str,
    value: impl Into<std::borrow::Cow<'static, str>>,
) -> Element {
    Element::new(name).with("w:val", value)
}
