//! How a sheet is printed: paper and pages as [`super::pages`] plans them, and the lines at the top
//! and foot of each.

use super::pages::{BAND, END, Pages, SIDE};
use crate::style::Paper;
use crate::workbook::{Sheet, Table};
use rust_xlsxwriter::{Worksheet, XlsxError};

/// Sets a sheet up for print.
pub(super) fn write(
    worksheet: &mut Worksheet,
    sheet: &Sheet,
    pages: &Pages,
) -> Result<(), XlsxError> {
    worksheet.set_landscape();
    worksheet.set_paper_size(number(pages.paper));
    worksheet.set_margins(SIDE, SIDE, END, END, BAND, BAND);
    match pages.scale {
        None => {
            worksheet.set_print_fit_to_pages(1, 0);
        }
        Some(scale) => {
            worksheet.set_print_scale(scale);
        }
    }
    worksheet.set_page_breaks(&pages.rows)?;
    if !pages.columns.is_empty() {
        worksheet.set_vertical_page_breaks(&pages.columns)?;
        // Title and description run on over cells that other pages do not have; the title stands
        // at the top of each page instead.
        area(worksheet, sheet)?;
    }
    if let Some(row) = sheet.print.repeated_row {
        worksheet.set_repeat_rows(row, row)?;
    }
    if let Some(last) = sheet.print.repeated_columns.checked_sub(1) {
        worksheet.set_repeat_columns(0, last)?;
    }
    let print = &sheet.print;
    worksheet.set_header(format!("&L{}&R{}", band(&print.header), band(&print.title)));
    let page = print.pages.replace('&', "&&");
    let page = page.replace("{page}", "&P").replace("{pages}", "&N");
    worksheet.set_footer(format!("&L{}&R{page}", band(&print.footer)));
    Ok(())
}

/// Prints the tables alone.
fn area(worksheet: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let (Some(first), Some(last)) = (sheet.tables.first(), sheet.tables.last()) else {
        return Ok(());
    };
    let columns = sheet.tables.iter().map(|table| table.columns.len()).max();
    let right = columns.unwrap_or(1).saturating_sub(1);
    let right = u16::try_from(right).unwrap_or(u16::MAX);
    worksheet.set_print_area(first.top_row(), 0, Table::next_row(last) - 1, right)?;
    Ok(())
}

/// Text for the top or foot of a page, where an ampersand begins a code; in all, 255 characters fit.
fn band(text: &str) -> String {
    const LONGEST: usize = 90;
    let mut short: String = text.chars().take(LONGEST).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short.replace('&', "&&")
}

/// The number of a paper (ECMA-376 part 1, §18.3.1.63).
fn number(paper: Paper) -> u8 {
    match paper {
        Paper::A4 => 9,
        Paper::A3 => 8,
        Paper::Letter => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ampersand_in_a_title_is_not_a_code() {
        assert_eq!(band("Tea & talk"), "Tea && talk");
        assert_eq!(band(&"x".repeat(300)).chars().count(), 91);
    }
}
