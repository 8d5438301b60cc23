//! What no document can hold, in templates as they are written: found wherever it stands, whatever a
//! plan says.
//!
//! In: the text of a template. Out: containers that nobody knows, HTML, pictures, links that lead
//! nowhere. Tags are blanked out, so that the text can be read as Markdown; what stands in a line with
//! tags may be otherwise once it is rendered, so containers there are left to that.

use crate::diagnostic::{Diagnostic, Place, Text, TextPlace};
use crate::document::written_faults;
use crate::template::syntax::{Source, tags};
use std::sync::Arc;

/// What stands for a tag in a line with other text.
const STANDS: char = 'x';

/// Everything in a template that no document can hold.
pub(in crate::template) fn faults(source: &Source) -> Vec<Diagnostic> {
    let content = &source.text().content;
    let text = Text::new(source.text().name.clone(), blanked(content));
    let findings = written_faults(&text).into_iter();
    let placed = findings.filter_map(|finding| placed(finding, &text, source));
    placed.collect()
}

/// The text with something as long in the place of each tag: blanks where it stands alone.
fn blanked(content: &str) -> String {
    let mut out = String::with_capacity(content.len());
    let mut at = 0;
    for tag in tags(content) {
        out.push_str(content.get(at..tag.span.start).unwrap_or_default());
        let inside = content.get(tag.span.clone()).unwrap_or_default();
        let stands = if is_alone(content, &tag.span) {
            ' '
        } else {
            STANDS
        };
        for c in inside.chars() {
            match c {
                '\n' => out.push('\n'),
                c => out.extend(std::iter::repeat_n(stands, c.len_utf8())),
            }
        }
        at = tag.span.end;
    }
    out.push_str(content.get(at..).unwrap_or_default());
    out
}

/// Whether nothing else stands in the lines of a tag.
fn is_alone(content: &str, span: &std::ops::Range<usize>) -> bool {
    let before = content.get(..span.start).unwrap_or_default();
    let after = content.get(span.end..).unwrap_or_default();
    let before = before.rsplit('\n').next().unwrap_or_default();
    let after = after.split('\n').next().unwrap_or_default();
    before.trim().is_empty() && after.trim().is_empty()
}

/// A finding in its place in the file; none where a tag has a part in it.
fn placed(finding: Diagnostic, text: &Arc<Text>, source: &Source) -> Option<Diagnostic> {
    let Some(Place::Text(place)) = &finding.place else {
        return Some(finding);
    };
    if !Arc::ptr_eq(&place.text, text) {
        return Some(finding);
    }
    let (line, _) = place.line_and_column();
    let content = source.text();
    let whole = TextPlace::line(content, line).span;
    let is_inside = |part: &std::ops::Range<usize>| {
        tags(&content.content)
            .iter()
            .any(|tag| tag.span.start < part.end && part.start < tag.span.end)
    };
    let is_html = text.content.get(place.span.start..);
    let is_html = is_html.is_some_and(|written| written.trim_start().starts_with('<'));
    // What HTML holds does not matter, and a container is known by its whole line.
    let concerned = match place.span.start {
        start if is_html => start..start + 1,
        _ if place.span == whole => whole,
        _ => place.span.clone(),
    };
    if is_inside(&concerned) {
        return None;
    }
    let place = source.place(place.span.clone());
    Some(finding.in_place(place))
}
