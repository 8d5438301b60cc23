//! Any text as a template or a setting of a house: documents, or findings.

#![no_main]

mod common;

use common::{ENGINE, LOOK};
use coplan::session::Prepared;
use coplan::template::{Engine, Templates};
use coplan::workbook::Layout;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static PLAN: LazyLock<Prepared> = LazyLock::new(common::sample);

const FILES: [&str; 7] = [
    "plan.md.hbs",
    "partials/details/tools.md.hbs",
    "terms.toml",
    "workbook.toml",
    "guidance/achieve.md",
    "style.toml",
    "fields.toml",
];

fuzz_target!(|data: &[u8]| {
    let Some((number, rest)) = data.split_first() else {
        return;
    };
    let Ok(text) = std::str::from_utf8(rest) else {
        return;
    };
    let name = FILES[usize::from(number & 7) % FILES.len()];
    let edition = common::edition(number >> 3);
    let mut templates = Templates::default();
    if templates.put(name, name, text).is_err() {
        return;
    }
    match name {
        "style.toml" => {
            let _ = common::look(&templates);
        }
        "workbook.toml" => {
            let layout = Layout::load(&templates.text(name), ENGINE.terms());
            if let Ok(layout) = layout {
                let _ = PLAN.excel(ENGINE.terms(), &layout, &LOOK, &edition);
            }
        }
        _ => match Engine::new(&templates) {
            Ok(engine) => {
                let _ = PLAN.word(&engine, &LOOK, &edition);
            }
            Err(findings) => assert!(!findings.is_empty()),
        },
    }
});
