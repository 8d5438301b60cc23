//! Filled-in documents → a plan.
//!
//! In: the bytes of a .docx or .xlsx file that coplan made, whatever has been done to it since.
//! Out: a [`Reading`]: the answers as a typed plan, which fields the file holds at all, and
//! everything that could not be placed. This room does not know how two plans are merged.

mod answers;
mod assemble;
mod docx;
mod file;
mod gathered;
mod xlsx;

pub use file::Kind;
pub use gathered::{Comment, Leftover};

use crate::diagnostic::{Diagnostic, Place};
use crate::package::{Origin, Written};
use crate::plan::rows::{REGISTERS, rows};
use crate::plan::{Plan, Purpose};
use crate::template::Terms;
use std::collections::{BTreeMap, BTreeSet};

/// What a document says.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Which of the two documents it is.
    pub kind: Kind,
    /// What it was made for, if it says so.
    pub purpose: Option<Purpose>,
    /// The hash of the plan it was made from (`coplan.plan`), if it says so.
    pub fingerprint: Option<String>,
    /// The version of that plan, if it had one.
    pub version: Option<String>,
    /// Whether its content is still what coplan wrote; `None` where nobody can tell.
    pub unchanged: Option<bool>,
    /// What the document says and nothing else. An entry has an id only where the document shows
    /// one; a reference that means nobody in this document stands as it was typed.
    pub plan: Plan,
    /// The tags of the fields that the document holds, filled in or empty (`stakeholders.route`),
    /// and of the lists whose tables it holds (`stakeholders`). What is not among them has not
    /// been asked for, and says nothing about the plan.
    pub held: BTreeSet<String>,
    /// The paths of the entries that stood in the file when coplan made it (`stakeholders.S2`), of
    /// those that [`Self::plan`] has. Any other id has been typed by a person.
    pub ids: BTreeSet<String>,
    /// The paths of fields that the document holds, though for one of its entries it says nothing of
    /// them, not even that they are empty: of several tables with the entry, one has lost its row; or
    /// a formula has no result.
    pub absent: BTreeSet<String>,
    /// The paths of the answers that still say what they said when coplan made the document: nobody has
    /// changed them.
    pub kept: BTreeSet<String>,
    /// Where each answer stands, by its path in [`Self::plan`]; rows have a place as well.
    pub places: BTreeMap<String, Place>,
    /// What people wrote that is no answer, or could not be understood.
    pub leftovers: Vec<Leftover>,
    /// What readers noted in the margin.
    pub comments: Vec<Comment>,
    /// What is doubtful: dates of two meanings, ids given twice, pictures left out.
    pub findings: Vec<Diagnostic>,
    /// What it said when coplan made it.
    written: Written,
}

impl Reading {
    /// [`Self::ids`], and the paths of those entries of a plan that the document showed when coplan
    /// made it, though their rows have gone since.
    #[must_use]
    pub fn showed(&self, plan: &Plan) -> BTreeSet<String> {
        let plan = serde_json::to_value(plan.numbered()).unwrap_or_default();
        let mut paths = self.ids.clone();
        for register in REGISTERS {
            let list = register.list;
            let ids = rows(&plan, list)
                .iter()
                .filter_map(|row| row.get("id")?.as_str());
            let shown = ids.filter(|id| self.written.has(Origin::Row(list, id)));
            paths.extend(shown.map(|id| format!("{list}.{id}")));
        }
        paths
    }
}

/// Reads a document; `file_name` only names it in places.
///
/// The error says what the file is if it is no document of coplan's, or why it cannot be read:
/// protected, damaged, with macros, or made to do harm.
pub fn read(file_name: &str, bytes: &[u8], terms: &Terms) -> Result<Reading, Vec<Diagnostic>> {
    let file = file::File::open(file_name, bytes).map_err(|fault| vec![fault])?;
    let gathered = match file.kind {
        Kind::Word => docx::gather(&file, terms).map_err(|fault| vec![fault])?,
        Kind::Workbook => xlsx::gather(&file, terms).map_err(|fault| vec![fault])?,
    };
    Ok(assemble::assemble(&file, gathered, terms))
}
