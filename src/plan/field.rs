//! A field of the plan: everything that any room asks about it.
//!
//! In: what is declared at the Rust field (see [`super::registry`]). Out: one [`Field`], and the
//! [`List`] it stands in. Nothing is known here of documents, templates or values.

use super::purpose::Purpose;
use std::sync::Arc;

/// What sort of value a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// One line of plain text.
    Line,
    /// Plain text that may have line breaks.
    Text,
    /// Markdown.
    Prose,
    /// One code of a pick-list.
    Choice,
    /// Several codes of a pick-list.
    Choices,
    /// An entry of the plan, by id or name.
    Reference,
    /// Several entries of the plan.
    References,
    /// A day or a month.
    Date,
    /// A number.
    Number,
    /// An amount of money.
    Money,
    /// A percentage.
    Percent,
    /// Yes or no.
    YesNo,
}

/// Which document holds a field, so that it can be read back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Held {
    /// The Word plan.
    Word,
    /// The workbook.
    Workbook,
    /// Both.
    Both,
    /// Neither: it stays in the plan file.
    PlanFile,
}

/// A field of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a question of its own"
)]
pub struct Field {
    /// Its path without rows: `stakeholders.route`.
    pub tag: Arc<str>,
    /// The repeated list it belongs to: `stakeholders`.
    pub list: Option<Arc<str>>,
    /// What sort of value it holds.
    pub kind: Kind,
    /// The pick-list of a choice, by its name in `terms.toml`: `stakeholder-type`.
    pub codes: Option<Codes>,
    /// The list a reference points into: `aims.objectives`.
    pub to: Option<Arc<str>>,
    /// The list whose entries' labels it repeats: `budget.years` for the year of a budget line.
    pub labels: Option<Arc<str>>,
    /// Whether it holds a list of single values.
    pub many: bool,
    /// Whether a reference may also name somebody the plan does not list.
    pub mention: bool,
    /// Whether a number may also be a range: `6-8`.
    pub range: bool,
    /// The name of its cell in the workbook, by which it is found again wherever the cell is moved to.
    pub cell: Option<Arc<str>>,
    /// Which document holds it.
    pub held: Held,
    /// Whether it is about approving the plan: what was approved stays the same when it changes.
    pub approving: bool,
    /// Whether it is about one person, and stays out of what goes to outsiders.
    pub personal: bool,
    /// The question that asks for it, by the key of its answer: `find`.
    pub question: Option<Arc<str>>,
    /// Whether it only adds to an answer of that question, and is none by itself.
    pub adds: bool,
    /// When an interview asks for it: the lowest first, under its question or within its list; what
    /// has no rank is asked for only if somebody wants to say more.
    pub rank: Option<u64>,
    /// The uses of a plan for which it has to say something.
    pub required: Vec<Purpose>,
    /// How many words it may have.
    pub most_words: Option<usize>,
    /// What it is for: the doc comment of the Rust field.
    pub description: String,
    /// Its name within its list, or the whole tag.
    pub(super) key: Arc<str>,
    /// Its position among the fields of its list, or among those that are in none.
    pub(super) position: usize,
}

impl Field {
    /// The name of the field within its list, or the whole tag: `route`.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Whether it is the id of an entry, by which paths and references name it.
    #[must_use]
    pub fn is_id(&self) -> bool {
        self.list.is_some() && self.key() == ID
    }
}

/// The key of an entry's id.
pub(super) const ID: &str = "id";

/// A pick-list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Codes {
    /// Its name in `terms.toml`.
    pub name: String,
    /// Its codes in the order they are offered.
    pub all: Vec<String>,
}

/// A repeated list of the plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    /// Its path: `aims.objectives`.
    pub tag: Arc<str>,
    /// The fields of an entry, in the order of the plan file.
    pub fields: Vec<Field>,
    /// The letter that ids of its entries begin with; none where entries have no ids.
    pub letter: Option<char>,
    /// The question that asks for it, by the key of its answer.
    pub question: Option<Arc<str>>,
    /// Whether its entries only add to an answer of that question, and are none by themselves.
    pub adds: bool,
    /// When an interview asks for it, among the rest of its question.
    pub rank: Option<u64>,
    /// Whether it speaks about the plan rather than for it: who changed it when, what was accepted.
    pub about_the_plan: bool,
    /// The position of the field by which people call an entry.
    pub(super) name: Option<usize>,
    /// The position of the field that holds an entry's id.
    pub(super) id: Option<usize>,
}

impl List {
    /// The field with this key.
    #[must_use]
    pub fn field(&self, key: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.key() == key)
    }

    /// The field by which people call an entry: `name` of `stakeholders`.
    #[must_use]
    pub fn name(&self) -> Option<&Field> {
        self.fields.get(self.name?)
    }

    /// The field that holds an entry's id.
    #[must_use]
    pub fn id(&self) -> Option<&Field> {
        self.fields.get(self.id?)
    }

    /// The field for each of whose values an entry has a row of its own in the workbook: the year of a
    /// budget line. It repeats labels, so that sums go by them.
    #[must_use]
    pub fn row_for_each(&self) -> Option<&Field> {
        self.fields.iter().find(|field| field.labels.is_some())
    }

    /// Whether its entries have ids, so that references can mean them.
    #[must_use]
    pub fn has_ids(&self) -> bool {
        self.letter.is_some()
    }
}
