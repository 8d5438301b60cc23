//! Fields for which documents have said different things: shown with all that was said, and asked
//! for once more.

use super::ask::Spot;
use super::front::{Answer, Front};
use super::walk::Interview;
use coplan::merge::Undecided;
use coplan::plan::{Field, Question};
use coplan::session::agenda::question_of_path;
use std::sync::Arc;

impl<F: Front> Interview<'_, F> {
    /// Whether somebody has to choose an answer below this question.
    pub(super) fn is_undecided(&self, question: &Question) -> bool {
        let plan = &self.interviewer.record.plan;
        let belongs = |path: &str| question_of_path(plan.registry(), path) == Some(question);
        plan.undecided().iter().any(|open| belongs(&open.path))
    }

    /// Asks for each field below this question that was left open; where somebody has chosen, the
    /// other answers go out of the file.
    pub(super) fn decide(&mut self, question: &Question) -> Answer<()> {
        let registry = Arc::clone(self.registry());
        for open in self.interviewer.record.plan.undecided() {
            if question_of_path(&registry, &open.path) == Some(question) {
                self.decide_one(&open)?;
            }
        }
        Ok(())
    }

    fn decide_one(&mut self, open: &Undecided) -> Answer<()> {
        let registry = Arc::clone(self.registry());
        let spot = self.spot(&registry, &open.path);
        let what = spot.map(|(field, row)| self.called(field, row));
        let what = what.map_or_else(String::new, |what| format!(" about “{what}”"));
        self.tell(&format!("Documents say different things{what}:"))?;
        for said in open.said() {
            self.tell(&format!("- {said}"))?;
        }
        if let Some((field, row)) = spot {
            let label = self.called(field, row);
            self.interviewer.ask_as(Spot { field, row }, label)?;
        }
        if self.yes("Is this decided?")? {
            self.interviewer.record.settle(&open.path)?;
        }
        Ok(())
    }

    /// What a field is called, with its row.
    pub(super) fn called(&self, field: &Field, row: Option<usize>) -> String {
        let label = self.interviewer.words.field(field).label;
        match (row, &field.list) {
            (Some(row), Some(list)) => {
                format!(
                    "{} ({})",
                    label,
                    self.interviewer.record.plan.row_name(list, row)
                )
            }
            _ => label,
        }
    }
}
