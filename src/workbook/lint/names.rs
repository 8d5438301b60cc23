//! Names of sheets, tables and cells: what spreadsheet programs allow, each once.

use super::Lint;
use std::collections::HashSet;

/// The longest name of a sheet, in UTF-16 units (ECMA-376 part 1, §18.2.19).
const LONGEST_SHEET: usize = 31;

impl Lint<'_> {
    /// Every name of a sheet, a table and a cell.
    pub(super) fn names(&mut self) {
        let layout = self.layout;
        let (mut sheets, mut ids, mut names) = (HashSet::new(), HashSet::new(), HashSet::new());
        for (at, sheet) in layout.sheets.iter().enumerate() {
            let path = format!("sheet[{at}].name");
            self.sheet_name(&sheet.name, &path);
            self.once(&mut sheets, &sheet.name, "sheets", &path);
            for (at_table, table) in sheet.table.iter().enumerate() {
                let path = format!("sheet[{at}].table[{at_table}]");
                self.once(&mut ids, &table.id, "tables", &format!("{path}.id"));
                self.name(&table.name, &format!("{path}.name"));
                self.once(&mut names, &table.name, "names", &format!("{path}.name"));
                for (at_row, row) in table.row.iter().enumerate() {
                    for name in row.cells().into_iter().filter_map(|cell| cell.name) {
                        let path = format!("{path}.row[{at_row}]");
                        self.name(&name, &path);
                        self.once(&mut names, &name, "names", &path);
                    }
                }
            }
        }
    }

    fn once(&mut self, seen: &mut HashSet<String>, name: &str, nouns: &str, path: &str) {
        if !seen.insert(name.to_lowercase()) {
            let message = format!("two {nouns} are called `{name}`");
            let help = "give one of them another name".to_owned();
            self.report(path, "duplicate-name", message, Some(help));
        }
    }

    fn sheet_name(&mut self, name: &str, path: &str) {
        let length = name.encode_utf16().count();
        let help = if length > LONGEST_SHEET {
            format!("it has {length} characters; the name of a sheet has {LONGEST_SHEET} at most")
        } else if name.trim().is_empty() {
            "give the sheet a name".to_owned()
        } else if name.contains(['[', ']', ':', '*', '?', '/', '\\'])
            || name.starts_with('\'')
            || name.ends_with('\'')
            || name.chars().any(char::is_control)
        {
            "leave out [ ] : * ? / \\ and an apostrophe at either end".to_owned()
        } else if name.eq_ignore_ascii_case("history") {
            "Excel keeps this name for itself; choose another".to_owned()
        } else {
            return;
        };
        let message = format!("`{name}` cannot be the name of a sheet");
        self.report(path, "bad-sheet-name", message, Some(help));
    }

    /// A name that formulas use: it must not look like a cell (ECMA-376 part 1, §18.17.2.5).
    fn name(&mut self, name: &str, path: &str) {
        let begins = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
        let plain = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        if begins && plain && name.len() <= 200 && !looks_like_a_cell(name) {
            return;
        }
        let message = format!("`{name}` cannot be a name in a formula");
        let help =
            "use letters, digits and underscores, and nothing like `A1` or `R1C1`".to_owned();
        self.report(path, "bad-name", message, Some(help));
    }
}

/// Whether formulas would take a name for a cell: `A1`, `XFD9`, `R1C1`, `R`, `C`.
fn looks_like_a_cell(name: &str) -> bool {
    let name = name.to_ascii_uppercase();
    let rest = name.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let letters = name.len() - rest.len();
    let digits = !rest.is_empty() && rest.chars().all(|c| c.is_ascii_digit());
    let relative = name
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, 'R' | 'C'));
    (letters <= 3 && digits) || (relative && name.starts_with(['R', 'C']))
}
