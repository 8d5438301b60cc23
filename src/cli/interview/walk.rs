//! The way through the interview: question after question, into detail where that is wanted, and
//! back.

use super::ask::{Interviewer, Spot};
use super::front::{Answer, Front, Leave};
use coplan::plan::{Field, Question, Registry};
use coplan::session::agenda::{opening, question_of};
use coplan::template::Templates;
use std::collections::BTreeSet;
use std::sync::Arc;

/// An interview on a plan.
pub(super) struct Interview<'a, F> {
    pub(super) interviewer: Interviewer<'a, F>,
    pub(super) templates: &'a Templates,
}

/// The two ways through the questions.
#[derive(Clone, Copy)]
pub(super) enum Way {
    /// All of them, from where an earlier interview stopped.
    GoOn,
    /// Those where something is missing.
    Mend,
}

impl Way {
    /// The command that goes on with it.
    pub(super) fn command(self) -> &'static str {
        match self {
            Self::GoOn => "new --interview",
            Self::Mend => "edit",
        }
    }
}

/// One part of the interview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step<'r> {
    /// A field that is asked before the questions.
    Opening(&'r Field),
    /// One of the questions.
    Question(&'r Question),
}

impl<F: Front> Interview<'_, F> {
    /// Asks, until there is nothing left to ask or somebody stops.
    pub(super) fn run(&mut self, way: Way) -> Answer<()> {
        match way {
            Way::GoOn => self.go_on(),
            Way::Mend => self.mend(),
        }
    }

    /// Asks everything, from where an earlier interview stopped.
    fn go_on(&mut self) -> Answer<()> {
        let registry = Arc::clone(self.registry());
        let steps = steps(&registry);
        let Some(first) = self.first_open(&steps) else {
            self.tell("All eight questions are answered.")?;
            return Ok(());
        };
        self.through(&steps, first, Self::step)
    }

    /// Asks what has no answer, and what the check of a draft would ask about.
    fn mend(&mut self) -> Answer<()> {
        let registry = Arc::clone(self.registry());
        let found = self.findings();
        let found = found
            .iter()
            .filter_map(|finding| question_of(&registry, finding));
        let found: BTreeSet<&Question> = found.collect();
        let is_open = |step: &Step<'_>| match step {
            Step::Opening(_) => !self.is_answered(*step),
            Step::Question(question) => {
                found.contains(question) || self.is_undecided(question) || !self.is_answered(*step)
            }
        };
        let steps: Vec<Step<'_>> = steps(&registry).into_iter().filter(is_open).collect();
        if steps.is_empty() {
            self.tell("Nothing is missing: every question is answered, and the check finds nothing to ask about.")?;
        }
        self.through(&steps, 0, Self::mend_step)
    }

    /// Takes the steps; before the first of them there is nothing to go back to.
    fn through(
        &mut self,
        steps: &[Step<'_>],
        first: usize,
        take: fn(&mut Self, Step<'_>) -> Answer<()>,
    ) -> Answer<()> {
        let mut from = first;
        loop {
            match in_turn(self, steps, from, |this, step| take(this, *step)) {
                Err(Leave::Back(_)) => {
                    self.tell("This is the first question.")?;
                    from = 0;
                }
                ended => return ended,
            }
        }
    }

    /// The step after the last one that is answered, else the first that is not.
    fn first_open(&self, steps: &[Step<'_>]) -> Option<usize> {
        let last = steps.iter().rposition(|step| self.is_answered(*step));
        let next = last.map_or(0, |last| last + 1);
        if next < steps.len() {
            return Some(next);
        }
        steps.iter().position(|step| !self.is_answered(*step))
    }

    fn is_answered(&self, step: Step<'_>) -> bool {
        match step {
            Step::Opening(field) => self.interviewer.record.plan.value(field, None).is_some(),
            Step::Question(question) => self.interviewer.record.plan.is_answered(question),
        }
    }

    fn step(&mut self, step: Step<'_>) -> Answer<()> {
        match step {
            Step::Opening(field) => self.opening(field),
            Step::Question(question) => {
                self.head(question)?;
                self.answer_and_detail(question)
            }
        }
    }

    fn mend_step(&mut self, step: Step<'_>) -> Answer<()> {
        match step {
            Step::Opening(field) => self.opening(field),
            Step::Question(question) => {
                self.head(question)?;
                self.decide(question)?;
                self.mend_findings(question)?;
                self.answer_and_detail(question)
            }
        }
    }

    fn opening(&mut self, field: &Field) -> Answer<()> {
        self.tell("")?;
        let was_written = self.interviewer.record.is_written();
        self.interviewer
            .ask_as(Spot { field, row: None }, String::new())?;
        let record = &self.interviewer.record;
        if was_written || !record.is_written() {
            return Ok(());
        }
        let path = record.whole_path();
        self.tell(&format!("Your answers are kept in {}.", path.display()))
    }

    /// The question with its number and its guidance.
    fn head(&mut self, question: &Question) -> Answer<()> {
        let (number, all) = (question.number, self.registry().questions().len());
        let field = answer_field(self.registry(), question);
        let label = field.map_or_else(String::new, |field| {
            self.interviewer.words.field(field).label
        });
        let guidance = self
            .templates
            .text(&format!("guidance/{}.md", question.key));
        self.tell("")?;
        let heading = format!("Question {number} of {all}: {label}");
        self.interviewer.front.heading(&heading)?;
        self.tell(guidance.content.trim())?;
        self.tell("")
    }

    fn answer_and_detail(&mut self, question: &Question) -> Answer<()> {
        let registry = Arc::clone(self.registry());
        in_turn(
            self,
            &[true, false],
            0,
            |this, is_answer| match answer_field(&registry, question).filter(|_| *is_answer) {
                Some(field) => this
                    .interviewer
                    .ask_as(Spot { field, row: None }, String::new()),
                None => this.detail(question),
            },
        )
    }

    pub(super) fn tell(&mut self, text: &str) -> Answer<()> {
        Ok(self.interviewer.front.tell(text)?)
    }
}

/// Everything that is asked, in order.
fn steps(registry: &Registry) -> Vec<Step<'_>> {
    let opening = opening(registry).into_iter().map(Step::Opening);
    opening
        .chain(registry.questions().iter().map(Step::Question))
        .collect()
}

fn answer_field<'r>(registry: &'r Registry, question: &Question) -> Option<&'r Field> {
    registry.field(&question.answer)
}

/// Takes steps one after the other from `first` on; whoever goes back gets the step before, and
/// from the first step on to whatever was before all of them.
pub(super) fn in_turn<C, S>(
    context: &mut C,
    steps: &[S],
    first: usize,
    mut take: impl FnMut(&mut C, &S) -> Answer<()>,
) -> Answer<()> {
    let mut at = first;
    while let Some(step) = steps.get(at) {
        match take(context, step) {
            Ok(()) => at += 1,
            Err(Leave::Back(_)) if at > 0 => at -= 1,
            Err(leave) => return Err(leave),
        }
    }
    Ok(())
}
