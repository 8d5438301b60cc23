//! What holds for every house and every plan of it: documents give back what it declares.
//!
//! `PROPTEST_CASES=200 cargo test --test read houses` tries many more than `cargo test` does.

use super::laws::cases;
use super::shared::random_plan::{Random, field, plans};
use super::support::STYLE;
use coplan::merge::{NamedReading, changes, combine};
use coplan::plan::{Field, Plan, Registry, Values};
use coplan::read::read;
use coplan::session::Prepared;
use coplan::template::{Edition, Engine, Templates, Terms};
use coplan::workbook::Layout;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use std::fmt::Write;
use std::sync::Arc;

/// A field of each kind: what its declaration says beside its key.
const KINDS: [&str; 13] = [
    "kind = 'line'",
    "kind = 'text'",
    "kind = 'prose'",
    "kind = 'choice'\ncodes = 'mood'",
    "kind = 'choices'\ncodes = 'channel'",
    "kind = 'reference'\nto = 'stakeholders'",
    "kind = 'references'\nto = 'extra.h_named'",
    "kind = 'date'",
    "kind = 'number'",
    "kind = 'number'\nrange = true",
    "kind = 'money'",
    "kind = 'percent'",
    "kind = 'yes-no'",
];

/// The lists: one whose entries have ids, and one whose entries have none.
const LISTS: [&str; 2] = [
    "[[list]]\nkey = 'h_named'\nheld = 'both'\nletter = 'H'\nquestion = 'need'\n[[list.field]]\nkey = 'called'\nlabel = 'Called'\nname = true\n",
    "[[list]]\nkey = 'h_rows'\nheld = 'both'\n[[list.field]]\nkey = 'first'\nlabel = 'First'\n",
];

/// A house: where each kind of field stands, if anywhere, and whether it is a question.
#[derive(Clone, Debug)]
struct House {
    singles: Vec<bool>,
    columns: Vec<bool>,
    asks: bool,
}

impl House {
    fn toml(&self) -> String {
        let mut toml = String::new();
        for (at, kind) in KINDS.iter().enumerate().filter(|(at, _)| self.singles[*at]) {
            let asks = if self.asks && kind.contains("prose") {
                "asks = 'how it is'"
            } else {
                "question = 'find'"
            };
            let _ = writeln!(
                toml,
                "[[field]]\nkey = 'h_{at}'\nlabel = 'Label {at}'\n{kind}\n{asks}"
            );
        }
        for list in LISTS {
            toml += list;
            for (at, kind) in KINDS.iter().enumerate().filter(|(at, _)| self.columns[*at]) {
                let _ = writeln!(
                    toml,
                    "[[list.field]]\nkey = 'c_{at}'\nlabel = 'Column {at}'\n{kind}"
                );
            }
        }
        toml + "[codes.mood]\ngood = 'Good'\nso-so = 'So, so'\n"
    }
}

fn houses() -> impl Strategy<Value = House> {
    let some = || vec(any::<bool>(), KINDS.len());
    (some(), some(), any::<bool>()).prop_map(|(singles, columns, asks)| House {
        singles,
        columns,
        asks,
    })
}

/// What a plan says in the fields of a house, as its file has it; numbers stand for references.
fn extra(registry: &Registry) -> BoxedStrategy<Map<String, Value>> {
    let is_own = |field: &&Field| field.tag.starts_with("extra.") && !field.is_id();
    let singles: Vec<_> = (registry.singles().iter().filter(is_own))
        .map(field)
        .collect();
    let lists = registry
        .lists()
        .filter(|list| list.tag.starts_with("extra."));
    let lists: Vec<_> = lists
        .map(|list| {
            let fields: Vec<_> = list.fields.iter().filter(is_own).map(field).collect();
            let row = fields.prop_map(|fields| json!(keys(fields)));
            let tag = list.tag.to_string();
            vec(row, 0..4).prop_map(move |rows| (tag.clone(), Value::Array(rows)))
        })
        .collect();
    let all = (singles, lists);
    all.prop_map(|(singles, lists)| keys(singles.into_iter().chain(lists)))
        .boxed()
}

/// Values by the last key of their tags, without those that say nothing.
fn keys(fields: impl IntoIterator<Item = (String, Value)>) -> Map<String, Value> {
    let said = fields.into_iter().filter(|(_, value)| !value.is_null());
    said.map(|(tag, value)| (tag.rsplit('.').next().unwrap().to_owned(), value))
        .collect()
}

