//! What the check finds, and the fields it is about.

use super::ask::Spot;
use super::front::{Answer, Front};
use super::turns::{Entered, Turn, in_turn};
use super::walk::Interview;
use coplan::diagnostic::Diagnostic;
use coplan::plan::{Field, Question, Registry};
use coplan::session::agenda::question_of;
use coplan::template::Terms;
use std::sync::Arc;

/// What has been told: the name of a finding, and the field, or else the path, that it is about.
pub(super) type Told = (String, (String, Option<usize>));

impl<'a, F: Front> Interview<'a, F> {
    /// Shows what the check finds under a question, and asks for the field each finding is about.
    pub(super) fn mend_findings(&mut self, question: &Question, entered: Entered) -> Answer<()> {
        let registry: &'a Registry = self.interviewer.words.registry();
        match entered {
            Entered::Forwards => {
                let trail = self.trail(question);
                trail.mended.clear();
                trail.told.clear();
            }
            Entered::Backwards => {
                let mended = self.trail(question).mended.clone();
                self.ask_again(&mended, entered)?;
            }
        }
        while let Some(finding) = self.untold(registry, question) {
            self.tell(&said(&finding, self.interviewer.words))?;
            let path = finding.path.as_deref().unwrap_or("");
            let Some((field, row)) = self.spot(registry, path) else {
                continue;
            };
            // The answer itself is asked for in any case.
            let is_answer = registry.question_answered_by(&field.tag).is_some();
            let spot = Spot { field, row };
            if !is_answer && self.interviewer.is_askable(spot) {
                self.trail(question).mended.push(spot);
                let mended = self.trail(question).mended.clone();
                let last = mended.len().saturating_sub(1);
                in_turn(self, &mended, (last, Entered::Forwards), Self::ask_in_turn)?;
            }
        }
        Ok(())
    }

    /// The next finding below a question that has not been told. A field is asked for once about the same thing,
    /// wherever in it that stands by then.
    fn untold(&mut self, registry: &'a Registry, question: &Question) -> Option<Diagnostic> {
        let belongs = |finding: &Diagnostic| question_of(registry, finding) == Some(question);
        let findings: Vec<Diagnostic> = self.findings().into_iter().filter(belongs).collect();
        findings.into_iter().find(|finding| {
            let path = finding.path.as_deref().unwrap_or("");
            let spot = self.spot(registry, path);
            let spot = spot.map(|(field, row)| (field.tag.to_string(), row));
            let spot = spot.unwrap_or_else(|| (path.to_owned(), None));
            let told = (finding.name.to_string(), spot);
            self.trail(question).told.insert(told)
        })
    }

    /// Asks again for fields that have been asked for, the last of them first.
    pub(super) fn ask_again(&mut self, spots: &[Spot<'a>], entered: Entered) -> Answer<()> {
        let from = (entered.first_of(spots), entered);
        in_turn(self, spots, from, Self::ask_in_turn)
    }

    fn ask_in_turn(&mut self, spot: &Spot<'a>, _: Entered) -> Answer<Turn> {
        let label = self.called(spot.field, spot.row);
        self.interviewer.ask_as(*spot, label)?;
        Ok(Turn::Asked)
    }

    /// The fields there are.
    pub(super) fn registry(&self) -> &Arc<Registry> {
        self.interviewer.record.plan.registry()
    }

    /// The field and row of a path, such as `stakeholders.S2.route` or `history[0].date`.
    pub(super) fn spot<'r>(
        &self,
        registry: &'r Registry,
        path: &str,
    ) -> Option<(&'r Field, Option<usize>)> {
        let (field, row) = self.interviewer.record.plan.spot(path)?;
        Some((registry.field(&field.tag)?, row))
    }

    pub(super) fn findings(&self) -> Vec<Diagnostic> {
        let is_asked = |finding: &Diagnostic| finding.name != "alternatives-left-open";
        let findings = self.interviewer.record.plan.findings();
        findings.into_iter().filter(is_asked).collect()
    }
}

/// What is found and what would mend it, each as a sentence, with labels in place of keys.
pub(super) fn said(finding: &Diagnostic, words: &Terms) -> String {
    let finding = words.told(finding);
    let path = finding.path.as_deref().unwrap_or("");
    let sentences = std::iter::once(&finding.message).chain(&finding.help);
    let sentences: Vec<String> = sentences
        .map(|text| sentence(&words.in_labels(text, path)))
        .collect();
    sentences.join(" ")
}

/// A text that begins and ends as a sentence.
pub(super) fn sentence(text: &str) -> String {
    let mut rest = text.chars();
    let first = rest.next().map(char::to_uppercase);
    let mut sentence: String = first.into_iter().flatten().chain(rest).collect();
    if !sentence.ends_with(['.', '?', '!']) {
        sentence.push('.');
    }
    sentence
}
