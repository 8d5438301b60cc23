//! The library's front door, both ways: it runs the flow, knows every room and does the work of none.
//! No files, no clock, no terminal: texts and bytes come in, and texts, bytes and findings go out.
//!
//! A plan is loaded and looked at, and made into documents; documents that people have filled in are
//! brought into it:
//!
//! ```
//! use coplan::diagnostic::{Diagnostic, Text};
//! use coplan::plan::{Purpose, load};
//! use coplan::session::{OpenPlan, Prepared, ReadDocument, Use, bring, look, readiness};
//! use coplan::source::Format;
//! use coplan::style;
//! use coplan::template::{Edition, Engine, Templates};
//! use coplan::workbook::Layout;
//! use std::collections::BTreeSet;
//!
//! # fn main() -> Result<(), Vec<Diagnostic>> {
//! // What a house has in common: fields, words, templates, sheets and looks.
//! let templates = Templates::default();
//! let engine = Engine::new(&templates)?;
//! let terms = engine.terms();
//! let layout = Layout::load(&templates.text("workbook.toml"), terms)?;
//! let style = style::load(&templates.text("style.toml"), |name| {
//!     Err(format!("there is no picture {name}"))
//! })?;
//!
//! // Load and look: what is wrong with the text, and what a careful reader would ask about.
//! let text = Text::new("garden.yaml", "title: A garden for all\nanswers:\n  achieve: Meet.\n");
//! let loaded = load(&text, Format::Yaml, terms.registry())?;
//! let report = look(&loaded, &Use::default()).map_err(|fault| vec![*fault])?;
//! assert_eq!(report.answered, 1);
//!
//! // May it be signed off, or sent? A draft always may be made.
//! let sign_off = Use { purpose: Purpose::SignOff, ..Use::default() };
//! assert!(!readiness(&loaded, &sign_off).is_ready());
//!
//! // A plan becomes documents.
//! let prepared = Prepared::of(&loaded)?;
//! let edition = Edition::default();
//! let word = prepared.word(&engine, &style, &edition)?;
//! let workbook = prepared.excel(terms, &layout, &style, &edition)?;
//!
//! // Documents become a plan again: here nobody has changed them.
//! let documents = [
//!     ReadDocument::read("garden.docx", &word, terms)?,
//!     ReadDocument::read("garden.xlsx", &workbook, terms)?,
//! ];
//! let brought = bring(&documents, Some(&loaded), "garden.yaml", terms.registry(), &BTreeSet::new())?;
//! assert!(brought.merged.changes.is_empty());
//! assert_eq!(brought.text, text.content);
//!
//! // And questions are answered one at a time, each into the text of the plan file.
//! let open = OpenPlan::of(loaded);
//! let title = open.registry().field("title").expect("a plan has a title");
//! let value = coplan::plan::Value::line("A garden for everybody");
//! let open = open.with(title, None, Some(value)).expect("a title is any line");
//! assert!(open.text().is_some_and(|text| text.starts_with("title: A garden for everybody\n")));
//! # Ok(())
//! # }
//! ```
//!
//! | road | begins with | gives |
//! |---|---|---|
//! | load and look | [`crate::plan::load`], [`look`] | a plan, and findings in their places |
//! | may it be signed off or sent | [`readiness`] | what stands in the way |
//! | a plan into documents | [`Prepared`] | the bytes of a .docx or .xlsx file |
//! | documents into a plan | [`ReadDocument`], [`bring`] | one plan, changes, the text of its file |
//! | do documents belong together | [`crate::memory::Origin`], [`look_into`] | findings at cells and fields |
//! | what has changed | [`compare()`], [`Telling`] | every difference by label, and a Word document of them |
//! | many plans at once | [`Overview`] | how each stands, as a Word document or a workbook |
//! | questions one at a time | [`OpenPlan`], [`agenda`] | the text of the file after each answer |

pub mod agenda;
mod choice;
mod compare;
mod contents;
mod decision;
mod documents;
mod doubts;
mod funder;
mod group;
mod look;
mod open_plan;
mod overview;
mod overview_documents;
mod pictures;
mod prepared;
mod proof;
mod read_document;
mod reading_report;
mod remarks;
mod report_document;
mod told;
mod typing;
mod wanted;

pub use choice::Choice;
pub use compare::{Comparison, Version, compare};
pub use contents::{Contents, look_into};
pub use decision::{Decision, SaidAnswer, dealt_with};
pub use documents::{Brought, bring};
pub use group::group_of;
pub use look::{Readiness, Use, faults, findings_of_text, look, placed, readiness};
pub use open_plan::{OpenPlan, Refusal};
pub use overview::{Next, Overview, Standing};
pub use pictures::{Pictures, pictures};
pub use prepared::{Prepared, fingerprint};
pub use proof::check_house;
pub use read_document::ReadDocument;
pub use told::{Kind, Telling, Told, parted};
