//! A workbook as plain values, made from a plan and `workbook.toml`.
//!
//! In: a numbered plan, its costing, the layout and the wording. Out: a [`Workbook`] with typed
//! cells, formulas with what they give now, validation, names and charts. This room does not know
//! the library that writes the file.

mod build;
mod entries;
mod facts;
mod figures;
mod formula;
mod layout;
mod lint;
mod lists;
mod model;
mod of_house;
mod table;
mod timeline;
mod validations;

pub use layout::Layout;
pub use model::{
    Allowed, Cell, CellValue, Chart, ChartShape, Column, Form, Look, Name, Print, Series, Sheet,
    Table, Total, Unit, Validation, Workbook,
};

use crate::diagnostic::Diagnostic;
use crate::document::Properties;
use crate::style::Paper;
use crate::template::{Material, Terms};

/// What a workbook is made from.
#[derive(Clone, Copy)]
pub struct Request<'a> {
    /// The plan, its costing, and the edition that is asked for.
    pub material: Material<'a>,
    /// The wording.
    pub terms: &'a Terms,
    /// Sheets, tables and columns.
    pub layout: &'a Layout,
    /// What the file says about itself.
    pub properties: &'a Properties,
    /// The paper it is printed on; large tables take several pages.
    pub paper: Paper,
    /// Text at the foot of every printed page, for example the house and the fingerprint.
    pub footer: &'a str,
}

/// Makes the workbook.
///
/// Fails with everything that cannot be shown: text too long for a cell.
pub fn workbook(request: Request<'_>) -> Result<Workbook, Vec<Diagnostic>> {
    build::workbook(request)
}
