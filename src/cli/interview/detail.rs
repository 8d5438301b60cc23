//! The detail of a question: a menu, and the fields and rows it leads to.

use super::agenda::{Detail, details, fields, rest};
use super::ask::{Desk, Spot};
use super::front::{Answer, Asked, Front, Leave};
use super::walk::{Interview, in_turn};
use coplan::check::Question;
use coplan::plan::registry::{Field, registry};

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
    /// Offers detail until nothing more is wanted.
    pub(super) fn detail(&mut self, question: Question) -> Answer<()> {
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
    pub(super) fn yes(&mut self, question: &str) -> Answer<bool> {
        let words = ["no", "yes"].map(|word| self.desk.words.word(word).to_owned());
        Ok(self.desk.front.one(&asked(question), &words, 0)? == 1)
    }
}

fn asked(label: &str) -> Asked {
    Asked {
        label: label.to_owned(),
        ..Asked::default()
    }
}
