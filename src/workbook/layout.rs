//! `workbook.toml` as Rust types: which sheets, tables, columns and charts there are.
//!
//! In: the text of the file. Out: a [`Layout`], or every fault with its line. What it names is
//! held against the plan's registry by [`super::lint`].

mod words;

use super::of_house::with_lists_of_house;
use crate::diagnostic::{Diagnostic, Text};
use crate::source::{self, Format as FileFormat, Tree};
use crate::template::Terms;
use serde::Deserialize;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The layout of workbooks, from `workbook.toml`.
pub struct Layout {
    pub(super) sheets: Vec<SheetLayout>,
    pub(super) messages: BTreeMap<String, String>,
    pub(super) tree: Tree,
}

/// The file.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct File {
    messages: BTreeMap<String, String>,
    sheet: Vec<SheetLayout>,
}

/// A sheet.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct SheetLayout {
    /// The name on its tab.
    pub(super) name: String,
    pub(super) title: String,
    /// The plan field that is the title, where the plan has one.
    pub(super) title_field: Option<String>,
    pub(super) description: String,
    /// Whether nothing is typed into it, so that clean copies protect it.
    pub(super) protect: bool,
    /// Whether it only serves typing and calculating, so that clean copies hide it and never print it.
    pub(super) hide: bool,
    /// How many columns stay in view and are repeated in print.
    pub(super) keep: u16,
    /// Lists without which the sheet makes no sense.
    pub(super) needs: Vec<String>,
    pub(super) line: Vec<CellLayout>,
    pub(super) table: Vec<TableLayout>,
    pub(super) chart: Vec<ChartLayout>,
}

/// A table.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct TableLayout {
    /// What formulas call it in this file.
    pub(super) id: String,
    /// What formulas call it in the workbook.
    pub(super) name: String,
    pub(super) heading: Option<String>,
    /// The key of its heading in the small words of `terms.toml`.
    pub(super) heading_word: Option<String>,
    pub(super) description: String,
    /// What it has a row for each of, above the rows that are written out.
    pub(super) rows: Option<String>,
    pub(super) needs: Vec<String>,
    /// The only case in which it stands there: `funder`, `no-funder`, or a list that must have entries.
    pub(super) when: Option<String>,
    /// The most spare rows it has in a blank.
    pub(super) spare: Option<usize>,
    /// The word at the left of the row of totals.
    pub(super) total_label: Option<String>,
    pub(super) column: Vec<ColumnLayout>,
    pub(super) row: Vec<RowLayout>,
}

/// A column.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a key of its own in the file"
)]
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct ColumnLayout {
    /// The key of the plan field it holds.
    pub(super) field: Option<String>,
    /// What coplan works out for it.
    pub(super) value: Option<String>,
    pub(super) formula: Vec<String>,
    /// The only case in which it stands there, as for a table.
    pub(super) when: Option<String>,
    /// What the column adds up to, the first that can be used: the row for the rest is this without the
    /// rows above it.
    pub(super) whole: Vec<String>,
    /// What formulas call it; its field or value unless said.
    pub(super) key: Option<String>,
    pub(super) label: Option<String>,
    /// The key of its label in the small words of `terms.toml`.
    pub(super) word: Option<String>,
    /// In characters.
    pub(super) width: Option<f64>,
    pub(super) format: Option<Format>,
    /// Whether the row of totals adds it up.
    pub(super) total: bool,
    /// Whether it may hold a range such as `6-8`.
    pub(super) range: bool,
    /// Whether text that is a plain number is a number.
    pub(super) numbers: bool,
    /// Whether it stands for one column for each period of the timeline.
    pub(super) periods: bool,
    /// Whether it is for the screen alone: it stands at the right of what is printed.
    pub(super) screen: bool,
    /// Whether it begins a page of paper.
    pub(super) page: bool,
    pub(super) note: Option<String>,
}

/// The form of a column that is worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Format {
    Text,
    Number,
    Money,
    Percent,
    Mark,
}

