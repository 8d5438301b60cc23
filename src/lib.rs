//! coplan: one plan file and a set of templates become Word documents and Excel workbooks.
//!
//! The rooms follow the flow of a plan: `source` reads a text into a tree, `plan` gives it
//! types, `check` looks at it, `template` and `document` make pages of it, `workbook` sheets,
//! and `write` bytes; `session` runs the whole flow, both ways. `memory` is what a document knows of its
//! making, `read` what people have written into it, and `merge` brings that into a plan. The library
//! touches no file, no clock and no terminal.

pub mod check;
pub mod diagnostic;
pub mod document;
pub mod memory;
pub mod merge;
pub mod package;
pub mod plan;
pub mod read;
pub mod session;
pub mod source;
pub mod style;
pub mod template;
pub mod workbook;
pub mod write;
