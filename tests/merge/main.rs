//! Plans as plan files: written, changed in place, and combined with what documents say.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test should stop at a surprise"
)]

mod combine;
mod documents;
mod edit;
mod laws;
mod removed;
#[path = "../support/mod.rs"]
mod support;

use coplan::diagnostic::Text;
use coplan::plan::{Loaded, Plan};
use coplan::source::Format;
use support::plans::{Numbered, REGISTERS, load, rows};

/// A plan file, read.
fn read(text: &str) -> Loaded {
    let loaded = load(&Text::new("plan.yaml", text), Format::Yaml);
    loaded.unwrap_or_else(|findings| panic!("{findings:?}\n{text}"))
}

/// The paths of all entries of a plan that have ids.
fn ids(plan: &Plan) -> impl Iterator<Item = String> {
    let json = serde_json::to_value(plan.numbered()).unwrap();
    REGISTERS.into_iter().flat_map(move |register| {
        let rows = rows(&json, register.list).iter();
        let ids = rows.map(|row| format!("{}.{}", register.list, row["id"].as_str().unwrap()));
        ids.collect::<Vec<_>>()
    })
}
