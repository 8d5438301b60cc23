//! The workbook writer: sheets as plain values → the bytes of an .xlsx file.
//!
//! In: a [`Workbook`] and a [`Style`]. Out: a package (ECMA-376 part 1, `SpreadsheetML`) that is the
//! same, byte for byte, for the same input. This is the only room that knows `rust_xlsxwriter`.
//!
//! 1. `format` turns looks into cell formats, `sheet` writes cells and tables, `validation` what may be
//!    typed, `chart` charts. `height` says how high rows are, `pages` where pages end and charts
//!    stand, `print` writes that.
//! 2. `cache` gives charts the figures that their formulas have now, which the library leaves out;
//!    `amend` mends what it writes otherwise than it is meant.
//! 3. The package is sealed with its properties and its fingerprint.

mod amend;
mod cache;
mod chart;
mod escape;
mod format;
mod height;
mod number;
mod pages;
mod print;
mod sheet;
mod validation;

use crate::diagnostic::Diagnostic;
use crate::memory::words_property;
use crate::package::{Archive, CoreProperties, core_properties, seal};
use crate::style::Style;
use crate::workbook::Workbook;
use format::{Formats, Metrics};
use rust_xlsxwriter::{ExcelDateTime, XlsxError};

/// The part that says what the file says about itself.
const CORE_PART: &str = "docProps/core.xml";

/// Writes a workbook.
///
/// Fails with `cannot-write-workbook` where a limit of the format is passed that the layout does
/// not already keep, for example more than 1,048,576 rows.
pub fn xlsx(workbook: &Workbook, style: &Style) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let written = write(workbook, style).map_err(|error| vec![fault(&error)])?;
    let archive = Archive::read(&written).map_err(|error| vec![error.into()])?;
    let mut parts = archive.parts;
    let metrics = Metrics::new(style);
    let sheets = workbook.sheets.iter();
    let charts = sheets.flat_map(|sheet| pages::whole_charts(sheet, &metrics));
    cache::fill(&mut parts, charts).map_err(|error| vec![error.into()])?;
    amend::sheets(&mut parts);
    let properties = &workbook.properties;
    parts.retain(|part| part.name != CORE_PART);
    parts.push(core_properties(CoreProperties {
        title: &properties.title,
        subject: &properties.subject,
        author: &properties.author,
        language: &properties.language,
        date: properties.date.as_deref(),
    }));
    let mut custom = properties.custom.clone();
    custom.extend(words_property(&parts));
    seal(parts, &custom).map_err(|error| vec![error.into()])
}

fn write(workbook: &Workbook, style: &Style) -> Result<Vec<u8>, XlsxError> {
    let mut file = rust_xlsxwriter::Workbook::new();
    // The package is packed again once it is complete.
    file.set_zip_compression_level(1);
    // The date is replaced with the whole part; this keeps the clock out until then.
    let undated = ExcelDateTime::from_ymd(1980, 1, 1)?;
    file.set_properties(&rust_xlsxwriter::DocProperties::new().set_creation_datetime(&undated));
    let formats = Formats::new(style, &workbook.date_locale);
    formats.set_default(&mut file)?;
    for sheet in &workbook.sheets {
        let worksheet = file.add_worksheet();
        sheet::write(worksheet, sheet, &formats, style)?;
    }
    for name in &workbook.names {
        file.define_name(&name.name, &name.formula)?;
    }
    file.save_to_buffer()
}

fn fault(error: &XlsxError) -> Diagnostic {
    Diagnostic::error(
        "cannot-write-workbook",
        format!("the workbook cannot be written: {error}"),
    )
    .help("shorten or split what it names, in the plan or in workbook.toml")
}
