//! What the tests of reading share: documents of samples, and plans as a document holds them.

use crate::shared::plans::{Numbered, REGISTERS, as_shown, directory, load, prepared, registry};
use coplan::diagnostic::Text;
use coplan::document::same_prose;
use coplan::plan::{Field, Kind, Plan, Purpose};
use coplan::read::{Reading, read};
use coplan::source::Format;
use coplan::style::{Style, load as load_style};
use coplan::template::{Edition, Engine, Guidance, Templates};
use coplan::workbook::Layout;
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

pub static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::new(&Templates::default()).unwrap());

pub static LAYOUT: LazyLock<Layout> = LazyLock::new(|| {
    Layout::load(&Templates::default().text("workbook.toml"), ENGINE.terms()).unwrap()
});

pub static STYLE: LazyLock<Style> = LazyLock::new(|| {
    load_style(&Templates::default().text("style.toml"), |_| {
        Err(String::new())
    })
    .unwrap()
});

/// The plan files of the samples.
pub fn samples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let files = std::fs::read_dir(folder).unwrap();
    let mut files: Vec<PathBuf> = files.map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| Format::of_name(path.file_name().unwrap().to_str().unwrap()).is_some());
    files.sort();
    files
}

/// The plan of a sample.
pub fn sample(path: &Path) -> Plan {
    let name = path.file_name().unwrap().to_str().unwrap();
    let format = Format::of_name(name).unwrap();
    let text = Text::new(name, std::fs::read_to_string(path).unwrap());
    load(&text, format).unwrap().plan
}

