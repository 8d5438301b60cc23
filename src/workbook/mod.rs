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
mod print;
mod rules;
#[doc(hidden)]
pub mod stand_in;
mod table;

pub use layout::Layout;
pub use model::{
    Allowed, Cell, Chart, Column, Form, Look, Name, Print, Properties, Rule, Sheet, Table, Total,
    Value, Workbook,
};
pub use stand_in::{Edition, Guidance, Purpose, Terms, Wording};

use crate::diagnostic::{Diagnostic, Text};
use crate::plan::Plan;
use crate::plan::budget::Costing;
use crate::style::Paper;
use std::sync::Arc;

/// What a workbook is made from.
#[derive(Clone, Copy)]
pub struct Request<'a> {
    /// The plan, with an id for every entry.
    pub plan: &'a Plan,
    /// What it costs.
    pub costing: &'a Costing,
    /// What is asked for.
    pub edition: &'a Edition,
    /// The wording.
    pub terms: &'a Terms,
    /// Sheets, tables and columns.
    pub layout: &'a Layout,
    /// The paper it is printed on; large tables take the next size, or several pages.
    pub paper: Paper,
    /// Text at the foot of every printed page, for example the house and the fingerprint.
    pub footer: &'a str,
    /// Gives a Handlebars expression for each entry of a list of the plan.
    pub expressions: Expressions<'a>,
}

/// Gives the text of a Handlebars expression for each entry of a list of the plan.
pub type Expressions<'a> = &'a dyn Fn(&Arc<Text>, &str) -> Result<Vec<String>, Vec<Diagnostic>>;

/// Makes the workbook.
///
/// Fails with everything that cannot be shown: text too long for a cell, expressions that do not
/// render.
pub fn workbook(request: Request<'_>) -> Result<Workbook, Vec<Diagnostic>> {
    build::workbook(request)
}
