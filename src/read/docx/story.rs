//! The text of a Word file as it stands: lines and tables, and the field each piece belongs to.

use super::styles::Role;
use crate::document::Marks;
use std::rc::Rc;

/// The number of a [`Mark`] in a story.
pub(super) type MarkId = usize;

/// Everything that stands in a part.
#[derive(Debug, Default)]
pub(super) struct Story {
    /// Its content, in order.
    pub(super) blocks: Vec<Block>,
    /// The controls and bookmarks that name fields, in the order in which they begin.
    pub(super) marks: Vec<Mark>,
    /// All controls, named or not.
    pub(super) controls: Vec<Control>,
}

/// A control or bookmark that names a field.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    /// The tag of the field: `stakeholders.route`.
    pub(super) tag: String,
}

/// A control, as far as it says more than its text.
#[derive(Clone, Debug, Default)]
pub(super) struct Control {
    /// The pick-list it offers: labels and codes.
    pub(super) options: Vec<(String, String)>,
    /// The day its date picker remembers.
    pub(super) day: Option<String>,
    /// Whether its box is ticked, if it is one.
    pub(super) ticked: Option<bool>,
    /// Whether Word says that it shows its prompt.
    pub(super) prompting: bool,
}

/// A paragraph or a table.
#[derive(Clone, Debug)]
pub(super) enum Block {
    /// A paragraph.
    Line(Line),
    /// A table.
    Grid(Grid),
}

/// A paragraph.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    /// What it is, by its style.
    pub(super) role: Role,
    /// The list it is an item of.
    pub(super) item: Option<Item>,
    /// How far it is indented, in twips.
    pub(super) left: i64,
    /// What stands in it.
    pub(super) pieces: Vec<Piece>,
    /// The field it stands in from its start.
    pub(super) field: Option<MarkId>,
    /// The fields that begin in it, also those without any text.
    pub(super) begins: Vec<MarkId>,
    /// The comments that are anchored in it, and the field each is anchored in.
    pub(super) comments: Vec<(String, Option<MarkId>)>,
    /// Whether its end has been deleted, so that the next paragraph goes on in it.
    pub(super) runs_on: bool,
}

/// The item of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Item {
    /// The list.
    pub(super) list: String,
    /// The definition it shares with other lists.
    pub(super) definition: String,
    /// Whether the list counts anew; else it goes on where the last of its definition ended.
    pub(super) restarts: bool,
    /// Its level, from nought.
    pub(super) level: u8,
    /// The first number of the list; `None` for bullets.
    pub(super) start: Option<u32>,
}

/// A piece of a line.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// What it is.
    pub(super) content: Content,
    /// How it is set apart.
    pub(super) marks: Marks,
    /// The address it leads to.
    pub(super) link: Option<Rc<str>>,
    /// The field it belongs to.
    pub(super) field: Option<MarkId>,
    /// The innermost control it stands in.
    pub(super) control: Option<usize>,
}

/// What a piece is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// Text without breaks or tabs.
    Text(String),
    /// A line break.
    Break,
    /// A tab.
    Tab,
    /// The number of a page, or another thing that programs keep up to date.
    Counted,
    /// A picture that somebody has put there.
    Picture,
    /// A picture that was there: the name of its file, and what it shows.
    Known(String, String),
}

/// A table.
#[derive(Clone, Debug, Default)]
pub(super) struct Grid {
    /// The list whose entries its repeating section shows.
    pub(super) list: Option<String>,
    /// Its rows.
    pub(super) rows: Vec<GridRow>,
}

/// A row of a table.
#[derive(Clone, Debug, Default)]
pub(super) struct GridRow {
    /// Whether it is repeated at the top of every page.
    pub(super) is_header: bool,
    /// Its cells.
    pub(super) cells: Vec<GridCell>,
}

/// A cell.
#[derive(Clone, Debug, Default)]
pub(super) struct GridCell {
    /// The column of the grid it begins in.
    pub(super) column: usize,
    /// The fields that begin in it.
    pub(super) begins: Vec<MarkId>,
    /// What stands in it.
    pub(super) blocks: Vec<Block>,
}

impl Line {
    /// Goes on in the paragraph that follows, which it becomes a part of (ECMA-376 part 1,
    /// §17.13.5.15): what the paragraph is, its own end says.
    pub(super) fn go_on_as(&mut self, next: Self) {
        let before = std::mem::replace(self, next);
        self.field = before.field.or(self.field);
        self.pieces.splice(0..0, before.pieces);
        self.begins.splice(0..0, before.begins);
        self.comments.splice(0..0, before.comments);
    }

    /// Its text, tabs and breaks included.
    pub(super) fn text(&self) -> String {
        text(&self.pieces)
    }

    /// The line with only those pieces that fit.
    pub(super) fn only(&self, fits: impl Fn(&Piece) -> bool) -> Self {
        Self {
            pieces: self
                .pieces
                .iter()
                .filter(|piece| fits(piece))
                .cloned()
                .collect(),
            ..self.clone()
        }
    }
}

impl GridCell {
    /// The paragraphs in it, those of tables inside included.
    pub(super) fn lines(&self) -> Vec<&Line> {
        lines(&self.blocks)
    }

    /// All its text.
    pub(super) fn text(&self) -> String {
        let lines: Vec<String> = self.lines().into_iter().map(Line::text).collect();
        lines.join("\n").trim().to_owned()
    }
}

/// The paragraphs of blocks, those in tables included.
pub(super) fn lines(blocks: &[Block]) -> Vec<&Line> {
    let mut found = Vec::new();
    for block in blocks {
        match block {
            Block::Line(line) => found.push(line),
            Block::Grid(grid) => {
                let cells = grid.rows.iter().flat_map(|row| &row.cells);
                found.extend(cells.flat_map(|cell| lines(&cell.blocks)));
            }
        }
    }
    found
}

/// The text of pieces.
pub(super) fn text(pieces: &[Piece]) -> String {
    let mut text = String::new();
    for piece in pieces {
        match &piece.content {
            Content::Text(part) => text.push_str(part),
            Content::Break => text.push('\n'),
            Content::Tab => text.push('\t'),
            Content::Counted | Content::Picture | Content::Known(..) => {}
        }
    }
    text
}
