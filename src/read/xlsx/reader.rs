//! What a workbook is read with. Sheets, tables and notes each add what they read.

use super::position::Position;
use crate::diagnostic::Place;
use crate::read::file::File;
use crate::read::gathered::Gathered;
use crate::template::Terms;
use std::collections::BTreeMap;

/// Labels and codes, by the name of the pick-list.
pub(super) type Offers = BTreeMap<String, Vec<(String, String)>>;

/// What is read with: the file, its words, and the pick-lists it offers.
pub(super) struct Reader<'a> {
    /// The file.
    pub(super) file: &'a File,
    /// The words of the templates.
    pub(super) terms: &'a Terms,
    /// The pick-lists of the document itself.
    pub(super) offers: Offers,
    /// What has been found so far.
    pub(super) gathered: Gathered,
}

impl Reader<'_> {
    /// A cell as a place.
    pub(super) fn place(&self, sheet: &str, position: Position) -> Place {
        Place::Cell {
            file: self.file.name.clone(),
            sheet: sheet.to_owned(),
            cell: position.to_string(),
        }
    }
}
