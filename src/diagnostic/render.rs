//! A finding as people see it: the message, the line with the value marked, and the fix.

use super::{Diagnostic, Place, Severity};
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

/// The longest stretch of text, in bytes, that is shown round a marked value.
const EXCERPT: usize = 4_000;

/// Shows one finding for people; several lines, without a line break at the end.
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
    .with_name(finding.severity.label());
    let title = match &finding.place {
        Some(Place::Text(_)) | None => finding.message.clone(),
        Some(place) => format!("{place}: {}", finding.message),
    };
    let mut group = Group::with_title(level.primary_title(title));
    if let Some(Place::Text(place)) = &finding.place {
        let excerpt = Excerpt::new(&place.text.content, place.span.clone());
        group = group.element(
            Snippet::source(excerpt.text)
                .path(place.text.name.clone())
                .line_start(excerpt.line)
                .annotation(AnnotationKind::Primary.span(excerpt.span)),
        );
    }
    if let Some(help) = &finding.help {
        group = group.element(Level::HELP.message(help.clone()));
    }
    renderer.render(&[group])
}

/// The lines round a span, so that a fault in a large file is not shown with all of it.
struct Excerpt {
    text: String,
    line: usize,
    span: Range<usize>,
}

impl Excerpt {
    fn new(content: &str, span: Range<usize>) -> Self {
        let start = boundary(content, span.start);
        let line_start = content
            .get(..start)
            .and_then(|before| before.rfind('\n'))
            .map_or(0, |at| at + 1);
        let rest = content.get(line_start..).unwrap_or_default();
        let line_end = line_start + rest.find('\n').unwrap_or(rest.len());
        // A value over several lines is marked on its first line only.
        let end = boundary(content, span.end.min(line_end)).max(start);
        let from = boundary(content, line_start.max(start.saturating_sub(EXCERPT)));
        let to = boundary(content, line_end.min(end.saturating_add(EXCERPT)));
        let line = content
            .get(..line_start)
            .unwrap_or_default()
            .matches('\n')
            .count()
            + 1;
        Self {
            text: content.get(from..to).unwrap_or_default().replace('\t', " "),
            line,
            span: start - from..end.min(to) - from,
        }
    }
}

fn boundary(content: &str, at: usize) -> usize {
    let mut at = at.min(content.len());
    while !content.is_char_boundary(at) {
        at -= 1;
    }
    at
}
