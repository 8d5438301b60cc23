//! A paged document as plain values: blocks, inlines and answers.
//!
//! In: rendered Markdown and the answers that stand beside it. Out: a [`Document`] that a
//! writer turns into a file, and what every writer has to know of it: what people see, which answers
//! are open, how deep it is nested. This room knows neither Word nor Handlebars nor what a plan is.

mod answer;
mod as_typed;
mod block;
mod by_hand;
mod containers;
mod direction;
mod inline;
mod insertion;
mod legible;
mod link;
mod markdown;
mod nesting;
mod picture;
mod pictured;
mod same;
mod settled;
mod shown;
mod table;
mod typed_lines;

pub use answer::{Answer, AnswerKind, Choice, Presentation, Shown, bookmark, control_name};
pub use as_typed::{as_typed, retyped};
pub use block::{Block, Comment, Guidance, Heading, List, Paragraph};
pub use by_hand::{Room, tick_sign};
pub use containers::{CONTAINERS, Container};
pub use direction::Direction;
pub use inline::{Inline, Link, Marks, plain_text};
pub use insertion::{Insertion, marker};
pub use link::{addresses, link_target};
pub use markdown::{
    GuidancePlacement, line_faults, markdown, prose, rendered_faults, silent_pictures,
    targets_as_words, template_blocks, template_line, written_faults,
};
pub use picture::{Image, ImageFormat, Picture, is_picture_name};
pub use pictured::{pictures_in, put_pictures};
pub use same::{kept_prose, same_prose};
pub use settled::{push_text, settled};
pub use shown::{direction_of_line, is_blank, shown_blocks, shown_line};
pub use table::{Alignment, Cell, Column, Entry, HeaderCell, Row, Table, TableStyle};

/// A whole document, ready to be written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// What the file says about itself.
    pub properties: Properties,
    /// The line at the top of every page.
    pub header: Band,
    /// The line at the foot of every page.
    pub footer: Band,
    /// Whether only its open answers can be typed into.
    pub closed: bool,
    /// The content, in reading order.
    pub blocks: Vec<Block>,
}

/// What a file says about itself, shown under File ▸ Info and read out by screen readers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Properties {
    /// The title; never empty in a finished document.
    pub title: String,
    /// What kind of document it is, in a few words.
    pub subject: String,
    /// Who or what stands behind it.
    pub author: String,
    /// The language of the answers as a BCP 47 tag, for example `en-GB`.
    pub language: String,
    /// The language of the document's own words.
    pub own_language: String,
    /// The date it is dated by, as `YYYY-MM-DD`; none leaves the file undated.
    pub date: Option<String>,
    /// Custom properties in the order they are written: name and text.
    pub custom: Vec<(String, String)>,
}

/// A header or footer line: text at the left, in the middle and at the right.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Band {
    /// Text at the left margin.
    pub left: Vec<Inline>,
    /// Text in the middle.
    pub centre: Vec<Inline>,
    /// Text at the right margin.
    pub right: Vec<Inline>,
}

impl Band {
    /// Whether there is nothing to show.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.left.is_empty() && self.centre.is_empty() && self.right.is_empty()
    }
}
