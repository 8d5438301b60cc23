//! The way through the interview: question after question, into detail where that is wanted, and
//! back.

use super::agenda::{Detail, OPENING, details, fields, question_of, rest};
use super::ask::{Desk, Spot};
use super::front::{Answer, Asked, Front, Leave};
use coplan::check::{Occasion, Question, check};
use coplan::diagnostic::Diagnostic;
use coplan::plan::registry::{Field, registry};
use coplan::template::Templates;
use std::collections::BTreeSet;

/// An interview on a plan.
pub(super) struct Interview<'a, F> {
    pub(super) desk: Desk<'a, F>,
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
enum Step {
    /// A field that is asked before the questions.
    Opening(&'static Field),
    /// One of the eight.
    Question(Question),
}

/// What may be added to an answer, as a menu offers it.
enum Entry {
    Field(&'static Field),
    Row {
        list: &'static str,
        row: usize,
        first: &'static [&'static str],
    },
    Rows {
        list: &'static str,
        row: usize,
        keys: &'static [&'static str],
    },
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
        let steps = steps();
        let Some(first) = self.first_open(&steps) else {
            self.tell("All eight questions are answered.")?;
            return Ok(());
        };
        self.through(&steps, first, Self::step)
    }

    /// Asks what has no answer, and what the check of a draft would ask about.
    fn mend(&mut self) -> Answer<()> {
        let found: BTreeSet<Question> = self.findings().iter().filter_map(question_of).collect();
        let is_open = |step: &Step| match step {
            Step::Opening(_) => !self.is_answered(*step),
            Step::Question(question) => found.contains(question) || !self.is_answered(*step),
        };
        let steps: Vec<Step> = steps().into_iter().filter(is_open).collect();
        if steps.is_empty() {
            self.tell("Nothing is missing: every question is answered, and the check finds nothing to ask about.")?;
        }
        self.through(&steps, 0, Self::mend_step)
    }

    /// Takes the steps; before the first of them there is nothing to go back to.
    fn through(
        &mut self,
        steps: &[Step],
        first: usize,
        take: fn(&mut Self, Step) -> Answer<()>,
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
    fn first_open(&self, steps: &[Step]) -> Option<usize> {
        let last = steps.iter().rposition(|step| self.is_answered(*step));
        let next = last.map_or(0, |last| last + 1);
        if next < steps.len() {
            return Some(next);
        }
        steps.iter().position(|step| !self.is_answered(*step))
    }

    fn is_answered(&self, step: Step) -> bool {
        match step {
            Step::Opening(field) => !self.desk.record.value(field, None).is_null(),
            Step::Question(question) => question.is_answered(self.desk.record.plan()),
        }
    }

    fn step(&mut self, step: Step) -> Answer<()> {
        match step {
            Step::Opening(field) => self.opening(field),
            Step::Question(question) => {
                self.head(question)?;
                self.answer_and_detail(question)
            }
        }
    }

    fn mend_step(&mut self, step: Step) -> Answer<()> {
        match step {
            Step::Opening(field) => self.opening(field),
            Step::Question(question) => {
                self.head(question)?;
                self.mend_findings(question)?;
                self.answer_and_detail(question)
            }
        }
    }

    fn opening(&mut self, field: &'static Field) -> Answer<()> {
        self.tell("")?;
        self.desk.ask_as(Spot { field, row: None }, String::new())
    }

    /// The question with its number and its guidance.
    fn head(&mut self, question: Question) -> Answer<()> {
        let (number, all) = (question.number(), Question::ALL.len());
        let label = answer_field(question).map(|field| self.desk.words.field(field).label);
        let label = label.unwrap_or_default();
        let guidance = self
            .templates
            .text(&format!("guidance/{}.md", question.key()));
        self.tell("")?;
        let heading = format!("Question {number} of {all}: {label}");
        self.desk.front.heading(&heading)?;
        self.tell(guidance.content.trim())?;
        self.tell("")
    }

    fn answer_and_detail(&mut self, question: Question) -> Answer<()> {
        in_turn(
            self,
            &[true, false],
            0,
            |this, is_answer| match answer_field(question).filter(|_| *is_answer) {
                Some(field) => this.desk.ask_as(Spot { field, row: None }, String::new()),
                None => this.detail(question),
            },
        )
    }

    /// Offers detail until nothing more is wanted.
    fn detail(&mut self, question: Question) -> Answer<()> {
        loop {
            let entries = self.entries(question);
            let go_on = std::iter::once("No, go on".to_owned());
            let labels: Vec<String> = go_on
                .chain(entries.iter().map(|entry| self.label(entry)))
                .collect();
            let asked = asked("Add detail?");
            let chosen = self.desk.front.one(&asked, &labels, 0)?;
            let Some(entry) = chosen.checked_sub(1).and_then(|at| entries.get(at)) else {
                return Ok(());
            };
            match self.enter(entry) {
                Ok(()) | Err(Leave::Back(_)) => {}
                Err(leave) => return Err(leave),
            }
        }
    }

    fn entries(&self, question: Question) -> Vec<Entry> {
        let mut entries = Vec::new();
        for detail in details(question) {
            match *detail {
                Detail::Field(tag) => entries.extend(registry().field(tag).map(Entry::Field)),
                Detail::List(list, first) => {
                    let count = self.desk.record.count(list);
                    let new = Entry::Row {
                        list,
                        row: count,
                        first,
                    };
                    let old = (0..count).map(|row| Entry::Row { list, row, first });
                    entries.extend(std::iter::once(new).chain(old));
                }
                Detail::Rows(list, keys) => {
                    let rows = 0..self.desk.record.count(list);
                    entries.extend(rows.map(|row| Entry::Rows { list, row, keys }));
                }
            }
        }
        entries
    }

    fn label(&self, entry: &Entry) -> String {
        let Desk { record, words, .. } = &self.desk;
        match entry {
            Entry::Field(field) => {
                let label = words.field(field).label;
                let nothing = record.value(field, None).is_null();
                if nothing {
                    label
                } else {
                    format!("{label} (answered)")
                }
            }
            Entry::Row { list, row, .. } if *row == record.count(list) => {
                format!("{}: add one", words.list(list))
            }
            Entry::Row { list, row, .. } => {
                format!("{}: change {}", words.list(list), record.name(list, *row))
            }
            Entry::Rows { list, row, keys } => {
                let label = fields(list, keys)
                    .first()
                    .map(|field| words.field(field).label);
                format!("{}: {}", record.name(list, *row), label.unwrap_or_default())
            }
        }
    }

    fn enter(&mut self, entry: &Entry) -> Answer<()> {
        match *entry {
            Entry::Field(field) => self.desk.ask(Spot { field, row: None }),
            Entry::Rows { list, row, keys } => self.row(row, &fields(list, keys)),
            Entry::Row { list, row, first } => {
                let is_new = row == self.desk.record.count(list);
                let mut row = row;
                loop {
                    self.row(row, &fields(list, first))?;
                    if self.desk.record.count(list) <= row {
                        return Ok(());
                    }
                    self.more(list, row, first)?;
                    if !is_new || !self.yes("Add another?")? {
                        return Ok(());
                    }
                    row += 1;
                }
            }
        }
    }

    /// Asks for fields of a row; one that is new and has no first answer is given up.
    fn row(&mut self, row: usize, fields: &[&'static Field]) -> Answer<()> {
        let fields: Vec<&Field> = fields
            .iter()
            .copied()
            .filter(|field| self.desk.is_askable(field))
            .collect();
        in_turn(self, &fields, 0, |this, field| {
            let list = field.list.as_deref().unwrap_or_default();
            let is_first = fields.first().is_some_and(|first| first.tag == field.tag);
            if !is_first && this.desk.record.count(list) <= row {
                return Ok(());
            }
            let row = Some(row);
            this.desk.ask(Spot { field, row })
        })
    }

    /// Asks for the rest of a row, if that is wanted.
    fn more(&mut self, list: &'static str, row: usize, first: &[&str]) -> Answer<()> {
        let rest = rest(list, first);
        let name = self.desk.record.name(list, row);
        if rest.is_empty() || !self.yes(&format!("More about {name}?"))? {
            return Ok(());
        }
        self.row(row, &rest)
    }

    /// A question that is "no" unless somebody wants more.
    fn yes(&mut self, question: &str) -> Answer<bool> {
        let words = ["no", "yes"].map(|word| self.desk.words.word(word).to_owned());
        Ok(self.desk.front.one(&asked(question), &words, 0)? == 1)
    }

    /// Shows what the check finds under a question, and asks for the field each finding is about.
    fn mend_findings(&mut self, question: Question) -> Answer<()> {
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
            self.tell(&said(&finding))?;
            let Some((field, row)) = self.spot(finding.path.as_deref().unwrap_or_default()) else {
                continue;
            };
            let label = self.desk.words.field(field).label;
            let label = match (row, &field.list) {
                (Some(row), Some(list)) => {
                    format!("{} ({})", label, self.desk.record.name(list, row))
                }
                _ => label,
            };
            // The answer itself is asked for in any case.
            if !field.tag.starts_with("answers.") && self.desk.is_askable(field) {
                self.desk.ask_as(Spot { field, row }, label)?;
            }
        }
    }

    /// The field and row of a path, such as `stakeholders.S2.route` or `history[0].date`.
    fn spot(&self, path: &str) -> Option<(&'static Field, Option<usize>)> {
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

    fn findings(&self) -> Vec<Diagnostic> {
        check(self.desk.record.plan(), &Occasion::default()).findings
    }

    fn tell(&mut self, text: &str) -> Answer<()> {
        Ok(self.desk.front.tell(text)?)
    }
}

/// What is found and what would mend it, each as a sentence.
pub(super) fn said(finding: &Diagnostic) -> String {
    let sentences = std::iter::once(&finding.message).chain(&finding.help);
    let sentences: Vec<String> = sentences.map(|text| sentence(text)).collect();
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

/// Everything that is asked, in order.
fn steps() -> Vec<Step> {
    let opening = OPENING.iter().filter_map(|tag| registry().field(tag));
    let questions = Question::ALL.into_iter().map(Step::Question);
    opening.map(Step::Opening).chain(questions).collect()
}

fn answer_field(question: Question) -> Option<&'static Field> {
    registry().field(&format!("answers.{}", question.key()))
}

fn asked(label: &str) -> Asked {
    Asked {
        label: label.to_owned(),
        ..Asked::default()
    }
}

/// Takes steps one after the other from `first` on; whoever goes back gets the step before, and
/// from the first step on to whatever was before all of them.
fn in_turn<C, S>(
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
