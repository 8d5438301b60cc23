//! What stands on a page of its own width: headings, paragraphs, lists, tables, notes.

use super::{Answer, Inline};

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
    /// Comments in the margin at this heading.
    pub comments: Vec<Comment>,
}

/// A comment in the margin.
#[derive(Clone, Debug, PartialEq)]
pub struct Comment {
    /// Who it is signed by.
    pub author: String,
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

/// How the text of a column is aligned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Alignment {
    /// At the start of the line: left, or right in a right-to-left language.
    #[default]
    Start,
    /// In the middle.
    Centre,
    /// At the end of the line; figures.
    End,
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its share of the width, relative to the other columns; at least 1.
    pub width: u32,
    /// How its text is aligned.
    pub alignment: Alignment,
}

/// A table with one header row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// What the table holds, for people who do not see it; the nearest heading by default.
    pub caption: String,
    /// Its columns, as many as cells in every row.
    pub columns: Vec<Column>,
    /// The header row, repeated on every page.
    pub header: Vec<HeaderCell>,
    /// The other rows.
    pub rows: Vec<Row>,
}

/// A cell of the header row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HeaderCell {
    /// Its text.
    pub content: Vec<Inline>,
    /// The tag of the answers in its column, where they are all of one field.
    pub tag: Option<String>,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Its cells.
    pub cells: Vec<Cell>,
    /// The entry of the plan it shows: such rows can be repeated by the reader.
    pub entry: Option<Entry>,
}

/// The entry of a plan that a row shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The list it belongs to: `stakeholders`.
    pub list: String,
    /// Which one: an id or an index; `None` for a spare row.
    pub key: Option<String>,
}

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// Its content; empty for an empty cell.
    pub blocks: Vec<Block>,
}
