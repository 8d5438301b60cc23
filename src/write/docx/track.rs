//! The columns of a table as they are laid out: how wide each is, in twips and in characters.
//!
//! In: a table, the width it may take, the size of its text. Out: columns that fill the width to the
//! last twip, none narrower than its longest word where the page has room for all. Whether a table can
//! be read in them, `document` knows.

use super::extent::{bold_extent, extent, longest_word};
use crate::document::{Cell, Column, HeaderCell, Table, TableStyle};
use crate::style::{Points, Twips};

/// The space at both sides of the text of a cell together, in twips.
pub(super) const CELL_SIDES: u32 = 150;
/// No word makes a column wider than so many thousandths of an em: a longer one is broken.
const WIDEST_WORD: u32 = 18_000;
/// Widths are settled by the first rows: those of a long list are much alike.
const SETTLING_ROWS: usize = 24;
/// How often a slice of width is given from one column to another, and how large a slice is, first and
/// in the end: so much of the whole.
const TURNS: usize = 40;
const SLICES: [u32; 2] = [40, 160];

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

/// The columns with their widths, which fill the whole to the last twip.
pub(super) fn tracks(table: &Table, whole: Twips, size: Points) -> Vec<Track> {
    let columns = table.all_columns();
    let shares: Vec<u32> = columns.iter().map(|column| column.width.max(1)).collect();
    let shares = shared(whole.0, &shares);
    let content = || Content::of(table, columns.len(), size);
    let widths = match table.style {
        TableStyle::Bar | TableStyle::Timeline | TableStyle::Canvas => shares,
        _ if table.fits_content => content().widths(whole.0),
        _ => at_least(&content().least, shares),
    };
    let tracks = columns.into_iter().zip(widths);
    tracks
        .map(|(column, width)| Track {
            column,
            width: Twips(width),
        })
        .collect()
}

/// What stands in the columns of a table, in twips.
struct Content {
    /// The longest word of each column, with the space beside it.
    least: Vec<u32>,
    /// How long each cell is in one line, row by row.
    rows: Vec<Vec<u32>>,
}

impl Content {
    fn of(table: &Table, columns: usize, size: Points) -> Self {
        let em = u64::from(size.twips().0);
        let twips = |extent: u32| u32::try_from(u64::from(extent) * em / 1000).unwrap_or(u32::MAX);
        let mut least = vec![0_u32; columns];
        let mut rows = Vec::new();
        let mut widen = |position: usize, word: u32| {
            if let Some(least) = least.get_mut(position) {
                *least = (*least).max(twips(word.min(WIDEST_WORD)).saturating_add(CELL_SIDES));
            }
        };
        let names: Vec<String> = table.header.iter().map(HeaderCell::name).collect();
        for (position, name) in names.iter().enumerate() {
            let words = name.split_whitespace().map(bold_extent);
            widen(position, words.fold(0, u32::max));
        }
        rows.push(names.iter().map(|name| twips(bold_extent(name))).collect());
        for row in table.rows.iter().take(SETTLING_ROWS) {
            let seen: Vec<String> = row.cells.iter().map(Cell::seen).collect();
            for (position, text) in seen.iter().enumerate() {
                widen(position, longest_word(text));
            }
            rows.push(seen.iter().map(|text| twips(extent(text))).collect());
        }
        Self { least, rows }
    }

    /// Widths in which the rows take as few lines as can be found.
    fn widths(&self, whole: u32) -> Vec<u32> {
        let mut widths = at_least(&self.least, self.spread(whole));
        let mut lines = self.lines(&widths);
        for slices in SLICES {
            for _ in 0..TURNS {
                let better = self.best_turn(&widths, whole / slices);
                let Some((best, changed)) = better.filter(|(best, _)| *best < lines) else {
                    break;
                };
                (lines, widths) = (best, changed);
            }
        }
        widths
    }

    /// Widths after what the columns hold; none is wider than its longest cell while another has more
    /// to say.
    fn spread(&self, whole: u32) -> Vec<u32> {
        let count = self.least.len();
        let wanted: Vec<u32> = (0..count).map(|at| self.wanted(at)).collect();
        let most: Vec<u32> = (0..count).map(|at| self.longest(at)).collect();
        let mut widths = shared(whole, &wanted);
        for _ in 0..count {
            let over = |(width, most): (&u32, &u32)| width.saturating_sub(*most);
            let left: u32 = widths
                .iter()
                .zip(&most)
                .map(over)
                .fold(0, u32::saturating_add);
            let open = |(width, most): (&u32, &u32)| if width < most { *most } else { 0 };
            let takers: Vec<u32> = widths.iter().zip(&most).map(open).collect();
            if left == 0 || takers.iter().all(|taker| *taker == 0) {
                break;
            }
            let given = shared(left, &takers);
            let settled = widths.iter().zip(&most).zip(given);
            widths = settled
                .map(|((width, most), given)| (*width).min(*most) + given)
                .collect();
        }
        widths
    }

