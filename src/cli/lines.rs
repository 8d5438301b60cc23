//! Text in lines that fit a terminal: wrapped between words, with what follows indented.

use std::io;

/// The width where nobody looks: of a pipe, a file.
const WIDTH_OF_A_PAGE: usize = 100;
/// The narrowest and the widest that is worth it.
const WIDTHS: (usize, usize) = (40, 120);

/// How many characters a line of standard output has room for.
pub(super) fn width() -> usize {
    let size = terminal_size::terminal_size_of(io::stdout());
    let width = size.map_or(WIDTH_OF_A_PAGE, |(width, _)| usize::from(width.0));
    width.clamp(WIDTHS.0, WIDTHS.1)
}

/// A text wrapped at this width, every line after the first with this indent; `first` stands before the first.
/// A line break of the text begins a new line.
pub(super) fn wrapped(first: &str, text: &str, indent: usize, width: usize) -> String {
    let mut lines = Vec::new();
    let mut line = format!("{first:indent$}");
    let mut is_begun = false;
    for paragraph in text.lines() {
        if is_begun {
            lines.push(std::mem::replace(&mut line, " ".repeat(indent)));
            is_begun = false;
        }
        for word in paragraph.split_whitespace() {
            let room = line.chars().count() + 1 + word.chars().count();
            if is_begun && room > width {
                lines.push(std::mem::replace(&mut line, " ".repeat(indent)));
                is_begun = false;
            }
            if is_begun {
                line.push(' ');
            }
            line.push_str(word);
            is_begun = true;
        }
    }
    lines.push(line);
    lines.join("\n")
}

/// What stands between two columns of a table.
const GAP: usize = 2;
/// Words longer than this do not keep a column wide.
const LONGEST_WORD: usize = 20;

/// A table in columns: as wide as what stands in them, the widest giving way until a line has room for all.
pub(super) fn table(header: &[String], rows: &[Vec<String>], width: usize) -> String {
    let longest = |at: usize| {
        let cells = rows.iter().filter_map(|row| row.get(at));
        let cells = cells.chain(header.get(at));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let longest_word = |at: usize| {
        let cells = rows.iter().filter_map(|row| row.get(at));
        let words = cells
            .chain(header.get(at))
            .flat_map(|cell| cell.split_whitespace());
        let words = words.map(|word| word.chars().count());
        words.max().unwrap_or(0).min(LONGEST_WORD)
    };
    let mut widths: Vec<(usize, usize)> = (0..header.len())
        .map(|at| (longest(at), longest_word(at)))
        .collect();
    let room = width.saturating_sub(GAP * header.len().saturating_sub(1));
    while widths.iter().map(|(width, _)| width).sum::<usize>() > room {
        let wide = widths.iter_mut().filter(|(width, least)| width > least);
        match wide.max_by_key(|(width, _)| *width) {
            Some((widest, _)) => *widest -= 1,
            None => break,
        }
    }
    let widths: Vec<usize> = widths.into_iter().map(|(width, _)| width).collect();
    let rule: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
    let rows = rows.iter().map(|row| line(row, &widths));
    let lines = [line(header, &widths), line(&rule, &widths)];
    lines.into_iter().chain(rows).collect::<Vec<_>>().join("\n")
}

/// A row of a table, whose cells may take several lines.
fn line(cells: &[String], widths: &[usize]) -> String {
    let cells = cells.iter().zip(widths);
    let cells: Vec<Vec<String>> = cells
        .map(|(cell, width)| {
            let cell = wrapped("", cell, 0, *width);
            cell.lines().map(str::to_owned).collect()
        })
        .collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or(0).max(1);
    let line = |at: usize| {
        let pieces = cells.iter().zip(widths).map(|(cell, width)| {
            let piece = cell.get(at).map_or("", String::as_str);
            format!("{piece:width$}")
        });
        let pieces: Vec<String> = pieces.collect();
        pieces.join(&" ".repeat(GAP)).trim_end().to_owned()
    };
    (0..height).map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_widest_column_of_a_table_gives_way() {
        let row = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
        assert_eq!(
            table(
                &row(["What", "No."]),
                &[row(["one two three four", "1"])],
                14
            ),
            "What       No.\n---------  ---\none two    1\nthree\nfour"
        );
    }

    #[test]
    fn lines_break_between_words_and_are_indented() {
        assert_eq!(
            wrapped("  new", "one two three\nfour", 6, 14),
            "  new one two\n      three\n      four"
        );
        assert_eq!(wrapped("a", "", 3, 40), "a  ");
    }
}
