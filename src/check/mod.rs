//! Looks at a plan as a kind, careful reader would.
//!
//! In: a plan as it was written, and the [`Scope`]: what it is for, the date, the funder. Out: a
//! [`Report`] with one finding for each [`Rule`] that found something. This room does not know
//! where the plan came from: a finding names a path, and others say where that is.
//!
//! 1. `facts` reads the plan once: its rows with their paths, and what refers to what.
//! 2. Each file under `rules` holds one [`Rule`] and says where its fault occurs.
//! 3. `accepted` takes out what somebody has accepted with a reason.
//! 4. `severity` says how much the rest matters for the use at hand.
//!
//! The sentences of a finding stand in the rule, beside the code that decides it, so that the two
//! are read and changed together, and what stands inside them in `phrases`. A finding carries what its
//! sentence is made of, so that templates can say it in another language or in a house's own words
//! (`findings.toml`). The longer page that `check --explain` prints is a text of its
//! own, `templates/findings/NAME.md`, where people who do not write Rust can work on it.
//!
//! What is broken in the text itself (references to nothing, ids given twice) is not in a typed
//! plan; whoever reads the text reports it. Alternatives that a merge has left open as comments are
//! told to this room by their paths.

mod accepted;
mod explained;
mod facts;
mod involvement;
mod need;
mod occurrence;
mod page;
mod phrases;
mod report;
mod rule;
mod rules;
mod severity;
mod text;

pub use explained::{page_of, pages};
pub use page::{Page, Section};
pub use phrases::PATTERNS;
pub use report::{Report, check};
pub use rule::{Rule, RuleKind};
pub use rules::{rule, rules};
pub use severity::severity;

use crate::plan::Purpose;
use crate::plan::scalar::Date;

/// What a plan is looked at for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scope {
    /// What it is for.
    pub purpose: Purpose,
    /// Today; rules that need to know it find nothing without it.
    pub today: Option<Date>,
    /// The id or name of the funder a bid goes to; all of them where nothing is said.
    pub funder: Option<String>,
    /// The paths of fields for which a merge has left several answers. They stand in comments, so
    /// that whoever reads the text knows them.
    pub undecided: Vec<String>,
    /// The paths of what is written and cannot be read: it is no part of the plan, and yet not missing.
    pub unreadable: Vec<String>,
}
