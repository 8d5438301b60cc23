//! What readers noted in the margin, and what had no place in the plan: shown with the question it belongs to,
//! until somebody has dealt with it.

use super::front::{Answer, Asked, Front};
use super::walk::Interview;
use coplan::merge::Note;
use coplan::plan::Question;
use coplan::session::agenda::question_of_path;

impl<F: Front> Interview<'_, F> {
    /// The notes below this question, or below none.
    pub(super) fn notes(&self, question: Option<&Question>) -> Vec<Note> {
        let plan = &self.interviewer.record.plan;
        let mut notes = plan.notes();
        notes.retain(|note| question_of_path(plan.registry(), &note.path) == question);
        notes
    }

    /// Shows the notes below this question, or below none, and asks whether they are dealt with.
    pub(super) fn tell_notes(&mut self, question: Option<&Question>) -> Answer<()> {
        let notes = self.notes(question);
        if notes.is_empty() {
            return Ok(());
        }
        let answer = question.and_then(|question| self.registry().field(&question.answer));
        let label = answer.map(|field| self.interviewer.words.field(field).label);
        let at = label.map_or_else(
            || "in the plan file".to_owned(),
            |label| format!("at “{label}”"),
        );
        self.tell("")?;
        self.tell(&format!("Noted {at}:"))?;
        for note in &notes {
            self.tell(&format!("- {}", note.text))?;
        }
        let asked = Asked {
            label: "What shall become of that?".to_owned(),
            ..Asked::default()
        };
        let ways = ["Keep it in the plan file", "Take it out: it is dealt with"].map(str::to_owned);
        if self.interviewer.front.one(&asked, &ways, 0)? == 1 {
            self.interviewer.record.take_out_notes(&notes)?;
        }
        Ok(())
    }
}
