//! A plan while it is being answered, and the text of its file.
//!
//! In: a plan that has been loaded, or none yet; then one answer at a time. Out: the plan as it is with
//! that answer, and the text of its file with only that changed. Whoever keeps the file writes the text.

use super::agenda::{self, Detail};
use crate::check::{Report, Scope, check};
use crate::diagnostic::{Diagnostic, Text};
use crate::merge::{
    Note, Undecided, decided, into_file, notes, plan_file, undecided, without_notes,
};
use crate::plan::approval::{decide, is_decision};
use crate::plan::scalar::Language;
use crate::plan::{
    Directory, Field, List, Loaded, Named, Path, Plan, Question, Registry, Value, Values, load,
    references_to_nothing,
};
use crate::read::{TypedAnswer, typed};
use crate::source::{BadValue, Format, Tree};
use crate::template::Terms;
use std::sync::Arc;

/// The field of the language.
const LANGUAGE: &str = "language";

/// A plan that is open for answers.
#[derive(Clone, Debug)]
pub struct OpenPlan {
    /// What its file is called.
    name: String,
    /// The file as it was last seen; nothing before the first answer.
    tree: Option<Tree>,
    plan: Plan,
    /// As the file holds it.
    values: Values,
    /// The same, with an id for every entry.
    numbered: Values,
}

/// Why an answer was not taken.
#[derive(Debug)]
pub enum Refusal {
    /// It is not what the field holds; this says what would do.
    Value(BadValue),
    /// The file cannot be changed so.
    File(Vec<Diagnostic>),
}

impl OpenPlan {
    /// The language that the plan says it is in.
    #[must_use]
    pub fn language(&self) -> Option<&str> {
        let language = self.plan.language.as_ref();
        language.map(|language| &*language.0)
    }

    /// A new plan, whose file will be called so.
    #[must_use]
    pub fn new(name: &str, registry: &Arc<Registry>) -> Self {
        let values = Values::new(registry);
        Self {
            name: name.to_owned(),
            tree: None,
            plan: Plan::default(),
            numbered: values.clone(),
            values,
        }
    }

    /// The same new plan under another name.
    #[must_use]
    pub fn called(self, name: &str) -> Self {
        let name = name.to_owned();
        Self { name, ..self }
    }

    /// The same plan with its language; what is written next says it.
    pub fn in_language(&self, language: &Language) -> Result<Self, Refusal> {
        let Some(field) = self.registry().field(LANGUAGE) else {
            return Ok(self.clone());
        };
        let value = Some(Value::line(&language.0));
        if self.tree.is_some() {
            return self.with(field, None, value);
        }
        let mut plan = self.clone();
        plan.values.set(field, None, value.clone());
        plan.numbered.set(field, None, value);
        plan.plan.language = Some(language.clone());
        Ok(plan)
    }

    /// A plan that has been loaded from a file.
    #[must_use]
    pub fn of(loaded: Loaded) -> Self {
        Self {
            name: loaded.tree.text().name.clone(),
            tree: Some(loaded.tree),
            plan: loaded.plan,
            numbered: loaded.values.clone().numbered(),
            values: loaded.values,
        }
    }

