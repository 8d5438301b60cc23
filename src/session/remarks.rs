//! Findings as comments in the margin, each at the heading of its question, so that a group can
//! work through them.
//!
//! A question's heading is known by its label, which template and terms share. A finding about
//! no question, or whose question a house's template leaves out, stands at the first heading.

use crate::check;
use crate::diagnostic::Diagnostic;
use crate::document::{Block, Comment, Heading, Inline, Paragraph, plain_text};
use crate::template::Terms;

/// The author of comments, and of documents whose plan names nobody.
pub(super) const AUTHOR: &str = "coplan";

/// Puts findings into the margin of these blocks.
pub(super) fn put_in(blocks: &mut [Block], findings: &[Diagnostic], terms: &Terms) {
    for finding in findings {
        let label = label(finding, terms);
        let is_meant = |heading: &Heading| match &label {
            Some(label) => plain_text(&heading.content).ends_with(label.as_str()),
            None => false,
        };
        let headings: Vec<&mut Heading> = blocks.iter_mut().filter_map(heading).collect();
        let at = headings.iter().position(|heading| is_meant(heading));
        if let Some(heading) = headings.into_iter().nth(at.unwrap_or(0)) {
            heading.comments.push(comment(finding, terms));
        }
    }
}

/// The label of the question that a finding belongs to: by its rule, else by its path.
fn label(finding: &Diagnostic, terms: &Terms) -> Option<String> {
    let registry = terms.registry();
    let question = match check::rule(&finding.name).and_then(|rule| rule.question) {
        Some(key) => registry.question(key),
        None => registry.question_answered_by(finding.path.as_deref()?),
    };
    let label = terms.field(registry.field(&question?.answer)?).label;
    (!label.is_empty()).then_some(label)
}

fn heading(block: &mut Block) -> Option<&mut Heading> {
    match block {
        Block::Heading(heading) => Some(heading),
        _ => None,
    }
}

/// What a finding says: how much it matters and what it is, then the fix.
fn comment(finding: &Diagnostic, terms: &Terms) -> Comment {
    let path = finding.path.as_deref().unwrap_or("");
    let said = vec![
        Inline::bold(format!("{}: ", finding.severity.label())),
        Inline::text(terms.in_labels(&finding.message, path)),
    ];
    let help = finding.help.iter();
    let help = help.map(|help| vec![Inline::text(sentence(&terms.in_labels(help, path)))]);
    let paragraph = |content| Block::Paragraph(Paragraph { content });
    Comment {
        author: AUTHOR.to_owned(),
        blocks: [said].into_iter().chain(help).map(paragraph).collect(),
    }
}

/// A text with a capital and a full stop.
fn sentence(text: &str) -> String {
    let mut rest = text.chars();
    let first = rest.next().map(char::to_uppercase);
    let sentence: String = first.into_iter().flatten().chain(rest).collect();
    sentence + "."
}
