//! coplan: one plan file and a set of templates become Word documents and Excel workbooks.
//!
//! The rooms follow the flow of a plan: `source` reads a text into a tree, `plan` gives it
//! types, `check` looks at it, `template` and `document` make pages of it, `workbook` sheets,
//! and `write` bytes; `produce` runs the whole flow. `wording` and `origin` say what has become
//! of a document since. The library touches no file, no clock and no terminal.

pub mod check;
pub mod diagnostic;
pub mod document;
pub mod merge;
pub mod origin;
pub mod package;
pub mod plan;
pub mod produce;
pub mod read;
pub mod source;
pub mod style;
pub mod template;
pub mod wording;
pub mod workbook;
pub mod write;
