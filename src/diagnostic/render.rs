//! A finding as people see it: the message, the line with the value marked, and the fix.

use super::{Diagnostic, Place, Severity, printable};
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use std::ops::Range;

/// How a finding is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Plain text.
    Plain,
    /// With colours for a terminal.
    Colour,
}

/// The longest line, in columns, that is shown whole.
const LINE: usize = 110;
/// Of a longer line, the columns that are shown on each side of the marked value.
const AROUND: usize = 30;
/// Of a longer line, the columns that are shown of the marked value.
const MARKED: usize = 60;

/// Shows one finding for people; several lines, without a line break at the end. Whatever names and texts
/// it quotes, only the style puts control characters into it.
#[must_use]
pub fn render(finding: &Diagnostic, style: Style) -> String {
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Colour => Renderer::styled(),
    };
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
    .with_name(finding.label());
    let title = match &finding.place {
        Some(Place::Text(_)) | None => finding.message.clone(),
        Some(place) => format!("{place}: {}", finding.message),
    };
    let title = printable(&title).into_owned();
    let mut group = Group::with_title(level.primary_title(title));
    let mut columns = None;
    if let Some(Place::Text(place)) = &finding.place {
        let (line, column) = place.line_and_column();
        let excerpt = Excerpt::new(&place.text.content, place.span.clone());
        let name = printable(&place.text.name).into_owned();
        let start = |column| format!("{name}:{line}:{column}");
        columns = Some((start(excerpt.column), start(column)));
        let mark = AnnotationKind::Primary.span(excerpt.span);
        group = group.element(
            Snippet::source(excerpt.text)
                .path(name)
                .line_start(line)
                .annotation(mark),
        );
    }
    let Some(help) = finding.help.as_deref().map(printable) else {
        return in_its_column(renderer.render(&[group]), columns);
    };
    let fix = Level::HELP.with_name(finding.help_label());
    if columns.is_none() {
        return without_gutter(&renderer, group, fix, &help);
    }
    group = group.element(fix.message(help.into_owned()));
    in_its_column(renderer.render(&[group]), columns)
}

/// A finding without a line to show: the renderer would leave room for one.
fn without_gutter(renderer: &Renderer, title: Group<'_>, fix: Level<'_>, help: &str) -> String {
    let help = help.replace('\n', "\n    ");
    let help = Group::with_title(fix.primary_title(help));
    let (title, help) = (renderer.render(&[title]), renderer.render(&[help]));
    format!("{title}\n  = {help}")
}

/// The renderer counts the columns of the excerpt, which may be only a part of the line.
fn in_its_column(shown: String, columns: Option<(String, String)>) -> String {
    match columns {
        Some((excerpt, place)) if excerpt != place => shown.replacen(&excerpt, &place, 1),
        _ => shown,
    }
}

/// The line a span begins on; of a very long line, the part round the span.
struct Excerpt {
    text: String,
    /// The span in that text. A value over several lines is marked on its first line only.
    span: Range<usize>,
    /// The column the span begins in, counted from 1.
    column: usize,
}

impl Excerpt {
    fn new(content: &str, span: Range<usize>) -> Self {
        let start = boundary(content, span.start);
        let (before, rest) = content.split_at(start);
        let before = before.rsplit_once('\n').map_or(before, |(_, last)| last);
        let rest = rest.split_once('\n').map_or(rest, |(first, _)| first);
        let rest = rest.strip_suffix('\r').unwrap_or(rest);
        let end = boundary(content, span.end).clamp(start, start + rest.len());
        let (marked, after) = rest.split_at(boundary(rest, end - start));
        let (before, marked, after) = if width(before) + width(rest) <= LINE {
            (before.into(), marked.into(), after.into())
        } else {
            (last(before), first(marked, MARKED), first(after, AROUND))
        };
        let start = before.len();
        Self {
            span: start..start + marked.len(),
            column: before.chars().count() + 1,
            text: [before, marked, after].concat().replace('\t', " "),
        }
    }
}

/// The start of a text, at most `most` columns of it.
fn first(text: &str, most: usize) -> String {
    let mut columns = 0;
    let start = text.chars().take_while(|c| {
        columns += columns_of(*c);
        columns <= most
    });
    let start: String = start.collect();
    if start.len() == text.len() {
        start
    } else {
        start + "…"
    }
}

/// The end of a text, at most [`AROUND`] columns of it.
fn last(text: &str) -> String {
    let reversed: String = text.chars().rev().take(AROUND + 1).collect();
    first(&reversed, AROUND).chars().rev().collect()
}

fn width(text: &str) -> usize {
    text.chars().map(columns_of).sum()
}

/// The columns a character may take on a terminal: the scripts that take two all lie above the others.
fn columns_of(c: char) -> usize {
    if c < '\u{1100}' { 1 } else { 2 }
}

fn boundary(content: &str, at: usize) -> usize {
    let mut at = at.min(content.len());
    while !content.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Text, TextPlace};

    fn shown(content: &str, value: &str) -> String {
        let start = content.find(value).unwrap();
        let place = TextPlace::new(&Text::new("plan.yaml", content), start..start + value.len());
        render(
            &Diagnostic::error("x", "wrong").in_place(place),
            Style::Plain,
        )
    }

    #[test]
    fn the_mark_stands_under_the_value_after_tabs_and_wide_characters() {
        insta::assert_snapshot!(shown("a: 1\r\n\té 漢字: 値段 x\r\n", "値段"), @"
        To fix: wrong
         --> plan.yaml:2:8
          |
        2 |  é 漢字: 値段 x
          |          ^^^^
        ");
    }

    #[test]
    fn a_value_of_several_lines_is_marked_on_its_first() {
        insta::assert_snapshot!(shown("a: b\n  c\nd: e\n", "b\n  c"), @"
        To fix: wrong
         --> plan.yaml:1:4
          |
        1 | a: b
          |    ^
        ");
    }

    #[test]
    fn of_a_very_long_line_the_part_round_the_value_is_shown_and_the_column_is_right() {
        let long = format!("{}HERE{}", "wörd ".repeat(20_000), " word".repeat(20_000));
        insta::assert_snapshot!(shown(&long, "HERE"), @"
        To fix: wrong
         --> plan.yaml:1:100001
          |
        1 | …wörd wörd wörd wörd wörd wörd HERE word word word word word word…
          |                                ^^^^
        ");
    }

    #[test]
    fn of_a_very_long_value_the_start_is_shown() {
        let long = format!("a: {}", "漢字 ".repeat(20_000));
        insta::assert_snapshot!(shown(&long, long.trim_start_matches("a: ")), @"
        To fix: wrong
         --> plan.yaml:1:4
          |
        1 | a: 漢字 漢字 漢字 漢字 漢字 漢字 漢字 漢字 漢字 漢字 漢字 漢字 …
          |    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        ");
    }
}
