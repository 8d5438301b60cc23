//! Tables: columns, a header row, rows, and what people see of them.
//!
//! In: a table. Out: its columns as they are seen, the rows that can be repeated, what a row says as a
//! card, and the answers in it. This file does not know how wide a page is.

use super::{Answer, Block, Inline, Paragraph, Presentation, is_blank, shown_blocks, shown_line};

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

/// What a table is for, which decides how it looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TableStyle {
    /// Rows of entries below their header.
    #[default]
    Rows,
    /// A few figures in large type, each below what it is.
    Figures,
    /// One bar whose parts are as wide as their columns.
    Bar,
    /// What happens when: a first column of names, then periods in which a cell that says anything is
    /// filled.
    Timeline,
    /// A grid of two ratings, the first column naming the rows.
    Grid,
    /// Names and what belongs to them, side by side.
    Pairs,
    /// Each row as a block to be signed.
    Signatures,
    /// A large sheet: questions above the boxes in which a group answers them.
    Canvas,
}

/// A table with one header row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// What the table holds, for people who do not see it; the nearest heading by default.
    pub caption: String,
    /// What it is for.
    pub style: TableStyle,
    /// Whether its columns are as wide as what stands in them needs, and their shares say nothing.
    pub fits_content: bool,
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

impl TableStyle {
    /// Whether its first column says what each row is about.
    #[must_use]
    pub const fn names_rows(self) -> bool {
        matches!(self, Self::Rows | Self::Timeline | Self::Grid)
    }

    /// Whether its columns draw something, so that they stand side by side whatever their width.
    #[must_use]
    pub const fn is_drawn(self) -> bool {
        matches!(self, Self::Bar | Self::Timeline | Self::Grid)
    }
}

impl Table {
    /// The columns as they are seen: a row with more cells than columns loses none of them, and what
    /// has no column of its own is as narrow as can be.
    #[must_use]
    pub fn all_columns(&self) -> Vec<Column> {
        let cells = self.rows.iter().map(|row| row.cells.len());
        let count = cells
            .chain([self.columns.len(), self.header.len()])
            .fold(0, usize::max);
        let column = |at| self.columns.get(at).copied().unwrap_or(Column::NARROW);
        (0..count).map(column).collect()
    }

    /// Whether anything is seen of the header row.
    #[must_use]
    pub fn has_header(&self) -> bool {
        self.header.iter().any(HeaderCell::is_named)
    }

    /// Whether any row shows an entry: then those that show none are totals.
    #[must_use]
    pub fn has_entries(&self) -> bool {
        self.rows.iter().any(|row| row.entry.is_some())
    }

    /// The names of the columns, one after the other.
    #[must_use]
    pub fn column_names(&self) -> String {
        let names = self.header.iter().map(HeaderCell::name);
        names.collect::<Vec<_>>().join(", ")
    }

    /// The rows in groups: entries of one list that follow each other and can be repeated stand
    /// together, with the name of their list.
    pub fn groups(&self) -> impl Iterator<Item = (Option<&str>, &[Row])> {
        let groups = self
            .rows
            .chunk_by(|one, next| one.repeated_list() == next.repeated_list());
        groups.map(|rows| (rows.first().and_then(Row::repeated_list), rows))
    }

    /// A timeline as a table of two columns: what happens, and the names of the periods it falls into.
    #[must_use]
    pub fn periods_listed(&self) -> Self {
        let names: Vec<String> = self.header.iter().map(HeaderCell::name).collect();
        let listed = |row: &Row| {
            let filled = row.cells.iter().zip(&names).skip(1);
            let filled = filled.filter(|(cell, _)| !is_blank(&cell.seen()));
            let periods: Vec<&str> = filled.map(|(_, name)| name.as_str()).collect();
            let text = Cell::text(periods.join(", "));
            let cells = row.cells.first().cloned().into_iter().chain([text]);
            Row {
                cells: cells.collect(),
                entry: row.entry.clone(),
            }
        };
        let header = self.header.first().cloned();
        let when = HeaderCell {
            content: vec![Inline::text(&self.caption)],
            tag: None,
        };
        Self {
            caption: self.caption.clone(),
            style: TableStyle::Rows,
            fits_content: true,
            columns: vec![Column::NARROW; 2],
            header: header.into_iter().chain([when]).collect(),
            rows: self.rows.iter().map(listed).collect(),
        }
    }