    /// The text of its file; nothing before the first answer.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        self.tree.as_ref().map(|tree| tree.text().content.as_str())
    }

    /// The plan, as far as it is answered.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Its values by field and row, with an id for every entry.
    #[must_use]
    pub fn numbered(&self) -> &Values {
        &self.numbered
    }

    /// The fields there are.
    #[must_use]
    pub fn registry(&self) -> &Arc<Registry> {
        self.values.registry()
    }

    /// What a field says.
    #[must_use]
    pub fn value(&self, field: &Field, row: Option<usize>) -> Option<&Value> {
        self.numbered.get(field, row)
    }

    /// How many rows a list has.
    #[must_use]
    pub fn count(&self, list: &str) -> usize {
        self.numbered.rows(list).len()
    }

    /// What a text means that somebody types into a field.
    #[must_use]
    pub fn typed(&self, field: &Field, text: &str, terms: &Terms) -> TypedAnswer {
        let (language, currency) = (self.plan.language.as_ref(), self.plan.currency.as_ref());
        typed(field, text, terms, language, currency)
    }

    /// What a row is called: as references show it, else by the first thing it says.
    #[must_use]
    pub fn row_name(&self, list: &str, row: usize) -> String {
        let rows = self.numbered.rows(list);
        if let Some(entry) = self.entries(list).into_iter().nth(row) {
            return entry.shown();
        }
        let said = rows.get(row).into_iter().flat_map(crate::plan::Row::said);
        let mut said = said.map(|(_, value)| value.to_string());
        said.find(|text| !text.is_empty())
            .unwrap_or_else(|| (row + 1).to_string())
    }

    /// What the entries of a list are called, in its order; nothing of a list whose entries have no names.
    pub(super) fn labels(&self, list: &str) -> Option<Vec<String>> {
        let name = self.registry().list(list)?.name()?;
        let rows = self.values.rows(list).iter();
        let labels = rows.filter_map(|row| row.get(name)?.as_str().map(str::to_owned));
        Some(labels.collect())
    }

    /// The entries that a reference into a list can mean; none of a list without ids.
    pub(super) fn entries(&self, list: &str) -> Vec<Named> {
        let known = self.registry().list(list);
        if !known.is_some_and(|list| list.has_ids()) {
            return Vec::new();
        }
        Directory::new(self.numbered.rows(list)).entries().to_vec()
    }

    /// The plan with another answer in a field; a row that is not there is added. A decision of somebody
    /// who approves belongs to the plan as it is.
    pub fn with(
        &self,
        field: &Field,
        row: Option<usize>,
        value: Option<Value>,
    ) -> Result<Self, Refusal> {
        let mut values = self.numbered.clone();
        let value = value.map(Value::usable);
        match row.filter(|_| is_decision(field)) {
            Some(row) => decide(&mut values, row, field, value),
            None => values.set(field, row, value),
        }
        // What the field does not take is told before anything is written.
        values
            .plan()
            .map_err(|misfit| Refusal::Value(BadValue::from(misfit)))?;
        let values = values.numbered();
        let text = match &self.tree {
            None => plan_file(&values),
            Some(tree) => into_file(tree, &self.values, &values).map_err(Refusal::File)?,
        };
        self.loaded(text).map_err(Refusal::File)
    }

    /// The plan without an entry of a list; the same plan where nothing is there.
    pub fn without_entry(&self, path: &str) -> Result<Self, Vec<Diagnostic>> {
        let path = Path::parse(path, self.registry());
        let (Some(list), Some(at), Some(tree)) =
            (path.list(), self.numbered.row_at(&path), &self.tree)
        else {
            return Ok(self.clone());
        };
        let mut rows = self.numbered.rows(list).to_vec();
        if at < rows.len() {
            rows.remove(at);
        }
        let mut values = self.numbered.clone();
        values.set_rows(list, rows);
        self.loaded(into_file(tree, &self.values, &values)?)
    }

    /// The plan without the other answers for a field that stand in the comments of its file: somebody
    /// has chosen.
    pub fn decided(&self, path: &str) -> Result<Self, Vec<Diagnostic>> {
        match &self.tree {
            Some(tree) => self.loaded(decided(tree, path)),
            None => Ok(self.clone()),
        }
    }

    /// What readers noted, and what had no place, in the comments of its file.
    #[must_use]
    pub fn notes(&self) -> Vec<Note> {
        self.tree.as_ref().map_or_else(Vec::new, notes)
    }

    /// The plan without these notes in the comments of its file: somebody has dealt with them.
    pub fn without_notes(&self, notes: &[Note]) -> Result<Self, Vec<Diagnostic>> {
        match &self.tree {
            Some(tree) => self.loaded(without_notes(tree, notes)),
            None => Ok(self.clone()),
        }
    }

    fn loaded(&self, text: String) -> Result<Self, Vec<Diagnostic>> {
        let text = Text::new(self.name.clone(), text);
        load(&text, Format::Yaml, self.registry()).map(Self::of)
    }

    /// The fields that somebody has to choose an answer for.
    #[must_use]
    pub fn undecided(&self) -> Vec<Undecided> {
        self.tree.as_ref().map_or_else(Vec::new, undecided)
    }

    /// What the check finds in it as a draft, and the words that name no entry.
    #[must_use]
    pub fn findings(&self) -> Vec<Diagnostic> {
        [
            references_to_nothing(&self.numbered),
            self.report().findings,
        ]
        .concat()
    }

    /// What the check finds in it as a draft.
    #[must_use]
    pub fn report(&self) -> Report {
        let undecided = self.undecided().into_iter();
        let scope = Scope {
            undecided: undecided.map(|open| open.path).collect(),
            ..Scope::default()
        };
        check(&self.plan, &self.values, &scope)
    }

    /// Whether a question has an answer, in words or in detail.
    #[must_use]
    pub fn is_answered(&self, question: &Question) -> bool {
        self.values.answers(question)
    }

    /// What may be added to the answer of a question.
    #[must_use]
    pub fn details(&self, question: &Question) -> Vec<Detail<'_>> {
        agenda::details(self.registry(), question)
    }

    /// The list and row of a path to an entry, such as `stakeholders.S2`.
    #[must_use]
    pub fn entry(&self, path: &str) -> Option<(&List, usize)> {
        let path = Path::parse(path, self.registry());
        let list = self.registry().list(path.list()?)?;
        Some((list, self.numbered.row_at(&path)?))
    }

    /// The field and row of a path, such as `stakeholders.S2.route` or `history[0].date`.
    #[must_use]
    pub fn spot(&self, path: &str) -> Option<(&Field, Option<usize>)> {
        let path = Path::parse(path, self.registry());
        let field = path.in_registry(self.registry())?;
        match field.list {
            None => Some((field, None)),
            Some(_) => Some((field, Some(self.numbered.row_at(&path)?))),
        }
    }
}
