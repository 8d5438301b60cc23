//! The way through the interview: question after question, into detail where that is wanted, and
//! back.

use super::ask::{Interviewer, Spot};
use super::detail::Visit;
use super::front::{Answer, Front, Leave};
use super::mend::Told;
use super::turns::{Entered, Turn, in_turn};
use coplan::plan::{Field, Question, Registry};
use coplan::session::agenda::{opening, question_of};
use coplan::template::Templates;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// An interview on a plan.
pub(super) struct Interview<'a, F> {
    pub(super) interviewer: Interviewer<'a, F>,
    pub(super) templates: &'a Templates,
    /// What has been asked below each question by its number, and below none by 0, so that there is a way back.
    pub(super) trails: BTreeMap<usize, Trail<'a>>,
    /// Whether it is noted which question is asked, so that a later interview goes on with it.
    notes_questions: bool,
}

/// What has been asked below a question, in order.
#[derive(Default)]
pub(super) struct Trail<'a> {
    /// The detail that somebody has gone into.
    pub(super) visits: Vec<Visit<'a>>,
    /// The fields that documents disagreed on.
    pub(super) decided: Vec<Spot<'a>>,
    /// The fields that the check found something about, and what was told.
    pub(super) mended: Vec<Spot<'a>>,
    pub(super) told: BTreeSet<Told>,
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
    /// Fields of no question that documents disagree on.
    Undecided,
    /// What is noted below a question, or below none.
    Notes(Option<&'r Question>),
    /// A field that is asked before the questions.
    Opening(&'r Field),
    /// One of the questions.
    Question(&'r Question),
}

impl<'a, F: Front> Interview<'a, F> {
    pub(super) fn new(interviewer: Interviewer<'a, F>, templates: &'a Templates) -> Self {
        Self {
            interviewer,
            templates,
            trails: BTreeMap::new(),
            notes_questions: false,
        }
    }

    /// Asks, until there is nothing left to ask or somebody stops.
    pub(super) fn run(&mut self, way: Way) -> Answer<()> {
        match way {
            Way::GoOn => {
                self.notes_questions = true;
                let ended = self.go_on();
                if !matches!(ended, Err(Leave::Failed(_))) {
                    self.interviewer.record.note_left(ended.is_err());
                }
                ended
            }
            Way::Mend => self.mend(),
        }
    }

    /// Asks everything, from where an earlier interview stopped.
    fn go_on(&mut self) -> Answer<()> {
        let registry = Arc::clone(self.registry());
        let steps = steps(&registry);
        let open = || Some((self.first_open(&steps)?, Entered::Forwards));
        let Some((first, entered)) = self.left_at(&steps).or_else(open) else {
            self.say("all_answered", &[])?;
            return Ok(());
        };
        self.through(&steps, first, entered, Self::step)
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
            Step::Undecided => self.is_undecided(None),
            Step::Notes(question) => !self.notes(*question).is_empty(),
            Step::Opening(_) => !self.is_answered(*step),
            Step::Question(question) => {
                let is_undecided = self.is_undecided(Some(question));
                found.contains(question) || is_undecided || !self.is_answered(*step)
            }
        };
        let all = [Step::Notes(None), Step::Undecided].into_iter();
        let asked = steps(&registry).into_iter().flat_map(|step| match step {
            Step::Question(question) => vec![Step::Notes(Some(question)), step],
            other => vec![other],
        });
        let steps: Vec<Step<'_>> = all.chain(asked).filter(is_open).collect();
        if steps.is_empty() {
            self.say("nothing_missing", &[])?;
        }
        self.through(&steps, 0, Entered::Forwards, Self::mend_step)
    }

    /// Takes the steps; before the first of them there is nothing to go back to.
    fn through(
        &mut self,
        steps: &[Step<'_>],
        first: usize,
        entered: Entered,
        take: fn(&mut Self, Step<'_>, Entered) -> Answer<()>,
    ) -> Answer<()> {
        let mut from = (first, entered);
        loop {
            let taken = in_turn(self, steps, from, |this, step, entered| {
                if matches!(step, Step::Notes(question) if this.notes(*question).is_empty()) {
                    return Ok(Turn::Skipped);
                }
                take(this, *step, entered).map(|()| Turn::Asked)
            });
            match taken {
                Err(Leave::Back(_)) => {
                    self.say("first_question", &[])?;
                    from = (0, Entered::Forwards);
                }
                ended => return ended,
            }
        }
    }

    /// Where somebody left an earlier interview, as it has noted: the plan does not tell what was skipped.
    fn left_at(&self, steps: &[Step<'_>]) -> Option<(usize, Entered)> {
        let left = self.interviewer.record.left()?;
        let is_it = |step: &Step<'_>| matches!(step, Step::Question(question) if *question.key == *left.question);
        let entered = if left.is_at_detail {
            Entered::Backwards
        } else {
            Entered::Forwards
        };
        Some((steps.iter().position(is_it)?, entered))
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
            Step::Undecided | Step::Notes(_) => true,
            Step::Opening(field) => self.interviewer.record.plan.value(field, None).is_some(),
            Step::Question(question) => self.interviewer.record.plan.is_answered(question),
        }
    }

    fn step(&mut self, step: Step<'_>, entered: Entered) -> Answer<()> {
        match step {
            Step::Undecided => self.decide(None, entered),
            Step::Notes(question) => self.tell_notes(question),
            Step::Opening(field) => self.opening(field),
            Step::Question(question) => {
                self.head(question, entered)?;
                self.parts(question, &[Part::Answer, Part::Detail], entered)
            }
        }
    }

    fn mend_step(&mut self, step: Step<'_>, entered: Entered) -> Answer<()> {
        match step {
            Step::Undecided => {
                self.tell("")?;
                self.decide(None, entered)
            }
            Step::Notes(question) => self.tell_notes(question),
            Step::Opening(field) => self.opening(field),
            Step::Question(question) => {
                self.head(question, entered)?;
                let parts = [Part::Decide, Part::Findings, Part::Answer, Part::Detail];
                self.parts(question, &parts, entered)
            }
        }
    }

    fn parts(&mut self, question: &Question, parts: &[Part], entered: Entered) -> Answer<()> {
        let first = entered.first_of(parts);
        in_turn(self, parts, (first, entered), |this, part, entered| {
            match part {
                Part::Decide => this.decide(Some(question), entered)?,
                Part::Findings => this.mend_findings(question, entered)?,
                Part::Answer => return this.answer(question),
                Part::Detail => this.detail(question)?,
            }
            Ok(Turn::Asked)
        })
    }

    /// Asks for the answer in words; some questions have detail alone.
    fn answer(&mut self, question: &Question) -> Answer<Turn> {
        let registry = Arc::clone(self.registry());
        let Some(field) = answer_field(&registry, question) else {
            return Ok(Turn::Skipped);
        };
        self.is_at(question, false);
        self.interviewer
            .ask_as(Spot { field, row: None }, String::new())?;
        Ok(Turn::Asked)
    }

    /// Remembers which question is asked, for whoever leaves here.
    pub(super) fn is_at(&mut self, question: &Question, is_at_detail: bool) {
        if self.notes_questions {
            self.interviewer.record.is_at(question, is_at_detail);
        }
    }

    /// What has been asked below a question, or below none.
    pub(super) fn trail<'q>(
        &mut self,
        question: impl Into<Option<&'q Question>>,
    ) -> &mut Trail<'a> {
        let number = question.into().map_or(0, |question| question.number);
        self.trails.entry(number).or_default()
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
        let path = record.whole_path().display().to_string();
        self.say("kept_in", &[("file", &path)])
    }

    /// The question with its number and its guidance; whoever comes back has read that.
    fn head(&mut self, question: &Question, entered: Entered) -> Answer<()> {
        let (number, all) = (question.number, self.registry().questions().len());
        let field = answer_field(self.registry(), question);
        let label = field.map_or_else(String::new, |field| {
            self.interviewer.words.field(field).label
        });
        let guidance = self
            .templates
            .text(&format!("guidance/{}.md", question.key));
        self.tell("")?;
        let (number, all) = (number.to_string(), all.to_string());
        let parts = [("number", &*number), ("all", &all), ("label", &label)];
        let heading = self.interviewer.say("question", &parts);
        self.interviewer.front.heading(&heading)?;
        if entered == Entered::Backwards {
            return Ok(());
        }
        // A question of a house may have none.
        if !guidance.content.trim().is_empty() {
            self.tell(guidance.content.trim())?;
        }
        self.tell("")
    }

    /// Shows a text of the interview, with what stands in its braces.
    pub(super) fn say(&mut self, key: &str, parts: &[(&str, &str)]) -> Answer<()> {
        Ok(self.interviewer.tell(key, parts)?)
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

/// A part of what belongs to a question.
#[derive(Clone, Copy)]
enum Part {
    /// Fields that documents disagree on.
    Decide,
    /// What the check finds.
    Findings,
    /// The answer in words.
    Answer,
    /// The detail that may be added.
    Detail,
}
