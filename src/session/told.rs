//! What is different between two plans, as people are told: by the labels that fields have in documents, never
//! by paths.
//!
//! In: changes between two plans, and the words of the house. Out: each as a [`Told`], in the order of the
//! questions. This file does not know where it is shown.

mod lines;

use crate::merge::{Change, What};
use crate::plan::approval::is_note;
use crate::plan::{Directory, Field, Named, Path, Question, Row, Value, Values};
use crate::template::{Terms, ValueWords};
use serde::Serialize;

/// The most characters of what an entry without a name is called by.
const CALLED_BY: usize = 40;

/// What has become of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// An answer says something else.
    Changed,
    /// An entry is new.
    Added,
    /// An entry is gone.
    Removed,
}

/// One difference in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Told {
    /// The number of the question it belongs to; none for the plan as a whole.
    pub question: Option<usize>,
    /// The question as documents ask it: `2. Who do I need to work with/involve?`.
    pub group: String,
    /// What it is about: `How we will reach them (S2 · Carers)`.
    pub what: String,
    /// What has become of it.
    pub kind: Kind,
    /// Where it stands in the plan: `stakeholders.S2.route`.
    pub path: String,
    /// What was said; empty for nothing.
    pub before: String,
    /// What is said now.
    pub after: String,
}

/// Two plans and the words for them.
pub struct Telling<'a> {
    terms: &'a Terms,
    before: (&'a Values, ValueWords<'a>),
    after: (&'a Values, ValueWords<'a>),
}

impl<'a> Telling<'a> {
    /// Tells what is different between these plans, which have an id for every entry.
    #[must_use]
    pub fn new(before: &'a Values, after: &'a Values, terms: &'a Terms) -> Self {
        Self {
            terms,
            before: (before, ValueWords::new(before, terms)),
            after: (after, ValueWords::new(after, terms)),
        }
    }

    /// Every change in words: first what belongs to no question, then question by question. What coplan notes
    /// for itself is left out.
    #[must_use]
    pub fn all(&self, changes: &[Change]) -> Vec<Told> {
        let mut told: Vec<Told> = changes
            .iter()
            .filter_map(|change| self.one(change))
            .collect();
        told.sort_by_key(|told| told.question);
        told
    }

