//! Blocks that are not closed, and tags that close none.
//!
//! In: the tags of a template. Out: each such fault at its tag, and what has to be changed in the text
//! so that all else can be parsed.

use super::origin::Source;
use super::tags::{Broken, Kind, Tag};
use crate::diagnostic::{Diagnostic, nearest};
use std::collections::BTreeMap;
use std::ops::Range;

/// What ends the tags that begin so, where it is not two braces.
const ENDS: [(&str, &str); 3] = [("{{!--", "--}}"), ("{{{{", "}}}}"), ("{{{", "}}}")];

/// Changes that make a text one that can be parsed: what is put in place of spans, by where they begin.
#[derive(Default)]
pub(super) struct Edits(BTreeMap<usize, (usize, String)>);

impl Edits {
    /// Puts blanks in the place of a tag.
    pub(super) fn blank(&mut self, source: &Source, tag: &Tag) {
        let text = source.text().content.get(tag.span.clone());
        let blank = |c: char| if c == '\n' { c } else { ' ' };
        let blanks = text.unwrap_or_default().chars().map(blank);
        let blanks: String = blanks.collect();
        self.put(tag.span.clone(), &blanks);
    }

    /// Closes a block before another tag, or at the end.
    fn close(&mut self, name: &str, at: usize) {
        let closing = format!("{{{{/{name}}}}}");
        let before = self.0.entry(at).or_insert((at, String::new()));
        before.1.push_str(&closing);
    }

    fn put(&mut self, span: Range<usize>, new: &str) {
        let before = self.0.remove(&span.start).map(|(_, before)| before);
        let new = before.unwrap_or_default() + new;
        self.0.insert(span.start, (span.end, new));
    }

    /// The text with all changes made.
    pub(super) fn mend(self, source: &Source) -> Source {
        let edits = self.0.into_iter();
        let edits: Vec<_> = edits.map(|(start, (end, new))| (start..end, new)).collect();
        source.with(&edits)
    }
}

/// Every block that is not closed, and every tag that closes or divides none.
pub(super) fn faults(source: &Source, tags: &[Tag], edits: &mut Edits) -> Vec<Diagnostic> {
    let mut walk = Walk {
        source,
        edits,
        open: Vec::new(),
        findings: Vec::new(),
    };
    for tag in tags {
        walk.tag(tag);
    }
    let end = source.text().content.len();
    while let Some(open) = walk.open.pop() {
        walk.not_closed(open, end);
    }
    walk.findings
}

struct Walk<'a> {
    source: &'a Source,
    edits: &'a mut Edits,
    open: Vec<(&'a Tag, &'a str)>,
    findings: Vec<Diagnostic>,
}

impl<'a> Walk<'a> {
    fn tag(&mut self, tag: &'a Tag) {
        if let Some(broken) = tag.broken {
            self.broken(tag, broken);
        }
        match &tag.kind {
            Kind::Open(name) => self.open.push((tag, name)),
            Kind::Close(name) => self.close(tag, name),
            Kind::Divide { .. } if self.open.is_empty() => {
                let message = format!("`{}` stands in no block", self.text(tag));
                let help = "it divides a block, such as `{{#if title}} … {{else}} … {{/if}}`";
                self.report(tag, message, help.to_owned());
                self.edits.blank(self.source, tag);
            }
            Kind::Divide { .. } | Kind::Comment | Kind::Other => {
                if tag.broken.is_some() {
                    self.edits.blank(self.source, tag);
                }
            }
        }
    }

    fn close(&mut self, tag: &'a Tag, name: &str) {
        if !self.open.iter().any(|(_, open)| *open == name) {
            return self.closes_nothing(tag, name);
        }
        while let Some((open, named)) = self.open.pop() {
            if named == name {
                if open.broken.is_some() || tag.broken.is_some() {
                    self.edits.blank(self.source, open);
                    self.edits.blank(self.source, tag);
                }
                return;
            }
            self.not_closed((open, named), tag.span.start);
        }
    }

    /// A block that is open where another ends.
    fn not_closed(&mut self, (open, name): (&Tag, &str), before: usize) {
        if open.broken.is_some() {
            return self.edits.blank(self.source, open);
        }
        let message = format!("`{}` is not closed", self.text(open));
        self.report(
            open,
            message,
            format!("put `{{{{/{name}}}}}` where it ends"),
        );
        self.edits.close(name, before);
    }

    /// A tag that closes a block which is not open. One that is nearly called as the innermost block
    /// was meant for that.
    fn closes_nothing(&mut self, tag: &Tag, name: &str) {
        let message = format!("`{}` closes nothing that is open here", self.text(tag));
        let inner = self.open.last().copied();
        let near = inner.and_then(|(_, open)| nearest(name, [open]));
        self.edits.blank(self.source, tag);
        let help = match (near, inner) {
            (Some(near), Some(_)) => {
                self.open.pop();
                self.edits.close(near, tag.span.end);
                format!("did you mean `{{{{/{near}}}}}`?")
            }
            (_, Some((open, named))) => {
                let place = self.source.place(open.span.clone());
                let (line, _) = place.line_and_column();
                let text = self.text(open);
                format!("take it out; `{{{{/{named}}}}}` closes `{text}` of line {line}")
            }
            _ => "take it out, or open the block before".to_owned(),
        };
        self.report(tag, message, help);
    }

    fn broken(&mut self, tag: &Tag, broken: Broken) {
        let (message, help) = match broken {
            Broken::Braces => {
                let text = self.text(tag);
                let closing = ENDS.iter().find(|(begins, _)| text.starts_with(begins));
                let closing = closing.map_or("}}", |(_, ends)| *ends);
                let message = format!("`{}` is not closed", self.text(tag));
                (message, format!("end it with `{closing}`"))
            }
            Broken::Quotes => {
                let message = "a text in this tag has only one quotation mark".to_owned();
                (message, "put another where it ends".to_owned())
            }
        };
        self.report(tag, message, help);
    }

    /// A tag as it is quoted in a message: its first words.
    fn text(&self, tag: &Tag) -> String {
        /// So many characters of a tag are told.
        const TOLD: usize = 60;
        let text = self.source.text().content.get(tag.span.clone());
        let text = text.unwrap_or_default().trim_end();
        let text = text.replace(['\n', '`'], " ");
        if text.chars().count() <= TOLD {
            return text;
        }
        text.chars().take(TOLD).chain(['…']).collect()
    }

    fn report(&mut self, tag: &Tag, message: String, help: String) {
        let finding = Diagnostic::error("template-syntax", message)
            .in_place(self.source.place(tag.span.clone()))
            .help(help);
        self.findings.push(finding);
    }
}
