//! The plan while it is asked for: one value at a time goes in, and the file is written each time.
//!
//! In: a field, a row and a value. Out: the plan file with only that changed, whole or not at all.

use super::super::files::{about, read_text, typed};
use super::super::input::{Input, changeable};
use super::super::report::Stop;
use super::super::schema;
use super::super::writing::{Output, write_all};
use coplan::check::Occasion;
use coplan::diagnostic::Text;
use coplan::merge::{Undecided, decided, into_file, plan_file, undecided};
use coplan::plan::registry::Field;
use coplan::plan::rows::{Directory, REGISTERS, rows};
use coplan::plan::{Plan, load};
use coplan::source::{Format, Tree, usable};
use serde_json::{Map, Value};
use std::path::{Path, PathBuf};

/// A plan and the file it is kept in.
pub(super) struct Record {
    path: PathBuf,
    /// The file as it was last seen; nothing before the first answer.
    tree: Option<Tree>,
    /// The plan as the file holds it.
    plan: Plan,
    /// The plan as JSON, with an id for every entry.
    values: Value,
}

/// Why a value was not taken.
#[derive(Debug)]
pub(super) enum Refusal {
    /// It is not what the field holds; the text says what would do.
    Value(String),
    /// The file cannot be written, or not any more.
    File(Stop),
}

impl Record {
    /// The plan of a file that is there, or a new one.
    pub(super) fn open(path: &Path) -> Result<Self, Stop> {
        if !path.exists() {
            return Ok(Self::of(path, None, Plan::default()));
        }
        let help = "change it in a text editor, or make its Word plan and type into that";
        changeable(path, help)?;
        let loaded = Input::File(path.to_owned()).load("edit")?;
        Ok(Self::of(path, Some(loaded.tree), loaded.plan))
    }

    fn of(path: &Path, tree: Option<Tree>, plan: Plan) -> Self {
        Self {
            path: path.to_owned(),
            tree,
            values: serde_json::to_value(plan.numbered()).unwrap_or_default(),
            plan,
        }
    }

    /// The file.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// The plan, as far as it is answered.
    pub(super) fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Whether there is a file yet.
    pub(super) fn is_written(&self) -> bool {
        self.tree.is_some()
    }

    /// What a field says; null where it says nothing.
    pub(super) fn value(&self, field: &Field, row: Option<usize>) -> &Value {
        let found = if let (Some(list), Some(row)) = (&field.list, row) {
            let row = rows(&self.values, list).get(row);
            row.and_then(|row| row.get(field.key()))
        } else {
            let mut keys = field.tag.split('.');
            keys.try_fold(&self.values, |value, key| value.get(key))
        };
        found.unwrap_or(&Value::Null)
    }

    /// How many rows a list has.
    pub(super) fn count(&self, list: &str) -> usize {
        rows(&self.values, list).len()
    }

    /// The entries that a reference into a list can mean: id, and name as people see it.
    pub(super) fn entries(&self, list: &str) -> Vec<(String, String)> {
        let Some(register) = REGISTERS.iter().find(|register| register.list == list) else {
            return Vec::new();
        };
        let directory = Directory::new(&self.values, *register);
        let entries = directory.entries().iter();
        entries
            .map(|entry| (entry.id.clone(), entry.shown()))
            .collect()
    }

    /// What a row is called: its name, else the first thing it says.
    pub(super) fn name(&self, list: &str, row: usize) -> String {
        if let Some((_, shown)) = self.entries(list).into_iter().nth(row) {
            return shown;
        }
        let values = rows(&self.values, list).get(row).and_then(Value::as_object);
        let mut said = values.into_iter().flatten().map(|(_, value)| shown(value));
        said.find(|text| !text.is_empty())
            .unwrap_or_else(|| (row + 1).to_string())
    }

