//! How a sheet is printed: on which paper, and where pages end.
//!
//! Never below 75 %, where 12 points become 9: a wide sheet takes a larger paper, and one wider
//! still several pages that end after whole columns, with the first columns repeated.

use super::format::Metrics;
use crate::style::Paper;
use crate::workbook::Sheet;
use rust_xlsxwriter::{Worksheet, XlsxError};

/// The least size.
const LEAST: f64 = 0.75;

/// Margins in inches: at the sides, at top and bottom, and of the lines there.
const SIDE: f64 = 0.5;
const END: f64 = 0.75;
const BAND: f64 = 0.35;

/// The part of a page that is planned with: programs measure fonts a little differently.
const SLACK: f64 = 0.96;

/// The paper and the pages of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Pages {
    paper: Paper,
    /// The columns before which a page ends; none where all fit on one page.
    breaks: Option<Vec<u32>>,
}

/// Sets a sheet up for print.
pub(super) fn write(
    worksheet: &mut Worksheet,
    sheet: &Sheet,
    metrics: &Metrics,
) -> Result<(), XlsxError> {
    let widths: Vec<f64> = sheet
        .widths
        .iter()
        .map(|width| metrics.column_pixels(*width))
        .collect();
    let charts = sheet
        .charts
        .iter()
        .map(|chart| f64::from(chart.size.0) + 24.0);
    let kept = sheet.print.repeated_columns;
    let pages = pages(
        &widths,
        kept.into(),
        charts.fold(0.0, f64::max),
        sheet.print.paper,
    );
    worksheet.set_landscape();
    worksheet.set_paper_size(number(pages.paper));
    worksheet.set_margins(SIDE, SIDE, END, END, BAND, BAND);
    match pages.breaks {
        None => {
            worksheet.set_print_fit_to_pages(1, 0);
        }
        Some(breaks) => {
            worksheet.set_print_scale(75);
            worksheet.set_vertical_page_breaks(&breaks)?;
            // Title and description run on over cells that other pages do not have; the title
            // stands at the top of each page instead.
            area(worksheet, sheet)?;
        }
    }
    if let Some(row) = sheet.print.repeated_row {
        worksheet.set_repeat_rows(row, row)?;
    }
    if let Some(last) = kept.checked_sub(1) {
        worksheet.set_repeat_columns(0, last)?;
    }
    let print = &sheet.print;
    worksheet.set_header(format!("&L{}&R{}", band(&print.header), band(&sheet.title)));
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
    worksheet.set_print_area(first.header_row, 0, last.next_row() - 1, right)?;
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

/// Chooses paper and pages for columns of these widths in pixels, of which the first `kept` are
/// repeated on each page, and charts beside them.
fn pages(widths: &[f64], kept: usize, beside: f64, paper: Paper) -> Pages {
    let total = widths.iter().sum::<f64>() + beside;
    let fitting = [paper, Paper::A3]
        .into_iter()
        .find(|paper| total * LEAST <= room(*paper));
    match fitting {
        Some(paper) => Pages {
            paper,
            breaks: None,
        },
        None => Pages {
            paper,
            breaks: Some(breaks(widths, kept, room(paper) / LEAST)),
        },
    }
}

/// The width of a landscape page between its margins, in pixels.
fn room(paper: Paper) -> f64 {
    let (_, long) = paper.size();
    (f64::from(long.0) / 1440.0 - 2.0 * SIDE) * 96.0 * SLACK
}

/// The columns before which a page ends, so that no page is wider than `room`.
fn breaks(widths: &[f64], kept: usize, room: f64) -> Vec<u32> {
    let repeated: f64 = widths.iter().take(kept).sum();
    let mut breaks = Vec::new();
    let mut used = 0.0;
    for ((column, number), width) in (0_usize..).zip(0_u32..).zip(widths) {
        if used + width > room && column >= kept.max(1) {
            breaks.push(number);
            used = repeated;
        }
        used += width;
    }
    breaks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_narrow_sheet_fits_its_paper_and_a_wider_one_the_next() {
        let narrow = pages(&[200.0; 6], 2, 0.0, Paper::A4);
        assert_eq!((narrow.paper, narrow.breaks), (Paper::A4, None));
        let wider = pages(&[200.0; 9], 2, 0.0, Paper::A4);
        assert_eq!((wider.paper, wider.breaks), (Paper::A3, None));
    }

    #[test]
    fn a_wide_sheet_is_split_after_whole_columns_with_the_kept_ones_repeated() {
        let wide = pages(&[200.0; 20], 2, 0.0, Paper::A4);
        // Six columns fit on a page: at first all of them new, then four beside the kept two.
        assert_eq!(wide.breaks, Some(vec![6, 10, 14, 18]));
    }

    #[test]
    fn a_column_wider_than_a_page_has_a_page_of_its_own() {
        let wide = pages(&[2000.0, 2000.0, 2000.0], 1, 0.0, Paper::A4);
        assert_eq!(wide.breaks, Some(vec![1, 2]));
    }

    #[test]
    fn an_ampersand_in_a_title_is_not_a_code() {
        assert_eq!(band("Tea & talk"), "Tea && talk");
        assert_eq!(band(&"x".repeat(300)).chars().count(), 91);
    }
}
