//! Fields for which documents have said different things: shown with all that was said, so that somebody
//! keeps, takes or puts together; nobody types again what is there.

use super::ask::{Interviewer, Spot};
use super::front::{Answer, Asked, Front, Leave};
use super::turns::Entered;
use super::walk::Interview;
use coplan::merge::Undecided;
use coplan::plan::{Field, Question, Registry, Value};
use coplan::session::Decision;
use coplan::session::agenda::question_of_path;
use coplan::template::Terms;
use std::sync::Arc;

impl<'a, F: Front> Interview<'a, F> {
    /// Whether somebody has to choose an answer below this question, or below none.
    pub(super) fn is_undecided(&self, question: Option<&Question>) -> bool {
        let plan = &self.interviewer.record.plan;
        let belongs = |path: &str| question_of_path(plan.registry(), path) == question;
        plan.undecided().iter().any(|open| belongs(&open.path))
    }

    /// Asks for each field below this question, or below none, that was left open; where somebody has chosen,
    /// the other answers go out of the file. Whoever comes back is asked for what was chosen last.
    pub(super) fn decide(&mut self, question: Option<&Question>, entered: Entered) -> Answer<()> {
        let registry: &'a Registry = self.interviewer.words.registry();
        if entered == Entered::Forwards {
            self.trail(question).decided.clear();
        } else {
            let decided = self.trail(question).decided.clone();
            return self.ask_again(&decided, entered);
        }
        for open in self.interviewer.record.plan.undecided() {
            if question_of_path(registry, &open.path) != question {
                continue;
            }
            while let Err(leave) = self.decide_one(&open) {
                let Leave::Back(_) = leave else {
                    return Err(leave);
                };
                let decided = self.trail(question).decided.clone();
                self.ask_again(&decided, Entered::Backwards)?;
            }
            if let Some((field, row)) = self.spot(registry, &open.path) {
                self.trail(question).decided.push(Spot { field, row });
            }
        }
        Ok(())
    }

    /// Shows every answer with who gave it, and does what somebody chooses: keep, take, put together.
    fn decide_one(&mut self, open: &Undecided) -> Answer<()> {
        let registry = Arc::clone(self.registry());
        let spot = self.spot(&registry, &open.path);
        let what = match spot {
            Some((field, row)) => Some(self.called(field, row)),
            None => self.entry_called(&open.path),
        };
        let words = self.interviewer.words;
        let decision = self.interviewer.record.plan.decision(open, words);
        match what {
            Some(what) => self.say("differ_about", &[("what", &what)])?,
            None => self.say("differ", &[])?,
        }
        self.tell_answers(open, &decision)?;
        let (ways, labels): (Vec<Way>, Vec<String>) =
            ways(&decision, spot.is_some(), words).into_iter().unzip();
        let asked = Asked {
            label: words.in_interview("shall_say", &[]),
            ..Asked::default()
        };
        let later = labels.len().saturating_sub(1);
        let chosen = self.interviewer.front.one(&asked, &labels, later)?;
        let Some(way) = ways.into_iter().nth(chosen) else {
            return Ok(());
        };
        if matches!(way, Way::Later) {
            return Ok(());
        }
        let stood = self.interviewer.record.plan.commented(&open.path);
        self.take(way, open, spot)?;
        let record = &mut self.interviewer.record;
        let choices = record.plan.choices_made(open, &stood);
        Ok(record.settle(&open.path, choices)?)
    }

    fn tell_answers(&mut self, open: &Undecided, decision: &Decision) -> Answer<()> {
        if decision.answers.is_empty() {
            for said in open.said() {
                self.tell(&format!("- {said}"))?;
            }
        }
        for (at, answer) in decision.answers.iter().enumerate() {
            let words = self.interviewer.words;
            let who = match (at, &answer.documents) {
                (0, Some(documents)) => {
                    words.in_interview("stands_from", &[("documents", documents)])
                }
                (0, None) => words.in_interview("stands", &[]),
                (_, documents) => documents.clone().unwrap_or_default(),
            };
            let shown = match answer.shown.trim() {
                "" => words.in_interview("nothing", &[]),
                shown => shown.to_owned(),
            };
            let sign = if shown.contains('\n') { '\n' } else { ' ' };
            self.tell(&format!("- {who}:{sign}{shown}"))?;
        }
        Ok(())
    }

    fn take(
        &mut self,
        way: Way,
        open: &Undecided,
        spot: Option<(&Field, Option<usize>)>,
    ) -> Answer<()> {
        match (way, spot) {
            (Way::Take(value), Some((field, row))) => {
                self.interviewer.put(Spot { field, row }, value)
            }
            (Way::Anew, Some((field, row))) => {
                let label = self.called(field, row);
                self.interviewer.ask_as(Spot { field, row }, label)
            }
            (Way::TakeOut, _) => Ok(self.interviewer.record.take_out(&open.path)?),
            _ => Ok(()),
        }
    }

    /// What an entry is called, with its list; none of a path that leads to no entry.
    fn entry_called(&self, path: &str) -> Option<String> {
        let Interviewer { record, words, .. } = &self.interviewer;
        let (list, row) = record.plan.entry(path)?;
        let (list, name) = (words.list(&list.tag), record.plan.row_name(&list.tag, row));
        Some(format!("{list}: {name}"))
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

/// What somebody can do about a field, or an entry, that documents disagree on.
enum Way {
    Keep,
    Take(Option<Value>),
    Anew,
    TakeOut,
    Later,
}

/// Every way with what it is called; to decide later is the last.
fn ways(decision: &Decision, is_field: bool, words: &Terms) -> Vec<(Way, String)> {
    let say = |key: &str| words.in_interview(key, &[]);
    let like = |key: &str, documents: &str| words.in_interview(key, &[("documents", documents)]);
    let mut ways = vec![(Way::Keep, say("keep_standing"))];
    for answer in decision.answers.iter().skip(1) {
        let documents = answer.documents.as_deref().unwrap_or_default();
        let label = match answer.value {
            Some(_) => like("take_that", documents),
            None => like("leave_empty_like", documents),
        };
        // What no longer reads as an answer can only be typed.
        if answer.value.is_some() || answer.shown.is_empty() {
            ways.push((Way::Take(answer.value.clone()), label));
        }
    }
    if let Some(together) = &decision.together {
        ways.push((Way::Take(Some(together.clone())), say("together")));
    }
    if let Some(documents) = &decision.gone_from {
        ways.push((Way::TakeOut, like("take_out_like", documents)));
    }
    if is_field {
        ways.push((Way::Anew, say("change_or_write_anew")));
    }
    ways.push((Way::Later, say("decide_later")));
    ways
}
