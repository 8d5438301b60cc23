//! Findings as comments in the margin, each at the heading of its question, so that a group can
//! work through them.
//!
//! A question's heading is the one in which the template puts its label. A finding about no question,
//! or whose question a house's template leaves out, stands at the first heading.

use crate::check;
use crate::diagnostic::Diagnostic;
use crate::document::{Block, Comment, Heading, Inline, Paragraph};
use crate::plan::Question;
use crate::template::Terms;

/// The author of comments, and of documents whose plan names nobody.
pub(super) const AUTHOR: &str = "coplan";

/// The language in which findings are worded that the templates do not word.
const LANGUAGE: &str = "en-GB";

/// Puts findings into the margin of these blocks.
pub(super) fn put_in(blocks: &mut [Block], findings: &[Diagnostic], terms: &Terms) {
    for finding in findings {
        let question = question(finding, terms).map(|question| &*question.key);
        let is_meant =
            |heading: &Heading| question.is_some() && heading.question.as_deref() == question;
        let headings: Vec<&mut Heading> = blocks.iter_mut().filter_map(heading).collect();
        let at = headings.iter().position(|heading| is_meant(heading));
        if let Some(heading) = headings.into_iter().nth(at.unwrap_or(0)) {
            heading.comments.push(comment(finding, terms));
        }
    }
}

/// The question that a finding belongs to: by its rule, else by its path.
fn question<'t>(finding: &Diagnostic, terms: &'t Terms) -> Option<&'t Question> {
    let registry = terms.registry();
    match check::rule(&finding.name).and_then(|rule| rule.question) {
        Some(key) => registry.question(key),
        None => registry.question_answered_by(finding.path.as_deref()?),
    }
}

fn heading(block: &mut Block) -> Option<&mut Heading> {
    match block {
        Block::Heading(heading) => Some(heading),
        _ => None,
    }
}

/// What a finding says: how much it matters and what it is, then the fix.
fn comment(finding: &Diagnostic, terms: &Terms) -> Comment {
    let finding = terms.told(finding);
    let path = finding.path.as_deref().unwrap_or("");
    let said = vec![
        Inline::bold(format!("{}: ", finding.label())),
        Inline::text(terms.in_labels(&finding.message, path)),
    ];
    let help = finding.help.iter();
    let help = help.map(|help| vec![Inline::text(sentence(&terms.in_labels(help, path)))]);
    let paragraph = |content| Block::Paragraph(Paragraph { content });
    let voice = finding.voice.as_ref();
    let language = voice.map_or(LANGUAGE, |voice| &voice.language);
    Comment {
        language: (terms.language() != language).then(|| language.to_owned()),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::Templates;

    #[test]
    fn a_remark_stands_at_the_heading_of_its_question_and_not_at_one_that_ends_alike() {
        let terms = Terms::load(&Templates::default()).unwrap();
        let need = terms.registry().field("answers.need").unwrap();
        let need = terms.field(need).label;
        let heading = |text: String, question: Option<&str>| {
            Block::Heading(Heading {
                level: 1,
                anchor: None,
                content: vec![Inline::text(text)],
                question: question.map(str::to_owned),
                comments: Vec::new(),
            })
        };
        let mut blocks = [
            heading("Summary".to_owned(), None),
            heading(format!("Last year: {need}"), None),
            heading(format!("5. {need}"), Some("need")),
        ];
        let findings = [
            Diagnostic::note("blank-rate", "a line has no rate"),
            Diagnostic::note("tbc-left-in", "about no question"),
        ];
        put_in(&mut blocks, &findings, &terms);
        let comments = blocks.iter().map(|block| match block {
            Block::Heading(heading) => heading.comments.len(),
            _ => 0,
        });
        assert_eq!(comments.collect::<Vec<_>>(), [1, 0, 1]);
    }
}