    /// Puts a value into the plan, and writes the file.
    pub(super) fn set(
        &mut self,
        field: &Field,
        row: Option<usize>,
        value: Value,
    ) -> Result<(), Refusal> {
        let value = cleaned(value);
        let mut values = self.values.clone();
        put(&mut values, field, row, value);
        let plan: Plan =
            serde_json::from_value(values).map_err(|error| Refusal::Value(error.to_string()))?;
        self.write(&plan.numbered()).map_err(Refusal::File)
    }

    fn write(&mut self, plan: &Plan) -> Result<(), Stop> {
        let mut outputs = Vec::new();
        let text = match &self.tree {
            None => {
                if self.path.exists() {
                    return Err(self.changed_meanwhile());
                }
                outputs.extend(schema::beside(&self.path)?);
                plan_file(plan)
            }
            Some(tree) => {
                if read_text(&self.path)? != tree.text().content {
                    return Err(self.changed_meanwhile());
                }
                into_file(tree, &self.plan, plan).map_err(Stop::refused)?
            }
        };
        self.save(text, outputs)
    }

    /// The fields that somebody has to choose an answer for.
    pub(super) fn undecided(&self) -> Vec<Undecided> {
        self.tree.as_ref().map(undecided).unwrap_or_default()
    }

    /// What the plan is looked at for.
    pub(super) fn occasion(&self) -> Occasion {
        let undecided = self.undecided().into_iter();
        Occasion {
            undecided: undecided.map(|open| open.path).collect(),
            ..Occasion::default()
        }
    }

    /// Takes the other answers for a field out of the file's comments: somebody has chosen.
    pub(super) fn settle(&mut self, path: &str) -> Result<(), Stop> {
        let Some(tree) = &self.tree else {
            return Ok(());
        };
        if read_text(&self.path)? != tree.text().content {
            return Err(self.changed_meanwhile());
        }
        let text = decided(tree, path);
        self.save(text, Vec::new())
    }

    /// Writes the file, with others beside it, and takes the plan from it.
    fn save(&mut self, text: String, mut outputs: Vec<Output>) -> Result<(), Stop> {
        outputs.push(Output {
            path: self.path.clone(),
            bytes: text.clone().into_bytes(),
        });
        let named = Text::new(self.path.display().to_string(), text);
        let loaded = load(&named, Format::Yaml).map_err(Stop::refused)?;
        write_all(&outputs)?;
        *self = Self::of(&self.path, Some(loaded.tree), loaded.plan);
        Ok(())
    }

    fn changed_meanwhile(&self) -> Stop {
        let message = "this file was changed by another program while you were answering";
        let help = format!(
            "the last answer was not saved, all before it were; to go on, run `coplan edit {}`",
            typed(&self.path)
        );
        about(&self.path, "changed-meanwhile", message)
            .help(help)
            .into()
    }
}

/// A value as one line of text.
pub(super) fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(shown).collect::<Vec<_>>().join("; "),
        Value::Null | Value::Object(_) => String::new(),
        other => other.to_string(),
    }
}

/// A value without the characters that no document can hold.
fn cleaned(value: Value) -> Value {
    match value {
        Value::String(text) => usable(&text).into(),
        Value::Array(items) => items.into_iter().map(cleaned).collect(),
        other => other,
    }
}

/// Puts a value where its field belongs; a row that is not there is added.
fn put(plan: &mut Value, field: &Field, row: Option<usize>, value: Value) {
    let tag = field.list.as_deref().filter(|_| row.is_some());
    let mut place = plan;
    for key in tag.unwrap_or(&field.tag).split('.') {
        let Some(keys) = place.as_object_mut() else {
            return;
        };
        place = keys.entry(key).or_insert_with(|| Value::Object(Map::new()));
    }
    let Some(row) = row else {
        *place = value;
        return;
    };
    let Some(rows) = place.as_array_mut() else {
        return;
    };
    if row == rows.len() {
        rows.push(Value::Object(Map::new()));
    }
    if let Some(keys) = rows.get_mut(row).and_then(Value::as_object_mut) {
        keys.insert(field.key().to_owned(), value);
    }
}
