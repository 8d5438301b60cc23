//! All values of a plan, by field and row: what every room works on that goes by what a field is.
//!
//! In: a typed [`Plan`]. Out: [`Values`], made once and handed on; and the typed plan of values that
//! somebody has changed. What a plan costs, and whether it makes sense, is looked up in the typed plan.

mod answered;
mod captured;
mod from_plan;
mod ids;
mod into_plan;
mod json;
mod of_house;
mod parts;

pub use into_plan::Misfit;
pub use parts::{Content, Parts};

use super::field::{Field, List};
use super::path::{self, Path};
use super::registry::Registry;
use super::value::{Value, is_blank};
use serde_json::{Map, Value as Json};
use std::sync::Arc;

/// The values of a plan.
#[derive(Clone, Debug)]
pub struct Values {
    registry: Arc<Registry>,
    /// By the position of the field.
    singles: Vec<Option<Value>>,
    /// By the position of the list.
    lists: Vec<Vec<Row>>,
    /// What the house keeps in the plan for itself.
    extra: Map<String, Json>,
}

impl PartialEq for Values {
    fn eq(&self, other: &Self) -> bool {
        (&self.singles, &self.lists, &self.extra) == (&other.singles, &other.lists, &other.extra)
    }
}

/// An entry of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    list: Arc<List>,
    /// By the position of the field in its list.
    values: Vec<Option<Value>>,
}

impl Row {
    /// An entry that says nothing yet.
    #[must_use]
    pub fn new(list: &Arc<List>) -> Self {
        Self {
            values: vec![None; list.fields.len()],
            list: Arc::clone(list),
        }
    }

    /// The list it belongs to.
    #[must_use]
    pub fn list(&self) -> &Arc<List> {
        &self.list
    }

    /// What a field of it says.
    #[must_use]
    pub fn get(&self, field: &Field) -> Option<&Value> {
        self.values.get(field.position)?.as_ref()
    }

    /// Makes a field of it say something else.
    pub fn set(&mut self, field: &Field, value: Option<Value>) {
        if let Some(place) = self.values.get_mut(field.position) {
            *place = something(value);
        }
    }

    /// Every field that says something, in the order of the plan file.
    pub fn said(&self) -> impl Iterator<Item = (&Field, &Value)> {
        let fields = self.list.fields.iter().zip(&self.values);
        fields.filter_map(|(field, value)| Some((field, value.as_ref()?)))
    }

    /// Its id, where it has one.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.values.get(self.list.id?)?.as_ref()?.as_str()
    }

    /// Gives it an id, or takes it away; nothing in a list whose entries have none.
    pub fn set_id(&mut self, id: Option<String>) {
        if let Some(place) = self.list.id.and_then(|at| self.values.get_mut(at)) {
            *place = id.map(Value::Line);
        }
    }

    /// What people call it; empty where it has no name.
    #[must_use]
    pub fn name(&self) -> &str {
        let name = self.list.name.and_then(|at| self.values.get(at)?.as_ref());
        name.and_then(Value::as_str).unwrap_or("")
    }

    /// Its path, if it is the entry at this index of its list.
    #[must_use]
    pub fn path(&self, index: usize) -> Path {
        Path::entry(&self.list.tag, index, self.id())
    }

    /// Whether it says nothing, its id apart.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.said()
            .all(|(field, value)| field.is_id() || value.is_blank())
    }
}

/// A value that is one: a list without items says as little as none.
fn something(value: Option<Value>) -> Option<Value> {
    value.filter(|value| !value.items().is_empty())
}

impl Values {
    /// Values of which none says anything.
    #[must_use]
    pub fn new(registry: &Arc<Registry>) -> Self {
        Self {
            singles: vec![None; registry.singles().len()],
            lists: vec![Vec::new(); registry.lists().count()],
            extra: Map::new(),
            registry: Arc::clone(registry),
        }
    }

    /// The fields there are.
    #[must_use]
    pub fn registry(&self) -> &Arc<Registry> {
        &self.registry
    }

    /// What the house keeps in the plan for itself, and declares in no `fields.toml`.
    #[must_use]
    pub fn extra(&self) -> &Map<String, Json> {
        &self.extra
    }