    /// A change in words; nothing of what nobody reads.
    #[must_use]
    pub fn one(&self, change: &Change) -> Option<Told> {
        let registry = self.terms.registry();
        match &change.what {
            What::Set { from, to } => {
                let field = change.path.in_registry(registry)?;
                if is_note(field) {
                    return None;
                }
                let says = |words: &ValueWords<'_>, value: &Option<Value>| {
                    let value = value.as_ref();
                    value.map_or_else(String::new, |value| words.text(field, value))
                };
                Some(Told {
                    what: self.about(field, &change.path),
                    before: says(&self.before.1, from),
                    after: says(&self.after.1, to),
                    ..self.told(field.question.as_deref(), Kind::Changed, &change.path)
                })
            }
            What::Added(row) => Some(Told {
                what: self.entry(row),
                after: self.row(&self.after.1, row),
                ..self.told(row.list().question.as_deref(), Kind::Added, &change.path)
            }),
            What::Removed(row) => Some(Told {
                what: self.entry(row),
                before: self.row(&self.before.1, row),
                ..self.told(row.list().question.as_deref(), Kind::Removed, &change.path)
            }),
        }
    }

    fn told(&self, question: Option<&str>, kind: Kind, path: &Path) -> Told {
        let registry = self.terms.registry();
        let question = question.and_then(|key| registry.question(key));
        Told {
            question: question.map(|question| question.number),
            group: self.group(question),
            what: String::new(),
            kind,
            path: path.to_string(),
            before: String::new(),
            after: String::new(),
        }
    }

    /// A question with its number, as it stands above its answers.
    fn group(&self, question: Option<&Question>) -> String {
        let asked = question.and_then(|question| {
            let field = self.terms.registry().field(&question.answer)?;
            Some(format!(
                "{}. {}",
                question.number,
                self.terms.field(field).label
            ))
        });
        asked.unwrap_or_else(|| self.terms.word("whole_plan").to_owned())
    }

    /// What people call a place in a plan: a question, a field with the entry it belongs to, an entry, a list. The
    /// path itself where it leads to nothing that has a name.
    pub(super) fn place(&self, path: &str) -> String {
        let registry = self.terms.registry();
        let parsed = Path::parse(path, registry);
        if let Some(field) = parsed.in_registry(registry) {
            return match registry.question_answered_by(&field.tag) {
                Some(_) => self.terms.field(field).label,
                None => self.about(field, &parsed),
            };
        }
        let Some(list) = parsed.list() else {
            return path.to_owned();
        };
        let rows = self.after.0.rows(list);
        let row = self.after.0.row_at(&parsed).and_then(|at| rows.get(at));
        row.map_or_else(|| self.terms.list(list).to_owned(), |row| self.entry(row))
    }

    /// The label of a field with the entry it belongs to; an answer in words stands below its own question.
    pub(super) fn about(&self, field: &Field, path: &Path) -> String {
        let registry = self.terms.registry();
        if registry.question_answered_by(&field.tag).is_some() {
            return self.terms.word("in_words").to_owned();
        }
        let label = self.terms.field(field).label;
        match self.named(path) {
            Some(entry) => format!("{label} ({entry})"),
            None => label,
        }
    }

    /// What the entry of a path is called: as references show it, by its new name if it has one.
    fn named(&self, path: &Path) -> Option<String> {
        let list = path.list()?;
        let row = |plan: &'a Values| plan.rows(list).get(plan.row_at(path)?);
        let is_known = |row: &&Row| row.id().is_some();
        // The number of an entry without an id is that in the first plan.
        let row = row(self.after.0)
            .filter(is_known)
            .or_else(|| row(self.before.0))?;
        // The entries of a list without ids are called by what they say, which alone says too little.
        Some(match row.id() {
            Some(_) => self.called(row),
            None => self.entry(row),
        })
    }

    /// An entry with the name of its list: `People and groups: S4 · Young people`.
    fn entry(&self, row: &Row) -> String {
        let list = self.terms.list(&row.list().tag);
        format!("{list}: {}", self.called(row))
    }

    fn called(&self, row: &Row) -> String {
        let directory = Directory::new(std::slice::from_ref(row));
        let shown = directory.entries().first().map(Named::shown);
        let shown = shown.filter(|shown| !shown.is_empty());
        let mut said = row.said().filter(|(_, value)| !value.is_blank());
        let first = || {
            said.next()
                .map(|(field, value)| self.after.1.text(field, value))
        };
        shortened(&shown.or_else(first).unwrap_or_default())
    }

    /// Everything that an entry says, line by line, apart from what it is called by: that only where it says no more.
    fn row(&self, words: &ValueWords<'_>, row: &Row) -> String {
        let list = row.list();
        let is_name = |field: &Field| field.is_id() || list.name() == Some(field) || is_note(field);
        let said = row
            .said()
            .filter(|(field, value)| !is_name(field) && !value.is_blank());
        let line = |(field, value): (&Field, &Value)| {
            let label = self.terms.field(field).label;
            let sign = if label.ends_with('?') { "" } else { ":" };
            format!("{label}{sign} {}", words.text(field, value))
        };
        let lines: Vec<String> = said.map(line).collect();
        if lines.is_empty() {
            return self.called(row);
        }
        lines.join("\n")
    }
}

/// One line that is not too long to name something.
fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= CALLED_BY {
        return line;
    }
    let kept: String = line.chars().take(CALLED_BY - 1).collect();
    format!("{}…", kept.trim_end())
}

/// Where two texts part: the words with which both begin, what each says then, and the words with which both
/// end. Space between them belongs to the words before it.
#[must_use]
pub fn parted<'t>(one: &'t str, other: &'t str) -> [&'t str; 4] {
    let words =
        |text: &'t str| -> Vec<&'t str> { text.split_inclusive(char::is_whitespace).collect() };
    let (first, second) = (words(one), words(other));
    let alike = first
        .iter()
        .zip(&second)
        .take_while(|(a, b)| a == b)
        .count();
    let rest = first.len().min(second.len()) - alike;
    let back = first.iter().rev().zip(second.iter().rev());
    let ending = back.take(rest).take_while(|(a, b)| a == b).count();
    let length = |words: &[&str]| words.iter().map(|word| word.len()).sum::<usize>();
    let begin = length(first.get(..alike).unwrap_or(&[]));
    let end = length(first.get(first.len() - ending..).unwrap_or(&[]));
    let middle = |text: &'t str| text.get(begin..text.len() - end).unwrap_or("");
    [
        one.get(..begin).unwrap_or(""),
        middle(one),
        middle(other),
        one.get(one.len() - end..).unwrap_or(""),
    ]
}

#[cfg(test)]
mod tests {
    use super::parted;

    #[test]
    fn two_texts_part_between_words() {
        assert_eq!(
            parted("We meet on Monday at six", "We meet on Tuesday at six"),
            ["We meet on ", "Monday ", "Tuesday ", "at six"]
        );
        assert_eq!(parted("", "new"), ["", "", "new", ""]);
        assert_eq!(parted("a a", "a a a"), ["a ", "", "a ", "a"]);
        assert_eq!(parted("café", "cafe"), ["", "café", "cafe", ""]);
    }
}
