//! What a plan keeps below `extra` → values of the fields that a house declares there, and back.
//!
//! In: the keys and values of `extra`, and the registry. Out: values by field and row, and the rest, which stays as
//! it is. A value that its field does not take is told with its path. Where it stands in a file is not known here.

use super::parts::{Content, Parts};
use super::{Row, Value, Values};
use crate::diagnostic::{Diagnostic, did_you_mean, listed};
use crate::plan::field::{Field, ID, Kind, List};
use crate::plan::path::Path;
use crate::plan::registry::{Holds, Part};
use crate::plan::scalar::Id;
use crate::source::BadValue;
use serde_json::{Map, Value as Json};
use std::sync::Arc;

/// A value that a field of a house does not take, and where it stands.
type Misfit = (Path, BadValue);

impl Values {
    /// Takes the values of the fields that the house declares out of `extra`; the rest is kept as it is. What is
    /// wrong with them, each finding with its path.
    pub(super) fn take_of_house(&mut self, mut extra: Map<String, Json>) -> Vec<Diagnostic> {
        let registry = Arc::clone(&self.registry);
        let mut misfits = Vec::new();
        self.take_parts(registry.parts_of_house(), &mut extra, &mut misfits);
        self.extra = extra;
        misfits.into_iter().map(finding).collect()
    }

    fn take_parts(
        &mut self,
        parts: &[Part],
        from: &mut Map<String, Json>,
        misfits: &mut Vec<Misfit>,
    ) {
        for part in parts {
            // A house's fields stand directly below `extra`.
            let (single, list) = match part.holds {
                Holds::Single(at) => (self.registry.singles().get(at).cloned(), None),
                Holds::List(at) => (None, self.registry.lists().nth(at).cloned()),
                Holds::Parts(_) => (None, None),
            };
            if let Some(field) = single
                && let Some(json) = from.shift_remove(&part.key)
            {
                let value = value_of(&field, &json, &Path::of(&field.tag), misfits);
                self.set(&field, None, value);
            } else if let Some(list) = list
                && let Some(json) = from.shift_remove(&part.key)
            {
                self.set_rows(&list.tag, rows(&list, json, misfits));
            }
        }
    }

    /// Everything that stands below `extra`: what the house declares, and what it keeps for itself.
    pub(in crate::plan) fn whole_extra(&self) -> Result<Map<String, Json>, serde_json::Error> {
        let mut whole = Map::new();
        for (key, content) in self.of_house().iter() {
            match content {
                Content::Value(_, Some(value)) => {
                    whole.insert(key.to_owned(), serde_json::to_value(value)?);
                }
                Content::Rows(_, rows) if !rows.is_empty() => {
                    let rows: Result<_, _> = rows.iter().map(said).collect();
                    whole.insert(key.to_owned(), Json::Array(rows?));
                }
                _ => {}
            }
        }
        whole.extend(self.extra.clone());
        Ok(whole)
    }

    /// The parts that the house declares.
    #[must_use]
    pub fn of_house(&self) -> Parts<'_> {
        Parts::new(self, self.registry.parts_of_house())
    }
}

/// What an entry says, by key.
fn said(row: &Row) -> Result<Json, serde_json::Error> {
    let said = row.said();
    let said =
        said.map(|(field, value)| Ok((field.key().to_owned(), serde_json::to_value(value)?)));
    said.collect::<Result<_, _>>().map(Json::Object)
}

fn finding((path, misfit): Misfit) -> Diagnostic {
    misfit.finding().at(&path)
}

fn rows(list: &Arc<List>, json: Json, misfits: &mut Vec<Misfit>) -> Vec<Row> {
    let entries = match json {
        Json::Null => Vec::new(),
        Json::Array(entries) => entries,
        other => {
            let fault = expected("a list", &other).help("begin each entry with a dash: `- `");
            misfits.push((Path::of(&list.tag), fault));
            Vec::new()
        }
    };
    let entries = entries.into_iter().enumerate();
    entries
        .map(|(index, entry)| row(list, index, entry, misfits))
        .collect()
}

fn row(list: &Arc<List>, index: usize, entry: Json, misfits: &mut Vec<Misfit>) -> Row {
    let mut row = Row::new(list);
    let path = Path::entry(&list.tag, index, None);
    let keys = match entry {
        Json::Object(keys) => keys,
        Json::Null => Map::new(),
        other => {
            misfits.push((path, expected("keys and values", &other)));
            return row;
        }
    };
    for (key, json) in keys {
        match list.field(&key).cloned() {
            Some(field) => {
                let value = value_of(&field, &json, &path.field(&field), misfits);
                row.set(&field, value);
            }
            None => misfits.push((path.clone(), unknown_key(list, &key))),
        }
    }
    row
}

fn unknown_key(list: &List, key: &str) -> BadValue {
    let known: Vec<&str> = list.fields.iter().map(Field::key).collect();
    let help = did_you_mean(key, known.iter().copied())
        .unwrap_or_else(|| format!("the keys here are {}", listed(&known)));
    BadValue::named("unknown-key", format!("unknown key `{key}`")).help(help)
}

/// What a field holds; of several values, those that it takes.
fn value_of(field: &Field, json: &Json, path: &Path, misfits: &mut Vec<Misfit>) -> Option<Value> {
    let items = match json {
        Json::Array(items) if field.many => items.as_slice(),
        single => std::slice::from_ref(single),
    };
    let mut values = Vec::new();
    for (at, item) in items.iter().enumerate() {
        match single(field, item) {
            Ok(value) => values.extend(value),
            Err(fault) if matches!(json, Json::Array(_)) && field.many => {
                misfits.push((path.clone().item(at), fault));
            }
            Err(fault) => misfits.push((path.clone(), fault)),
        }
    }
    if field.many {
        Some(Value::List(values))
    } else {
        values.pop()
    }
}

/// One value of a field, as plan files write it.
fn single(field: &Field, json: &Json) -> Result<Option<Value>, BadValue> {
    let text = match json {
        Json::Null => return Ok(None),
        Json::String(text) => text.clone(),
        Json::Number(number) => number.to_string(),
        Json::Bool(yes) => yes.to_string(),
        other => return Err(expected("a single value", other)),
    };
    if text.trim().is_empty() && !matches!(field.kind, Kind::Line | Kind::Text | Kind::Prose) {
        return Ok(None);
    }
    let text = match (field.kind, text.trim().to_lowercase().as_str()) {
        (Kind::YesNo, "yes") => "true".to_owned(),
        (Kind::YesNo, "no") => "false".to_owned(),
        (Kind::YesNo, word) => word.to_owned(),
        _ => text,
    };
    if field.key() == ID {
        text.parse::<Id>()?;
    }
    if let Some(codes) = &field.codes
        && !codes.all.contains(&text)
    {
        return Err(unknown_code(&text, &codes.all));
    }
    Value::one(field, &text).map(Some)
}

fn unknown_code(code: &str, codes: &[String]) -> BadValue {
    let known = format!("the codes are {}", listed(codes));
    let help = match did_you_mean(code, codes.iter().map(String::as_str)) {
        Some(meant) => format!("{meant} {known}"),
        None => known,
    };
    BadValue::named("unknown-code", format!("unknown code `{code}`")).help(help)
}

fn expected(what: &str, found: &Json) -> BadValue {
    let found = match found {
        Json::Array(_) => "a list",
        Json::Object(_) => "keys and values",
        _ => "a single value",
    };
    BadValue::named("wrong-type", format!("expected {what}, found {found}"))
}
