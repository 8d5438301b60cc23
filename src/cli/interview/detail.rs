//! The detail of a question: a menu, and the fields and rows it leads to.

use super::ask::{Interviewer, Spot};
use super::front::{Answer, Asked, Front, Leave, one_line};
use super::turns::{Entered, Turn, in_turn};
use super::walk::Interview;
use coplan::plan::{Field, List, Question, Registry};
use coplan::session::agenda::{Detail, details, fields_for, first_fields, other_fields};

/// The most characters of the name of a row in a menu.
const LONGEST_NAME: usize = 48;

/// What may be added to an answer, as a menu offers it.
#[derive(Clone)]
pub(super) enum Entry<'r> {
    Field(&'r Field),
    /// A row of a list, from its first fields on; one more than there are is a new one.
    Row(&'r List, usize),
    /// The fields of a row that another question has begun.
    More(&'r List, usize, Vec<&'r Field>),
}

/// Detail that somebody has gone into, so that there is a way back.
#[derive(Clone)]
pub(super) struct Visit<'r> {
    entry: Entry<'r>,
    /// Whether it began with a row that was not there, so that another is offered after it.
    is_new: bool,
    /// Whether it was offered after another row, and not by the menu.
    is_another: bool,
    /// Whether the rest of a row was wanted.
    wants_more: bool,
}

/// What is asked of a row.
#[derive(Clone, Copy)]
enum OfRow {
    First,
    WhetherMore,
    Rest,
    WhetherAnother,
}

impl<'a, F: Front> Interview<'a, F> {
    /// Offers detail until nothing more is wanted; whoever goes back comes to the detail asked for last.
    pub(super) fn detail(&mut self, question: &Question) -> Answer<()> {
        let registry: &'a Registry = self.interviewer.words.registry();
        loop {
            self.is_at(question, true);
            let visit = match self.menu(registry, question) {
                Ok(None) => return Ok(()),
                Ok(Some(entry)) => (self.visit(entry, false), Entered::Forwards),
                Err(Leave::Back(typed)) => match self.trail(question).visits.pop() {
                    Some(visit) => (visit, Entered::Backwards),
                    None => return Err(Leave::Back(typed)),
                },
                Err(leave) => return Err(leave),
            };
            self.go_into(question, visit)?;
        }
    }

