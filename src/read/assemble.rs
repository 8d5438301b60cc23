//! What has been found → a typed plan, with a place for every answer.
//!
//! In: raw answers. Out: the [`Reading`]. An answer that cannot be understood becomes a leftover
//! near its field.

use super::Reading;
use super::answers::{Entries, Understanding};
use super::file::File;
use super::gathered::{Content, Gathered, Leftover, Raw, Row};
use crate::diagnostic::{Diagnostic, Place, Text};
use crate::document::kept_prose;
use crate::package::Origin;
use crate::plan::answers::answers;
use crate::plan::registry::{Field, registry};
use crate::plan::rows::REGISTERS;
use crate::plan::scalar::{Currency, Id, Language};
use crate::plan::{self, Plan};
use crate::source::Format;
use crate::template::Terms;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Puts together what a file says.
pub(super) fn assemble(file: &File, gathered: Gathered, terms: &Terms) -> Reading {
    let language = language(file, &gathered);
    let currency = currency(file, &gathered);
    let mut assembly = Assembly {
        understanding: Understanding::new(terms, &file.written, language.as_ref(), currency),
        places: BTreeMap::new(),
        leftovers: gathered.leftovers,
        findings: gathered.findings,
        raw: BTreeMap::new(),
        ids: BTreeSet::new(),
        absent: BTreeSet::new(),
        held: &gathered.held,
    };
    let mut lists: BTreeMap<&str, Vec<(Option<String>, &Row)>> = BTreeMap::new();
    for (list, rows) in &gathered.lists {
        let rows = assembly.identified(list, rows);
        let ids = rows.iter().filter_map(|(id, _)| id.as_deref());
        let written = ids.filter(|id| file.written.has(Origin::Row(list, id)));
        assembly
            .ids
            .extend(written.map(|id| format!("{list}.{id}")));
        lists.insert(list, rows);
    }
    assembly.meet(&lists);
    let mut written = Map::new();
    for (list, rows) in &lists {
        let rows = assembly.rows(list, rows);
        put(&mut written, list, Value::Array(rows));
    }
    for (tag, raw) in &gathered.singles {
        if let Some(value) = registry()
            .field(tag)
            .and_then(|field| assembly.value(field, tag, raw))
        {
            put(&mut written, tag, value);
        }
    }
    let plan = assembly.load(&Value::Object(written));
    let json = serde_json::to_value(&plan).unwrap_or_default();
    let kept = answers(&json, kept_prose).into_iter();
    let kept = kept.filter(|answer| file.written.has(Origin::Answer(&answer.key, &answer.words)));
    Reading {
        kind: file.kind,
        kept: kept.map(|answer| answer.path).collect(),
        purpose: file.purpose(),
        fingerprint: file.property("plan").map(str::to_owned),
        version: file.property("version").map(str::to_owned),
        unchanged: file.unchanged,
        plan,
        ids: assembly.ids,
        absent: assembly.absent,
        places: assembly.places,
        leftovers: assembly.leftovers,
        comments: gathered.comments,
        findings: assembly.findings,
        held: gathered.held,
        written: file.written.clone(),
    }
}

/// The language that dates go by: the plan's own where the document holds it, else that of the
/// file, which coplan takes from the plan.
fn language(file: &File, gathered: &Gathered) -> Option<Language> {
    let answer = gathered.singles.get("language").map(|raw| &raw.content);
    let answered = match answer {
        Some(Content::Text(text)) => text.parse().ok(),
        _ => None,
    };
    answered.or_else(|| file.language()?.parse().ok())
}

/// The currency of amounts: the plan's own where the document holds it, else that of the plan it was
/// made from.
fn currency(file: &File, gathered: &Gathered) -> Currency {
    let answer = gathered.singles.get("currency").map(Raw::shown);
    let answered = answer.and_then(|text| text.parse().ok());
    let made_in = || file.property("currency")?.parse().ok();
    answered.or_else(made_in).unwrap_or_default()
}

struct Assembly<'a> {
    understanding: Understanding<'a>,
    places: BTreeMap<String, Place>,
    leftovers: Vec<Leftover>,
    findings: Vec<Diagnostic>,
    /// The paths of entries that coplan itself wrote.
    ids: BTreeSet<String>,
    /// The paths of fields that a row has no answer to, not even an empty one.
    absent: BTreeSet<String>,
    /// The tags of the fields that the file holds.
    held: &'a BTreeSet<String>,
    /// What stood at each path, for answers that the plan will not take.
    raw: BTreeMap<String, String>,
}

