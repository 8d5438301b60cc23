//! Plans as tests handle them: read, made ready, and written as JSON, which is looked at here without
//! the library's help.

use coplan::check::{self, Report, Scope};
use coplan::diagnostic::{Diagnostic, Text};
use coplan::merge::{self, Change, Merged};
use coplan::plan::approval::set_aside;
use coplan::plan::{self, Directory, Loaded, Named, Plan, Registry, Values};
use coplan::read::Reading;
use coplan::session::{self, Prepared};
use coplan::source::Format;
use serde_json::Value;
use std::sync::{Arc, LazyLock};

/// The fields of coplan's own plan.
pub fn registry() -> &'static Arc<Registry> {
    static REGISTRY: LazyLock<Arc<Registry>> = LazyLock::new(Registry::built_in);
    &REGISTRY
}

/// A plan file, loaded with these fields.
pub fn load(text: &Arc<Text>, format: Format) -> Result<Loaded, Vec<Diagnostic>> {
    plan::load(text, format, registry())
}

/// A plan by field and row.
pub fn values(plan: &Plan) -> Values {
    Values::of(plan, registry()).unwrap()
}

/// A plan with an id for every entry.
pub trait Numbered {
    fn numbered(&self) -> Plan;
}

impl Numbered for Plan {
    fn numbered(&self) -> Plan {
        values(self).numbered().plan().unwrap()
    }
}

/// A plan as documents show it: approvals of an earlier version set aside.
pub fn as_shown(plan: &Plan) -> Plan {
    set_aside(&values(plan)).plan().unwrap()
}

/// What a check finds in a plan.
pub fn check(plan: &Plan, scope: &Scope) -> Report {
    check::check(plan, &values(plan), scope)
}

/// A plan made ready for its documents.
pub fn prepared(plan: &Plan) -> Prepared {
    Prepared::new(plan, registry()).unwrap()
}

/// The fingerprint of a plan, numbered or not.
pub fn fingerprint(plan: &Plan) -> String {
    session::fingerprint(&values(plan).numbered()).unwrap()
}

/// A list whose entries have ids: its tag, the letter of its ids, and the key of its names.
#[derive(Clone, Copy, Debug)]
pub struct Register {
    pub list: &'static str,
    pub letter: char,
    pub name: &'static str,
}

const fn register(list: &'static str, letter: char, name: &'static str) -> Register {
    Register { list, letter, name }
}

/// The lists whose entries have ids.
pub const REGISTERS: [Register; 6] = [
    register("aims.objectives", 'O', "statement"),
    register("stakeholders", 'S', "name"),
    register("tools", 'T', "name"),
    register("funders", 'F', "name"),
    register("resources", 'R', "item"),
    register("evaluation.measures", 'M', "indicator"),
];

/// The rows of a list in a plan written as JSON.
pub fn rows<'a>(plan: &'a Value, list: &str) -> &'a [Value] {
    list.split('.')
        .try_fold(plan, |value, key| value.get(key))
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}

/// The entries of a register in a plan written as JSON.
pub fn directory(plan: &Value, register: Register) -> Directory {
    Directory::of(rows(plan, register.list).iter().map(|row| {
        let text = |key: &str| row[key].as_str().unwrap_or("").to_owned();
        Named {
            id: text("id"),
            name: text(register.name),
        }
    }))
}

/// A document as it is combined with a plan.
#[derive(Clone, Debug)]
pub struct Document {
    pub name: String,
    pub reading: Reading,
}

/// A plan combined with what documents say.
pub fn combine(plan: &Plan, fingerprint: &str, documents: &[Document]) -> Merged {
    let documents: Vec<merge::NamedReading<'_>> = documents
        .iter()
        .map(|document| merge::NamedReading {
            name: &document.name,
            reading: &document.reading,
        })
        .collect();
    merge::combine(&values(plan), fingerprint, &documents)
}

/// What is different between two plans.
pub fn changes(before: &Plan, after: &Plan) -> Vec<Change> {
    merge::changes(&values(before), &values(after))
}