    /// What a field says that is in no list.
    #[must_use]
    pub fn single(&self, field: &Field) -> Option<&Value> {
        match field.list {
            None => self.singles.get(field.position)?.as_ref(),
            Some(_) => None,
        }
    }

    /// What a field says: `row` is the index of its entry, where it belongs to a list.
    #[must_use]
    pub fn get(&self, field: &Field, row: Option<usize>) -> Option<&Value> {
        match (&field.list, row) {
            (None, _) => self.single(field),
            (Some(list), Some(row)) => self.rows(list).get(row)?.get(field),
            (Some(_), None) => None,
        }
    }

    /// The entries of a list.
    #[must_use]
    pub fn rows(&self, list: &str) -> &[Row] {
        let position = self.registry.lists().position(|known| &*known.tag == list);
        let rows = position.and_then(|at| self.lists.get(at));
        rows.map_or(&[], Vec::as_slice)
    }

    /// Every list with its entries, in the order of the plan file.
    pub fn lists(&self) -> impl Iterator<Item = (&Arc<List>, &[Row])> {
        self.registry
            .lists()
            .zip(self.lists.iter().map(Vec::as_slice))
    }

    /// Makes a field say something else; one more entry is added where `row` counts that far.
    pub fn set(&mut self, field: &Field, row: Option<usize>, value: Option<Value>) {
        let Some(list) = &field.list else {
            if let Some(place) = self.singles.get_mut(field.position) {
                *place = something(value);
            }
            return;
        };
        let Some((list, row)) = self.registry.list(list).cloned().zip(row) else {
            return;
        };
        if let Some(rows) = self.rows_mut(&list.tag) {
            if row == rows.len() {
                rows.push(Row::new(&list));
            }
            if let Some(entry) = rows.get_mut(row) {
                entry.set(field, value);
            }
        }
    }

    /// Puts other entries in the place of those of a list.
    pub fn set_rows(&mut self, list: &str, rows: Vec<Row>) {
        if let Some(place) = self.rows_mut(list) {
            *place = rows;
        }
    }

    fn rows_mut(&mut self, list: &str) -> Option<&mut Vec<Row>> {
        let position = self.registry.lists().position(|known| &*known.tag == list);
        self.lists.get_mut(position?)
    }

    /// What stands at a path of a field.
    #[must_use]
    pub fn at(&self, path: &Path) -> Option<&Value> {
        let field = path.in_registry(&self.registry)?;
        let row = self.row_at(path);
        self.get(field, row)
    }

    /// The index of the entry that a path names or leads through.
    #[must_use]
    pub fn row_at(&self, path: &Path) -> Option<usize> {
        match path.row()? {
            path::Row::Index(index) => Some(*index),
            path::Row::Id(id) => {
                let mut rows = self.rows(path.list()?).iter();
                rows.position(|row| row.id() == Some(id))
            }
        }
    }

    /// The same plan without what is about one person.
    #[must_use]
    pub fn without_personal(mut self) -> Self {
        for (field, value) in self.registry.singles().iter().zip(&mut self.singles) {
            value.take_if(|_| field.personal);
        }
        for row in self.lists.iter_mut().flatten() {
            for (field, value) in row.list.fields.iter().zip(&mut row.values) {
                value.take_if(|_| field.personal);
            }
        }
        self
    }

    /// Every single value of a field, in whichever entry, with its path: `tools.T1.groups[0]`.
    pub fn each<'a>(&'a self, field: &'a Field) -> impl Iterator<Item = (Path, &'a Value)> {
        let single = self
            .single(field)
            .map(|value| (Path::of(&field.tag), value));
        let rows = field
            .list
            .as_deref()
            .map_or(&[][..], |list| self.rows(list));
        let in_rows = rows.iter().enumerate().filter_map(move |(index, row)| {
            let value = row.get(field)?;
            Some((row.path(index).field(field), value))
        });
        single.into_iter().chain(in_rows).flat_map(|(path, value)| {
            let is_list = matches!(value, Value::List(_));
            value.items().iter().enumerate().map(move |(at, item)| {
                let path = path.clone();
                (if is_list { path.item(at) } else { path }, item)
            })
        })
    }

    /// Whether nothing is said anywhere.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        let singles = self.singles.iter().all(|value| is_blank(value.as_ref()));
        singles && self.lists.iter().all(Vec::is_empty)
    }
}
