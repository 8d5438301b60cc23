//! Documents that people have worked on: what Word and Excel make of a file, imitated in its XML.

mod again;
mod boxes;
mod comments;
mod controls;
mod dates;
mod package;
mod prose;
mod removed;
mod rows;
mod strays;
mod tables;
mod tracked;
mod workbook;

pub use crate::report::{assert_lines, changes, told};

use crate::support::{clinic_letters, edition, reading, word};
use coplan::package::Element;
use coplan::plan::Purpose;
use package::File;
use std::sync::LazyLock;

/// The Word draft of the sample that uses most of a plan.
static DRAFT: LazyLock<Vec<u8>> =
    LazyLock::new(|| word(&clinic_letters(), &edition(Purpose::Draft)));

/// What a Word document says after a change that it did not say before.
fn after(bytes: &[u8], change: impl FnOnce(&mut Element)) -> Vec<String> {
    let mut file = File::open(bytes);
    file.word(change);
    changes(&reading(bytes), &reading(&file.save()))
}
