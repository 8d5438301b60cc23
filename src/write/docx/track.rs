//! The columns of a table as they are laid out: how wide each is, in twips and in characters.
//!
//! In: a table, the width it may take, the size of its text. Out: columns that fill the width to the
//! last twip. Whether a table can be read in them, `document` knows.

use crate::document::{Column, Table};
use crate::style::{Points, Twips};

/// The space at both sides of the text of a cell together, in twips.
pub(super) const CELL_SIDES: u32 = 216;
/// A column as it is laid out.
#[derive(Clone, Copy)]
pub(super) struct Track {
    /// The column.
    pub(super) column: Column,
    /// Its width.
    pub(super) width: Twips,
}

impl Track {
    /// How wide the text in it may be.
    pub(super) fn text_width(self) -> Twips {
        Twips(self.width.0.saturating_sub(CELL_SIDES))
    }
}

/// The columns with their widths: shares of the whole, which they fill to the last twip.
pub(super) fn tracks(table: &Table, whole: Twips) -> Vec<Track> {
    let columns = table.all_columns();
    let share = |column: &Column| u64::from(column.width.max(1));
    let shares: u64 = columns.iter().map(share).sum();
    let mut passed = 0;
    let mut left = 0;
    let lay_out = |column: Column| {
        passed += share(&column);
        let right = u32::try_from(u64::from(whole.0) * passed / shares.max(1)).unwrap_or(whole.0);
        let width = Twips(right.saturating_sub(left));
        left = right;
        Track { column, width }
    };
    columns.into_iter().map(lay_out).collect()
}

/// How many characters fit into a line of each column, each half an em wide on average.
pub(super) fn characters(tracks: &[Track], size: Points) -> Vec<usize> {
    let em = size.twips().0.max(1);
    let fit = |track: &Track| usize::try_from(track.text_width().0 * 2 / em).unwrap_or(usize::MAX);
    tracks.iter().map(fit).collect()
}
