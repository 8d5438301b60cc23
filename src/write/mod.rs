//! The writers: a model of a document or workbook → the bytes of a file.
//!
//! In: `document`, `workbook` and `style` values. Out: files that are the same, byte for byte, for
//! the same input. Writers know neither plans nor templates.

mod docx;
mod xlsx;

pub use docx::docx;
pub use xlsx::xlsx;
