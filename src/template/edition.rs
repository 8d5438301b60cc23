//! What a document is made for, and how much of it is wanted.

use super::Terms;
use crate::diagnostic::Diagnostic;
use crate::document::{Image, Presentation};
use crate::plan::scalar::{Date, Language};

use std::collections::BTreeMap;
use std::sync::Arc;

pub use crate::plan::Purpose;

/// How much a blank asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Detail {
    /// The eight questions and four short tables.
    #[default]
    Short,
    /// Every field that the Word plan holds.
    Full,
}

/// Where guidance goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Guidance {
    /// As notes set apart on the page.
    #[default]
    Notes,
    /// As comments in the margin.
    Comments,
    /// Nowhere.
    None,
}

/// What is asked for: one edition of a plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Edition {
    /// What it is made for.
    pub purpose: Purpose,
    /// How much a blank asks for.
    pub detail: Detail,
    /// Where guidance goes.
    pub guidance: Guidance,
    /// Whether answers get ruled space for a pen instead of controls.
    pub handwriting: bool,
    /// Whether a blank is one large sheet for a group round a table, guidance on its back.
    pub canvas: bool,
    /// How many spare rows each table of a blank Word document has.
    pub spare_rows: usize,
    /// How many spare rows each table of a blank workbook has.
    pub sheet_rows: usize,
    /// The date it carries.
    pub date: Option<Date>,
    /// The language of a plan that does not say its own.
    pub language: Option<Language>,
    /// The id of the funder a bid goes to.
    pub funder: Option<String>,
    /// Another document than the plan, by its name among the templates: `one-pager`.
    pub document: Option<String>,
    /// The id of the group that it is for, where it is for one.
    pub group: Option<String>,
    /// The pictures that the prose of the plan names, by the names of their files.
    pub pictures: BTreeMap<String, Arc<Image>>,
    /// Whether it is made although its plan is not ready, and says so on every page.
    pub unready: bool,
    /// Findings that stand as comments in the margin of the Word document.
    pub remarks: Vec<Diagnostic>,
}

impl Edition {
    /// What every page says of a copy whose plan is not ready; nothing of any other.
    #[must_use]
    pub fn draft_mark<'a>(&self, terms: &'a Terms) -> Option<&'a str> {
        let word = match self.purpose {
            Purpose::Bid => "draft_mark_bid",
            _ => "draft_mark_sign_off",
        };
        self.unready.then(|| terms.word(word))
    }

    /// How answers are shown.
    #[must_use]
    pub fn presentation(&self) -> Presentation {
        match (self.purpose.is_open(), self.handwriting) {
            (true, true) => Presentation::Handwriting,
            (true, false) => Presentation::Control,
            (false, _) => Presentation::Plain,
        }
    }
}
