//! An Excel file → what people have answered in it.
//!
//! Sheets are read row by row. A table of entries is found by the labels of its columns, wherever
//! it stands: sheets may be renamed and sorted, columns moved and hidden, rows typed below the
//! table's end. What is worked out is no answer.

mod cell;
mod format;
mod note;
mod notes;
mod position;
mod reader;
mod sheet;
mod stray;
mod table;
mod together;
mod workbook;

use super::file::File;
use super::gathered::Gathered;
use crate::diagnostic::Diagnostic;
use crate::plan::Held;
use crate::template::Terms;
use reader::{Offers, Reader};
use workbook::Workbook;

/// Gathers what stands in an Excel file.
pub(super) fn gather(file: &File, terms: &Terms) -> Result<Gathered, Diagnostic> {
    if !file.memory.is_ours() {
        return Err(file.foreign());
    }
    let mut workbook = Workbook::open(file)?;
    let mut reader = Reader {
        file,
        terms,
        offers: offers(&workbook, terms),
        gathered: Gathered::default(),
    };
    reader.singles(&mut workbook);
    for sheet in &mut workbook.sheets {
        reader.tables(sheet);
    }
    for sheet in &workbook.sheets {
        reader.strays(sheet);
        reader.comments(sheet);
    }
    Ok(reader.gathered)
}

/// The pick-lists of the document itself: rows that hold the label of a field, a label and one of
/// the codes of that field.
fn offers(workbook: &Workbook, terms: &Terms) -> Offers {
    let mut offers = Offers::new();
    let fields = terms
        .registry()
        .fields()
        .filter_map(|field| field.codes.as_ref().map(|codes| (field, codes)));
    let titles: Vec<_> = fields
        .map(|(field, codes)| (terms.field(field).label, codes))
        .collect();
    for row in workbook.sheets.iter().flat_map(|sheet| sheet.rows.values()) {
        let texts: Vec<String> = row.values().filter_map(cell::Cell::text).collect();
        for three in texts.windows(3) {
            let [title, label, code] = three else {
                continue;
            };
            let known = titles
                .iter()
                .find(|(known, codes)| known == title && codes.all.contains(code));
            if let Some((_, codes)) = known {
                let list = offers.entry(codes.name.clone()).or_default();
                list.push((label.clone(), code.clone()));
            }
        }
    }
    offers
}

impl Reader<'_> {
    /// Reads the fields that stand alone: in the cell beside their label, or in a named cell.
    fn singles(&mut self, workbook: &mut Workbook) {
        let fields = self.terms.registry().singles().iter();
        let fields = fields.filter(|field| field.held == Held::Workbook);
        for field in fields {
            let label = self.terms.field(field).label;
            let found = workbook
                .named_cell(field)
                .or_else(|| workbook.beside(&label));
            let Some((sheet, position)) = found else {
                continue;
            };
            let Some(sheet) = workbook.sheets.get_mut(sheet) else {
                continue;
            };
            let place = self.place(&sheet.name, position);
            let cell = sheet.take(position);
            if let Some(raw) = self.answer(field, cell, place) {
                self.gathered.held.insert(field.tag.to_string());
                self.gathered.singles.insert(field.tag.to_string(), raw);
            }
        }
    }
}
