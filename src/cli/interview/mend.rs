//! What the check finds, and the fields it is about.

use super::agenda::question_of;
use super::ask::Spot;
use super::front::{Answer, Front};
use super::walk::Interview;
use coplan::check::{Question, check};
use coplan::diagnostic::Diagnostic;
use coplan::plan::registry::{Field, registry};
use coplan::template::Terms;
use std::collections::BTreeSet;

impl<F: Front> Interview<'_, F> {
    /// Shows what the check finds under a question, and asks for the field each finding is about.
    pub(super) fn mend_findings(&mut self, question: Question) -> Answer<()> {
        let mut told = BTreeSet::new();
        loop {
            let belongs = |finding: &Diagnostic| question_of(finding) == Some(question);
            let key = |finding: &Diagnostic| (finding.name.clone(), finding.path.clone());
            let findings = self.findings().into_iter().filter(belongs);
            let Some(finding) = findings
                .into_iter()
                .find(|finding| told.insert(key(finding)))
            else {
                return Ok(());
            };
            self.tell(&said(&finding, self.desk.words))?;
            let Some((field, row)) = self.spot(finding.path.as_deref().unwrap_or_default()) else {
                continue;
            };
            let label = self.called(field, row);
            // The answer itself is asked for in any case.
            if !field.tag.starts_with("answers.") && self.desk.is_askable(field) {
                self.desk.ask_as(Spot { field, row }, label)?;
            }
        }
    }

    /// The field and row of a path, such as `stakeholders.S2.route` or `history[0].date`.
    pub(super) fn spot(&self, path: &str) -> Option<(&'static Field, Option<usize>)> {
        if let Some(field) = registry().field(path) {
            return field.list.is_none().then_some((field, None));
        }
        let (row, key) = path.rsplit_once('.')?;
        if let Some((list, index)) = row.strip_suffix(']').and_then(|row| row.split_once('[')) {
            let field = registry().field(&format!("{list}.{key}"))?;
            return Some((field, index.parse().ok()));
        }
        let (list, id) = row.rsplit_once('.')?;
        let field = registry().field(&format!("{list}.{key}"))?;
        let entries = self.desk.record.entries(list);
        let row = entries.iter().position(|(known, _)| known == id)?;
        Some((field, Some(row)))
    }

    pub(super) fn findings(&self) -> Vec<Diagnostic> {
        let record = &self.desk.record;
        let is_asked = |finding: &Diagnostic| finding.name != "alternatives-left-open";
        let findings = check(record.plan(), &record.occasion()).findings;
        findings.into_iter().filter(is_asked).collect()
    }
}

/// What is found and what would mend it, each as a sentence, with labels in place of keys.
pub(super) fn said(finding: &Diagnostic, words: &Terms) -> String {
    let path = finding.path.as_deref().unwrap_or_default();
    let sentences = std::iter::once(&finding.message).chain(&finding.help);
    let sentences: Vec<String> = sentences
        .map(|text| sentence(&words.in_labels(text, path)))
        .collect();
    sentences.join(" ")
}

fn sentence(text: &str) -> String {
    let mut rest = text.chars();
    let first = rest.next().map(char::to_uppercase);
    let mut sentence: String = first.into_iter().flatten().chain(rest).collect();
    if !sentence.ends_with(['.', '?', '!']) {
        sentence.push('.');
    }
    sentence
}
