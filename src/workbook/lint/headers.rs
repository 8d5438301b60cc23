//! The headers of a table: each another, and such that formulas can name them.

use super::{Lint, table};
use crate::template::{Purpose, Terms};
use crate::workbook::layout::TableLayout;
use std::collections::HashSet;

/// The longest header a table can have (MS-OI29500 2.1.725).
const LONGEST: usize = 255;

impl Lint<'_> {
    /// Looks at the headers of a table as plans show them, and as bids do, which say some otherwise.
    pub(super) fn headers(&mut self, layout: &TableLayout, path: &str) {
        let bid = self.terms.for_purpose(Purpose::Bid);
        let (mut seen, mut seen_in_bid) = (HashSet::new(), HashSet::new());
        let columns = layout.column.iter().enumerate();
        for (at, column) in columns.filter(|(_, column)| !column.periods) {
            let path = format!("{path}.column[{at}]");
            let rows = layout.rows.as_deref();
            let header = |terms: &Terms| table::header(column, rows, terms);
            let (usual, in_bid) = (header(self.terms), header(&bid));
            let is_new = seen.insert(usual.to_lowercase());
            let is_new_in_bid = seen_in_bid.insert(in_bid.to_lowercase());
            if !is_new {
                self.twice(&layout.name, &usual, "", &path);
            } else if !is_new_in_bid {
                self.twice(&layout.name, &in_bid, " in a bid", &path);
            }
            if !can_be_header(&usual) {
                self.no_header(&usual, "", &path);
            } else if !can_be_header(&in_bid) {
                self.no_header(&in_bid, " in a bid", &path);
            }
        }
    }

    fn twice(&mut self, table: &str, header: &str, when: &str, path: &str) {
        let message = format!("two columns of the table `{table}` are called `{header}`{when}");
        let help = "give one of them a `label` of its own".to_owned();
        self.report(path, "duplicate-column", message, Some(help));
    }

    fn no_header(&mut self, header: &str, when: &str, path: &str) {
        let message = format!("`{header}` cannot be the header of a column{when}");
        let help = format!("use up to {LONGEST} characters, in one line and without `@`");
        self.report(path, "bad-header", message, Some(help));
    }
}

fn can_be_header(header: &str) -> bool {
    let is_bad = header.contains(['@', '\n', '\r', '\t']);
    !is_bad && !header.is_empty() && header.encode_utf16().count() <= LONGEST
}
