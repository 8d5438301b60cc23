//! Documents that people have worked on: what Word and Excel make of a file, imitated in its XML.

mod comments;
mod controls;
mod dates;
mod package;
mod prose;
mod rows;
mod strays;
mod tables;
mod tracked;
mod workbook;

pub use crate::report::{assert_lines, changes, told};
