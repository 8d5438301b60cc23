//! A workbook as plain values: sheets, tables, typed cells, formulas, validation, charts.
//!
//! Rows and columns are counted from nought; every table begins in the first column.

use crate::document::Properties;
use rust_decimal::Decimal;
use std::sync::Arc;

/// A whole workbook, ready to be written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Workbook {
    /// What the file says about itself.
    pub properties: Properties,
    /// The sheets, in the order of their tabs.
    pub sheets: Vec<Sheet>,
    /// Names for cells and ranges, which formulas and validation use.
    pub names: Vec<Name>,
    /// What stands before the format of dates, so that a spreadsheet program names months in the language of the
    /// words: `[$-452]`. Without it, the program names them in its own.
    pub date_locale: String,
}

/// A name for a cell, a range or a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The name, as formulas use it.
    pub name: String,
    /// What it stands for, for example `=Budget!$B$4`.
    pub formula: String,
}

/// A sheet: a title, a description, lines of text, then tables one below the other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// The name on its tab.
    pub name: String,
    /// The title, in A1.
    pub title: String,
    /// What it holds, in A2.
    pub description: String,
    /// Lines of text below the description, each in a row of its own.
    pub lines: Vec<CellValue>,
    /// The tables, from top to bottom.
    pub tables: Vec<Table>,
    /// The charts, one below the other beside the tables.
    pub charts: Vec<Chart>,
    /// The widths of the columns, in characters of the default font.
    pub widths: Vec<f64>,
    /// How many rows at the top stay in view.
    pub frozen_rows: u32,
    /// How many columns at the left stay in view.
    pub frozen_columns: u16,
    /// How it is printed.
    pub print: Print,
    /// Whether its cells refuse changes; without a password.
    pub protected: bool,
    /// Whether it is hidden, and so never printed; its tab can be shown again.
    pub hidden: bool,
}

/// How a sheet is printed: landscape, every page with these lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Print {
    /// The paper; a wide sheet takes several pages.
    pub paper: crate::style::Paper,
    /// How many columns at the left are repeated on every page.
    pub repeated_columns: u16,
    /// How many columns are printed; those at the right of them are for the screen alone.
    pub columns: u16,
    /// The columns that begin a page.
    pub begin_pages: Vec<u16>,
    /// The row repeated at the top of every page.
    pub repeated_row: Option<u32>,
    /// Text at the top left of every page.
    pub header: String,
    /// What kind of sheet it is, at the top right of every page.
    pub title: String,
    /// Text at the bottom left of every page.
    pub footer: String,
    /// `Page {page} of {pages}`, with these two placeholders.
    pub pages: String,
}

/// A table: a heading, a row of column headers, rows, and perhaps a row of totals.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Its name, as formulas use it.
    pub name: String,
    /// Its heading, in the row above its headers; none where the sheet has one table only.
    pub heading: Option<String>,
    /// What it holds, for people who do not see it.
    pub description: String,
    /// The row of its headers.
    pub header_row: u32,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, each with a cell for every column.
    pub rows: Vec<Vec<Cell>>,
    /// Whether there is a row of totals.
    pub totals: bool,
    /// Whether its rows are entries, which may be high.
    pub register: bool,
    /// Whether its headers have filter buttons.
    pub filter: bool,
}

impl Table {
    /// The row in which it begins: its heading, or else its headers.
    #[must_use]
    pub fn top_row(&self) -> u32 {
        self.header_row
            .saturating_sub(u32::from(self.heading.is_some()))
    }

    /// The first row below the headers.
    #[must_use]
    pub fn first_row(&self) -> u32 {
        self.header_row + 1
    }

    /// The last row of data.
    #[must_use]
    pub fn last_row(&self) -> u32 {
        self.header_row + count(self.rows.len())
    }

    /// The row below the table.
    #[must_use]
    pub fn next_row(&self) -> u32 {
        self.last_row() + 1 + u32::from(self.totals)
    }
}

/// A length as a row number; a sheet has fewer rows than this can count.
pub(super) fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// A column of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column {
    /// Its header; unique in its table.
    pub header: String,
    /// How its cells look.
    pub look: Look,
    /// The plan field it holds; none for a column that is worked out.
    pub field: Option<String>,
    /// The formula of every row; rows may differ from it.
    pub formula: Option<Arc<str>>,
    /// Guidance at its header.
    pub note: Option<String>,
    /// What may be typed into its cells.
    pub validation: Option<Validation>,
    /// What stands in the row of totals.
    pub total: Total,
}