/// A row that is written out.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RowLayout {
    pub(super) label: Option<String>,
    pub(super) word: Option<String>,
    /// The plan field in its only cell.
    pub(super) field: Option<String>,
    /// The name of its only cell.
    pub(super) name: Option<String>,
    /// When it stands there: `funder`, `no-funder`, or a list that must have entries, which
    /// then keeps the row even if it is empty.
    pub(super) when: Option<String>,
    pub(super) strong: bool,
    pub(super) cells: Vec<CellLayout>,
}

/// A single cell.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct CellLayout {
    pub(super) field: Option<String>,
    /// The key of its text in the small words of `terms.toml`.
    pub(super) word: Option<String>,
    pub(super) value: Option<String>,
    pub(super) formula: Vec<String>,
    /// Its name in the workbook.
    pub(super) name: Option<String>,
    pub(super) needs: Vec<String>,
    /// The only case in which it stands there, as for a table.
    pub(super) when: Option<String>,
}

/// A chart.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct ChartLayout {
    pub(super) title: String,
    pub(super) alt: String,
    pub(super) kind: ChartKind,
    /// The id of the table whose figures it shows.
    pub(super) table: String,
    pub(super) categories: String,
    pub(super) series: Vec<String>,
}

/// What a chart is made of. Bars and columns are always stacked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum ChartKind {
    #[default]
    Bar,
    Column,
    /// Another word for columns, for those who look for it.
    Stacked,
    Line,
    Pie,
}

impl ChartKind {
    /// Whether its bars stand upright where their names have room.
    pub(super) fn is_upright(self) -> bool {
        matches!(self, Self::Column | Self::Stacked)
    }
}

impl Layout {
    /// Reads `workbook.toml`.
    ///
    /// Fails with every fault of the file, each with its line: keys and codes nobody knows, and
    /// whatever `lint` finds.
    pub fn load(text: &Arc<Text>, terms: &Arc<Terms>) -> Result<Self, Vec<Diagnostic>> {
        let parsed = Tree::parse(text, FileFormat::Toml)?;
        let loaded = source::load::<File>(&parsed.tree);
        let mut file = loaded.value;
        words::say(&mut file, &|text| {
            terms.of_workbook(text).unwrap_or(text).to_owned()
        });
        let layout = Self {
            sheets: with_lists_of_house(file.sheet, terms),
            messages: file.messages,
            tree: parsed.tree,
        };
        let mut faults = loaded.findings;
        let broken: Vec<_> = faults
            .iter()
            .filter_map(|fault| fault.path.clone())
            .collect();
        faults.extend(super::lint::faults(&layout, terms, &broken));
        // Whoever mends the file goes through it from its beginning.
        let faults = source::in_order(faults);
        if faults.is_empty() {
            Ok(layout)
        } else {
            Err(faults)
        }
    }

    /// Every text of the file that people read, as it stands there: what a language has to say in its own words.
    #[must_use]
    pub fn texts(text: &Arc<Text>) -> BTreeSet<String> {
        let texts = RefCell::new(BTreeSet::new());
        if let Ok(parsed) = Tree::parse(text, FileFormat::Toml) {
            let mut file = source::load::<File>(&parsed.tree).value;
            words::say(&mut file, &|text| {
                texts.borrow_mut().insert(text.to_owned());
                text.to_owned()
            });
        }
        texts.into_inner()
    }

    /// What is said in a case that the file words; the key itself where it does not.
    pub(super) fn message<'a>(&'a self, key: &'a str) -> &'a str {
        self.messages.get(key).map_or(key, String::as_str)
    }
}

impl TableLayout {
    /// Whether nothing is typed into it.
    pub(super) fn is_worked_out(&self) -> bool {
        self.column.iter().all(|column| column.field.is_none())
    }
}

impl ColumnLayout {
    /// What formulas call the column.
    pub(super) fn key(&self) -> Option<&str> {
        let named = [&self.key, &self.field, &self.value];
        named.into_iter().find_map(Option::as_deref)
    }
}

impl RowLayout {
    /// The cells after the label.
    pub(super) fn cells(&self) -> Vec<CellLayout> {
        match &self.field {
            Some(field) => vec![CellLayout {
                field: Some(field.clone()),
                name: self.name.clone(),
                ..CellLayout::default()
            }],
            None => self.cells.clone(),
        }
    }
}
