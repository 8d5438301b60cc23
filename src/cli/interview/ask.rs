//! One field: asked for in the way that suits its kind, and saved.

use super::front::{Answer, Asked, Front, Leave};
use super::mend::sentence;
use super::record::{NotSaved, Record};
use coplan::plan::{Field, Kind, Value};
use coplan::read::{Doubtful, TypedAnswer};
use coplan::session::Choice;
use coplan::source::BadValue;
use coplan::template::{Terms, long_date};
use std::io;

/// The line by which people end a text, besides an empty one.
const END: &str = ".";

/// Where a field is asked for: a front end, the plan, and the words.
pub(super) struct Interviewer<'a, F> {
    pub(super) front: F,
    pub(super) record: Record,
    pub(super) words: &'a Terms,
}

/// A field of the plan, or of a row.
#[derive(Clone, Copy)]
pub(super) struct Spot<'a> {
    pub(super) field: &'a Field,
    pub(super) row: Option<usize>,
}

impl<F: Front> Interviewer<'_, F> {
    /// A text of the interview, with what stands in its braces.
    pub(super) fn say(&self, key: &str, parts: &[(&str, &str)]) -> String {
        self.words.in_interview(key, parts)
    }

    /// Shows a text of the interview.
    pub(super) fn tell(&mut self, key: &str, parts: &[(&str, &str)]) -> io::Result<()> {
        let text = self.say(key, parts);
        self.front.tell(&text)
    }

    /// Asks for a field by its label and its prompt.
    pub(super) fn ask(&mut self, spot: Spot<'_>) -> Answer<()> {
        let wording = self.words.field(spot.field);
        self.ask_as(spot, wording.label)
    }

    /// Asks for a field by another label; the prompt alone, where that is empty.
    pub(super) fn ask_as(&mut self, spot: Spot<'_>, label: String) -> Answer<()> {
        let hint = match spot.field.kind {
            Kind::Date => self.say("date", &[]),
            // Beside a list of choices, examples of them say nothing; a question does.
            _ if self.choices(spot).is_some() => {
                let prompt = self.words.field(spot.field).prompt;
                Some(prompt)
                    .filter(|prompt| prompt.ends_with('?'))
                    .unwrap_or_default()
            }
            _ => self.words.field(spot.field).prompt,
        };
        let asked = Asked {
            label,
            hint,
            keys: self.say("skip", &[]),
        };
        match (self.choices(spot), spot.field.kind) {
            (Some(choices), _) if spot.field.many => self.several(spot, &asked, &choices),
            (Some(choices), _) => self.choice(spot, &asked, choices),
            (None, Kind::Prose | Kind::Text) => self.lines(spot, &asked),
            (None, _) => self.line(spot, &asked),
        }
    }

    /// Whether there is anything to ask: a field that refers to others waits until there are some.
    pub(super) fn is_askable(&self, spot: Spot<'_>) -> bool {
        self.choices(spot).is_none_or(|choices| !choices.is_empty())
    }

    /// What can be chosen; nothing where people write what they like.
    fn choices(&self, spot: Spot<'_>) -> Option<Vec<Choice>> {
        self.record.plan.choices(spot.field, spot.row, self.words)
    }

    /// What is there, as people type it.
    fn text(&self, spot: Spot<'_>) -> String {
        self.record.plan.as_typed(spot.field, spot.row)
    }

    /// What somebody made of what is there.
    fn retyped(&self, spot: Spot<'_>, text: &str) -> String {
        self.record.plan.retyped(spot.field, spot.row, text)
    }

    /// What is there, with one more line.
    fn with_line(&self, spot: Spot<'_>, line: &str) -> String {
        self.retyped(spot, &joined(&self.text(spot), line))
    }

    /// Asks for a line until it is one that the field can hold.
    fn line(&mut self, spot: Spot<'_>, asked: &Asked) -> Answer<()> {
        loop {
            let before = self.text(spot);
            match self.front.line(asked, &before) {
                Ok(None) => return Ok(()),
                Ok(Some(text)) => {
                    if self.take_typed(spot, &text)? {
                        return Ok(());
                    }
                }
                Err(leave) => return Err(self.keep(spot, false, leave)),
            }
        }
    }

    /// Saves what somebody typed, as documents are read; whether that was an answer. What may be two values is
    /// asked for, and what of it is not kept is told.
    fn take_typed(&mut self, spot: Spot<'_>, text: &str) -> Answer<bool> {
        let TypedAnswer {
            value,
            either,
            said,
        } = self.record.plan.typed(spot.field, text, self.words);
        let value = match (either.as_slice(), value) {
            ([], value) => value,
            (several, _) => match self.one_of(text, several)? {
                Some(value) => Some(value),
                None => return Ok(false),
            },
        };
        let saved = match value {
            Some(value) => self.set(spot, Some(value)),
            None => self.set_text(spot, text),
        };
        match saved {
            // The words for a plan file are other ones than those of the prompt.
            Err(NotSaved::Value(_)) if spot.field.kind == Kind::Date => {
                let date = self.say("date", &[]);
                self.tell("no_date", &[("text", text), ("date", &date)])?;
            }
            Err(NotSaved::Value(fault)) => {
                let fault = sentence(&why(&fault, self.words));
                self.front.tell(&fault)?;
            }
            Err(NotSaved::File(stop)) => return Err(stop.into()),
            Ok(()) => {
                self.tell_doubts(spot, &said)?;
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Says what is doubtful in the value that has been taken.
    fn tell_doubts(&mut self, spot: Spot<'_>, doubts: &[Doubtful]) -> io::Result<()> {
        let value = self.record.plan.value(spot.field, spot.row);
        let value = value.map_or_else(String::new, |value| self.shown(value));
        for doubt in doubts {
            match doubt {
                Doubtful::OnlyKept { text } => {
                    self.tell("only_kept", &[("text", text), ("value", &value)])?;
                }
                Doubtful::OtherCurrency { text, currency } => {
                    let parts = [
                        ("text", &**text),
                        ("amount", &value),
                        ("currency", currency),
                    ];
                    self.tell("other_currency", &parts)?;
                }
            }
        }
        Ok(())
    }

    /// A value as people read it.
    fn shown(&self, value: &Value) -> String {
        match value {
            Value::Date(date) => long_date(*date, self.words),
            other => other.to_string(),
        }
    }

    /// Which of several values somebody means; none where they want to type it again.
    fn one_of(&mut self, text: &str, values: &[Value]) -> Answer<Option<Value>> {
        let asked = Asked {
            label: self.say("which", &[("text", text)]),
            ..Asked::default()
        };
        let shown = values.iter().map(|value| self.shown(value));
        let again = std::iter::once(self.say("neither", &[]));
        let labels: Vec<String> = shown.chain(again).collect();
        let chosen = self.front.one(&asked, &labels, 0)?;
        Ok(values.get(chosen).cloned())
    }

    /// Asks for lines until an empty one, and saves after each.
    fn lines(&mut self, spot: Spot<'_>, asked: &Asked) -> Answer<()> {
        let more = Asked {
            keys: self.say("more_lines", &[]),
            ..Asked::default()
        };
        'afresh: loop {
            let before = self.text(spot);
            let mut text = match self.front.line(asked, &before) {
                Ok(None) => return Ok(()),
                Ok(Some(text)) if text == END => return Ok(()),
                Ok(Some(text)) => self.retyped(spot, &text),
                Err(leave) => return Err(self.keep(spot, false, leave)),
            };
            loop {
                self.save(spot, &text)?;
                if text.is_empty() {
                    return Ok(());
                }
                match self.front.line(&more, "") {
                    Ok(None) => return Ok(()),
                    Ok(Some(line)) if line == END => return Ok(()),
                    Ok(Some(line)) => text = self.with_line(spot, &line),
                    Err(leave) => match self.keep(spot, true, leave) {
                        // Back from a later line leads to the first.
                        Leave::Back(_) => continue 'afresh,
                        leave => return Err(leave),
                    },
                }
            }
        }
    }

    fn choice(&mut self, spot: Spot<'_>, asked: &Asked, choices: Vec<Choice>) -> Answer<()> {
        let at = choices.iter().position(|choice| choice.is_chosen);
        let at = at.map_or(0, |at| at + 1);
        let nothing = std::iter::once(self.say("leave_empty", &[]));
        let labels: Vec<String> = nothing
            .chain(choices.iter().map(|choice| choice.label.clone()))
            .collect();
        let chosen = self.front.one(asked, &labels, at)?;
        if chosen == at {
            return Ok(());
        }
        let value = chosen
            .checked_sub(1)
            .and_then(|at| choices.into_iter().nth(at));
        self.put(spot, value.map(|choice| choice.value))
    }

    fn several(&mut self, spot: Spot<'_>, asked: &Asked, choices: &[Choice]) -> Answer<()> {
        let (labels, is_chosen): (Vec<String>, Vec<bool>) = choices
            .iter()
            .map(|choice| (choice.label.clone(), choice.is_chosen))
            .unzip();
        let before = is_chosen.iter().enumerate();
        let before: Vec<usize> = before.filter(|(_, is)| **is).map(|(at, _)| at).collect();
        let Some(chosen) = self.front.many(asked, &labels, &before)? else {
            return Ok(());
        };
        let choices = chosen.iter().filter_map(|at| choices.get(*at));
        let values = choices.map(|choice| choice.value.clone());
        self.put(spot, Some(Value::List(values.collect())))
    }

    /// Saves what was typed but not entered when somebody leaves: after the lines that are there, if the text has
    /// begun with them.
    fn keep(&mut self, spot: Spot<'_>, has_begun: bool, leave: Leave) -> Leave {
        let (typed, left): (_, fn(String) -> Leave) = match leave {
            Leave::Back(typed) => (typed, Leave::Back),
            Leave::Stop(typed) => (typed, Leave::Stop),
            Leave::Failed(_) => return leave,
        };
        if !typed.is_empty() {
            let typed = if has_begun {
                self.with_line(spot, &typed)
            } else {
                self.retyped(spot, &typed)
            };
            let meant = self.record.plan.typed(spot.field, &typed, self.words);
            let saved = match meant.value.filter(|_| meant.either.is_empty()) {
                Some(value) => self.set(spot, Some(value)),
                None => self.set_text(spot, &typed),
            };
            match saved {
                Err(NotSaved::File(stop)) => return stop.into(),
                Err(NotSaved::Value(fault)) => {
                    let fault = why(&fault, self.words);
                    let parts = [("text", &*typed), ("fault", &fault)];
                    if let Err(error) = self.tell("not_kept", &parts) {
                        return error.into();
                    }
                }
                Ok(()) => {}
            }
        }
        left(String::new())
    }

    fn save(&mut self, spot: Spot<'_>, text: &str) -> Answer<()> {
        Ok(self.set_text(spot, text)?)
    }

    pub(super) fn put(&mut self, spot: Spot<'_>, value: Option<Value>) -> Answer<()> {
        Ok(self.set(spot, value)?)
    }

    fn set_text(&mut self, spot: Spot<'_>, text: &str) -> Result<(), NotSaved> {
        match Value::read(spot.field, text) {
            Ok(value) => self.set(spot, value),
            Err(fault) => Err(NotSaved::Value(fault)),
        }
    }

    fn set(&mut self, spot: Spot<'_>, value: Option<Value>) -> Result<(), NotSaved> {
        self.record.set(spot.field, spot.row, value)
    }
}

/// Why an answer is refused, and what would do.
pub(super) fn why(fault: &BadValue, words: &Terms) -> String {
    let Some(worded) = fault.words() else {
        return fault.to_string();
    };
    let parts = worded.parts.iter();
    let parts: Vec<(&str, &str)> = parts.map(|(name, part)| (*name, &**part)).collect();
    let message = words.in_interview(worded.message, &parts);
    let help = words.in_interview(worded.help, &parts);
    words.in_interview("fault", &[("message", &message), ("help", &help)])
}

/// A text with another line.
fn joined(text: &str, line: &str) -> String {
    if text.is_empty() {
        line.to_owned()
    } else {
        format!("{text}\n{line}")
    }
}