    /// What the longest cell of a column takes in one line.
    fn longest(&self, position: usize) -> u32 {
        let cells = self
            .rows
            .iter()
            .filter_map(|row| row.get(position).copied());
        let longest = cells.fold(0, u32::max).saturating_mul(105) / 100;
        let least = self.least.get(position).copied().unwrap_or(0);
        longest.saturating_add(CELL_SIDES).max(least)
    }

    /// What a column would take: between its usual and its longest cell.
    fn wanted(&self, position: usize) -> u32 {
        let cells = || {
            self.rows
                .iter()
                .filter_map(|row| row.get(position).copied())
        };
        let longest = cells().fold(0, u32::max);
        let count = u32::try_from(cells().count()).unwrap_or(u32::MAX).max(1);
        let mean = cells().fold(0, u32::saturating_add) / count;
        let least = self.least.get(position).copied().unwrap_or(0);
        (longest / 2 + mean / 2)
            .saturating_add(CELL_SIDES)
            .max(least)
            .max(1)
    }

    /// The slice that saves most lines when one column gives it to another.
    fn best_turn(&self, widths: &[u32], slice: u32) -> Option<(u32, Vec<u32>)> {
        let count = widths.len();
        let turns = (0..count).flat_map(|from| (0..count).map(move |to| (from, to)));
        let changed = turns
            .filter(|(from, to)| from != to)
            .filter_map(|(from, to)| {
                let mut widths = widths.to_vec();
                let giver = widths.get_mut(from)?;
                *giver = giver.checked_sub(slice)?;
                if *giver < self.least.get(from).copied()? {
                    return None;
                }
                let taker = widths.get_mut(to)?;
                *taker = taker.saturating_add(slice);
                Some((self.lines(&widths), widths))
            });
        changed.min_by_key(|(lines, _)| *lines)
    }

    /// What the rows take, in thousandths of a line: the lines of their highest cells, and of two widths
    /// with as many lines the one in which all cells together run over less.
    fn lines(&self, widths: &[u32]) -> u32 {
        let row = |row: &Vec<u32>| {
            let cells = row.iter().zip(widths).map(|(length, width)| {
                let room = u64::from(width.saturating_sub(CELL_SIDES).max(1));
                // Lines end at words, so that each loses about a twelfth of its room.
                let length = u64::from(*length) * 13 / 12;
                let over = (length * 100 / room).saturating_sub(100);
                (length.div_ceil(room).max(1) * 1000, over)
            });
            let (lines, over) = cells.fold((0, 0), |(most, all), (lines, over)| {
                (u64::max(most, lines), all + over)
            });
            u32::try_from(lines + over).unwrap_or(u32::MAX)
        };
        self.rows.iter().map(row).fold(0, u32::saturating_add)
    }
}

/// The whole in shares, which fill it to the last twip.
fn shared(whole: u32, shares: &[u32]) -> Vec<u32> {
    let all: u64 = shares.iter().copied().map(u64::from).sum();
    let mut passed = 0;
    let mut left = 0;
    let share = |share: &u32| {
        passed += u64::from(*share);
        let right = u32::try_from(u64::from(whole) * passed / all.max(1)).unwrap_or(whole);
        let width = right.saturating_sub(left);
        left = right;
        width
    };
    shares.iter().map(share).collect()
}

/// The same widths with none below its least, where all together have room: the others give what they
/// can spare, each after what it has to spare.
fn at_least(least: &[u32], widths: Vec<u32>) -> Vec<u32> {
    let pairs = || widths.iter().zip(least);
    let missing: u32 = pairs()
        .map(|(width, least)| least.saturating_sub(*width))
        .sum();
    let spare: Vec<u32> = pairs()
        .map(|(width, least)| width.saturating_sub(*least))
        .collect();
    let all: u32 = spare
        .iter()
        .fold(0, |all, spare| u32::saturating_add(all, *spare));
    if missing == 0 || missing > all {
        return widths;
    }
    let given = shared(missing, &spare);
    let settled = pairs().zip(given);
    settled
        .map(|((width, least), given)| (*width).max(*least).saturating_sub(given))
        .collect()
}

/// How many characters fit into a line of each column, each half an em wide on average.
pub(super) fn characters(tracks: &[Track], size: Points) -> Vec<usize> {
    let em = size.twips().0.max(1);
    let fit = |track: &Track| usize::try_from(track.text_width().0 * 2 / em).unwrap_or(usize::MAX);
    tracks.iter().map(fit).collect()
}
