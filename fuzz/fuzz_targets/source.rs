//! Any text as a plan file: a plan that is written and read again as itself, and edited in place, or findings.

#![no_main]

mod common;

use common::{load, values};
use coplan::diagnostic::{Style, Text, render};
use coplan::merge::{changes, into_file, plan_file};
use coplan::session::Prepared;
use coplan::source::Format;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((number, rest)) = data.split_first() else {
        return;
    };
    let Ok(text) = std::str::from_utf8(rest) else {
        return;
    };
    let format = [Format::Yaml, Format::Toml, Format::Json][usize::from(*number) % 3];
    let loaded = match load(&Text::new("plan", text), format) {
        Ok(loaded) => loaded,
        Err(findings) => {
            assert!(!findings.is_empty());
            findings
                .iter()
                .for_each(|finding| drop(render(finding, Style::Plain)));
            return;
        }
    };
    loaded
        .findings
        .iter()
        .for_each(|finding| drop(render(finding, Style::Plain)));
    let written = plan_file(&loaded.values);
    let again = load(&Text::new("again.yaml", written.clone()), Format::Yaml);
    let again = again.unwrap_or_else(|_| panic!("what was written is no plan file:\n{written}"));
    if loaded.findings.iter().any(|finding| finding.is_error()) {
        return;
    }
    // A value that says nothing is not written.
    let changed = changes(&loaded.values.clone().numbered(), &again.values.numbered());
    assert!(
        changed.is_empty(),
        "the plan is another: {changed:?}\n{written}"
    );
    let _ = Prepared::of(&loaded);
    if format == Format::Yaml {
        let mut after = loaded.plan.clone();
        after.title = "changed: x".parse().ok();
        let after = values(&after);
        if let Ok(edited) = into_file(&loaded.tree, &loaded.values, &after) {
            let again = load(&Text::new("edited.yaml", edited.clone()), Format::Yaml);
            let again =
                again.unwrap_or_else(|_| panic!("what was edited is no plan file:\n{edited}"));
            let changed = changes(&after.numbered(), &again.values.numbered());
            assert!(
                changed.is_empty(),
                "the edited plan is another: {changed:?}\n{edited}"
            );
        }
    }
});
