//! Tags that are complete, and still none that Handlebars can read: `{{field answers.}}`.
//!
//! In: the tags of a template. Out: each that cannot be read, at its place. Every tag is parsed alone,
//! since Handlebars says only where it gave up.

use super::blocks::Edits;
use super::origin::Source;
use super::tags::{Kind, Tag};
use crate::diagnostic::Diagnostic;
use handlebars::template::Template;

/// Every tag that cannot be read, though its braces and quotes are in pairs.
pub(super) fn faults(source: &Source, tags: &[Tag], edits: &mut Edits) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut open: Vec<(&Tag, bool)> = Vec::new();
    for tag in tags.iter().filter(|tag| tag.broken.is_none()) {
        let content = &source.text().content;
        let text = content.get(tag.span.clone()).unwrap_or_default();
        let sound = Template::compile(&alone(text, &tag.kind)).is_ok();
        if !sound {
            findings.push(unreadable(source, tag, text));
        }
        match &tag.kind {
            Kind::Open(_) => open.push((tag, sound)),
            Kind::Close(_) => {
                if let Some((opening, false)) = open.pop() {
                    edits.blank(source, opening);
                    edits.blank(source, tag);
                }
            }
            _ if !sound => edits.blank(source, tag),
            _ => {}
        }
    }
    findings
}

/// A tag as the whole of a template.
fn alone(text: &str, kind: &Kind) -> String {
    match kind {
        Kind::Open(name) => format!("{text}{{{{/{name}}}}}"),
        Kind::Divide { .. } => format!("{{{{#if x}}}}{text}{{{{/if}}}}"),
        Kind::Close(name) => format!("{{{{#{name} x}}}}{text}"),
        Kind::Comment | Kind::Other => text.to_owned(),
    }
}

fn unreadable(source: &Source, tag: &Tag, text: &str) -> Diagnostic {
    let text = text.replace(['\n', '`'], " ");
    let help = if text.trim_matches(['{', '}', '~', ' ']).is_empty() {
        "put a name between the braces, or take the tag out"
    } else {
        "write `{{name}}`, `{{helper \"text\" name}}` or `{{#if name}}`: names with dots between \
         their parts, texts in quotation marks"
    };
    Diagnostic::error("template-syntax", format!("`{text}` cannot be read"))
        .in_place(source.place(tag.span.clone()))
        .help(help)
}
