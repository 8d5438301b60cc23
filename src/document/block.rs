//! What stands on a page of its own width: headings, paragraphs, lists, tables, notes.

use super::{Answer, Inline, Table};

/// One block of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// The title of the document; one, and the first block.
    Title(Vec<Inline>),
    /// A heading.
    Heading(Heading),
    /// A paragraph.
    Paragraph(Paragraph),
    /// A list.
    List(List),
    /// A quotation.
    Quote(Vec<Block>),
    /// A table.
    Table(Table),
    /// A prose answer, which has paragraphs of its own.
    Answer(Box<Answer>),
    /// A guidance note, set apart from what people write.
    Guidance(Guidance),
    /// A panel that sets a few blocks apart, such as a summary.
    Panel(Vec<Block>),
    /// Blocks on pages turned to landscape.
    Landscape(Vec<Block>),
    /// A line across the page.
    Rule,
    /// What follows starts on a new page.
    PageBreak,
}

/// A heading. Level 1 is the highest below the title.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// 1 to 5.
    pub level: u8,
    /// The name links point to.
    pub anchor: Option<String>,
    /// Its text.
    pub content: Vec<Inline>,
    /// The key of the question that it asks, if it asks one.
    pub question: Option<String>,
    /// Comments in the margin at this heading.
    pub comments: Vec<Comment>,
}

/// A comment in the margin.
#[derive(Clone, Debug, PartialEq)]
pub struct Comment {
    /// Who it is signed by.
    pub author: String,
    /// The language of what it says, as a tag, where that is not the document's own.
    pub language: Option<String>,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A paragraph.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Paragraph {
    /// Its content.
    pub content: Vec<Inline>,
}

/// A list, bulleted or numbered.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    /// The first number of a numbered list; `None` for bullets.
    pub start: Option<u32>,
    /// Each item is blocks: a paragraph, perhaps with a list below it.
    pub items: Vec<Vec<Block>>,
}

/// A guidance note.
#[derive(Clone, Debug, PartialEq)]
pub struct Guidance {
    /// Its heading, for example `Guidance`.
    pub title: String,
    /// What it says.
    pub blocks: Vec<Block>,
}