impl Assembly<'_> {
    /// The rows of a list with their ids; an id that is missing, wrong or repeated is none.
    fn identified<'r>(&mut self, list: &str, rows: &'r [Row]) -> Vec<(Option<String>, &'r Row)> {
        let mut seen = BTreeSet::new();
        let mut identified = Vec::with_capacity(rows.len());
        for row in rows {
            let Some(raw) = row.answers.get("id").filter(|raw| !raw.is_empty()) else {
                identified.push((None, row));
                continue;
            };
            let text = self.understanding.text(raw);
            let id = text.parse::<Id>().ok().map(|id| id.0);
            let id = match id {
                Some(id) if seen.insert(id.to_lowercase()) => Some(id),
                Some(id) => {
                    self.findings.push(repeated(list, &id, &row.place));
                    None
                }
                None => {
                    let why = "this cannot be the number of a row";
                    self.leave(text, Some(format!("{list}.id")), &row.place, why);
                    None
                }
            };
            identified.push((id, row));
        }
        identified
    }

    /// Learns the entries that references may mean.
    fn meet(&mut self, lists: &BTreeMap<&str, Vec<(Option<String>, &Row)>>) {
        for register in REGISTERS {
            let mut entries = Entries::default();
            for (id, row) in lists.get(register.list).into_iter().flatten() {
                let name = row.answers.get(register.name);
                let name = name.map(|raw| self.understanding.text(raw));
                entries.add(id.as_deref(), name.unwrap_or_default().trim());
            }
            self.understanding.entries.insert(register.list, entries);
        }
    }

    fn rows(&mut self, list: &str, rows: &[(Option<String>, &Row)]) -> Vec<Value> {
        let mut written = Vec::with_capacity(rows.len());
        for (index, (id, row)) in rows.iter().enumerate() {
            let path = match id {
                Some(id) => format!("{list}.{id}"),
                None => format!("{list}[{index}]"),
            };
            self.places.insert(path.clone(), row.place.clone());
            let mut entry = Map::new();
            if let Some(id) = id {
                entry.insert("id".to_owned(), id.clone().into());
            }
            for field in registry()
                .fields_of(list)
                .filter(|field| field.key() != "id")
            {
                let at = format!("{path}.{}", field.key());
                let Some(raw) = row.answers.get(field.key()) else {
                    if self.held.contains(&field.tag) {
                        self.absent.insert(at);
                    }
                    continue;
                };
                if let Some(value) = self.value(field, &at, raw) {
                    entry.insert(field.key().to_owned(), value);
                }
            }
            let near = |stray: &Leftover| Leftover {
                near: Some(path.clone()),
                ..stray.clone()
            };
            self.leftovers.extend(row.strays.iter().map(near));
            written.push(Value::Object(entry));
        }
        written
    }

    /// The value of an answer; what cannot be understood of it is left over.
    fn value(&mut self, field: &Field, path: &str, raw: &Raw) -> Option<Value> {
        self.places.insert(path.to_owned(), raw.place.clone());
        let understood = self.understanding.understand(field, raw);
        for (text, why) in understood.rest {
            self.leave(text, Some(path.to_owned()), &raw.place, &why);
        }
        for doubt in understood.doubts {
            let finding = Diagnostic::warning(doubt.name, doubt.message)
                .at(path)
                .in_place(raw.place.clone())
                .help(doubt.help);
            self.findings.push(finding);
        }
        if understood.value.is_some() {
            self.raw
                .insert(path.to_owned(), self.understanding.text(raw));
        }
        understood.value
    }

    fn leave(&mut self, text: String, near: Option<String>, place: &Place, why: &str) {
        self.leftovers.push(Leftover {
            text,
            near,
            place: place.clone(),
            why: why.to_owned(),
        });
    }

    /// The typed plan. What it will not take after all is left over, never lost.
    fn load(&mut self, written: &Value) -> Plan {
        let text = Text::new("plan", written.to_string());
        let loaded = match plan::load(&text, Format::Json) {
            Ok(loaded) => loaded,
            Err(findings) => {
                self.findings.extend(findings);
                return Plan::default();
            }
        };
        for finding in loaded.findings.into_iter().filter(Diagnostic::is_error) {
            // A reference to nothing may mean an entry of another file.
            if finding.name == "reference-to-nothing" {
                continue;
            }
            let path = finding.path.clone().unwrap_or_default();
            let place = self.places.get(&path).cloned();
            match (self.raw.get(&path).cloned(), place) {
                (Some(text), Some(place)) => {
                    self.leave(text, Some(path), &place, &finding.message);
                }
                (_, place) => self.findings.push(Diagnostic { place, ..finding }),
            }
        }
        loaded.plan
    }
}

fn repeated(list: &str, id: &str, place: &Place) -> Diagnostic {
    let message = format!("the number `{id}` stands in two rows; the second is read as a new row");
    Diagnostic::note("repeated-row", message)
        .at(list.to_owned())
        .in_place(place.clone())
        .help("give it a number of its own, or leave the number out")
}

/// Puts a value below dotted keys.
fn put(written: &mut Map<String, Value>, path: &str, value: Value) {
    match path.split_once('.') {
        None => {
            written.insert(path.to_owned(), value);
        }
        Some((key, rest)) => {
            let inner = written
                .entry(key)
                .or_insert_with(|| Value::Object(Map::new()));
            if let Value::Object(inner) = inner {
                put(inner, rest, value);
            }
        }
    }
}
