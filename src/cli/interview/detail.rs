//! The detail of a question: a menu, and the fields and rows it leads to.

use super::ask::{Interviewer, Spot};
use super::front::{Answer, Asked, Front, Leave};
use super::walk::{Interview, in_turn};
use coplan::plan::{Field, List, Question, Registry};
use coplan::session::agenda::{Detail, details, fields_for, first_fields, other_fields};
use std::sync::Arc;

/// What may be added to an answer, as a menu offers it.
enum Entry<'r> {
    Field(&'r Field),
    /// A row of a list, from its first fields on; one more than there are is a new one.
    Row(&'r List, usize),
    /// The fields of a row that another question has begun.
    More(&'r List, usize, Vec<&'r Field>),
}

impl<F: Front> Interview<'_, F> {
    /// Offers detail until nothing more is wanted.
    pub(super) fn detail(&mut self, question: &Question) -> Answer<()> {
        let registry = Arc::clone(self.registry());
        loop {
            let entries = self.entries(&registry, question);
            let go_on = std::iter::once("No, go on".to_owned());
            let labels: Vec<String> = go_on
                .chain(entries.iter().map(|entry| self.label(entry)))
                .collect();
            let asked = asked("Add detail?");
            let chosen = self.interviewer.front.one(&asked, &labels, 0)?;
            let Some(entry) = chosen.checked_sub(1).and_then(|at| entries.get(at)) else {
                return Ok(());
            };
            match self.enter(entry) {
                Ok(()) | Err(Leave::Back(_)) => {}
                Err(leave) => return Err(leave),
            }
        }
    }

    fn entries<'r>(&self, registry: &'r Registry, question: &Question) -> Vec<Entry<'r>> {
        let mut entries = Vec::new();
        for detail in details(registry, question) {
            match detail {
                Detail::Field(field) => entries.push(Entry::Field(field)),
                Detail::List(list) => {
                    let count = self.interviewer.record.plan.count(&list.tag);
                    let rows = std::iter::once(count).chain(0..count);
                    entries.extend(rows.map(|row| Entry::Row(list, row)));
                }
                Detail::Rows(list) => {
                    let rows = 0..self.interviewer.record.plan.count(&list.tag);
                    let more = |row| Entry::More(list, row, fields_for(list, question));
                    entries.extend(rows.map(more));
                }
            }
        }
        entries
    }

    fn label(&self, entry: &Entry<'_>) -> String {
        let Interviewer { record, words, .. } = &self.interviewer;
        let plan = &record.plan;
        match entry {
            Entry::Field(field) => {
                let label = words.field(field).label;
                match plan.value(field, None) {
                    None => label,
                    Some(_) => format!("{label} (answered)"),
                }
            }
            Entry::Row(list, row) if *row == plan.count(&list.tag) => {
                format!("{}: add one", words.list(&list.tag))
            }
            Entry::Row(list, row) => {
                let name = plan.row_name(&list.tag, *row);
                format!("{}: change {name}", words.list(&list.tag))
            }
            Entry::More(list, row, fields) => {
                let label = fields.first().map(|field| words.field(field).label);
                let name = plan.row_name(&list.tag, *row);
                label.map_or_else(|| name.clone(), |label| format!("{name}: {label}"))
            }
        }
    }

    fn enter(&mut self, entry: &Entry<'_>) -> Answer<()> {
        match entry {
            Entry::Field(field) => self.interviewer.ask(Spot { field, row: None }),
            Entry::More(list, row, fields) => self.row(list, *row, fields),
            Entry::Row(list, row) => {
                let mut row = *row;
                let is_new = row == self.interviewer.record.plan.count(&list.tag);
                loop {
                    self.row(list, row, &first_fields(list))?;
                    if self.interviewer.record.plan.count(&list.tag) <= row {
                        return Ok(());
                    }
                    self.more(list, row)?;
                    if !is_new || !self.yes("Add another?")? {
                        return Ok(());
                    }
                    row += 1;
                }
            }
        }
    }

    /// Asks for fields of a row; one that is new and has no first answer is given up.
    fn row(&mut self, list: &List, row: usize, fields: &[&Field]) -> Answer<()> {
        let fields: Vec<&Field> = fields
            .iter()
            .copied()
            .filter(|field| {
                let row = Some(row);
                self.interviewer.is_askable(Spot { field, row })
            })
            .collect();
        in_turn(self, &fields, 0, |this, field| {
            let is_first = fields.first().is_some_and(|first| first.tag == field.tag);
            if !is_first && this.interviewer.record.plan.count(&list.tag) <= row {
                return Ok(());
            }
            let row = Some(row);
            this.interviewer.ask(Spot { field, row })
        })
    }

    /// Asks for the rest of a row, if that is wanted.
    fn more(&mut self, list: &List, row: usize) -> Answer<()> {
        let rest = other_fields(list);
        let name = self.interviewer.record.plan.row_name(&list.tag, row);
        if rest.is_empty() || !self.yes(&format!("More about {name}?"))? {
            return Ok(());
        }
        self.row(list, row, &rest)
    }

    /// A question that is "no" unless somebody wants more.
    pub(super) fn yes(&mut self, question: &str) -> Answer<bool> {
        let words = ["no", "yes"].map(|word| self.interviewer.words.word(word).to_owned());
        Ok(self.interviewer.front.one(&asked(question), &words, 0)? == 1)
    }
}

fn asked(label: &str) -> Asked {
    Asked {
        label: label.to_owned(),
        ..Asked::default()
    }
}