/// Turns numbers that stand for references into ids that are there.
fn settle(extra: &mut Map<String, Value>, plan: &Plan, registry: &Arc<Registry>) {
    let groups = Values::of(plan, registry).unwrap().numbered();
    let groups = groups
        .rows("stakeholders")
        .iter()
        .filter_map(|row| row.id());
    let groups: Vec<Value> = groups.map(Value::from).collect();
    let named = extra
        .get("h_named")
        .and_then(Value::as_array)
        .map_or(0, Vec::len);
    let named: Vec<Value> = (1..=named)
        .map(|number| json!(format!("H{number}")))
        .collect();
    for (at, ids) in [(5, &groups), (6, &named)] {
        let settle = |keys: &mut Map<String, Value>, key: &str| {
            let Some(value) = keys.get(key) else { return };
            let lead = |value: &Value| {
                let number = usize::try_from(value.as_u64().unwrap()).unwrap();
                ids.get(number % ids.len().max(1)).cloned()
            };
            let led = match value {
                Value::Array(items) => Some(items.iter().filter_map(lead).collect()),
                one => lead(one),
            };
            match led {
                Some(led) => keys.insert(key.to_owned(), led),
                None => keys.remove(key),
            };
        };
        settle(extra, &format!("h_{at}"));
        for list in ["h_named", "h_rows"] {
            let rows = extra.get_mut(list).and_then(Value::as_array_mut);
            for row in rows.into_iter().flatten() {
                settle(row.as_object_mut().unwrap(), &format!("c_{at}"));
            }
        }
    }
}

/// A house, made ready, with a plan of it.
#[derive(Clone, Debug)]
struct Case {
    toml: String,
    plan: Random,
}

fn made_ready(toml: &str) -> (Engine, Layout) {
    let mut templates = Templates::default();
    templates.put("fields.toml", "fields.toml", toml).unwrap();
    let engine = Engine::new(&templates).unwrap_or_else(|faults| panic!("{faults:?}\n{toml}"));
    let layout = Layout::load(&templates.text("workbook.toml"), engine.terms()).unwrap();
    (engine, layout)
}

fn house_and_plan() -> impl Strategy<Value = Case> {
    (houses(), plans()).prop_flat_map(|(house, Random(plan))| {
        let toml = house.toml();
        let mut templates = Templates::default();
        templates.put("fields.toml", "fields.toml", &toml).unwrap();
        let registry = Arc::clone(Terms::load(&templates).unwrap().registry());
        extra(&registry).prop_map(move |mut extra| {
            settle(&mut extra, &plan, &registry);
            let mut plan = plan.clone();
            plan.extra.extend(extra);
            Case {
                toml: toml.clone(),
                plan: Random(plan),
            }
        })
    })
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn documents_give_back_what_any_house_declares(case in house_and_plan()) {
        let Case { toml, plan: Random(plan) } = case;
        let (engine, layout) = made_ready(&toml);
        let registry = engine.terms().registry();
        let prepared = Prepared::new(&plan, registry).unwrap();
        let files = [
            ("plan.docx", prepared.word(&engine, &STYLE, &Edition::default()).unwrap()),
            ("plan.xlsx", prepared.excel(engine.terms(), &layout, &STYLE, &Edition::default()).unwrap()),
        ];
        let readings: Vec<_> = files
            .iter()
            .map(|(name, bytes)| (*name, read(name, bytes, engine.terms()).unwrap()))
            .collect();
        let documents: Vec<_> = readings
            .iter()
            .map(|(name, reading)| NamedReading { name, reading })
            .collect();
        // Documents alone give it, without entries that say nothing.
        let mut wanted = Values::of(&plan, registry).unwrap().numbered();
        for list in ["extra.h_named", "extra.h_rows"] {
            let rows = wanted.rows(list).iter().filter(|row| !row.is_blank());
            let rows = rows.cloned().collect();
            wanted.set_rows(list, rows);
        }
        let alone = combine(&Values::new(registry), "none", &documents);
        let mut different = changes(&alone.plan, &wanted);
        different.retain(|change| change.path.tag().starts_with("extra."));
        prop_assert_eq!(different, vec![]);
        // And nothing of the plan they were made of is changed.
        let fingerprint = coplan::session::fingerprint(&wanted).unwrap();
        let again = combine(&wanted, &fingerprint, &documents);
        prop_assert_eq!(again.changes, vec![]);
        prop_assert_eq!(again.findings, vec![]);
    }
}