    /// Whether two columns that follow each other share a line of a card that is to be signed: narrow
    /// ones stand in pairs, a wide one alone.
    #[must_use]
    pub fn share_a_line(&self, first: usize, next: usize) -> bool {
        let narrowest = self.columns.iter().map(|column| column.width).min();
        let is_narrow = |at: usize| self.columns.get(at).map(|column| column.width) == narrowest;
        self.style == TableStyle::Signatures
            && first.is_multiple_of(2)
            && next == first + 1
            && is_narrow(first)
            && is_narrow(next)
    }

    /// The cells of a column, from the first row on.
    pub(super) fn cells_of(&self, position: usize) -> impl Iterator<Item = &Cell> {
        let cells = self.rows.iter();
        cells.filter_map(move |row| row.cells.get(position))
    }
}

impl Column {
    /// As narrow as can be.
    const NARROW: Self = Self {
        width: 1,
        alignment: Alignment::Start,
    };
}

impl HeaderCell {
    /// The name of the column as it is shown.
    #[must_use]
    pub fn name(&self) -> String {
        shown_line(&self.content)
    }

    /// Whether anything of the name is seen.
    #[must_use]
    pub fn is_named(&self) -> bool {
        !is_blank(&self.name())
    }

    /// The name as it stands before an answer, in strong emphasis: a question asks, all else has a
    /// colon. Nothing for a column without a name.
    #[must_use]
    pub fn label(&self) -> Vec<Inline> {
        let name = self.name();
        let name = name.trim().trim_end_matches(':');
        let sign = if name.ends_with('?') { " " } else { ": " };
        if name.is_empty() {
            return Vec::new();
        }
        vec![Inline::bold(format!("{name}{sign}"))]
    }
}

impl Row {
    /// The list whose entries it repeats: only rows with controls can be repeated by the reader.
    #[must_use]
    pub fn repeated_list(&self) -> Option<&str> {
        let entry = self.entry.as_ref()?;
        let is_control = |answer: &Answer| answer.presentation == Presentation::Control;
        let is_repeated = self.answers().any(is_control);
        is_repeated.then_some(entry.list.as_str())
    }

    /// The answers that stand in the row itself, not in tables within it.
    pub fn answers(&self) -> impl Iterator<Item = &Answer> {
        self.cells.iter().flat_map(Cell::answers)
    }

    /// Whether nothing stands in any of its cells.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.cells.iter().all(|cell| cell.blocks.is_empty())
    }

    /// Whether anything in it is left to be filled in by hand.
    #[must_use]
    pub fn is_left_to_pens(&self) -> bool {
        self.answers().any(Answer::is_left_to_pens)
    }

    /// The positions of the cells that it shows as a card, one thing after the other: of a row that is
    /// filled in all, of all others those that say something.
    pub fn on_card(&self) -> impl Iterator<Item = usize> {
        let is_form = self.repeated_list().is_some() || self.is_left_to_pens();
        let cells = self.cells.iter().enumerate();
        let seen = cells.filter(move |(_, cell)| is_form || !is_blank(&cell.seen()));
        seen.map(|(position, _)| position)
    }
}

impl Cell {
    /// A cell with a line of text.
    fn text(text: String) -> Self {
        let content = vec![Inline::text(text)];
        Self {
            blocks: vec![Block::Paragraph(Paragraph { content })],
        }
    }

    /// What people see in it: its text, its answers, and the prompts of its controls.
    #[must_use]
    pub fn seen(&self) -> String {
        let blocks = self.blocks.iter().map(|block| match block {
            Block::Answer(answer) => seen_of(answer),
            Block::Paragraph(paragraph) => paragraph.content.iter().map(seen_inline).collect(),
            other => shown_blocks(std::slice::from_ref(other)),
        });
        blocks.collect::<Vec<_>>().join("\n")
    }

    /// The answers that stand in it, not in tables within it.
    pub fn answers(&self) -> impl Iterator<Item = &Answer> {
        self.blocks.iter().flat_map(|block| match block {
            Block::Answer(answer) => vec![answer.as_ref()],
            Block::Paragraph(paragraph) => {
                let answers = paragraph.content.iter().filter_map(|inline| match inline {
                    Inline::Answer(answer) => Some(answer.as_ref()),
                    _ => None,
                });
                answers.collect()
            }
            _ => Vec::new(),
        })
    }
}

fn seen_inline(inline: &Inline) -> String {
    match inline {
        Inline::Answer(answer) => seen_of(answer),
        other => shown_line(std::slice::from_ref(other)),
    }
}

/// What people see of an answer in a cell: an open one says something only on screen.
fn seen_of(answer: &Answer) -> String {
    match (answer.known(), answer.presentation) {
        (Some(value), _) => value.text().into_owned(),
        (None, Presentation::Control) => answer.prompt.clone(),
        (None, _) => String::new(),
    }
}