    /// Asks which detail to add; none where nothing more is wanted.
    fn menu(&mut self, registry: &'a Registry, question: &Question) -> Answer<Option<Entry<'a>>> {
        let entries = self.entries(registry, question);
        let go_on = std::iter::once(self.interviewer.say("no_detail", &[]));
        let labels: Vec<String> = go_on
            .chain(entries.iter().map(|entry| self.label(entry)))
            .collect();
        let asked = asked(self.interviewer.say("add_detail", &[]));
        let chosen = self.interviewer.front.one(&asked, &labels, 0)?;
        let chosen = chosen.checked_sub(1);
        Ok(chosen.and_then(|at| entries.into_iter().nth(at)))
    }

    fn visit(&self, entry: Entry<'a>, is_another: bool) -> Visit<'a> {
        let is_new = matches!(&entry, Entry::Row(list, row) if self.is_missing(list, *row));
        Visit {
            entry,
            is_new,
            is_another,
            wants_more: false,
        }
    }

    /// Whether a list has no such row.
    fn is_missing(&self, list: &List, row: usize) -> bool {
        self.interviewer.record.plan.count(&list.tag) <= row
    }

    /// Goes into detail, and into one row after the other while more are wanted.
    fn go_into(
        &mut self,
        question: &Question,
        (mut visit, mut entered): (Visit<'a>, Entered),
    ) -> Answer<()> {
        loop {
            match self.enter(&mut visit, entered) {
                Ok(another) => {
                    self.trail(question).visits.push(visit);
                    let Some(entry) = another else {
                        return Ok(());
                    };
                    (visit, entered) = (self.visit(entry, true), Entered::Forwards);
                }
                Err(Leave::Back(_)) => {
                    let before = self.trail(question).visits.pop_if(|_| visit.is_another);
                    let Some(before) = before else {
                        return Ok(());
                    };
                    (visit, entered) = (before, Entered::Backwards);
                }
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
                    Some(_) => words.in_interview("answered", &[("label", &label)]),
                }
            }
            Entry::Row(list, row) if self.is_missing(list, *row) => {
                words.in_interview("add_one", &[("list", words.list(&list.tag))])
            }
            Entry::Row(list, row) => {
                let name = shortened(&plan.row_name(&list.tag, *row));
                let parts = [("list", words.list(&list.tag)), ("name", &name)];
                words.in_interview("change_one", &parts)
            }
            Entry::More(list, row, fields) => {
                let label = fields.first().map(|field| words.field(field).label);
                let name = shortened(&plan.row_name(&list.tag, *row));
                label.map_or_else(|| name.clone(), |label| format!("{name}: {label}"))
            }
        }
    }

    /// Asks for the detail, and gives back the row that is to be added after it.
    fn enter(&mut self, visit: &mut Visit<'a>, entered: Entered) -> Answer<Option<Entry<'a>>> {
        match &visit.entry {
            Entry::Field(field) => {
                self.interviewer.ask(Spot { field, row: None })?;
                Ok(None)
            }
            Entry::More(list, row, fields) => {
                self.row((list, *row), fields, entered)?;
                Ok(None)
            }
            Entry::Row(list, row) => {
                let (list, row) = (*list, *row);
                let wants_another = self.whole_row((list, row), visit, entered)?;
                Ok(wants_another.then_some(Entry::Row(list, row + 1)))
            }
        }
    }

    /// Asks for a row, first the fields that matter most; whether another is wanted after it.
    fn whole_row(
        &mut self,
        (list, row): (&List, usize),
        visit: &mut Visit<'a>,
        entered: Entered,
    ) -> Answer<bool> {
        let parts = [
            OfRow::First,
            OfRow::WhetherMore,
            OfRow::Rest,
            OfRow::WhetherAnother,
        ];
        let rest = other_fields(list);
        let mut wants_another = false;
        let from = (entered.first_of(&parts), entered);
        in_turn(self, &parts, from, |this, part, entered| {
            let is_missing = this.is_missing(list, row);
            match part {
                OfRow::First => this.row((list, row), &first_fields(list), entered)?,
                OfRow::WhetherMore if !rest.is_empty() && !is_missing => {
                    let name = shortened(&this.interviewer.record.plan.row_name(&list.tag, row));
                    visit.wants_more = this.yes("more_about", &[("name", &name)])?;
                }
                OfRow::Rest if visit.wants_more && !is_missing => {
                    this.row((list, row), &rest, entered)?;
                }
                OfRow::WhetherAnother if visit.is_new && !is_missing => {
                    // Asked for after several fields of a row: another what?
                    let what = this.interviewer.words.list(&list.tag);
                    wants_another = this.yes("add_another", &[("list", what)])?;
                }
                _ => return Ok(Turn::Skipped),
            }
            Ok(Turn::Asked)
        })?;
        Ok(wants_another)
    }

    /// Asks for fields of a row; one that is new and has no first answer is given up.
    fn row(
        &mut self,
        (list, row): (&List, usize),
        fields: &[&Field],
        entered: Entered,
    ) -> Answer<()> {
        let fields: Vec<&Field> = fields
            .iter()
            .copied()
            .filter(|field| {
                let row = Some(row);
                self.interviewer.is_askable(Spot { field, row })
            })
            .collect();
        let from = (entered.first_of(&fields), entered);
        in_turn(self, &fields, from, |this, field, _| {
            let is_first = fields.first().is_some_and(|first| first.tag == field.tag);
            if !is_first && this.is_missing(list, row) {
                return Ok(Turn::Skipped);
            }
            let row = Some(row);
            this.interviewer.ask(Spot { field, row })?;
            Ok(Turn::Asked)
        })
    }

    /// A question that is "no" unless somebody wants more.
    fn yes(&mut self, question: &str, parts: &[(&str, &str)]) -> Answer<bool> {
        let question = asked(self.interviewer.say(question, parts));
        let words = ["no", "yes"].map(|word| self.interviewer.words.word(word).to_owned());
        Ok(self.interviewer.front.one(&question, &words, 0)? == 1)
    }
}

/// What a row is called, in one line with room for it in a menu.
fn shortened(name: &str) -> String {
    let name = one_line(name);
    if name.chars().count() <= LONGEST_NAME {
        return name;
    }
    let mut kept: String = name.chars().take(LONGEST_NAME).collect();
    // Words stay whole where there are several.
    if let Some((words, _)) = kept.rsplit_once(' ') {
        kept.truncate(words.len());
    }
    kept + "…"
}

fn asked(label: String) -> Asked {
    Asked {
        label,
        ..Asked::default()
    }
}
