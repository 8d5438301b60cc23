//! How a sheet is printed: on which paper, and where pages end.
//!
//! In: the widths of columns. Out: a paper and a size of 75 % or more, on which every column fits;
//! beyond that a larger paper, and beyond that pages that end after whole columns.

use super::model::Print;
use crate::style::Paper;

/// The least size in percent: 12 points become 9.
const LEAST: f64 = 0.75;

/// The margins at the left and right of printed sheets, in inches.
pub const SIDE_MARGIN: f64 = 0.5;

/// The part of a page that is planned with: programs measure fonts a little differently.
const SLACK: f64 = 0.96;

/// The width of a column in pixels (ECMA-376 part 1, §18.3.1.13), for the digits of a 12-point
/// sans-serif font.
pub(super) fn pixels(characters: f64) -> f64 {
    characters * 9.0 + 7.0
}

/// Chooses paper, size and page ends for columns of these widths (in characters), of which the
/// first `kept` are repeated on each page, and a chart beside them (in pixels).
pub(super) fn fit(widths: &[f64], kept: usize, beside: f64, paper: Paper) -> Print {
    let widths: Vec<f64> = widths.iter().map(|width| pixels(*width)).collect();
    let total = widths.iter().sum::<f64>() + beside;
    for paper in [paper, Paper::A3] {
        if total * LEAST <= room(paper) {
            return Print {
                paper,
                ..Print::default()
            };
        }
    }
    Print {
        paper,
        scale: Some(75),
        breaks: breaks(&widths, kept, room(paper) / LEAST),
        ..Print::default()
    }
}

/// The width of a landscape page between its margins, in pixels.
fn room(paper: Paper) -> f64 {
    let (_, long) = paper.size();
    (f64::from(long.0) / 1440.0 - 2.0 * SIDE_MARGIN) * 96.0 * SLACK
}

/// The columns before which a page ends, so that no page is wider than `room`.
fn breaks(widths: &[f64], kept: usize, room: f64) -> Vec<u16> {
    let repeated: f64 = widths.iter().take(kept).sum();
    let mut breaks = Vec::new();
    let mut used = 0.0;
    for (column, width) in widths.iter().enumerate() {
        let first_on_page = column == 0 || breaks.last() == u16::try_from(column).ok().as_ref();
        if used + width > room && !first_on_page && column >= kept {
            breaks.extend(u16::try_from(column));
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
        let narrow = fit(&[20.0; 6], 2, 0.0, Paper::A4);
        assert_eq!((narrow.paper, narrow.scale), (Paper::A4, None));
        let wider = fit(&[20.0; 9], 2, 0.0, Paper::A4);
        assert_eq!((wider.paper, wider.scale), (Paper::A3, None));
    }

    #[test]
    fn a_wide_sheet_is_split_after_whole_columns_with_the_kept_ones_repeated() {
        let wide = fit(&[20.0; 23], 2, 0.0, Paper::A4);
        assert_eq!((wide.paper, wide.scale), (Paper::A4, Some(75)));
        // Seven columns fit on a page: at first all of them new, then five beside the kept two.
        assert_eq!(wide.breaks, [6, 10, 14, 18, 22]);
    }

    #[test]
    fn a_column_wider_than_a_page_does_not_end_pages_for_ever() {
        let wide = fit(&[200.0, 200.0, 200.0], 1, 0.0, Paper::A4);
        assert_eq!(wide.breaks, [1, 2]);
    }
}
