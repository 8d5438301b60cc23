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
        self.tell("")?;
        match label {
            Some(label) => self.say("noted_at", &[("label", &label)])?,
            None => self.say("noted", &[])?,
        }
        for note in &notes {
            self.tell(&format!("- {}", note.text))?;
        }
        let asked = Asked {
            label: self.interviewer.say("notes_become", &[]),
            ..Asked::default()
        };
        let ways = ["keep_notes", "take_out_notes"].map(|way| self.interviewer.say(way, &[]));
        if self.interviewer.front.one(&asked, &ways, 0)? == 1 {
            self.interviewer.record.take_out_notes(&notes)?;
        }
        Ok(())
    }
}