/// What stands below a column.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Total {
    /// Nothing.
    #[default]
    None,
    /// A word.
    Label(String),
    /// The sum of the column: its formula, and what it gives now.
    Sum(Arc<str>, Decimal),
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// What it holds.
    pub value: CellValue,
    /// The plan field it holds, where its column does not say.
    pub field: Option<String>,
    /// How it looks, where that differs from its column.
    pub look: Option<Look>,
    /// What may be typed into it, where that differs from its column.
    pub validation: Option<Validation>,
}

impl From<CellValue> for Cell {
    fn from(value: CellValue) -> Self {
        Self {
            value,
            ..Self::default()
        }
    }
}

/// What a cell holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum CellValue {
    /// Nothing.
    #[default]
    Empty,
    /// Text; never a formula, whatever it begins with.
    Text(String),
    /// A number; a percentage is a fraction.
    Number(Decimal),
    /// A day.
    Day(jiff::civil::Date),
    /// A month, by its first day; its format shows no day.
    Month(jiff::civil::Date),
    /// A link to a sheet of this workbook, by name.
    Link(String),
    /// A formula without its equals sign, and what it gives now.
    Formula(Arc<str>, Box<CellValue>),
}

impl CellValue {
    /// Text, or nothing if it is empty.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() {
            Self::Empty
        } else {
            Self::Text(text)
        }
    }

    /// What the cell shows: for a formula its result.
    #[must_use]
    pub fn shown(&self) -> &Self {
        match self {
            Self::Formula(_, result) => result,
            value => value,
        }
    }

    /// Whether the cell shows nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(self.shown(), Self::Empty)
    }
}

/// How a cell looks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Look {
    /// The form of its value.
    pub form: Form,
    /// Whether people fill it in.
    pub input: bool,
    /// Whether it stands out, as totals do.
    pub strong: bool,
}

/// The form of a value.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Form {
    /// Text that wraps.
    #[default]
    Text,
    /// Text that a program must not take for a date or a number, such as `6-8`.
    Literal,
    /// A plain number.
    Number,
    /// Money, with the sign that stands before it.
    Money(String),
    /// Money that is worked out, where nothing is shown as a dash.
    Sum(String),
    /// A percentage.
    Percent,
    /// A day or a month.
    Date,
    /// A mark in the middle; the cell is dark where it stands.
    Mark,
}

/// What may be typed into a cell, and what is said about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Validation {
    /// What is allowed.
    pub allowed: Allowed,
    /// A title for both messages.
    pub title: String,
    /// What is said when the cell is chosen; empty for nothing.
    pub prompt: String,
    /// What is said when something else is typed.
    pub refusal: String,
}

/// What may be typed into a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Allowed {
    /// Anything.
    Any,
    /// One of the values of a named range.
    OneOf(String),
    /// One of the values of a named range; anything else after a question.
    Preferably(String),
    /// One of a few words.
    Words(Vec<String>),
    /// A number from nought to this.
    NumberUpTo(Decimal),
    /// A date.
    Date,
    /// Nothing: the cell is worked out.
    Nothing,
}

/// A chart of columns of a table, legible in black and white.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chart {
    /// Its title.
    pub title: String,
    /// What it shows, for people who do not see it.
    pub alt: String,
    /// What it is made of.
    pub shape: ChartShape,
    /// Whether its names stand below it, as those of upright bars and of lines do.
    pub upright: bool,
    /// The sheet its figures stand on.
    pub sheet: String,
    /// The first and last row of the figures.
    pub rows: (u32, u32),
    /// The names along the axis.
    pub labels: Series,
    /// The figures; of a pie one series alone.
    pub series: Vec<Series>,
    /// The sign before amounts.
    pub sign: String,
    /// What amounts are counted in along the axis.
    pub unit: Unit,
}

/// What a chart is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ChartShape {
    /// Bars, each series stacked on the one before.
    #[default]
    Bars,
    /// A line for each series.
    Lines,
    /// One circle, with a slice for each name.
    Pie,
}

/// What amounts are counted in: short labels stay level, and are read at a glance.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unit {
    /// How often amounts are divided by a thousand.
    pub thousands: u8,
    /// How many decimals are shown.
    pub decimals: u8,
    /// What stands after them.
    pub sign: String,
}

/// A column of figures or names in a chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Series {
    /// The column they stand in.
    pub column: u16,
    /// The row of its header, which names it.
    pub header_row: u32,
    /// What stands there now.
    pub values: Vec<CellValue>,
}
