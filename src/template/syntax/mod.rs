//! What a template is made of before anybody knows what it means: its tags, and which blocks they open
//! and close.
//!
//! In: the text of a template. Out: the template as Handlebars parses it, and every fault of its
//! syntax where it stands. Handlebars stops at a first fault, at the place where it gave up; so a
//! text with faults is mended here, and all that is sound in it can still be looked over.

mod blocks;
mod origin;
mod single;
mod tags;

pub(super) use origin::Source;
pub(super) use tags::{Kind, tags};

use crate::diagnostic::{Diagnostic, Text};
use handlebars::template::Template;
use std::sync::Arc;

/// A template that was parsed, perhaps with what was at fault taken out.
pub(super) struct Parsed {
    /// Nothing where it is beyond mending.
    pub(super) template: Option<Template>,
    /// What was parsed, and where it stands in its file.
    pub(super) source: Source,
    /// What is wrong.
    pub(super) findings: Vec<Diagnostic>,
}

/// Parses a template.
pub(super) fn parse(name: &str, source: Source) -> Parsed {
    let compile = |text: &Arc<Text>| Template::compile_with_name(&text.content, name.to_owned());
    // Handlebars takes a broken tag that nothing but text follows for text.
    let tags = tags::tags(&source.text().content);
    let is_whole = tags.iter().all(|tag| tag.broken.is_none());
    if let (true, Ok(template)) = (is_whole, compile(source.text())) {
        return Parsed {
            template: Some(template),
            source,
            findings: Vec::new(),
        };
    }
    let mut edits = blocks::Edits::default();
    let mut findings = blocks::faults(&source, &tags, &mut edits);
    findings.extend(single::faults(&source, &tags, &mut edits));
    let mended = edits.mend(&source);
    let template = compile(mended.text()).ok();
    if findings.is_empty() {
        findings.push(unknown(&source));
    }
    findings.sort_by_key(start);
    Parsed {
        template,
        source: mended,
        findings,
    }
}

/// Where a finding begins in its text.
fn start(finding: &Diagnostic) -> usize {
    match &finding.place {
        Some(crate::diagnostic::Place::Text(place)) => place.span.start,
        _ => 0,
    }
}

/// A fault of which only Handlebars knows.
fn unknown(source: &Source) -> Diagnostic {
    let message = "this template cannot be read: a tag in it is not complete";
    Diagnostic::error("template-syntax", message)
        .in_place(source.place(0..0))
        .help("every `{{#block}}` needs its `{{/block}}`, and every `{{` its `}}`")
}
