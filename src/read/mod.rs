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
mod typed;
mod xlsx;

pub use file::{FileKind, kind_of};
pub use gathered::{Comment, Leftover};
pub use typed::{Doubtful, TypedAnswer, typed};

use crate::diagnostic::{Diagnostic, Place};
use crate::memory::{Memory, Remembered};
use crate::plan::{Path, Purpose, Values};
use crate::template::Terms;
use std::collections::{BTreeMap, BTreeSet};

/// What a document says.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Which of the two documents it is.
    pub kind: FileKind,
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
    pub values: Values,
    /// The tags of the fields that the document holds, filled in or empty (`stakeholders.route`),
    /// and of the lists whose tables it holds (`stakeholders`). What is not among them has not
    /// been asked for, and says nothing about the plan.
    pub held: BTreeSet<String>,
    /// The entries that stood in the file when coplan made it (`stakeholders.S2`), of those that
    /// [`Self::values`] has. Any other id has been typed by a person.
    pub ids: BTreeSet<Path>,
    /// The fields that the document holds, though for one of its entries it says nothing of them,
    /// not even that they are empty: of several tables with the entry, one has lost its row; or a
    /// formula has no result.
    pub absent: BTreeSet<Path>,
    /// The prices of one unit that say what their line costs in all, as the document asked for that.
    pub in_all: BTreeSet<Path>,
    /// The answers that still say what they said when coplan made the document: nobody has changed
    /// them.
    pub kept: BTreeSet<Path>,
    /// Where each answer stands, by its path in [`Self::values`]; rows have a place as well.
    pub places: BTreeMap<Path, Place>,
    /// What people wrote that is no answer, or could not be understood.
    pub leftovers: Vec<Leftover>,
    /// What readers noted in the margin.
    pub comments: Vec<Comment>,
    /// What is doubtful: dates of two meanings, ids given twice, pictures left out.
    pub findings: Vec<Diagnostic>,
    /// What it remembers of its plan.
    pub memory: Memory,
}

impl Reading {
    /// What a document says that holds these values, and of which nothing else is known.
    #[must_use]
    pub fn of(kind: FileKind, values: Values) -> Self {
        Self {
            kind,
            purpose: None,
            fingerprint: None,
            version: None,
            unchanged: None,
            values,
            held: BTreeSet::new(),
            ids: BTreeSet::new(),
            absent: BTreeSet::new(),
            in_all: BTreeSet::new(),
            kept: BTreeSet::new(),
            places: BTreeMap::new(),
            leftovers: Vec::new(),
            comments: Vec::new(),
            findings: Vec::new(),
            memory: Memory::default(),
        }
    }

    /// Whether it was made as an empty form, of no particular plan.
    #[must_use]
    pub fn is_form(&self) -> bool {
        self.purpose == Some(Purpose::Blank)
    }

    /// Whether it goes to one funder, and so shows nothing of the others.
    #[must_use]
    pub fn is_for_one_funder(&self) -> bool {
        self.memory.funder.is_some()
    }

    /// Whether it was made without the answer at this path, which somebody else may not see.
    #[must_use]
    pub fn withholds(&self, path: &Path) -> bool {
        self.memory.has(Remembered::Withheld(&path.to_string(), ""))
    }

    /// [`Self::ids`], and those entries of a plan with an id for every entry that the document showed
    /// when coplan made it, though their rows have gone since.
    #[must_use]
    pub fn showed(&self, plan: &Values) -> BTreeSet<Path> {
        let mut paths = self.ids.clone();
        for (list, rows) in plan.lists() {
            for (index, row) in rows.iter().enumerate() {
                let is_shown = |id| self.memory.has(Remembered::Row(&list.tag, id));
                if row.id().is_some_and(is_shown) {
                    paths.insert(row.path(index));
                }
            }
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
    let purpose = file.memory.purpose().unwrap_or_default();
    let terms = &*terms.in_language(file.own_language().as_deref());
    let terms = &*terms.for_purpose(purpose);
    let gathered = match file.kind {
        FileKind::Word => docx::gather(&file, terms).map_err(|fault| vec![fault])?,
        FileKind::Workbook => xlsx::gather(&file, terms).map_err(|fault| vec![fault])?,
    };
    assemble::assemble(&file, gathered, terms).map_err(|fault| vec![fault])
}
