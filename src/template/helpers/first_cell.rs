//! Where the first cell of a table row begins, in the Markdown that a template has rendered.
//!
//! In: the row. Out: the same with a marker in its first cell. This file does not know what the marker
//! means.
//!
//! The marker is put into the rendered text, not into the template, because no place of a template is
//! the beginning of a row: its first cell may come from a partial, or from one branch of an `if`. It
//! cannot stand beside the row either: before the first `|` it would be a cell of its own, and behind
//! the last one too many, which Markdown drops.

/// The row with the marker at the beginning of its first cell; before all else, where no `|` begins
/// or ends one.
pub(super) fn with_marker(row: &str, marker: &str) -> String {
    let (before, cell) = row.split_at(first_cell(row).unwrap_or(0));
    format!("{before}{marker}{cell}")
}

/// The offset behind the first `|` that is neither escaped nor part of code.
fn first_cell(row: &str) -> Option<usize> {
    let mut rest = row;
    while let Some(at) = rest.find(['|', '\\', '`']) {
        let (_, sign) = rest.split_at(at);
        if let Some(cell) = sign.strip_prefix('|') {
            return Some(row.len() - cell.len());
        }
        rest = match sign.strip_prefix('\\') {
            Some(escaped) => behind_first(escaped),
            None => behind_code(sign),
        };
    }
    None
}

fn behind_first(text: &str) -> &str {
    let mut characters = text.chars();
    characters.next();
    characters.as_str()
}

/// What follows the code that a text begins with; only its backticks, if nothing ends it.
fn behind_code(text: &str) -> &str {
    let inside = text.trim_start_matches('`');
    let ticks = text.len() - inside.len();
    let mut rest = inside;
    while let Some(at) = rest.find('`') {
        let (_, end) = rest.split_at(at);
        let after = end.trim_start_matches('`');
        if end.len() - after.len() == ticks {
            return after;
        }
        rest = after;
    }
    inside
}

#[cfg(test)]
mod tests {
    use super::with_marker;

    #[test]
    fn the_marker_stands_in_the_first_cell() {
        for (row, marked) in [
            ("| a | b |\n", "|M a | b |\n"),
            ("\n  | a | b |", "\n  |M a | b |"),
            ("|", "|M"),
            ("a | b", "a |M b"),
            ("**a**", "M**a**"),
            ("", "M"),
        ] {
            assert_eq!(with_marker(row, "M"), marked, "{row}");
        }
    }

    #[test]
    fn what_is_escaped_or_code_is_never_cut() {
        for (row, marked) in [
            (r"a \| b | c", r"a \| b |M c"),
            (r"a \\| b | c", r"a \\|M b | c"),
            (r"a \| b", r"Ma \| b"),
            ("`a | b` | c", "`a | b` |M c"),
            ("``a ` | b`` | c", "``a ` | b`` |M c"),
            (r"`a \` | b", r"`a \` |M b"),
            (r"\`a | b` | c", r"\`a |M b` | c"),
            ("`a | b", "`a |M b"),
            ("`a|b`", "M`a|b`"),
            ("\\", "M\\"),
        ] {
            assert_eq!(with_marker(row, "M"), marked, "{row}");
        }
    }
}
