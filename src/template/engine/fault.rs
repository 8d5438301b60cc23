//! Faults that come up while templates are rendered, each at its tag.
//!
//! In: what Handlebars says. Out: a finding in words of coplan's, in the file that the template was made of.

use crate::diagnostic::Diagnostic;
use crate::template::guard;
use crate::template::lint::offset;
use crate::template::syntax::{self, Source};
use handlebars::{RenderError, RenderErrorReason};

/// A fault that came up while rendering; `source_of` finds a template by name.
pub(super) fn render_fault<'a>(
    error: &RenderError,
    source_of: impl Fn(&str) -> Option<&'a Source>,
) -> Diagnostic {
    let (name, message) = reason(error.reason());
    let mut finding = Diagnostic::error(name, message);
    if name != RUNS_AWAY {
        finding = finding.help(
            "give it what it needs, and ask before whether it is there: `{{#if …}} … {{/if}}`",
        );
    }
    let source = error.template_name.as_deref().and_then(source_of);
    match (source, error.line_no, error.column_no) {
        (Some(source), Some(line), Some(column)) => {
            let content = &source.text().content;
            let at = offset(content, line, column);
            let mut tags = syntax::tags(content).into_iter();
            let tag = tags.find(|tag| tag.span.start == at);
            finding.in_place(source.place(tag.map_or(at..at + 1, |tag| tag.span)))
        }
        _ => finding,
    }
}

/// The finding about a template that writes without end.
const RUNS_AWAY: &str = "template-runs-away";

fn reason(reason: &RenderErrorReason) -> (&'static str, String) {
    match reason {
        RenderErrorReason::IOError(error) if error.to_string() == guard::TOO_MUCH => (
            RUNS_AWAY,
            "this template writes far more than a document can hold: do its loops end?".to_owned(),
        ),
        RenderErrorReason::MissingVariable(Some(name)) => {
            ("unknown-name", format!("`{name}` is not in the plan"))
        }
        RenderErrorReason::MissingVariable(None) => (
            "unknown-name",
            "a name in this tag is not in the plan".to_owned(),
        ),
        other => ("template-fault", other.to_string()),
    }
}
