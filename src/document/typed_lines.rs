//! Lines that people type, and lines that a plan file wraps.
//!
//! In: lines of Markdown. Out: whether two of them are one line of a paragraph, and whether a line begins with a
//! sign that people meant as a sign. How a text is changed is not known here.

/// Whether Markdown joins a line to the one before it, so that the break between them only wraps; `before` is the
/// first line of what is joined already.
pub(super) fn goes_on(before: &str, line: &str) -> bool {
    let is_said = !before.trim().is_empty() && !line.trim().is_empty();
    let is_code = set_in(before) >= 4 && set_in(line) >= 4;
    let is_table = before.trim_start().starts_with('|') && line.trim_start().starts_with('|');
    is_said && !is_code && !is_table && !stands_alone(before) && !begins_block(before, line)
}

/// Whether a line is the first or the last of a block of code.
pub(super) fn is_fence(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("```") || line.starts_with("~~~")
}

/// Where a new line begins with a sign of a heading or a quotation, behind the sign of a list as well, the number of
/// characters before that sign.
pub(super) fn sign_to_keep(line: &str) -> Option<usize> {
    let mut rest = line.trim_start();
    while let Some(after) = after_item(rest) {
        rest = after.trim_start();
    }
    let is_sign = rest.starts_with('>') || is_heading(rest) || is_underline(rest);
    is_sign.then(|| line.chars().count() - rest.chars().count())
}

fn set_in(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// Whether nothing is joined to a line: a heading, a tag, a line across the page.
fn stands_alone(line: &str) -> bool {
    let line = line.trim_start();
    let tag = line.strip_prefix('<').and_then(|rest| rest.chars().next());
    let is_tag = tag.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
    is_heading(line) || is_tag || is_rule(line)
}

/// Whether a line begins something of its own, whatever stands before it.
fn begins_block(before: &str, line: &str) -> bool {
    let line = line.trim_start();
    let is_item = after_item(line).is_some_and(|_| {
        // Within a paragraph only the first number begins a list.
        let is_bullet = line.starts_with(['-', '*', '+']);
        let is_first = line.starts_with("1.") || line.starts_with("1)");
        is_bullet || is_first || after_item(before.trim_start()).is_some()
    });
    is_item || is_heading(line) || line.starts_with('>') || is_underline(line) || is_rule(line)
}

/// What stands behind the sign of an item of a list.
fn after_item(line: &str) -> Option<&str> {
    let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_number = matches!(line.len() - digits.len(), 1..=9) && digits.starts_with(['.', ')']);
    let sign = if is_number {
        digits
    } else if line.starts_with(['-', '*', '+']) {
        line
    } else {
        return None;
    };
    let rest = sign.get(1..)?;
    rest.starts_with([' ', '\t']).then_some(rest)
}

fn is_heading(line: &str) -> bool {
    let rest = line.trim_start_matches('#');
    matches!(line.len() - rest.len(), 1..=6) && (rest.is_empty() || rest.starts_with([' ', '\t']))
}

/// Whether a line would make a heading of the one above it, or be one across the page.
fn is_underline(line: &str) -> bool {
    let line = line.trim_end();
    let only = |sign: char| !line.is_empty() && line.chars().all(|c| c == sign);
    only('=') || (only('-') && line.len() > 1)
}

fn is_rule(line: &str) -> bool {
    let signs: String = line.split_whitespace().collect();
    let only = |sign: char| signs.len() > 2 && signs.chars().all(|c| c == sign);
    only('-') || only('*') || only('_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_one_paragraph_go_on_and_others_do_not() {
        for (before, line) in [("We ask", "all"), ("- we ask", "  all"), ("Two", "2. are")] {
            assert!(goes_on(before, line), "{before:?} {line:?}");
        }
        for (before, line) in [
            ("We ask", ""),
            ("We ask", "- all"),
            ("We ask", "1. all"),
            ("1. we", "2. ask"),
            ("# We", "ask"),
            ("We", "> ask"),
            ("    we", "    ask"),
        ] {
            assert!(!goes_on(before, line), "{before:?} {line:?}");
        }
    }

    #[test]
    fn signs_of_headings_and_quotations_are_found() {
        assert_eq!(sign_to_keep("# of patients"), Some(0));
        assert_eq!(sign_to_keep("- > 5"), Some(2));
        assert_eq!(sign_to_keep("==="), Some(0));
        for other in ["#1", "- one", "**bold**", "a > b", "-", "1. > "] {
            let is_number = other.starts_with('1');
            assert_eq!(sign_to_keep(other).is_some(), is_number, "{other}");
        }
    }
}
