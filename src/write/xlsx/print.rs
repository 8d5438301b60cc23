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
    worksheet.set_paper_size(number(sheet.print.paper));
    worksheet.set_margins(SIDE, SIDE, END, END, BAND, BAND);
    worksheet.set_print_scale(pages.scale);
    worksheet.set_page_breaks(&pages.rows)?;
    let has_more = sheet.widths.len() > usize::from(sheet.print.columns);
    if !pages.columns.is_empty() {
        worksheet.set_vertical_page_breaks(&pages.columns)?;
    }
    // Some programs print an area of a sheet even where the sheet is hidden.
    if !sheet.hidden && (has_more || !pages.top || !pages.columns.is_empty()) {
        // Title and description run on over cells that other pages do not have; the title stands
        // at the top of each page instead.
        area(worksheet, sheet, pages)?;
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

/// Prints the tables alone, and the charts beside them.
fn area(worksheet: &mut Worksheet, sheet: &Sheet, pages: &Pages) -> Result<(), XlsxError> {
    let (Some(first), Some(last)) = (sheet.tables.first(), sheet.tables.last()) else {
        return Ok(());
    };
    let beside = u16::try_from(pages.beside).unwrap_or(u16::MAX);
    let right = sheet.print.columns.saturating_add(beside).saturating_sub(1);
    let bottom = Table::next_row(last).max(pages.bottom) - 1;
    worksheet.set_print_area(first.top_row(), 0, bottom, right)?;
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
