//! Two plans → edits and conflicts.
//!
//! In: the values of a plan, and what `read` says of documents. Out: one plan, what changes, what
//! contradicts, and the text of the plan file with only that changed. This room does not know files.

mod align;
mod approvals;
mod change;
mod chosen;
mod combine;
mod compare;
mod file;
mod in_all;
mod inputs;
mod notes;
mod references;
mod rows;
mod said;
mod same;
mod settle;
mod undecided;
mod words;
mod wrapping;
mod written;

pub use change::{Change, What, changes, in_quotes};
pub use chosen::{as_commented, offered};
pub use combine::combine;
pub use compare::{Compared, Side, compare};
pub use file::{annotate, into_file, plan_file};
pub use in_all::by_unit;
pub use notes::{Note, notes, without_notes};
pub use said::NamedReading;
pub use undecided::{Undecided, decided, undecided};
pub use words::SaidToDecide;
pub(crate) use words::{comment as comment_noted, leftover as leftover_noted};

use crate::diagnostic::Diagnostic;
use crate::plan::Values;
use crate::source::Remark;

/// What came of a plan and some documents.
#[derive(Clone, Debug)]
pub struct Merged {
    /// The plan, with an id for every entry.
    pub plan: Values,
    /// What is different in it from the plan there was, in the order of the plan file.
    pub changes: Vec<Change>,
    /// What is kept in comments: alternatives, and text that has no place.
    pub remarks: Vec<Remark>,
    /// The contradictions: errors named `to-decide`.
    pub findings: Vec<Diagnostic>,
}