/// The sample that uses most of a plan.
pub fn clinic_letters() -> Plan {
    sample(&Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/clinic-letters.yaml"))
}

pub fn edition(purpose: Purpose) -> Edition {
    Edition {
        purpose,
        guidance: if purpose.is_open() {
            Guidance::Notes
        } else {
            Guidance::None
        },
        ..Edition::default()
    }
}

/// The Word document of a plan.
pub fn word(plan: &Plan, edition: &Edition) -> Vec<u8> {
    word_in(&STYLE, plan, edition)
}

/// The Word document of a plan in another look.
pub fn word_in(style: &Style, plan: &Plan, edition: &Edition) -> Vec<u8> {
    let prepared = prepared(plan);
    prepared.word(&ENGINE, style, edition).unwrap()
}

/// The workbook of a plan.
pub fn excel(plan: &Plan, edition: &Edition) -> Vec<u8> {
    let prepared = prepared(plan);
    prepared
        .excel(ENGINE.terms(), &LAYOUT, &STYLE, edition)
        .unwrap()
}

/// What a document says; it must be readable.
pub fn reading(bytes: &[u8]) -> Reading {
    match read("plan.docx", bytes, ENGINE.terms()) {
        Ok(reading) => reading,
        Err(findings) => panic!("{findings:?}"),
    }
}

/// A plan as JSON with only the fields a document holds; prose as its blocks are written anew,
/// and what says nothing left out.
pub fn shown(plan: &Plan, held: &BTreeSet<String>) -> Value {
    let mut all = serde_json::to_value(as_shown(&plan.numbered())).unwrap();
    by_id(&mut all);
    let mut shown = Map::new();
    for field in registry()
        .fields()
        .filter(|field| held.contains(&*field.tag))
    {
        match &field.list {
            None => {
                let value = all.pointer(&format!("/{}", field.tag.replace('.', "/")));
                keep(&mut shown, field, &field.tag, value.unwrap_or(&Value::Null));
            }
            Some(list) => {
                let rows = all
                    .pointer(&format!("/{}", list.replace('.', "/")))
                    .unwrap();
                let entries = shown.entry(list.to_string()).or_insert_with(|| {
                    rows.as_array()
                        .unwrap()
                        .iter()
                        .map(|_| Value::Object(Map::new()))
                        .collect()
                });
                for (entry, row) in entries
                    .as_array_mut()
                    .unwrap()
                    .iter_mut()
                    .zip(rows.as_array().unwrap())
                {
                    let value = row.get(field.key()).unwrap_or(&Value::Null);
                    keep(entry.as_object_mut().unwrap(), field, field.key(), value);
                }
            }
        }
    }
    for rows in shown.values_mut() {
        if let Value::Array(rows) = rows {
            rows.retain(|row| row.as_object().is_none_or(|row| !row.is_empty()));
        }
    }
    shown.retain(|_, value| value != &Value::Array(Vec::new()));
    Value::Object(shown)
}

/// Writes every reference as the id of its entry.
fn by_id(plan: &mut Value) {
    for register in REGISTERS {
        let directory = directory(plan, register);
        let fields = registry()
            .fields()
            .filter(|field| field.to.as_deref() == Some(register.list));
        for field in fields {
            let list = field.list.as_deref().unwrap().replace('.', "/");
            let rows = plan
                .pointer_mut(&format!("/{list}"))
                .unwrap()
                .as_array_mut()
                .unwrap();
            for row in rows {
                let value = row.get_mut(field.key()).unwrap();
                let resolve = |value: &mut Value| {
                    let found = value.as_str().and_then(|text| directory.find(text));
                    if let Some(named) = found {
                        *value = named.id.clone().into();
                    }
                };
                match value {
                    Value::Array(items) => items.iter_mut().for_each(resolve),
                    value => resolve(value),
                }
            }
        }
    }
}

fn keep(into: &mut Map<String, Value>, field: &Field, key: &str, value: &Value) {
    let says_nothing = match value {
        Value::Null => true,
        Value::String(text) if field.kind == Kind::Prose => same_prose(text, ""),
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.iter().all(|item| item == ""),
        _ => false,
    };
    if !says_nothing {
        let mut value = value.clone();
        if let Value::Array(items) = &mut value {
            // An item that says nothing is none.
            items.retain(|item| item != "");
        }
        into.insert(key.to_owned(), value);
    }
}

/// The differences of two JSON values, a line each.
pub fn differences(wanted: &Value, found: &Value, path: &str, out: &mut Vec<String>) {
    match (wanted, found) {
        (Value::Object(wanted), Value::Object(found)) => {
            let keys: BTreeSet<&String> = wanted.keys().chain(found.keys()).collect();
            for key in keys {
                let value = |map: &Map<String, Value>| map.get(key).cloned().unwrap_or(Value::Null);
                differences(&value(wanted), &value(found), &format!("{path}.{key}"), out);
            }
        }
        (Value::Array(wanted), Value::Array(found)) if wanted.len() == found.len() => {
            for (at, (wanted, found)) in wanted.iter().zip(found).enumerate() {
                differences(wanted, found, &format!("{path}[{at}]"), out);
            }
        }
        (Value::String(wanted), Value::String(found)) if same(kind(path), wanted, found) => {}
        (Value::String(wanted), Value::Null) if same(kind(path), wanted, "") => {}
        (wanted, found) if wanted != found => out.push(format!("{path}: {wanted}\n    → {found}")),
        _ => {}
    }
}

/// The kind of the field at a path of [`shown`].
fn kind(path: &str) -> Option<Kind> {
    let tag: String = path
        .split('[')
        .map(|part| part.rsplit(']').next().unwrap())
        .collect();
    Some(registry().field(tag.trim_start_matches('.'))?.kind)
}

/// Whether two texts say the same: prose by its blocks, amounts by their value.
fn same(kind: Option<Kind>, wanted: &str, found: &str) -> bool {
    match kind {
        Some(Kind::Prose) => same_prose(wanted, found),
        Some(Kind::Money | Kind::Number | Kind::Percent) => wanted
            .parse::<f64>()
            .is_ok_and(|wanted| found.parse() == Ok(wanted)),
        _ => false,
    }
}

/// Says where a document does not give back the plan it was made from.
pub fn lost(plan: &Plan, reading: &Reading) -> Vec<String> {
    let mut out = Vec::new();
    let (wanted, found) = (
        shown(plan, &reading.held),
        shown(&reading.values.plan().unwrap(), &reading.held),
    );
    differences(&wanted, &found, "", &mut out);
    out.extend(
        reading
            .leftovers
            .iter()
            .map(|left| format!("left over: {left:?}")),
    );
    out.extend(
        reading
            .comments
            .iter()
            .map(|comment| format!("comment: {comment:?}")),
    );
    out.extend(
        reading
            .findings
            .iter()
            .map(|finding| format!("finding: {finding}")),
    );
    out
}
